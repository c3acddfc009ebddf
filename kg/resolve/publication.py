"""Documents as sources: headline, publisher, authors and address, each with its claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import keys
from kg.model.document import Fact, PublicationFact
from kg.model.evidence import evidence_at
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity, Source
from kg.model.span import Span
from kg.model.statement import Object, Ref, Term
from kg.resolve.claims import Draft, Occasion
from kg.resolve.copies import Grouping
from kg.resolve.directory import Directory, free_key
from kg.resolve.judgements import spoken

PREDICATES: Mapping[Fact, str] = {
    Fact.TITLE: "schema:headline",
    Fact.AUTHOR: "schema:author",
    Fact.PUBLISHER: "schema:publisher",
    Fact.URL: "schema:url",
}


NAMED: Mapping[Fact, str] = {Fact.AUTHOR: "schema:Person", Fact.PUBLISHER: "schema:NewsMediaOrganization"}


@dataclass(frozen=True, slots=True)
class Publication:
    """What a document says about itself."""

    title: str
    publisher: str | None
    authors: tuple[str, ...]
    url: str | None


def with_publishers(extractions: Sequence[Extraction], directory: Directory) -> Directory:
    """Return the directory with the authors and publishers that only documents' facts of publication name."""
    by_name = dict(directory.by_name or {})
    entities = {entity.key: entity for entity in directory.entities}
    facts = {(fact.value, fact.kind) for each in extractions for fact in each.document.facts if fact.kind in NAMED}
    for value, kind in sorted(facts):
        name = " ".join(value.split())
        if name and spoken(name) not in by_name:
            key = free_key(keys.slug(name), entities)
            entities[key] = Entity(key, NAMED[kind], name)
            by_name[spoken(name)] = key
    return replace(directory, entities=tuple(entities[key] for key in sorted(entities)), by_name=by_name)


def publication(extraction: Extraction, directory: Directory) -> Publication:
    """Return the headline, publisher, authors and address of a document."""
    document = extraction.document
    publisher = directory.key(document.key, extraction.publisher)
    stated = document.fact(Fact.PUBLISHER)
    if publisher is None and stated is not None:
        publisher = directory.named(stated.value)
    authors = [directory.key(document.key, index) for index in extraction.authors]
    authors += [directory.named(fact.value) for fact in document.facts if fact.kind is Fact.AUTHOR]
    url = document.fact(Fact.URL)
    return Publication(
        title=_title(extraction),
        publisher=publisher,
        authors=tuple(dict.fromkeys(author for author in authors if author)),
        url=url.value if url else None,
    )


def _title(extraction: Extraction) -> str:
    stated = extraction.document.fact(Fact.TITLE)
    if stated is not None:
        return " ".join(stated.value.split())
    first = next((s for s in extraction.sentences if extraction.quote(s).strip()), None)
    return _shortened(" ".join(extraction.quote(first).split())) if first else extraction.document.key


def _shortened(words: str, longest: int = 90) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def source(extraction: Extraction, found: Publication, grouping: Grouping, doubts: Sequence[str] = ()) -> Source:
    """Return the document as a source; `doubts` are reasons to beware of it."""
    document = extraction.document
    key = keys.document_key(document.digest)
    seen = (caveat.text for caveat in extraction.caveats)
    caveats = (*seen, *grouping.caveats.get(document.key, ()), *doubts)
    return Source(
        key=key,
        document=document.key,
        group=grouping.group_of[document.key],
        title=found.title,
        derived_from=grouping.derived_from.get(document.key, ()),
        publisher=found.publisher,
        authors=found.authors,
        url=found.url,
        caveats=tuple(dict.fromkeys(caveats)),
    )


def publication_drafts(
    extraction: Extraction, directory: Directory, entities: Mapping[str, Entity], group: str
) -> Iterator[Draft]:
    """Yield the claims that a document makes about itself; each document makes one at least."""
    document = extraction.document
    subject = Ref(keys.document_key(document.digest))
    told: set[str] = set()
    for fact in document.facts:
        predicate = PREDICATES.get(fact.kind)
        if predicate is not None and evidence_at(extraction, fact.span) is not None:
            told.add(predicate)
            value = _object(fact, directory)
            yield _draft(extraction, fact.span, subject, (predicate, value, fact.origin), group)
            if isinstance(value, Ref) and not entities[value.key].mentions:
                yield _draft(extraction, fact.span, value, ("rdf:type", Term(NAMED[fact.kind]), fact.origin), group)
                yield _draft(extraction, fact.span, value, ("rdfs:label", entities[value.key].name, fact.origin), group)
    local = (("schema:publisher", (extraction.publisher,)), ("schema:author", extraction.authors))
    for predicate, indices in local:
        for index in indices:
            key = directory.key(document.key, index)
            if index is not None and key is not None and predicate not in told:
                span = extraction.entities[index].mentions[0].span
                yield _draft(extraction, span, subject, (predicate, Ref(key), "byline"), group)
    if "schema:headline" not in told:
        yield from _headline(extraction, subject, group)


def _headline(extraction: Extraction, subject: Ref, group: str) -> Iterator[Draft]:
    """Yield the headline of a document that states none: the opening of its first sentence."""
    first = next((s for s in extraction.sentences if extraction.quote(s).strip()), None)
    if first is not None:
        yield _draft(extraction, first, subject, ("schema:headline", _title(extraction), "opening"), group)


def _object(fact: PublicationFact, directory: Directory) -> Object:
    value = " ".join(fact.value.split())
    if fact.kind in {Fact.AUTHOR, Fact.PUBLISHER}:
        key = directory.named(value)
        return Ref(key) if key else value
    return value


def _draft(extraction: Extraction, span: Span, subject: Ref, said: tuple[str, Object, str], group: str) -> Draft:
    predicate, value, rule = said
    return Draft(Occasion(extraction, span, group, rule), subject, predicate, value)


def publishers(found: Mapping[str, Publication]) -> Mapping[str, str | None]:
    """Return the publisher's key of each document."""
    return {document: publication.publisher for document, publication in found.items()}


def chain_labels(
    extractions: Sequence[Extraction], found: Mapping[str, Publication], directory: Directory
) -> Mapping[str, str]:
    """Return how each document is called at the head of a chain of voices: its publisher, else its headline."""
    names = {entity.key: entity.name for entity in directory.entities}
    return {
        extraction.document.key: names.get(found[extraction.document.key].publisher or "")
        or found[extraction.document.key].title
        for extraction in extractions
    }
