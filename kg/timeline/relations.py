"""How two events lie to each other in time: which of Allen's relations their bounds allow (Allen 1983)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, TimeBounds
from kg.model.knowledge import Event
from kg.temporal.allen import Allen, Certainty
from kg.timeline.network import solve
from kg.timeline.points import Constraint, End, Gap, Point, not_after, not_before

_AB, _AE, _BB, _BE = Point("one"), Point("one", End.END), Point("other"), Point("other", End.END)
_Row = tuple[Point, Point, int]
"""The second point lies so many days after the first, at least."""


def _same(one: Point, other: Point) -> tuple[_Row, _Row]:
    return (one, other, 0), (other, one, 0)


_MEANS: dict[Allen, tuple[_Row, ...]] = {
    Allen.BEFORE: ((_AE, _BB, 2),),
    Allen.MEETS: ((_AE, _BB, 1), (_BB, _AE, -1)),
    Allen.OVERLAPS: ((_AB, _BB, 1), (_BB, _AE, 0), (_AE, _BE, 1)),
    Allen.STARTS: (*_same(_AB, _BB), (_AE, _BE, 1)),
    Allen.DURING: ((_BB, _AB, 1), (_AE, _BE, 1)),
    Allen.FINISHES: ((_BB, _AB, 1), *_same(_AE, _BE)),
    Allen.EQUALS: (*_same(_AB, _BB), *_same(_AE, _BE)),
    Allen.FINISHED_BY: ((_AB, _BB, 1), *_same(_AE, _BE)),
    Allen.CONTAINS: ((_AB, _BB, 1), (_BE, _AE, 1)),
    Allen.STARTED_BY: (*_same(_AB, _BB), (_BE, _AE, 1)),
    Allen.OVERLAPPED_BY: ((_BB, _AB, 1), (_AB, _BE, 0), (_BE, _AE, 1)),
    Allen.MET_BY: ((_BE, _AB, 1), (_AB, _BE, -1)),
    Allen.AFTER: ((_BE, _AB, 2),),
}
"""What each relation says of begins and ends; days are discrete, so what meets follows on the next day."""


def allowed(one: Event, other: Event) -> frozenset[Allen]:
    """Return the relations that the bounds of two events allow: at least one, all thirteen if nothing is known.

    An event without inner bounds happens on one day within its bounds.
    """
    known = [*_bounded(one.bounds, _AB, _AE), *_bounded(other.bounds, _BB, _BE)]
    return frozenset(
        relation
        for relation, rows in _MEANS.items()
        if not solve([*known, *(_row(first, second, days) for first, second, days in rows)]).clashes
    )


def certainty(one: Event, other: Event, relation: Allen) -> Certainty:
    """Return whether a relation certainly, possibly or not at all holds between two events."""
    found = allowed(one, other)
    if relation not in found:
        return Certainty.IMPOSSIBLE
    return Certainty.CERTAIN if len(found) == 1 else Certainty.POSSIBLE


def _bounded(bounds: TimeBounds, begin: Point, end: Point) -> Iterator[Constraint]:
    yield _row(begin, end, 0)
    if bounds.earliest != UNKNOWN_EARLIEST:
        yield not_before(begin, bounds.earliest, "bound", "", ("bound",))
    if bounds.latest != UNKNOWN_LATEST:
        yield not_after(end, bounds.latest, "bound", "", ("bound",))
    if bounds.latest_start is not None and bounds.earliest_end is not None:
        yield not_after(begin, bounds.latest_start, "bound", "", ("bound",))
        yield not_before(end, bounds.earliest_end, "bound", "", ("bound",))
    else:
        yield _row(end, begin, 0)


def _row(first: Point, second: Point, days: int) -> Constraint:
    return Constraint(first, second, Gap(days), "relation", "", ("relation",))
