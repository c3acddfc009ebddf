"""How two bounded times lie to each other: Allen's relations (Allen 1983), and what is certain before what."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, TimeBounds


class Allen(StrEnum):
    """The thirteen relations of two intervals, as OWL-Time names them."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"


INVERSES = {one: list(Allen)[-1 - place] for place, one in enumerate(Allen)}
"""Each relation with the one that holds the other way round."""


class Certainty(StrEnum):
    """Whether something holds for all that the bounds allow, for some of it, or for none."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


def relate(one: TimeBounds, other: TimeBounds) -> Allen:
    """Return how the stretch of days between the bounds of one lies to that of the other.

    Days are discrete: one that ends on the eve of the other meets it.
    """
    if one.latest < other.earliest:
        return Allen.MEETS if (other.earliest - one.latest).days == 1 else Allen.BEFORE
    if other.latest < one.earliest:
        return Allen.MET_BY if (one.earliest - other.latest).days == 1 else Allen.AFTER
    return _OVERLAPPING[_sign(one.earliest, other.earliest), _sign(one.latest, other.latest)]


def _sign(one: date, other: date) -> int:
    return (one > other) - (one < other)


_OVERLAPPING = {
    (-1, -1): Allen.OVERLAPS,
    (-1, 0): Allen.FINISHED_BY,
    (-1, 1): Allen.CONTAINS,
    (0, -1): Allen.STARTS,
    (0, 0): Allen.EQUALS,
    (0, 1): Allen.STARTED_BY,
    (1, -1): Allen.DURING,
    (1, 0): Allen.FINISHES,
    (1, 1): Allen.OVERLAPPED_BY,
}
"""By how the beginnings and the ends compare."""


def is_before(one: TimeBounds, other: TimeBounds) -> Certainty:
    """Return whether one event lies on an earlier day than the other."""
    if one.latest < other.earliest and one.latest != UNKNOWN_LATEST and other.earliest != UNKNOWN_EARLIEST:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if one.earliest < other.latest else Certainty.IMPOSSIBLE


def is_after(one: TimeBounds, other: TimeBounds) -> Certainty:
    """Return whether one event lies on a later day than the other."""
    return is_before(other, one)
