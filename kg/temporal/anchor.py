"""Anchor an underspecified value: the bounds that it allows, given when the text was published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeValue
from kg.temporal.formula import parse_formula
from kg.temporal.periods import NEWS, Calendar
from kg.temporal.reading import read
from kg.temporal.situation import Reading, Situation
from kg.temporal.words import in_words

_FAR = (date(1000, 6, 15), date(3000, 6, 15))
"""Two days far apart: a bound that is the same read on either does not depend on the unknown day of publication."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The bounds of an anchored value with the rule and, in plain words, the reason; soft if the rule is only usual."""

    bounds: TimeBounds
    rule: str
    reason: str
    is_hard: bool
    timex: str = ""
    """The TIMEX3 value."""


def anchor(
    value: TimeValue,
    *,
    reference: TimeBounds,
    tense: Tense,
    previous: TimeBounds | None = None,
    calendar: Calendar = NEWS,
) -> Anchored:
    """Return the bounds of a value in a text published at `reference`; `previous` is the event time last spoken of.

    Where publication is only known within bounds, the result holds for every day of them; where it is not known, what
    depends on it is unknown. Never narrower than the words allow.
    """
    formula = parse_formula(value.meaning)
    days = _days(reference)
    readings: list[Reading] = []
    notes: list[str] = []
    is_hard = True
    for day in dict.fromkeys(days):
        then = _as_reading(previous) if previous is not None and previous.is_known else None
        situation = Situation(day, then, tense, calendar)
        readings.append(read(formula, situation))
        notes += [note for note in situation.notes if note not in notes]
        is_hard = is_hard and situation.is_hard
    bounds = _hull(readings, reference)
    return Anchored(bounds, _kebab(value.rule), _reason(value, reference, bounds, notes), is_hard, _timex(readings))


def _days(reference: TimeBounds) -> tuple[date, date]:
    low = reference.earliest if reference.earliest != UNKNOWN_EARLIEST else _FAR[0]
    high = reference.latest if reference.latest != UNKNOWN_LATEST else _FAR[1]
    return low, high


def _as_reading(bounds: TimeBounds) -> Reading:
    return Reading(bounds.earliest, bounds.latest, bounds.granularity, bounds.earliest.isoformat())


def _hull(readings: list[Reading], reference: TimeBounds) -> TimeBounds:
    """Return the bounds that hold for every day of publication; readings move on with the day that they are read on."""
    first, last = readings[0], readings[-1]
    earliest, latest = min(first.start, last.start), max(first.end, last.end)
    if reference.earliest == UNKNOWN_EARLIEST and first.start != last.start:
        earliest = UNKNOWN_EARLIEST
    if reference.latest == UNKNOWN_LATEST and first.end != last.end:
        latest = UNKNOWN_LATEST
    if earliest == UNKNOWN_EARLIEST and latest in {UNKNOWN_LATEST, UNKNOWN_EARLIEST}:
        return replace(UNKNOWN_BOUNDS, granularity=first.granularity)
    inner = (first.latest_start, first.earliest_end)
    if inner != (last.latest_start, last.earliest_end):
        inner = (None, None)
    granularity = first.granularity
    if (first.start, first.end) != (last.start, last.end) and granularity is not Granularity.WEEK:
        granularity = Granularity.SPAN
    return TimeBounds(earliest, latest, granularity, *inner)


def _timex(readings: list[Reading]) -> str:
    first, last = readings[0], readings[-1]
    return first.timex if first.timex == last.timex else ""


def _kebab(name: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())


def _reason(value: TimeValue, reference: TimeBounds, bounds: TimeBounds, notes: list[str]) -> str:
    published = f" in a text published {in_words(reference)}" if reference.is_known else " in a text of unknown date"
    why = f" ({'; '.join(notes)})" if notes else ""
    return f"“{value.expression}”{published}: {in_words(bounds)}{why}"


def whole(bounds: TimeBounds) -> TimeBounds:
    """Return bounds that mean all of the days, as of a figure's period, not some day among them.

    >>> whole(TimeBounds(date(2024, 1, 1), date(2024, 12, 31))).is_lasting
    True
    """
    if bounds.earliest == UNKNOWN_EARLIEST or bounds.latest == UNKNOWN_LATEST:
        return bounds
    return replace(bounds, latest_start=bounds.earliest, earliest_end=bounds.latest)
