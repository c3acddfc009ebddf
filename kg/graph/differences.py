"""Why two things are not one, asked of the graph alone: what speaks against it, else what speaks too little for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from kg.graph.wording import Wording
from kg.namespaces import KG, SCHEMA

Ask = Callable[[Graph, Node, Node, Wording], str]

_ROLES = (
    (KG.agent, "Somebody else does it"),
    (KG.speaker, "Somebody else says it"),
    (KG.affected, "It is done to something else"),
    (KG.place, "They are in different places"),
)
_AHEAD = frozenset({KG.planned, KG.expected, KG.possible})
_WIDE = (KG.Event, SCHEMA.Event, RDFS.Resource)
_FAR = "0001-01-01", "9999-12-31"
_SHORTEST = 3
"""Words of a name with no more letters say little ("the", "Inc")."""


def differences(graph: Graph, first: Node, second: Node, words: Wording) -> Iterator[str]:
    """Yield what keeps two things apart, the surest reasons first; if nothing does, what they have in common."""
    kinds = [set(graph.objects(thing, RDF.type)) for thing in (first, second)]
    are_events = [KG.Event in types for types in kinds]
    if are_events[0] != are_events[1]:
        yield f"One is an event, the other is not: {_kind(graph, first, words)} and {_kind(graph, second, words)}"
        return
    questions = _OF_EVENTS if all(are_events) else _OF_THINGS
    found = [reason for ask in questions if (reason := ask(graph, first, second, words))]
    yield from found or ["Nothing that is told excludes that they are one, but too little speaks for it"]
    if all(are_events) and (shared := _shared(graph, first, second, words)):
        yield shared


def _kinds_apart(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    ours, theirs = (_above(graph, thing) for thing in (first, second))
    if ours & theirs or not ours or not theirs:
        return ""
    names = f"{_kind(graph, first, words)} and {_kind(graph, second, words)}"
    return f"They are kinds of events that are never one: {names}"


def _kinds_differ(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    ours, theirs = (_kind(graph, thing, words) for thing in (first, second))
    if ours == theirs or _above(graph, first).isdisjoint(_above(graph, second)):
        return ""
    return f"They are of different, though related kinds: {ours} and {theirs}"


def _numbers(graph: Graph, first: Node, second: Node, _: Wording) -> str:
    ours, theirs = (graph.value(thing, KG.ordinal) for thing in (first, second))
    return (
        f"They are numbered differently: {ours} and {theirs}" if None not in (ours, theirs) and ours != theirs else ""
    )


def _times(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    (begin, end), (start, stop) = (_bounds(graph, thing) for thing in (first, second))
    if words.time(first) == words.time(second):
        return ""
    excludes = "Their times exclude each other" if end < start or stop < begin else "Their times differ, but may meet"
    return f"{excludes}: {words.time(first)} and {words.time(second)}"


def _readings(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    """A plan and its happening are linked, not merged; what is denied is not what happened."""
    ours, theirs = (graph.value(thing, KG.modality) for thing in (first, second))
    if ours == theirs:
        return ""
    told = f"{words.local(ours)} and {words.local(theirs)}"
    if KG.negated in (ours, theirs):
        return f"One is said not to happen: {told}"
    if (ours in _AHEAD) != (theirs in _AHEAD):
        return f"One is still to come where it is told, the other has happened: {told}"
    return ""


def _takers(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    told = []
    for role, reason in _ROLES:
        ours, theirs = (set(graph.objects(thing, role)) for thing in (first, second))
        if ours and theirs and ours.isdisjoint(theirs):
            told.append(f"{reason}: {_names(ours, words)} and {_names(theirs, words)}")
    return "; ".join(told)


def _nobody_shared(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    ours, theirs = (set(graph.objects(thing, KG.involves)) for thing in (first, second))
    if not ours.isdisjoint(theirs) or not ours | theirs:
        return ""
    return f"Nobody and no place takes part in both: {_names(ours, words)} and {_names(theirs, words)}"


def _shared(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    common = set(graph.objects(first, KG.involves)) & set(graph.objects(second, KG.involves))
    sentences = set(graph.objects(first, KG.evidence)) & set(graph.objects(second, KG.evidence))
    told = [f"{_names(common, words)} in both"] if common else []
    told += ["told in one sentence"] if sentences else []
    return f"In common: {', '.join(told)}" if told else ""


def _other_things(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    ours, theirs = (_kind(graph, thing, words) for thing in (first, second))
    return f"They are of different kinds: {ours} and {theirs}" if ours != theirs else ""


def _other_names(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    ours, theirs = (_called(graph, thing) for thing in (first, second))
    if {word for name in ours for word in _spelt(name)} & {word for name in theirs for word in _spelt(name)}:
        return ""
    return f"Their names have no word in common: {', '.join(sorted(ours))} and {', '.join(sorted(theirs))}"


def _other_ends(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    """Names of which each has words of its own are of two things: "Alva Foods" and "Alva Steel"."""
    ours, theirs = ({word for name in _called(graph, thing) for word in _spelt(name)} for thing in (first, second))
    if not ours & theirs or not ours - theirs or not theirs - ours:
        return ""
    return f"Each name has words of its own: {', '.join(sorted(ours - theirs))} and {', '.join(sorted(theirs - ours))}"


def _told_together(graph: Graph, first: Node, second: Node, words: Wording) -> str:
    events = set(graph.subjects(KG.involves, first)) & set(graph.subjects(KG.involves, second))
    if not events:
        return ""
    return f"Both take part in one event: {words.name(min(events, key=str))}"


_OF_EVENTS: tuple[Ask, ...] = (
    _kinds_apart,
    _numbers,
    _times,
    _readings,
    _takers,
    _nobody_shared,
    _kinds_differ,
)
_OF_THINGS: tuple[Ask, ...] = (_other_things, _other_names, _other_ends, _told_together)


def _above(graph: Graph, event: Node) -> set[Node]:
    """Return the types of an event and all above them, below the one that all events have."""
    types = set(graph.objects(event, RDF.type))
    above = {one for kind in types for one in graph.transitive_objects(kind, RDFS.subClassOf) if one is not None}
    return above - {*_WIDE, *graph.transitive_objects(KG.Event, RDFS.subClassOf)}


def _kind(graph: Graph, thing: Node, words: Wording) -> str:
    return _names({kind for kind in graph.objects(thing, RDF.type) if kind not in _WIDE}, words)


def _called(graph: Graph, thing: Node) -> set[str]:
    return {str(name) for predicate in (RDFS.label, SKOS.altLabel) for name in graph.objects(thing, predicate)}


def _spelt(name: str) -> set[str]:
    return {word.casefold().strip(".,") for word in name.split() if len(word) > _SHORTEST}


def _bounds(graph: Graph, thing: Node) -> tuple[str, str]:
    found = [graph.value(thing, bound) for bound in (KG.earliest, KG.latest)]
    return str(found[0] or _FAR[0]), str(found[1] or _FAR[1])


def _names(terms: set[Node], words: Wording) -> str:
    return ", ".join(sorted(map(words.name, terms))) or "nothing"
