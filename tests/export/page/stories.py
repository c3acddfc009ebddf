"""Graphs to show: an invented story by hand, and many events by count."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, XSD

from kg.namespaces import DEFAULT_BASE, KG, SCHEMA, expand

HARBOUR = Path(__file__).with_name("harbour.ttl")
VERBS = ("opens", "closes", "sells", "buys", "delays", "repairs", "renames", "charters")
PLACES = ("Ostwick", "Marlhaven", "Tern Sound", "Grey Point", "Lunn", "Sallow Bay", "Kirkfirth", "Dunmere")
MODALITIES = (KG.actual, KG.actual, KG.actual, KG.planned, KG.negated, KG.possible)


def harbour() -> Graph:
    """Return the hand-made story."""
    return Graph().parse(HARBOUR)


def many(count: int, *, documents: int = 0, companies: int = 0, claims: int = 1) -> Graph:
    """Return a story of so many events, each with one quote, two to five names and a cause now and then.

    A claim may be repeated, as real stories have some nine for each event.
    """
    graph = Graph()
    graph.bind("", DEFAULT_BASE)
    documents, companies = documents or count // 6 + 1, companies or count // 12 + 3
    for number in range(documents):
        _document(graph, number)
    for number in range(companies):
        _name(graph, f"company-{number}", f"Company {PLACES[number % 8]} {number}", "schema:Organization")
    for number, place in enumerate(PLACES):
        _name(graph, f"place-{number}", place, "schema:City")
    for number in range(count):
        _event(graph, number, document=number % documents, companies=companies)
        for again in range(1, claims):
            _claim(graph, number, document=number % documents, again=again)
    return graph


def far() -> Graph:
    """Return a story of a few events in two years, and one (`event-0`) a hundred and fifty years before."""
    graph = many(24)
    event = expand(f"{DEFAULT_BASE}event-0")
    for bound in (KG.earliest, KG.latest):
        graph.set((event, bound, Literal(date(1880, 5, 1))))
    return graph


def _name(graph: Graph, key: str, label: str, kind: str) -> None:
    graph.add((expand(DEFAULT_BASE + key), RDF.type, expand(kind)))
    graph.add((expand(DEFAULT_BASE + key), RDFS.label, Literal(label)))


def _document(graph: Graph, number: int) -> None:
    document, group = expand(f"{DEFAULT_BASE}doc-{number}"), expand(f"{DEFAULT_BASE}group-{number // 2}")
    day = date(2030, 1, 1) + timedelta(days=number % 700)
    graph.add((document, RDF.type, SCHEMA.NewsArticle))
    graph.add((document, RDFS.label, Literal(f"Shipping notes, number {number}")))
    graph.add((document, KG.earliest, Literal(day)))
    graph.add((document, KG.latest, Literal(day)))
    graph.add((document, KG.timeBasis, KG.stated))
    graph.add((document, KG.group, group))
    graph.add((group, RDF.type, KG.SourceGroup))
    graph.add((group, RDFS.label, Literal(f"Shipping notes {number // 2}")))


def _event(graph: Graph, number: int, *, document: int, companies: int) -> None:
    event = expand(f"{DEFAULT_BASE}event-{number}")
    sentence, source = expand(f"{DEFAULT_BASE}doc-{document}-s{number}"), expand(f"{DEFAULT_BASE}doc-{document}")
    first = date(2030, 1, 1) + timedelta(days=number * 37 % 711)
    last = first + timedelta(days=(0, 0, 6, 27)[number % 4])
    names = [f"company-{(number * step + step) % companies}" for step in range(1, 2 + number % 4)]
    label = f"Company {number % companies} {VERBS[number % 8]} a berth at {PLACES[number * 3 % 8]}"
    for predicate, value in (
        (RDF.type, KG.Event),
        (RDF.type, expand(f"kg:{VERBS[number % 8].title()}")),
        (RDFS.label, Literal(label)),
        (KG.earliest, Literal(first)),
        (KG.latest, Literal(last)),
        (KG.timeBasis, KG.inferred if number % 5 == 0 else KG.stated),
        (KG.modality, MODALITIES[number % 6]),
        (KG.place, expand(f"{DEFAULT_BASE}place-{number * 3 % 8}")),
        (KG.agent, expand(DEFAULT_BASE + names[0])),
        *((KG.affected, expand(DEFAULT_BASE + name)) for name in names[1:]),
        (KG.evidence, sentence),
        (KG.source, source),
        (KG.independentSources, Literal(number % 3)),
    ):
        graph.add((event, predicate, value))
    if number % 10 == 3:
        graph.add((event, KG.cause, expand(f"{DEFAULT_BASE}event-{number - 3}")))
    for subject, predicate, value in (
        (sentence, RDF.type, KG.Sentence),
        (sentence, KG.doc, source),
        (sentence, KG.position, Literal(number)),
        (sentence, KG.start, Literal(number * 90)),
        (sentence, KG.end, Literal(number * 90 + len(label) + 1)),
        (sentence, KG.text, Literal(label + ".")),
    ):
        graph.add((subject, predicate, value))
    _claim(graph, number, document=document)


def _claim(graph: Graph, number: int, *, document: int, again: int = 0) -> None:
    claim = expand(f"{DEFAULT_BASE}claim-{number}-{again}" if again else f"{DEFAULT_BASE}claim-{number}")
    sentence, source = expand(f"{DEFAULT_BASE}doc-{document}-s{number}"), expand(f"{DEFAULT_BASE}doc-{document}")
    for predicate, value in (
        (RDF.type, KG.Claim),
        (RDF.subject, expand(f"{DEFAULT_BASE}event-{number}")),
        (RDF.predicate, RDF.type),
        (RDF.object, expand(f"kg:{VERBS[number % 8].title()}")),
        (KG.evidence, sentence),
        (KG.doc, source),
        (KG.confidence, Literal("0.9", datatype=XSD.decimal)),
        (KG.origin, expand(f"{DEFAULT_BASE}group-{document // 2}")),
    ):
        graph.add((claim, predicate, value))
