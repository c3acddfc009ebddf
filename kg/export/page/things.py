"""Events, figures and names as rows of the page."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.export.page.dates import timed
from kg.export.page.facts import Facts, Json, Row, filled, words_of
from kg.namespaces import KG, PREFIXES, SCHEMA

ROLES = (KG.agent, KG.affected, KG.speaker, KG.instrument, KG.other, KG.place)
TIES = (KG.cause, KG.before, KG.partOf, KG.realises, KG.postpones, KG.cancels, KG.denies, KG.misses)

_NOT_NAMES = frozenset(
    {
        KG.Event,
        KG.Figure,
        KG.Series,
        KG.Claim,
        KG.Inference,
        KG.Conflict,
        KG.Distinct,
        KG.Drift,
        KG.Sentence,
        KG.SourceGroup,
    }
    | {KG.AnonymousSource, SCHEMA.NewsArticle}
)
_NOT_FACTS = frozenset({RDF.type, RDFS.label, SKOS.altLabel, OWL.sameAs, SKOS.closeMatch, KG.involves})

# first match wins; a class that none of these names is shown under "Other names"
_KINDS = (
    ("person", ("Person",)),
    ("organisation", ("Organization", "Corporation", "Agency", "Institution")),
    ("place", ("Place", "Country", "City", "State", "AdministrativeArea", "Market", "Continent")),
    ("product", ("Product", "Brand", "Service", "SoftwareApplication", "CreativeWork")),
)


def event_rows(facts: Facts) -> list[Row]:
    """Return the events, in order of time."""
    rows = [_event(facts, event) for event in facts.instances.get(KG.Event, ())]
    return sorted(rows, key=_moment)


def _moment(row: Row) -> tuple[str, ...]:
    first, last = str(row.get("a", "")), str(row.get("b", ""))
    return first or last or "~", last or "~", str(row["id"])


def _event(facts: Facts, event: URIRef) -> Row:
    row: Row = {
        "id": facts.name(event),
        "label": facts.label(event),
        "type": next((facts.name(kind) for kind in facts.all(event, RDF.type) if kind != KG.Event), "kg:Event"),
        "modality": words_of(facts.name(facts.one(event, KG.modality))),
        "roles": list(_roles(facts, event)),
        "ordinal": facts.number(event, KG.ordinal),
        "series": facts.name(facts.one(event, KG.series)),
        "ties": [[facts.name(tie), name] for tie in TIES for name in facts.names(event, tie)],
        "figures": facts.names(event, KG.figure),
    }
    return filled(row) | _sourced(facts, event) | {"n": facts.number(event, KG.independentSources) or 0}


def _roles(facts: Facts, event: URIRef) -> Iterator[list[str]]:
    seen = set()
    for role in ROLES:
        for participant in facts.all(event, role):
            seen.add(participant)
            yield [words_of(facts.name(role)), facts.name(participant)]
    for participant in facts.all(event, KG.involves):
        if participant not in seen:
            yield ["other", facts.name(participant)]


def _sourced(facts: Facts, thing: URIRef) -> Row:
    evidence = facts.names(thing, KG.evidence)
    return timed(facts, thing) | filled({"docs": facts.names(thing, KG.source), "evidence": evidence})


def figure_rows(facts: Facts) -> list[Row]:
    """Return the figures, in order of time."""
    rows = [_figure(facts, figure) for figure in facts.instances.get(KG.Figure, ())]
    return sorted(rows, key=lambda row: (str(row.get("asOf", row.get("a", ""))), str(row["id"])))


def _figure(facts: Facts, figure: URIRef) -> Row:
    metric, as_of = facts.one(figure, KG.metric), facts.day(figure, KG.asOf)
    row: Row = {
        "id": facts.name(figure),
        "label": facts.label(figure),
        "of": facts.name(facts.one(figure, KG.of)),
        "metric": _metric(facts, metric) if metric else "",
        "value": facts.number(figure, KG.value),
        "minimum": facts.number(figure, KG.minimum),
        "maximum": facts.number(figure, KG.maximum),
        "unit": facts.text(figure, KG.unit),
        "per": facts.text(figure, KG.per),
        "kind": words_of(facts.name(facts.one(figure, KG.kind))),
        "approx": facts.text(figure, KG.approx) == "true",
        "place": facts.name(facts.one(figure, KG.place)),
        "asOf": as_of.isoformat() if as_of else "",
    }
    return filled(row) | _sourced(facts, figure)


def _metric(facts: Facts, metric: object) -> str:
    node = URIRef(str(metric))
    return facts.text(node, SKOS.prefLabel) or facts.text(node, RDFS.label) or words_of(facts.name(node))


def name_rows(facts: Facts) -> list[Row]:
    """Return people, organisations, places and products."""
    known = {thing for kind in _NOT_NAMES for thing in facts.instances.get(kind, ())}
    rows = [
        _name(facts, thing)
        for thing in facts.triples
        if isinstance(thing, URIRef) and str(thing).startswith(facts.base) and thing not in known
    ]
    return sorted(rows, key=lambda row: (str(row["label"]).casefold(), str(row["id"])))


def _name(facts: Facts, thing: URIRef) -> Row:
    kinds = [facts.name(kind) for kind in facts.all(thing, RDF.type)]
    stated: list[Json] = [
        [facts.name(predicate), facts.name(value) if isinstance(value, URIRef) else str(value)]
        for predicate in sorted(facts.triples[thing], key=str)
        if predicate not in _NOT_FACTS
        for value in facts.all(thing, predicate)
    ]
    row: Row = {
        "id": facts.name(thing),
        "label": facts.label(thing),
        "kind": _kind(kinds),
        "type": words_of(kinds[0]) if kinds else "",
        "also": [str(alias) for alias in facts.all(thing, SKOS.altLabel)],
        "same": [_identifier(node) for node in facts.all(thing, OWL.sameAs) if isinstance(node, URIRef)],
        "facts": stated,
    }
    return filled(row)


def _identifier(node: URIRef) -> str:
    return str(node).removeprefix(PREFIXES["wd"])


def _kind(kinds: list[str]) -> str:
    for kind, endings in _KINDS:
        if any(name.endswith(endings) for name in kinds):
            return kind
    return "other"


def series_rows(facts: Facts) -> list[Row]:
    """Return the numbered series."""
    return [{"id": facts.name(thing), "label": facts.label(thing)} for thing in facts.instances.get(KG.Series, ())]


def type_labels(facts: Facts, events: list[Row]) -> dict[str, Json]:
    """Return the words for the types of the events."""
    used = {str(row["type"]) for row in events}
    nodes = {facts.name(kind): kind for kind in facts.instances}
    return {name: facts.label(nodes[name]) if name in nodes else words_of(name) for name in sorted(used)}
