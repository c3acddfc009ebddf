"""Anchor the times of one text in turn: what is told in order counts from the time told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.model.bounds import Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.anchor import Anchored, anchor
from kg.temporal.formula import Formula, parse_formula
from kg.temporal.names import comes_back
from kg.temporal.periods import NEWS, Calendar

_HISTORY = ((5, 2, 2), (15, 4, 0))
"""A text tells history if it names so many years, so many different ones, and most are more than so many years ago."""
_COUNTED = frozenset({"rel", "shift", "go"})


def anchor_in_turn(
    values: Sequence[TimeValue],
    *,
    reference: TimeBounds,
    tenses: Sequence[Tense] = (),
    calendar: Calendar = NEWS,
    is_history: bool | None = None,
) -> Iterator[Anchored]:
    """Yield the anchored values of a text in order of their place in it.

    In history (found out from the years named, unless told) a name without a year belongs to the year last named, and
    "the next month" counts from the time last spoken of.
    """
    history = is_told_as_history(values, reference) if is_history is None else is_history
    previous: TimeBounds | None = None
    for place, value in enumerate(values):
        tense = tenses[place] if place < len(tenses) else Tense.NONE
        told = _in_history(value, previous) if history and previous is not None else None
        if told is not None:
            anchored = anchor(told[0], reference=told[1], tense=told[2], previous=previous, calendar=calendar)
        else:
            anchored = anchor(value, reference=reference, tense=tense, previous=previous, calendar=calendar)
        yield anchored
        if _moves_on(value, anchored):
            previous = anchored.bounds


def is_told_as_history(values: Sequence[TimeValue], reference: TimeBounds) -> bool:
    """Return whether most of the years that the values name lie well before publication."""
    years = [year for value in values for year in _years(parse_formula(value.meaning))]
    latest = reference.latest.year if reference.is_known else date.max.year
    return any(
        len(years) >= least
        and len(set(years)) >= different
        and sum(year < latest - gap for year in years) > 0.7 * len(years)
        for least, different, gap in _HISTORY
    )


def _years(formula: Formula) -> Iterator[int]:
    if formula.operator == "year" and formula.parts:
        yield formula.parts[0].number
    elif formula.operator == "era":
        yield 1
    else:
        for part in formula.parts:
            yield from _years(part)


def _in_history(value: TimeValue, previous: TimeBounds) -> tuple[TimeValue, TimeBounds, Tense] | None:
    """Return how to read a value in history: with the year, or from the day, last spoken of; None if as in news."""
    formula = parse_formula(value.meaning)
    if comes_back(formula) and _is_weekday(formula):
        return value, _day(previous.earliest), Tense.FUTURE
    dated = _with_year(formula, previous.earliest.year)
    if dated != formula:
        return replace(value, meaning=str(dated)), previous, Tense.NONE
    if formula.operator in _COUNTED or (formula.operator in {"part", "time"} and "rel(" in value.meaning):
        return value, _day(previous.earliest), Tense.NONE if formula.operator == "part" else Tense.PAST
    return None


def _with_year(formula: Formula, year: int) -> Formula:
    """Return a formula in which a name that comes back, or the end of a range that it follows, has a year."""
    if comes_back(formula):
        return Formula("in", (formula, Formula("year", (Formula(str(year)),))))
    if formula.operator == "trailing":
        return Formula("trailing", (formula.parts[0], _with_year(formula.parts[1], year)))
    return formula


def _is_weekday(formula: Formula) -> bool:
    while formula.operator in {"part", "time"}:
        formula = formula.parts[1]
    return formula.operator == "wd"


def _day(day: date) -> TimeBounds:
    return TimeBounds(day, day, Granularity.DAY)


def _moves_on(value: TimeValue, anchored: Anchored) -> bool:
    """Return whether a value becomes the time last spoken of: a date that is known on both sides."""
    if value.type not in {TimeType.DATE, TimeType.TIME} or anchored.timex.endswith("_REF"):
        return False
    bounds = anchored.bounds
    return bounds.earliest != date.min and bounds.latest != date.max and anchored.timex[:1].isdigit()
