"""Whether a graph is whole: nothing it points at is missing, and nothing is without a name."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF

from kg.graph.read import base_of
from kg.namespaces import KG
from kg.shapes import Violation


def loose_ends(graph: Graph) -> Iterator[Violation]:
    """Yield blank nodes, references to things that the graph does not hold, and wrong short cuts to documents."""
    base, described = base_of(graph), set(graph.subjects())
    for subject, predicate, value in graph:
        if isinstance(subject, BNode) or isinstance(value, BNode):
            message = "a blank node: give it an IRI, so that files can be compared and joined"
            yield Violation(str(subject), str(predicate), str(value), message)
        elif isinstance(value, URIRef) and value.startswith(base) and value not in described:
            yield Violation(str(subject), str(predicate), str(value), "the graph says nothing about it")
    yield from _short_cuts(graph)


def _short_cuts(graph: Graph) -> Iterator[Violation]:
    for kind in (KG.Event, KG.Figure):
        for thing in sorted(graph.subjects(RDF.type, kind), key=str):
            meant = {
                document
                for sentence in graph.objects(thing, KG.evidence)
                for document in graph.objects(sentence, KG.doc)
            }
            for document in sorted(set(graph.objects(thing, KG.source)) ^ meant, key=str):
                message = "kg:source and the documents of the evidence disagree"
                yield Violation(str(thing), str(KG.source), str(document), message)
