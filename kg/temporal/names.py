"""Names that come back: every July, every Monday, every Christmas Eve, and which of them is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kg.model.bounds import Granularity
from kg.model.mention import Tense
from kg.temporal.formula import Formula
from kg.temporal.parts import part_of
from kg.temporal.periods import (
    add_days,
    add_months,
    clamp_day,
    holiday_of,
    nth_weekday,
    season_of,
    unit_of,
)
from kg.temporal.situation import Reading, Situation

Years = range
WRAPPERS = {"part": 1, "time": 1, "check": 1, "nthday": 2, "nth": 2, "nths": 2, "unitof": 1, "weekendof": 0}
"""Operators that come back if what they are applied to does, with the place of that part."""


def comes_back(formula: Formula) -> bool:
    """Return whether a formula names something of every year, month or week."""
    if formula.operator in WRAPPERS:
        return comes_back(formula.parts[WRAPPERS[formula.operator]])
    return formula.operator in _LEAVES and not (formula.operator == "numeric" and len(formula.parts) > 2)


def instances(formula: Formula, start: date, end: date, situation: Situation) -> Iterator[Reading]:
    """Yield the instances of a name that touch the days from start to end, in order."""
    years = range(max(2, start.year - 1), min(9998, end.year + 1) + 1)
    for reading in _instances(formula, years, situation, start, end):
        if reading.end >= start and reading.start <= end:
            yield reading


def _instances(formula: Formula, years: Years, situation: Situation, start: date, end: date) -> Iterator[Reading]:
    if formula.operator == "wd":
        yield from _weekdays(formula.parts[0].number, start, end)
    elif formula.operator == "check":
        yield from _checked(formula, years, situation, start, end)
    elif formula.operator in WRAPPERS:
        for inner in _instances(formula.parts[WRAPPERS[formula.operator]], years, situation, start, end):
            yield wrap(formula, inner, situation)
    else:
        for year in years:
            yield from _LEAVES[formula.operator](formula, year, situation)


def wrap(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    """Return a part, a clock time or the nth unit of a reading."""
    return _WRAPPED[formula.operator](formula, inner, situation)


def _weekdays(weekday: int, start: date, end: date) -> Iterator[Reading]:
    day = add_days(start, (weekday - 1 - start.weekday()) % 7)
    while day <= end:
        yield Reading(day, day, Granularity.DAY, day.isoformat())
        if (day := add_days(day, 7)) == date.max:
            return


def _checked(formula: Formula, years: Years, situation: Situation, start: date, end: date) -> Iterator[Reading]:
    """Yield the instances that fall on the weekday named with them; all, if none does."""
    weekday = formula.parts[0].parts[0].number
    found = list(_instances(formula.parts[1], years, situation, start, end))
    matching = [one for one in found if one.start.isoweekday() == weekday and start <= one.start <= end]
    yield from matching or found


def _month(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    yield Reading.of(unit_of("month", clamp_day(year, formula.parts[0].number)))


def _month_day(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    month = formula.parts[0].parts[0].number
    yield from _day(year, month, formula.parts[1].number)


def _day(year: int, month: int, day: int) -> Iterator[Reading]:
    if 1 <= month <= 12 and day >= 1 and (found := clamp_day(year, month, day)).day == day:
        yield Reading(found, found, Granularity.DAY, found.isoformat())


def _day_of_month(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    for month in range(1, 13):
        yield from _day(year, month, formula.parts[0].number)


def _numeric(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    first, second = (part.number for part in formula.parts[:2])
    day_first = situation.calendar.day_first
    readings = [] if day_first else list(_day(year, first, second))
    if day_first or (day_first is None and first != second) or not readings:
        readings += _day(year, second, first)
    if readings:
        yield hull(readings)


def _season(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    yield Reading.of(season_of(formula.parts[0].operator, year))


def _quarter(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    if 1 <= (number := formula.parts[0].number) <= 4:
        yield Reading.of(unit_of("quarter", clamp_day(year, 3 * number)))


def _half(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    if 1 <= (number := formula.parts[0].number) <= 2:
        yield Reading.of(unit_of("half", clamp_day(year, 6 * number)))


def _holiday(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    if period := holiday_of(formula.parts[0].operator, year):
        yield Reading.of(period)


def _week(formula: Formula, year: int, situation: Situation) -> Iterator[Reading]:
    if 1 <= (number := formula.parts[0].number) <= 53:
        # ISO 8601: week 1 is the week of the year's first Thursday.
        thursday = add_days(nth_weekday(year, 1, 4, 1), 7 * (number - 1))
        yield Reading.of(unit_of("week", thursday, calendar=situation.calendar))


def _wrap_part(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    return part_of(formula.parts[0].operator, inner, situation, is_told="then" in str(formula.parts[1]))


def _wrap_time(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    day, has_clock, _ = inner.timex.partition("T")
    is_day = has_clock and day[:1].isdigit()
    return inner.named(f"{day if is_day else inner.timex}T{clock_code(formula.parts[0].operator)}")


def clock_code(clock: str) -> str:
    """Return a clock time or a part of the day as TIMEX3 writes it.

    >>> clock_code("6:25pm")
    '18:25'
    """
    digits, half = clock.rstrip("apm"), clock[-2:]
    if half not in {"am", "pm"} or ":" not in digits:
        return clock.zfill(5) if clock[1:2] == ":" else f"{clock[:2]}:{clock[2:]}" if clock.isdigit() else clock
    hour, _, minutes = digits.partition(":")
    return f"{int(hour) % 12 + 12 * (half == 'pm'):02}:{minutes}"


def _wrap_nth_weekday(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    number, weekday = formula.parts[0].number, formula.parts[1].parts[0].number
    days = list(_weekdays(weekday, inner.start, inner.end))
    place = number - 1 if number > 0 else number
    return days[place] if -len(days) <= place < len(days) else inner


def _wrap_nth(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    """Return the nth unit: weeks are counted from the first day or from the first week start, whichever is wider."""
    number, unit = formula.parts[0].number, formula.parts[1].operator
    if unit == "week" and situation.calendar.is_literal:
        thursdays = list(_weekdays(4, inner.start, inner.end))
        place = number - 1 if number > 0 else number
        if -len(thursdays) <= place < len(thursdays):
            return Reading.of(unit_of("week", thursdays[place].start, calendar=situation.calendar))
    start, end = _counted(unit, number, number, inner)
    if unit == "week":
        start, end = add_days(start, -6) if number != 1 else start, add_days(end, 6) if number != -1 else end
    start, end = max(start, inner.start), min(end, inner.end)
    if start > end:
        return inner
    timex = unit_of(unit, start).timex
    return Reading(start, end, unit_of(unit, start).granularity, timex)


def _wrap_nths(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    count, unit, direction = formula.parts[0].operator, formula.parts[1].operator, formula.parts[3].number
    number = int(count) if count.isdigit() else 3
    if (
        unit == "week"
        and situation.calendar.is_literal
        and len(thursdays := list(_weekdays(4, inner.start, inner.end))) >= number
    ):
        chosen = thursdays[:number] if direction > 0 else thursdays[-number:]
        return hull([Reading.of(unit_of("week", day.start, calendar=situation.calendar)) for day in chosen])
    ends = (1, number) if direction > 0 else (-number, -1)
    start, end = _counted(unit, *ends, inner)
    start, end = max(start, inner.start), min(end, inner.end)
    if start > end:
        return inner
    return Reading(start, end, Granularity.SPAN, f"P{count if count.isdigit() else 'X'}{unit[0].upper()}")


def _counted(unit: str, first: int, last: int, inner: Reading) -> tuple[date, date]:
    """Return the days from the first to the last of the numbered units within a reading, from its end if negative."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(unit)
    after = add_days(inner.end, 1)
    if months:
        start = add_months(inner.start, months * (first - 1)) if first > 0 else add_months(after, months * first)
        end = add_months(inner.start, months * last) if last > 0 else add_months(after, months * (last + 1))
        return start, add_days(end, -1)
    days = {"week": 7, "fortnight": 14}.get(unit, 1)
    start = add_days(inner.start, days * (first - 1)) if first > 0 else add_days(after, days * first)
    end = add_days(inner.start, days * last - 1) if last > 0 else add_days(inner.end, days * (last + 1))
    return start, end


def _wrap_unit(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    return Reading.of(unit_of(formula.parts[0].operator, inner.start, calendar=situation.calendar))


def _wrap_weekend(formula: Formula, inner: Reading, situation: Situation) -> Reading:
    """Return a holiday with the weekend that touches it: before a Monday or Tuesday, else after it."""
    saturday = add_days(inner.start, 5 - inner.start.weekday() - (7 if inner.start.weekday() < 2 else 0))
    days = [inner, Reading(saturday, add_days(saturday, 1), Granularity.DAY)]
    return hull(days)


_LEAVES: dict[str, Callable[[Formula, int, Situation], Iterator[Reading]]] = {
    "month": _month,
    "md": _month_day,
    "dom": _day_of_month,
    "numeric": _numeric,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
    "week": _week,
    "wd": _month,  # yielded day by day in _instances
}
_WRAPPED: dict[str, Callable[[Formula, Reading, Situation], Reading]] = {
    "part": _wrap_part,
    "time": _wrap_time,
    "nthday": _wrap_nth_weekday,
    "nth": _wrap_nth,
    "nths": _wrap_nths,
    "unitof": _wrap_unit,
    "weekendof": _wrap_weekend,
}


def hull(readings: list[Reading]) -> Reading:
    """Return the least stretch that has all readings in it, under the name of the first."""
    start, end = min(one.start for one in readings), max(one.end for one in readings)
    return Reading(start, end, readings[0].granularity, readings[0].timex)


def choose(formula: Formula, situation: Situation) -> Reading:
    """Return the instance that the tense points to: the latest begun, the next not over, else the nearest."""
    day = situation.day
    found: list[Reading] = []
    for reach in (1, 13, 60) if _is_weekday(formula) else (13, 60):
        found = found or list(instances(formula, add_months(day, -reach), add_months(day, reach), situation))
    tense = situation.tense
    if tense is Tense.NONE and _is_weekday(formula):
        tense = Tense.PAST
    begun = [one for one in found if one.start <= day]
    coming = [one for one in found if one.end >= day]
    if tense is Tense.PAST and begun:
        situation.note("the text speaks of the past, so the latest one that had begun", is_soft=True)
        return begun[-1]
    if tense is Tense.FUTURE and coming:
        situation.note("the text speaks of what is to come, so the next one", is_soft=True)
        return coming[0]
    if not found:
        return Reading()
    situation.note("the one nearest to publication", is_soft=True)
    return min(found, key=lambda one: (_distance(one, day), one.start))


def _is_weekday(formula: Formula) -> bool:
    while formula.operator in WRAPPERS:
        formula = formula.parts[WRAPPERS[formula.operator]]
    return formula.operator == "wd"


def _distance(reading: Reading, day: date) -> int:
    return max((reading.start - day).days, (day - reading.end).days, 0)
