"""The door to pyoxigraph: it parses, and it answers SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Thread

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph.safety import refuse_unsafe
from kg.namespaces import PREFIXES

XSD_STRING = PREFIXES["xsd"] + "string"


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: its variables, and a term or nothing for each in every row."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def as_dicts(self) -> list[dict[str, object]]:
        """Return the rows with Python values: IRIs and words as str, numbers and dates as such."""
        return [dict(zip(self.variables, map(_value, row), strict=True)) for row in self.rows]


Answer = Rows | bool | Graph


class Engine:
    """A graph, loaded once, that answers questions."""

    def __init__(self, graph: Graph) -> None:
        self.prefixes = {**PREFIXES, **{prefix: str(iri) for prefix, iri in graph.namespaces()}}
        self._store = ox.Store()
        self._store.bulk_extend(ox.Quad(_subject(s), ox.NamedNode(str(p)), to_ox(o)) for s, p, o in graph)

    def answer(self, text: str, *, seconds: float = 60) -> Answer:
        """Return the answer to a SPARQL query; QueryError if it is wrong, unsafe or too slow.

        A thread computes, since the engine cannot be interrupted; one that takes too long is left behind.
        """
        refuse_unsafe(text)
        box = _Box()
        worker = Thread(target=self._answer, args=(text, box), daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive():
            raise QueryError(f"The query took longer than {seconds:g} seconds. Make it narrower, or allow more time.")
        if isinstance(box.error, QueryError):
            raise box.error
        if box.error is not None or box.answer is None:
            raise QueryError(f"The query is not valid SPARQL: {box.error}.") from box.error
        return box.answer

    def rows(self, text: str) -> Rows:
        """Return the answer to a SELECT of our own."""
        answer = self.answer(text)
        if not isinstance(answer, Rows):
            raise QueryError("Only a SELECT has rows.")
        return answer

    def _answer(self, text: str, box: _Box) -> None:
        try:
            result = self._store.query(text, prefixes=self.prefixes)
            if isinstance(result, ox.QueryBoolean):
                box.answer = bool(result)
            elif isinstance(result, ox.QueryTriples):
                box.answer = _graph(result, self.prefixes)
            else:
                names = tuple(variable.value for variable in result.variables)
                box.answer = Rows(names, tuple(tuple(map(_optional, solution)) for solution in result))
        except (SyntaxError, ValueError, OSError, RuntimeError, QueryError) as error:
            # its traceback holds the engine's answer, which may only be let go in this thread
            box.error = error.with_traceback(None)


def query(graph: Graph, text: str, *, seconds: float = 60) -> Answer:
    """Return the answer to a SPARQL query; our prefixes and the graph's own are known."""
    return Engine(graph).answer(text, seconds=seconds)


class _Box:
    """What a worker leaves for the one who waits."""

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.error: Exception | None = None


def parse(content: bytes, kind: ox.RdfFormat, *, base: str | None = None) -> tuple[list[ox.Quad], Mapping[str, str]]:
    """Return the quads of a file and its prefixes; SyntaxError or ValueError if it is malformed."""
    parser = ox.parse(content, format=kind, base_iri=base)
    quads = list(parser)
    return quads, parser.prefixes


def to_ox(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term in the engine's form."""
    match term:
        case URIRef():
            return ox.NamedNode(str(term))
        case BNode():
            return ox.BlankNode(str(term))
        case Literal(language=str(language)):
            return ox.Literal(str(term), language=language)
        case Literal(datatype=URIRef() as datatype):
            return ox.Literal(str(term), datatype=ox.NamedNode(str(datatype)))
    return ox.Literal(str(term))


def _subject(term: Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))


def from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term in rdflib's form."""
    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal(language=str(language)):
            return Literal(term.value, lang=language)
        case ox.Literal():
            datatype = term.datatype.value
            return Literal(term.value, datatype=None if datatype == XSD_STRING else URIRef(datatype))
    raise QueryError("A quoted triple has no place in the answer. Ask for its parts.")


def _optional(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Node | None:
    return None if term is None else from_ox(term)


def _value(term: Node | None) -> object:
    if term is None:
        return None
    return term.toPython() if isinstance(term, Literal) and term.language is None else str(term)


def _graph(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in sorted(prefixes.items()):
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
    return graph
