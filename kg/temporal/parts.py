"""Parts of a time: early May, mid-2023, the first half, earlier this week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.model.bounds import Granularity
from kg.temporal.periods import add_days, add_months
from kg.temporal.situation import Reading, Situation

FRACTIONS = {
    "early": (0.0, 0.4),
    "mid": (0.3, 0.7),
    "late": (0.6, 1.0),
    "start": (0.0, 0.25),
    "end": (0.75, 1.0),
    "turn": (-0.1, 0.1),
}
"""Which stretch of the whole each word allows; neighbours overlap, since writers do not agree where one ends."""


def part_of(name: str, whole: Reading, situation: Situation) -> Reading:
    """Return the part of a reading that a word names, under the whole's TIMEX3 value."""
    if name in _SPECIAL:
        return _SPECIAL[name](whole, situation)
    low, high = FRACTIONS[name]
    days = (whole.end - whole.start).days + 1
    if days == 1 or (not whole.timex and whole.granularity is Granularity.UNKNOWN):
        return whole
    start, end = add_days(whole.start, round(days * low)), add_days(whole.start, max(round(days * high) - 1, 0))
    return Reading(start, max(start, end), Granularity.SPAN, whole.timex)


def _earlier(whole: Reading, situation: Situation) -> Reading:
    """Return the part before the day of writing, or before the time last spoken of where that lies within."""
    pivot = _pivot(whole, situation)
    if pivot is None or pivot.start <= whole.start:
        return whole
    situation.note("“earlier” ends the day before at the latest")
    return replace(whole, end=min(whole.end, add_days(pivot.start, -1)), latest_start=None, earliest_end=None)


def _later(whole: Reading, situation: Situation) -> Reading:
    pivot = _pivot(whole, situation)
    if pivot is None:
        return whole
    return replace(whole, start=max(whole.start, pivot.start), latest_start=None, earliest_end=None)


def _pivot(whole: Reading, situation: Situation) -> Reading | None:
    if whole.start <= situation.day <= whole.end:
        return situation.today()
    then = situation.then
    return then if then and whole.start <= then.start and then.end <= whole.end else None


def _half(number: int) -> Callable[[Reading, Situation], Reading]:
    def half(whole: Reading, situation: Situation) -> Reading:
        days = (whole.end - whole.start).days + 1
        middle = (
            add_months(whole.start, round(days / 30.44) // 2) if days > 59 else add_days(whole.start, (days + 1) // 2)
        )
        timex = f"{whole.timex}-H{number}" if whole.granularity is Granularity.YEAR else whole.timex
        granularity = Granularity.HALF if whole.granularity is Granularity.YEAR else Granularity.SPAN
        if number == 1:
            return Reading(whole.start, add_days(middle, -1), granularity, timex)
        return Reading(min(middle, whole.end), whole.end, granularity, timex)

    return half


_SPECIAL: dict[str, Callable[[Reading, Situation], Reading]] = {
    "earlier": _earlier,
    "later": _later,
    "half1": _half(1),
    "half2": _half(2),
}
