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
    "middle": (0.3, 0.7),
    "late": (0.6, 1.0),
    "start": (0.0, 0.25),
    "beginning": (0.0, 0.25),
    "end": (0.75, 1.0),
    "close": (0.75, 1.0),
    "turn": (-0.1, 0.1),
}
"""Which stretch of the whole each word allows; neighbours overlap, since writers do not agree where one ends."""
_Part = Callable[[Reading, Situation], Reading]


def part_of(name: str, whole: Reading, situation: Situation, *, is_told: bool = False) -> Reading:
    """Return the part of a reading that a word names; of what was told before, "later" begins with that time."""
    if is_told and name == "later" and situation.then is not None and situation.then.start >= whole.start:
        return replace(whole, start=min(situation.then.start, whole.end), latest_start=None, earliest_end=None)
    if situation.calendar.is_literal and name in _DIARY:
        return _DIARY[name](whole, situation)
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


def half_of(number: int, whole: Reading) -> Reading:
    """Return the first or the second half: of a month from the 16th, of a week from its fourth day."""
    days = (whole.end - whole.start).days + 1
    if days == 1:
        return whole
    if days > 59:
        middle = add_months(whole.start, round(days / 30.44) // 2)
    else:
        middle = add_days(whole.start, 15 if days > 14 else days // 2)
    is_year = whole.granularity is Granularity.YEAR
    timex, granularity = (f"{whole.timex}-H{number}", Granularity.HALF) if is_year else (whole.timex, Granularity.SPAN)
    if number == 1:
        return Reading(whole.start, add_days(middle, -1), granularity, timex)
    return Reading(min(middle, whole.end), whole.end, granularity, timex)


_SPECIAL: dict[str, _Part] = {
    "earlier": _earlier,
    "later": _later,
    "half1": lambda whole, _: half_of(1, whole),
    "half2": lambda whole, _: half_of(2, whole),
}


def _diary_earlier(whole: Reading, situation: Situation) -> Reading:
    half = half_of(1, whole)
    is_now = whole.start < situation.day <= whole.end
    return replace(half, end=max(min(half.end, add_days(situation.day, -1)), half.start)) if is_now else half


def _diary_later(whole: Reading, situation: Situation) -> Reading:
    half = half_of(2, whole)
    is_now = whole.start <= situation.day <= whole.end
    return replace(half, start=max(half.start, min(situation.day, half.end))) if is_now else half


def _diary_third(number: int) -> _Part:
    def third(whole: Reading, situation: Situation) -> Reading:
        """Return four months of a year that is not the current one, else the half."""
        if whole.granularity is Granularity.YEAR and not whole.start <= situation.day <= whole.end:
            start = add_months(whole.start, 4 * (number - 1))
            return Reading(start, add_days(add_months(start, 4), -1), Granularity.SPAN, whole.timex)
        return _diary_middle(whole) if number == 2 else half_of((number + 1) // 2, whole)

    return third


def _diary_middle(whole: Reading) -> Reading:
    """Return the tenth to the twentieth of a month, else the middle third."""
    if whole.granularity is Granularity.MONTH:
        return Reading(add_days(whole.start, 9), add_days(whole.start, 19), Granularity.SPAN, whole.timex)
    days = (whole.end - whole.start).days + 1
    return Reading(
        add_days(whole.start, days // 3), add_days(whole.start, days * 2 // 3), Granularity.SPAN, whole.timex
    )


_DIARY: dict[str, _Part] = {
    "early": _diary_third(1),
    "start": _diary_third(1),
    "beginning": _diary_third(1),
    "earlier": _diary_earlier,
    "mid": _diary_third(2),
    "middle": _diary_third(2),
    "late": _diary_third(3),
    "end": _diary_third(3),
    "close": _diary_third(3),
    "later": _diary_later,
}
"""The fixed parts of a diary, see `Calendar.is_literal`."""
