"""The graph in the notations of RDF, each with the same bytes for the same graph."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.graph import base_of
from kg.namespaces import KG, SCHEMA

LAYERS = ("stated", "inferred", "sources")
_SOURCES = (KG.Sentence, SCHEMA.NewsArticle, KG.SourceGroup, KG.AnonymousSource)


def write_turtle(graph: Graph, path: Path) -> None:
    """Write Turtle; without blank nodes rdflib's writer is byte-stable."""
    path.write_bytes(graph.serialize(format="turtle", encoding="utf-8"))


def write_ntriples(graph: Graph, path: Path) -> None:
    """Write N-Triples, sorted."""
    path.write_bytes(b"".join(sorted(_lines(graph))))


def write_nquads(graph: Graph, path: Path) -> None:
    """Write N-Quads by layer, sorted."""
    quads = (
        line.removesuffix(b".\n") + name.n3().encode() + b" .\n"
        for name, layer in layers(graph).items()
        for line in _lines(layer)
    )
    path.write_bytes(b"".join(sorted(quads)))


def _lines(graph: Graph) -> list[bytes]:
    return graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)


def write_trig(graph: Graph, path: Path) -> None:
    """Write TriG: what is stated, what is only inferred, and the sources, in a graph each.

    rdflib's own TriG writer orders the graphs by hash, so each layer is its Turtle, put between braces.
    """
    prefixes, blocks = set[bytes](), list[bytes]()
    for name, layer in sorted(layers(graph).items()):
        for prefix, namespace in graph.namespaces():
            layer.bind(prefix, namespace, replace=True)
        head, _, body = layer.serialize(format="turtle", encoding="utf-8").partition(b"\n\n")
        prefixes.update(head.splitlines())
        blocks.append(name.n3().encode() + b" {\n" + body.strip() + b"\n}\n")
    path.write_bytes(b"\n".join([*sorted(prefixes), b"", *blocks]))


def layers(graph: Graph) -> dict[URIRef, Graph]:
    """Return the triples by layer: stated, inferred (an inference has it, no claim does) and sources."""
    base = base_of(graph)
    stated, inferred, sources = found = [
        Graph(identifier=f"{base}graph-{name}", bind_namespaces="none") for name in LAYERS
    ]
    inferences, claims = set(graph.subjects(RDF.type, KG.Inference)), set(graph.subjects(RDF.type, KG.Claim))
    by_rule = {_stated_triple(graph, node) for node in inferences} - {_stated_triple(graph, node) for node in claims}
    of_sources = {node for kind in _SOURCES for node in graph.subjects(RDF.type, kind)}
    for triple in graph:
        if triple[0] in inferences or triple in by_rule:
            inferred.add(triple)
        else:
            (sources if triple[0] in of_sources else stated).add(triple)
    return {URIRef(str(layer.identifier)): layer for layer in found}


def _stated_triple(graph: Graph, node: Node) -> tuple[Node | None, ...]:
    return tuple(graph.value(node, part) for part in (RDF.subject, RDF.predicate, RDF.object))


def write_jsonld(graph: Graph, path: Path) -> None:
    """Write JSON-LD with our context, sorted, short names for our own things."""
    context = json.loads((files("kg.export") / "context.jsonld").read_text(encoding="utf-8"))
    context["@context"]["story"] = base_of(graph)
    content = json.loads(graph.serialize(format="json-ld", context=context["@context"]))
    nodes = content.get("@graph", [content])
    ordered = {"@context": context["@context"], "@graph": [_sorted(node) for node in nodes]}
    ordered["@graph"].sort(key=lambda node: node["id"])
    path.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _sorted(value: Any) -> Any:
    """Return a JSON-LD value with its keys and sets in order; none of our terms is a list."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(element) for element in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
