"""Which event certainly comes before which: neighbours only, since the rest follows from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

import networkx as nx

from kg.model import keys
from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from kg.model.knowledge import Event
from kg.model.mention import Modality
from kg.model.statement import Inference, Ref, Statement

MOST = 2
"""How many neighbours an event is put after."""
_SEARCHED = 64
_LINKS = ("kg:before", "kg:partOf", "kg:cause")


def certain_orders(
    events: Sequence[Event], bounds: Mapping[tuple[str, str], Inference], statements: Sequence[Statement]
) -> Iterator[Inference]:
    """Yield that an event comes before another because it is over by then, nearest neighbours of one story only.

    `bounds` are the inferences of bounds by thing and property. What is linked already is left out.
    """
    linked = linked_pairs(statements)
    dated = [event for event in events if event.modality is not Modality.NEGATED]
    over = sorted((event for event in dated if event.bounds.latest != UNKNOWN_LATEST), key=_over)
    latest = [event.bounds.latest for event in over]
    newest = list(accumulate((event.bounds.earliest for event in over), max))
    near = {event.key: _surroundings(event) for event in dated}
    for event in sorted(dated, key=lambda event: event.key):
        if event.bounds.earliest == UNKNOWN_EARLIEST:
            continue
        stop = bisect_left(latest, event.bounds.earliest)
        put = 0
        for place in range(stop - 1, max(stop - 1 - _SEARCHED, -1), -1):
            other = over[place]
            if put == MOST or other.bounds.latest < newest[stop - 1]:
                break
            if near[event.key] & near[other.key] and (other.key, event.key) not in linked:
                yield _before(other, event, bounds)
                put += 1


def _over(event: Event) -> tuple[object, ...]:
    return event.bounds.latest, event.bounds.earliest, event.key


def _surroundings(event: Event) -> set[str]:
    """Return what an event shares with others of its story: who takes part, and the documents that tell of it."""
    return {participant.entity for participant in event.participants} | {
        f"document {reference.document}" for reference in event.mentions
    }


def linked_pairs(statements: Sequence[Statement]) -> set[tuple[str, str]]:
    """Return the pairs of which statements say that one comes before, is a part or the reason of the other."""
    pairs = set[tuple[str, str]]()
    for statement in statements:
        if statement.predicate in _LINKS and isinstance(statement.object, Ref):
            pair = (statement.subject.key, statement.object.key)
            pairs |= {pair} if statement.predicate == "kg:before" else {pair, pair[::-1]}
    return pairs


def _before(first: Event, second: Event, bounds: Mapping[tuple[str, str], Inference]) -> Inference:
    premises = tuple(sorted({bounds[first.key, "kg:latest"].key, bounds[second.key, "kg:earliest"].key}))
    subject, value = Ref(first.key), Ref(second.key)
    comment = (
        f"“{first.label}” is over by {first.bounds.latest.isoformat()}; "
        f"“{second.label}” is not before {second.bounds.earliest.isoformat()}."
    )
    key = keys.inference_key(subject, "kg:before", value, "order-of-dates", premises)
    return Inference(key, subject, "kg:before", value, "order-of-dates", comment, premises)


def display_order(events: Sequence[Event], statements: Sequence[Statement] = ()) -> tuple[Event, ...]:
    """Return the events from first to last: by what texts say comes first, and by their dates."""
    by_key = {event.key: event for event in events}
    graph = _stated_order(by_key, statements)
    start = {key: _start(event) for key, event in by_key.items()}
    for key in reversed(list(nx.lexicographical_topological_sort(graph))):
        start[key] = min([start[key], *(start[after] for after in graph.successors(key))])
    ordered = nx.lexicographical_topological_sort(graph, key=lambda key: (start[key], *_shown(by_key[key])))
    return tuple(by_key[key] for key in ordered)


def _stated_order(events: Mapping[str, Event], statements: Sequence[Statement]) -> nx.DiGraph[str]:
    """Return which event is said to come before which, without what runs in a circle."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(events))
    for statement in statements:
        if statement.predicate == "kg:before" and statement.is_accepted and isinstance(statement.object, Ref):
            graph.add_edge(statement.subject.key, statement.object.key)
    graph.remove_nodes_from([key for key in graph if key not in events])
    circle_of = {
        key: number
        for number, circle in enumerate(nx.strongly_connected_components(graph))
        for key in circle
        if len(circle) > 1
    }
    graph.remove_edges_from(
        [(one, other) for one, other in graph.edges if circle_of.get(one, -1) == circle_of.get(other, -2)]
    )
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def _start(event: Event) -> date:
    return event.bounds.earliest if event.bounds.earliest != UNKNOWN_EARLIEST else event.bounds.latest


def _shown(event: Event) -> tuple[object, ...]:
    return _start(event), event.bounds.latest, event.label, event.key
