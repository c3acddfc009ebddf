"""Statements and sources as triples: why we believe it, and who said so."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal
from rdflib.namespace import PROV, RDF, RDFS

from kg.graph.describe import period, timed
from kg.graph.terms import Names, Triple, address, number, prose, share
from kg.model.extraction import Extraction
from kg.model.knowledge import AnonymousSource, Conflict, Drift, Source, SourceGroup, TimeBasis
from kg.model.statement import Claim, Inference, Statement
from kg.namespaces import KG, SCHEMA, expand


def statement_triple(statement: Statement, names: Names) -> Triple:
    """Return the triple that a statement states."""
    value = names.node(statement.object, predicate=statement.predicate)
    return names.thing(statement.subject.key), expand(statement.predicate), value


def _reified(statement: Statement, names: Names) -> Iterator[Triple]:
    iri = names.thing(statement.key)
    for part, term in zip((RDF.subject, RDF.predicate, RDF.object), statement_triple(statement, names), strict=True):
        yield iri, part, term


def describe_claim(claim: Claim, names: Names) -> Iterator[Triple]:
    """Yield a claim: its triple, its own words, its sentence and its voices."""
    iri, evidence = names.thing(claim.key), claim.evidence
    sentence, document = names.evidence(evidence), names.document(evidence.document)
    yield iri, RDF.type, KG.Claim
    yield from _reified(claim, names)
    yield iri, KG.start, number(evidence.span.start)
    yield iri, KG.end, number(evidence.span.end)
    yield iri, KG.text, Literal(names.extractions[evidence.document].quote(evidence.span))
    yield iri, KG.evidence, sentence
    yield iri, KG.doc, document
    yield iri, KG.modality, KG[claim.modality.value]
    yield iri, KG.confidence, share(claim.score)
    yield iri, KG.extractor, Literal(claim.extractor)
    if claim.holds.is_known:
        yield from period(iri, claim.holds)
    for voice in claim.voices:
        yield iri, KG.accordingTo, names.thing(voice.key)
    if claim.chain:
        yield iri, KG.chain, Literal(claim.chain)
    if claim.origin is not None:
        yield iri, KG.origin, names.thing(claim.origin.key)


def describe_inference(inference: Inference, names: Names) -> Iterator[Triple]:
    """Yield an inference: its triple, its rule, why, and from what."""
    iri = names.thing(inference.key)
    yield iri, RDF.type, KG.Inference
    yield from _reified(inference, names)
    yield iri, KG.rule, Literal(inference.rule)
    yield iri, RDFS.comment, prose(inference.comment)
    for premise in inference.premises:
        yield iri, PROV.wasDerivedFrom, names.thing(premise)


def describe_sentence(extraction: Extraction, position: int, names: Names) -> Iterator[Triple]:
    """Yield a sentence with its exact words."""
    key, span = extraction.document.key, extraction.sentences[position]
    iri = names.sentence(key, position)
    yield iri, RDF.type, KG.Sentence
    yield iri, KG.doc, names.document(key)
    yield iri, KG.position, number(position)
    yield iri, KG.start, number(span.start)
    yield iri, KG.end, number(span.end)
    yield iri, KG.text, Literal(extraction.quote(span))


def describe_source(source: Source, names: Names, *, entities: frozenset[str]) -> Iterator[Triple]:
    """Yield a document: what it is, when it came out, whose voice it is, and what to beware of."""
    iri, document = names.thing(source.key), names.extractions[source.document].document
    yield iri, RDF.type, SCHEMA.NewsArticle
    yield iri, RDFS.label, Literal(source.title or f"(untitled) {document.location}")
    yield iri, SCHEMA.contentUrl, Literal(document.location)
    yield iri, KG.sha256, Literal(document.digest)
    yield iri, KG.group, names.thing(source.group)
    yield from timed(iri, source.bounds, source.basis)
    yield from _publication(source, names)
    for predicate, keys in ((SCHEMA.publisher, (source.publisher,)), (SCHEMA.author, source.authors)):
        for key in keys:
            if key:
                yield iri, predicate, names.thing(key) if key in entities else Literal(key)
    for other in source.derived_from:
        yield iri, PROV.wasDerivedFrom, names.thing(other)
    for caveat in source.caveats:
        yield iri, KG.caveat, prose(caveat)


def _publication(source: Source, names: Names) -> Iterator[Triple]:
    iri = names.thing(source.key)
    if source.title:
        yield iri, SCHEMA.headline, Literal(source.title)
    if source.basis is TimeBasis.STATED and source.bounds.earliest == source.bounds.latest:
        yield iri, SCHEMA.datePublished, Literal(source.bounds.earliest)
    # only web addresses count: an article may give any other scheme
    if source.url is not None and source.url.lower().startswith(("http://", "https://")):
        yield iri, SCHEMA.url, address(source.url)


def describe_group(group: SourceGroup, names: Names) -> Iterator[Triple]:
    """Yield a group of copies."""
    yield names.thing(group.key), RDF.type, KG.SourceGroup
    yield names.thing(group.key), RDFS.label, prose(group.label)


def describe_voice(voice: AnonymousSource, names: Names) -> Iterator[Triple]:
    """Yield a voice without a name."""
    iri = names.thing(voice.key)
    yield iri, RDF.type, KG.AnonymousSource
    yield iri, RDFS.label, prose(voice.label)
    yield iri, KG.doc, names.document(voice.document)


def describe_conflict(conflict: Conflict, names: Names) -> Iterator[Triple]:
    """Yield a conflict and its verdict."""
    iri = names.thing(conflict.key)
    yield iri, RDF.type, KG.Conflict
    yield iri, RDFS.comment, prose(conflict.comment)
    yield iri, KG.verdict, KG[conflict.verdict.value]
    for key in conflict.about:
        yield iri, KG.about, names.thing(key)
    for key in conflict.statements:
        yield iri, KG.statement, names.thing(key)


def describe_drift(drift: Drift, names: Names) -> Iterator[Triple]:
    """Yield what differs between two versions of a text."""
    iri = names.thing(drift.key)
    yield iri, RDF.type, KG.Drift
    yield iri, RDFS.comment, prose(drift.comment)
    for key in drift.about:
        yield iri, KG.about, names.thing(key)
    for proof in drift.evidence:
        yield iri, KG.evidence, names.evidence(proof)
