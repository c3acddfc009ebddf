"""Graph files, whatever their notation, as one flat graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.engine import from_ox, parse
from kg.graph.terms import new_graph
from kg.namespaces import DEFAULT_BASE, KG, PREFIXES

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_OLD_SCHEMA = "http://schema.org/"


def read(path: Path | str) -> Graph:
    """Return the graph in a file, named graphs put together; GraphError if it cannot be read."""
    path = Path(path)
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise GraphError(f"{path}: {path.suffix or 'no suffix'} is not a graph. Give one of: {', '.join(FORMATS)}.")
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "Run `kg build` first, or name the file."
        raise GraphError(f"{path}: cannot be read ({error.strerror}). {remedy}") from error
    try:
        quads, prefixes = parse(content, kind)
    except (SyntaxError, ValueError, OSError) as error:
        raise GraphError(f"{path}: not valid {kind.name}: {error}. Correct the file at that place.") from error
    graph = new_graph(prefixes.get("", DEFAULT_BASE))
    for prefix, namespace in prefixes.items():
        if prefix not in PREFIXES and namespace != _OLD_SCHEMA:
            graph.bind(prefix, namespace)
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    if "" not in prefixes:
        graph.bind("", _guess_base(graph), replace=True)
    return graph


def base_of(graph: Graph) -> str:
    """Return the base of a graph's own things."""
    return next((str(iri) for prefix, iri in graph.namespaces() if prefix == ""), DEFAULT_BASE)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term, with schema.org always at its https address."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(_OLD_SCHEMA):
        return URIRef(PREFIXES["schema"] + term.value.removeprefix(_OLD_SCHEMA))
    return from_ox(term)


def _guess_base(graph: Graph) -> str:
    first = min(map(str, graph.objects(None, KG.doc)), default=DEFAULT_BASE)
    return first[: max(first.rfind("/"), first.rfind("#")) + 1] or DEFAULT_BASE
