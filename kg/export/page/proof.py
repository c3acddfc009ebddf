"""Statements and sources as rows of the page: why it is believed, and who said so."""

from __future__ import annotations

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS
from rdflib.term import Node

from kg.export.page.dates import timed
from kg.export.page.facts import Facts, Json, Row, filled
from kg.namespaces import KG, SCHEMA


def claim_rows(facts: Facts) -> list[Row]:
    """Return what sentences say."""
    return [_claim(facts, claim) for claim in facts.instances.get(KG.Claim, ())]


def _claim(facts: Facts, claim: URIRef) -> Row:
    row = _statement(facts, claim) | {
        "modality": facts.name(facts.one(claim, KG.modality)).removeprefix("kg:"),
        "voices": facts.names(claim, KG.accordingTo),
        "chain": facts.text(claim, KG.chain),
        "origin": facts.name(facts.one(claim, KG.origin)),
        "sure": facts.number(claim, KG.confidence),
        "sentence": facts.name(facts.one(claim, KG.evidence)),
        "caveat": facts.text(claim, KG.caveat),
        "words": _words(facts, claim),
    }
    return filled(row)


def _statement(facts: Facts, statement: URIRef) -> Row:
    subject, predicate, value = (facts.one(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    return {
        "id": facts.name(statement),
        "s": facts.name(subject),
        "p": facts.name(predicate),
        "o": str(value) if isinstance(value, Literal) else facts.name(value),
        "refused": not facts.holds(subject, predicate, value),
    }


def _words(facts: Facts, claim: URIRef) -> list[Json]:
    """Return where the claim's own words are in its sentence, in UTF-16 units, as JavaScript counts."""
    sentence = facts.one(claim, KG.evidence)
    start, end = facts.number(claim, KG.start), facts.number(claim, KG.end)
    if sentence is None or start is None or end is None:
        return []
    text, first = facts.text(sentence, KG.text), facts.number(sentence, KG.start) or 0
    begin, stop = int(start - first), int(end - first)
    if not 0 <= begin < stop <= len(text):
        return []
    return [_units(text[:begin]), _units(text[:stop])]


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 units.

    >>> _units("a😀")
    3
    """
    return len(text.encode("utf-16-le")) // 2


def inference_rows(facts: Facts) -> list[Row]:
    """Return what rules conclude."""
    rows = []
    for inference in facts.instances.get(KG.Inference, ()):
        reasons: Row = {
            "rule": facts.text(inference, KG.rule),
            "why": facts.text(inference, RDFS.comment),
            "from": facts.names(inference, PROV.wasDerivedFrom),
        }
        rows.append(filled(_statement(facts, inference) | reasons))
    return rows


def origin_names(facts: Facts) -> dict[str, list[str]]:
    """Return who said first that an event happened, for every event of which somebody did."""
    found: dict[str, dict[str, None]] = {}
    for claim in facts.instances.get(KG.Claim, ()):
        origin = facts.one(claim, KG.origin)
        if origin is not None and facts.one(claim, RDF.predicate) == RDF.type:
            found.setdefault(facts.name(facts.one(claim, RDF.subject)), {})[facts.name(origin)] = None
    return {event: list(origins) for event, origins in found.items()}


def refused(facts: Facts) -> int:
    """Return how many claims the graph does not accept."""
    return sum(_statement(facts, claim)["refused"] is True for claim in facts.instances.get(KG.Claim, ()))


def conflict_rows(facts: Facts) -> list[Row]:
    """Return where statements do not fit together."""
    return [
        filled(
            {
                "id": facts.name(conflict),
                "about": facts.names(conflict, KG.about),
                "statements": facts.names(conflict, KG.statement),
                "verdict": facts.name(facts.one(conflict, KG.verdict)).removeprefix("kg:"),
                "why": facts.text(conflict, RDFS.comment),
            }
        )
        for conflict in facts.instances.get(KG.Conflict, ())
    ]


def distinct_rows(facts: Facts) -> list[Row]:
    """Return what was compared and held apart."""
    return [
        filled({"about": facts.names(distinct, KG.about), "why": facts.text(distinct, RDFS.comment)})
        for distinct in facts.instances.get(KG.Distinct, ())
    ]


def sentence_rows(facts: Facts) -> list[Row]:
    """Return the quoted sentences."""
    return [
        {
            "id": facts.name(sentence),
            "doc": facts.name(facts.one(sentence, KG.doc)),
            "at": facts.number(sentence, KG.position) or 0,
            "text": facts.text(sentence, KG.text),
            "from": facts.number(sentence, KG.start),
            "to": facts.number(sentence, KG.end),
        }
        for sentence in facts.instances.get(KG.Sentence, ())
    ]


def document_rows(facts: Facts) -> list[Row]:
    """Return the articles, in order of publication; those of an unknown day come last."""
    rows = [_document(facts, document) for document in facts.instances.get(SCHEMA.NewsArticle, ())]
    return sorted(rows, key=lambda row: (str(row.get("a", row.get("b", "~"))), str(row.get("b", "~")), str(row["id"])))


def _document(facts: Facts, document: URIRef) -> Row:
    address = facts.text(document, SCHEMA.url)
    row: Row = {
        "id": facts.name(document),
        "label": facts.label(document),
        "file": facts.text(document, SCHEMA.contentUrl),
        "url": address if address.lower().startswith(("http://", "https://")) else "",
        "publisher": _person(facts, facts.one(document, SCHEMA.publisher)),
        "authors": [_person(facts, author) for author in facts.all(document, SCHEMA.author)],
        "group": facts.name(facts.one(document, KG.group)),
        "from": facts.names(document, PROV.wasDerivedFrom),
        "caveats": [str(caveat) for caveat in facts.all(document, KG.caveat)],
    }
    return filled(row) | timed(facts, document)


def _person(facts: Facts, node: Node | None) -> str:
    if node is None:
        return ""
    return str(node) if isinstance(node, Literal) else facts.label(node)


def voice_labels(facts: Facts) -> dict[str, Json]:
    """Return the words for groups of copies and voices without a name."""
    kinds = (KG.SourceGroup, KG.AnonymousSource)
    return {facts.name(thing): facts.label(thing) for kind in kinds for thing in facts.instances.get(kind, ())}
