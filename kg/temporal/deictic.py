"""Read what is counted from the day of writing, and what has no days of its own."""

from __future__ import annotations

from datetime import date

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity
from kg.model.mention import Tense
from kg.temporal import lengths, names, years
from kg.temporal.formula import Formula, parse_formula
from kg.temporal.periods import Period, add_days, clamp_day, move, unit_of
from kg.temporal.situation import Reading, Situation


def numeric(formula: Formula, situation: Situation) -> Reading:
    """A date in digits; where day and month may be either, both are allowed."""
    year = years.short_year(Formula("shortyear", (formula.parts[2],)), situation).start.year
    within = Reading.of(unit_of("year", clamp_day(year, 1)))
    found = list(names.instances(Formula("numeric", formula.parts[:2]), within.start, within.end, situation))
    if not found:
        return Reading()
    if found[0].start != found[0].end:
        situation.note("day and month may stand in either order")
    return found[0]


def relative(formula: Formula, situation: Situation) -> Reading:
    """The unit so many units from the one of publication, or of the time last spoken of."""
    unit, number = formula.parts[0].operator, formula.parts[1].number
    anchor = situation.last_spoken_of() if len(formula.parts) > 2 else situation.today()
    if unit == "fortnight":
        return Reading.of(_fortnight(anchor.start, number))
    if unit == "weekend" and number == 0 and _is_past_weekend(anchor.start, situation.tense):
        number = -1
    first, last = (_moved_unit(day, unit, number, situation) for day in (anchor.start, anchor.end))
    if unit == "week" and len(situation.calendar.week_starts) > 1:
        situation.note("a week may start on a Sunday or on a Monday")
    granularity = first.granularity if (first.start, first.end) == (last.start, last.end) else Granularity.SPAN
    timex = first.timex
    return Reading(
        first.start, last.end, granularity if granularity is not Granularity.SPAN else first.granularity, timex
    )


def _is_past_weekend(day: date, tense: Tense) -> bool:
    """Return whether "the weekend" is over: early in the week it is, unless what is to come is told."""
    return day.weekday() < (5 if tense is Tense.PAST else 2) and tense is not Tense.FUTURE


def _moved_unit(day: date, unit: str, number: int, situation: Situation) -> Period:
    start = day if unit in {"day", "week", "weekend", "workweek"} else unit_of(unit, day).start
    return unit_of(unit, move(start, unit, number), calendar=situation.calendar)


def _fortnight(day: date, number: int) -> Period:
    start, end = sorted((day, add_days(day, 14 * number)))
    return Period(start, end, Granularity.SPAN, "P2W")


def window(formula: Formula, situation: Situation) -> Reading:
    """The stretch of a length that ends or begins with the day of writing."""
    length, direction = formula.parts[0], formula.parts[1].number
    edge = lengths.farthest(situation.day, length, direction)
    timex = lengths.timex_of(length)
    if situation.calendar.is_literal and timex[1:2] == "X":
        edge = lengths.farthest(situation.day, parse_formula(_few_in_a_diary(str(length))), direction)
    if length.operator == "dur" and length.parts[0].operator == "quarter":
        return _quarters(edge, direction, situation).named(timex)
    if situation.calendar.is_literal and edge != situation.day:
        first, last = sorted((edge, add_days(situation.day, direction)))
        return Reading(first, last, Granularity.SPAN, timex)
    if direction < 0:
        return Reading(edge, situation.day, Granularity.SPAN, timex)
    return Reading(situation.day, edge, Granularity.SPAN, timex)


def _few_in_a_diary(length: str) -> str:
    return length.replace("couple", "2").replace("few", "3").replace("several", "3")


def _quarters(edge: date, direction: int, situation: Situation) -> Reading:
    """So many quarters are those of the calendar; in news the current one may be among them."""
    here, there = unit_of("quarter", situation.day), unit_of("quarter", edge)
    if direction < 0:
        end = add_days(here.start, -1) if situation.calendar.is_literal else situation.day
        return Reading(there.start, end, Granularity.SPAN)
    start = add_days(here.end, 1) if situation.calendar.is_literal else situation.day
    return Reading(start, there.end, Granularity.SPAN)


def reference(formula: Formula, situation: Situation) -> Reading:
    """The day of writing, for "now"; all that lies before or after it, for "recently" and "the future"."""
    name = formula.parts[0].operator if formula.parts else "PRESENT_REF"
    if name == "PAST_REF":
        return Reading(UNKNOWN_EARLIEST, situation.day, Granularity.UNKNOWN, name)
    if name == "FUTURE_REF":
        return Reading(situation.day, UNKNOWN_LATEST, Granularity.UNKNOWN, name)
    situation.note("“now” is the time of writing", is_soft=True)
    return situation.today().named(name)


def last_night(formula: Formula, situation: Situation) -> Reading:
    """Last night begins the day before and may reach into the day of writing."""
    before = add_days(situation.day, -1)
    part = formula.parts[0].operator
    end = situation.day if part == "NI" and not situation.calendar.is_literal else before
    return Reading(before, end, Granularity.DAY, f"{before.isoformat()}T{part}")


def within(formula: Formula, situation: Situation) -> Reading:
    """From the day of writing up to so long after it, or before it where the text speaks of the past."""
    length = formula.parts[0]
    if situation.tense is Tense.PAST:
        return Reading(timex=lengths.timex_of(length))
    edge = lengths.farthest(situation.day, length, 1)
    return Reading(situation.day, edge, Granularity.SPAN, lengths.timex_of(length))


def ahead(formula: Formula, situation: Situation) -> Reading:
    """So long from now, for what is to come; else a length that tells no day ("it grew by 5 % in two weeks")."""
    length = formula.parts[0]
    if situation.tense is not Tense.FUTURE:
        return Reading(timex=lengths.timex_of(length))
    situation.note("the text speaks of what is to come, so counted from publication", is_soft=True)
    return lengths.shift(situation.today(), length, 1, situation, is_exact=False)


def to_date(formula: Formula, situation: Situation) -> Reading:
    """The unit so far."""
    unit = unit_of(formula.parts[0].operator, situation.day, calendar=situation.calendar)
    return Reading(unit.start, situation.day, Granularity.SPAN, unit.timex)


def numeric_year(formula: Formula, situation: Situation) -> Reading:
    """A day and a month in digits with a year beside them."""
    return numeric(Formula("numeric", (*formula.parts[0].parts, formula.parts[1])), situation)


def recurring(formula: Formula, situation: Situation) -> Reading:
    """What recurs tells no day."""
    return Reading(timex=lengths.timex_of_set(formula))


def length(formula: Formula, situation: Situation) -> Reading:
    """A length tells no day."""
    return Reading(timex=lengths.timex_of(formula))
