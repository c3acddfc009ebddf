"""Why something is in the graph: its claims, their origins, the rules, and the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.errors import GraphError, QueryError
from kg.graph.compare import compare
from kg.graph.questions import find
from kg.graph.telling import Telling
from kg.graph.wording import Wording, one_line
from kg.model.knowledge import Judgement
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


def explain(graph: Graph, thing: str, other: str | None = None, *, judgements: Sequence[Judgement] = ()) -> Explanation:
    """Return why a thing is in the graph or, for two, why they are one or are not.

    A thing is given by its IRI, its short name (`:layoff-33d2860a91c4`) or its label; `judgements` are those of the
    user, by which one of the two may have got lost in the other.
    """
    if other is not None and (told_apart := _judged(graph, thing, other, judgements)) is not None:
        return told_apart
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


def _judged(graph: Graph, thing: str, other: str, judgements: Sequence[Judgement]) -> Explanation | None:
    """Return that the user made two things one, where the graph knows only one of them any more."""
    names = {_bare(thing), _bare(other)}
    judged = next((one for one in judgements if one.is_same and {_bare(one.left), _bare(one.right)} == names), None)
    kept = [name for name in (thing, other) if _is_known(graph, name)]
    if judged is None or len(kept) != 1:
        return None
    words = Wording(graph)
    node = _one(graph, kept[0])
    place = f" ({judged.place})" if judged.place else ""
    title = f"One: both are {words.name(node)} ({words.short(node)})."
    return Explanation(one_line(title), (Line(1, f"The user judged that they are one{place}."),))


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix(":")


def _is_known(graph: Graph, name: str) -> bool:
    try:
        return bool(find(graph, name))
    except QueryError:
        return False


def _one(graph: Graph, text: str) -> Node:
    found = find(graph, text)
    if len(found) > 1:  # a group is called as its first document, which tells what it is in
        found = [one for one in found if (one, RDF.type, KG.SourceGroup) not in graph] or found
    if len(found) > 1:
        names = ", ".join(map(Wording(graph).short, found))
        raise GraphError(f"{len(found)} things are called {text!r}: {names}. Give one of these instead.")
    return found[0]
