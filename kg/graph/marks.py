"""By which words the things of a graph can be recognised in another graph of the same articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.graph.read import base_of
from kg.namespaces import KG

Mark = tuple[str, int, int]
"""A stretch of words: the key of the document, start and end."""
NAMING = frozenset({RDF.type, RDFS.label, SKOS.altLabel})


def marks(graph: Graph) -> Mapping[str, Mapping[str, frozenset[Mark]]]:
    """Return the marks of each event, figure, entity, series and group, by kind and key.

    A thing's marks are the words that claim that it is there; those of a group are its documents.
    """
    events, figures = set(graph.subjects(RDF.type, KG.Event)), set(graph.subjects(RDF.type, KG.Figure))
    found: dict[str, defaultdict[str, set[Mark]]] = {kind: defaultdict(set) for kind in KINDS}
    for claim in graph.subjects(RDF.type, KG.Claim):
        subject, predicate = graph.value(claim, RDF.subject), graph.value(claim, RDF.predicate)
        kind = "event" if subject in events else "figure" if subject in figures else "entity"
        if subject is None or not (predicate in NAMING if kind != "figure" else predicate == KG.value):
            continue
        if kind == "event" and predicate != RDF.type:
            continue
        mark = _mark(graph, claim)
        found[kind][key_of(graph, subject)].add(mark)
        for series in graph.objects(subject, KG.series):
            found["series"][key_of(graph, series)].add(mark)
    for document, group in graph.subject_objects(KG.group):
        if (document, RDF.type, KG.Claim) not in graph:
            found["group"][key_of(graph, group)].add((key_of(graph, document), 0, 0))
    return {kind: {key: frozenset(spans) for key, spans in things.items()} for kind, things in found.items()}


KINDS = ("event", "figure", "entity", "series", "group")


def replaced(graph: Graph) -> Mapping[str, str]:
    """Return the keys that were given up for others, by what took their place."""
    pairs = graph.subject_objects(DCTERMS.isReplacedBy)
    return {key_of(graph, old): key_of(graph, new) for old, new in pairs}


def key_of(graph: Graph, thing: Node) -> str:
    """Return the key that the IRI of a thing was made from."""
    return unquote(str(thing).removeprefix(base_of(graph)))


def _mark(graph: Graph, claim: Node) -> Mark:
    document = graph.value(claim, KG.doc)
    start, end = (graph.value(claim, edge) for edge in (KG.start, KG.end))
    key = key_of(graph, document) if isinstance(document, URIRef) else ""
    return key, int(str(start or 0)), int(str(end or 0))
