"""Why something is in the graph: its claims, their origins, the rules, and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.compare import compare
from kg.graph.questions import find
from kg.graph.telling import Telling
from kg.graph.wording import Wording, one_line
from kg.namespaces import KG


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an explanation and how far it is indented."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a thing is and why, line by line, the shortest proof of its date first."""

    title: str
    lines: tuple[Line, ...]


def explain(graph: Graph, thing: str, other: str | None = None) -> Explanation:
    """Return why a thing is in the graph or, for two, why they are one or are not.

    A thing is given by its IRI, its short name (`:layoff-33d2860a91c4`) or its label.
    """
    first = _one(graph, thing)
    if other is not None:
        title, told = compare(graph, first, _one(graph, other))
    else:
        telling, types = Telling(graph), set(graph.objects(first, RDF.type))
        is_statement = bool(types & {KG.Claim, KG.Inference})
        told = list(telling.statement(first, 1) if is_statement else telling.thing(first, types))
        title = telling.title(first, types)
    return Explanation(one_line(title), tuple(Line(depth, one_line(text)) for depth, text in told))


def render_explanation(explanation: Explanation) -> str:
    """Return an explanation as plain text."""
    return "\n".join([explanation.title, *("  " * line.depth + line.text for line in explanation.lines)])


def _one(graph: Graph, text: str) -> Node:
    found = find(graph, text)
    if len(found) > 1:
        names = ", ".join(map(Wording(graph).short, found))
        raise GraphError(f"{len(found)} things are called {text!r}: {names}. Give one of these instead.")
    return found[0]
