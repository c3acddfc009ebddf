"""Read a formula on a given day: one small function per operator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity
from kg.model.mention import Tense
from kg.temporal import deictic, lengths, names, years
from kg.temporal.formula import Formula
from kg.temporal.periods import add_days, add_months, clamp_day, move, unit_of
from kg.temporal.ranges import ends_of
from kg.temporal.situation import Reading, Situation

_EDGES = frozenset({"start", "beginning", "end", "close"})


def read(formula: Formula, situation: Situation) -> Reading:
    """Return what a formula means on the day of a situation; the unknown where it means no days."""
    if names.comes_back(formula):
        return names.choose(formula, situation)
    if formula.operator in names.WRAPPERS:
        inner = read(formula.parts[names.WRAPPERS[formula.operator]], situation)
        wrapped = names.wrap(formula, inner, situation) if formula.operator != "check" else inner
        step = _step_to_tense(formula, wrapped, situation)
        return wrapped if not step else read(_moved_part(formula, step), situation)
    return _OPERATORS[formula.operator](formula, situation)


def _step_to_tense(formula: Formula, found: Reading, situation: Situation) -> int:
    """Return by how many units a part of this unit misses the tense: in January "the end of the year" may be past."""
    unit = formula.parts[1] if formula.operator == "part" else formula
    if unit.operator != "rel" or str(unit.parts[1]) != "0" or len(unit.parts) > 2 or situation.calendar.is_literal:
        return 0
    if formula.parts[0].operator not in _EDGES:
        return 0
    if situation.tense is Tense.PAST and found.start > situation.day:
        return -1
    return int(situation.tense is Tense.FUTURE and found.end < situation.day)


def _moved_part(formula: Formula, step: int) -> Formula:
    situated = Formula("rel", (formula.parts[1].parts[0], Formula(str(step))))
    return Formula("part", (formula.parts[0], situated))


def _relative(formula: Formula, situation: Situation) -> Reading:
    """The unit so many units from the day of writing, from the time last spoken of, or from a time that is named."""
    if len(formula.parts) < 3 or formula.parts[2].operator == "then":
        return deictic.relative(formula, situation)
    named = replace(situation, then=read(formula.parts[2], situation))
    found = deictic.relative(formula, named)
    situation.note("counted from the day named before")
    return found


def _in(formula: Formula, situation: Situation) -> Reading:
    """A name within a stated time; the wider time where the name does not occur in it."""
    outer = read(formula.parts[1], situation)
    inner = formula.parts[0]
    if outer.timex.startswith("BC"):
        return outer.named(outer.timex + _suffix(inner))
    if not names.comes_back(inner):
        return outer
    found = [
        one
        for one in names.instances(inner, outer.start, outer.end, situation)
        if outer.start <= one.start <= outer.end
    ]
    if not found:
        situation.note("no such day within it, so the whole")
        return outer
    return names.hull(found) if len(found) < 3 else outer


def _suffix(inner: Formula) -> str:
    if inner.operator == "month":
        return f"-{inner.parts[0].number:02}"
    if inner.operator == "season":
        return f"-{inner.parts[0].operator}"
    return ""


def _go(formula: Formula, situation: Situation) -> Reading:
    """Last Monday, next spring, this July, the following Friday."""
    direction, inner = formula.parts[0].operator, formula.parts[1]
    anchor = situation.today()
    if direction in {"previous", "following", "same"}:
        anchor = situation.last_spoken_of()
    if inner.operator == "check":
        return names.choose(inner, situation)
    if direction == "this":
        return _this(inner, situation)
    reach = (add_months(anchor.start, -30), add_months(anchor.end, 30))
    found = list(names.instances(inner, *reach, situation))
    past = [one for one in found if one.end < anchor.start]
    coming = [one for one in found if one.start > anchor.end]
    if direction == "same":
        touching = [one for one in found if one.start <= anchor.end]
        return touching[-1] if touching else Reading()
    chosen = past[-1:] if direction in {"last", "previous", "past"} else coming[:1]
    if not chosen:
        return Reading()
    return _by_week(direction, inner, chosen[0], situation) if inner.operator == "wd" else chosen[0]


def _by_week(direction: str, inner: Formula, nearest: Reading, situation: Situation) -> Reading:
    """“Last Wednesday” may be the nearest one or that of last week; where they differ, both are allowed."""
    step = {"last": -7, "previous": -7, "next": 7, "following": 7 * situation.calendar.is_literal}.get(direction, 0)
    if not step:
        return nearest
    monday = add_days(situation.day, -situation.day.weekday() + step)
    day = add_days(monday, inner.parts[0].number - 1)
    weekly = Reading(day, day, Granularity.DAY, day.isoformat())
    if situation.calendar.is_literal:
        return weekly
    if weekly != nearest and direction != "previous":
        situation.note("it may mean the nearest one or that of the other week", is_soft=True)
        return replace(names.hull([nearest, weekly]), timex=nearest.timex)
    return nearest


def _this(inner: Formula, situation: Situation) -> Reading:
    if inner.operator == "wd" and situation.calendar.is_literal:
        day = add_days(situation.day, inner.parts[0].number - 1 - situation.day.weekday())
        return Reading(day, day, Granularity.DAY, day.isoformat())
    if inner.operator == "wd":
        return names.choose(inner, situation)
    year = unit_of("year", situation.day)
    found = list(names.instances(inner, year.start, year.end, situation))
    within = [one for one in found if one.start.year == situation.day.year]
    return within[0] if within else names.choose(inner, situation)


def _shift(formula: Formula, situation: Situation) -> Reading:
    """So long before or after a time."""
    base, length, sign = formula.parts
    is_exact = base.operator not in {"ref", "then"}
    if base.operator == "exactly":
        base = base.parts[0]
    if base.operator == "ref":
        anchor = situation.today()
    elif base.operator == "then":
        anchor = situation.last_spoken_of()
    else:
        anchor = read(base, situation)
    return lengths.shift(anchor, length, sign.number, situation, is_exact=is_exact)


def _leading(formula: Formula, situation: Situation) -> Reading:
    """A name without a year at the head of a range: the latest that begins no later than its end."""
    name, end = formula.parts[0], read(formula.parts[1], situation)
    before = names.instances(name, add_months(end.start, -13), end.end, situation)
    return max((one for one in before if one.start <= end.start), key=lambda one: one.start, default=end)


def _trailing(formula: Formula, situation: Situation) -> Reading:
    """A name without a year at the end of a range: the first that is not over before its head."""
    name, start = formula.parts[0], read(formula.parts[1], situation)
    after = names.instances(name, start.start, add_months(start.end, 13), situation)
    return next((one for one in after if one.end >= start.end), start)


def _range(formula: Formula, situation: Situation) -> Reading:
    """From one time to another: what is said lasts from one to the other."""
    first, second = ends_of(formula)
    start, end = _running(first, second, situation) or (read(first, situation), read(second, situation))
    if start.start > end.end:
        return Reading(timex=start.timex)
    inner = (start.end, end.start) if start.end <= end.start else (None, None)
    return Reading(start.start, end.end, Granularity.SPAN, start.timex, *inner)


def _running(first: Formula, second: Formula, situation: Situation) -> tuple[Reading, Reading] | None:
    """Return the ends of a range without a year that has begun and is not over: told of as to come, it is meant."""
    is_told_ahead = situation.tense is Tense.FUTURE and not situation.calendar.is_literal
    if not is_told_ahead or second.operator != "trailing" or not names.comes_back(first):
        return None
    day = situation.day
    begun = [one for one in names.instances(first, add_months(day, -12), day, situation) if one.start < day]
    if not begun:
        return None
    start = begun[-1]
    after = names.instances(second.parts[0], start.start, add_months(start.end, 13), situation)
    end = next((one for one in after if one.end >= start.end), None)
    return (start, end) if end is not None and end.end >= day else None


def _between(formula: Formula, situation: Situation) -> Reading:
    return replace(_range(formula, situation), latest_start=None, earliest_end=None)


def _since(formula: Formula, situation: Situation) -> Reading:
    """From a time until the day of writing, where that is later."""
    reading = read(formula.parts[0], situation)
    end = situation.day if reading.start <= situation.day and situation.tense is not Tense.FUTURE else UNKNOWN_LATEST
    return Reading(reading.start, end, Granularity.SPAN, reading.timex)


def _until(formula: Formula, situation: Situation) -> Reading:
    is_news = situation.tense is Tense.PAST and not situation.calendar.is_literal
    is_name = is_news and names.comes_back(formula.parts[0]) and formula.operator == "until"
    reading = read(formula.parts[0], replace(situation, tense=Tense.NONE) if is_name else situation)
    if formula.operator == "by" and formula.parts[0].operator == "time" and is_news:
        situation.note("what was so by an hour came about on that day", is_soft=True)
        return reading
    is_coming = situation.tense is Tense.FUTURE and situation.day <= reading.end
    return Reading(situation.day if is_coming else UNKNOWN_EARLIEST, reading.end, Granularity.SPAN, reading.timex)


def _before(formula: Formula, situation: Situation) -> Reading:
    inner = formula.parts[0]
    if inner.operator == "time" and situation.tense is Tense.PAST and not situation.calendar.is_literal:
        situation.note("before a part of a day is still that day", is_soft=True)
        return read(inner, situation)
    if inner.operator == "time" or (inner.operator == "part" and inner.parts[0].operator in {"end", "close"}):
        inner = inner if inner.operator == "time" else inner.parts[1]
        return _until(Formula("until", (inner,)), situation)
    reading = read(inner, situation)
    latest = add_days(reading.start, -1) if reading.start != UNKNOWN_EARLIEST else UNKNOWN_LATEST
    is_coming = situation.tense is Tense.FUTURE and situation.day <= latest
    return Reading(situation.day if is_coming else UNKNOWN_EARLIEST, latest, Granularity.SPAN, reading.timex)


def _after(formula: Formula, situation: Situation) -> Reading:
    inner = formula.parts[0]
    if inner.operator == "time" and situation.tense is Tense.PAST and not situation.calendar.is_literal:
        situation.note("after a part of a day is still that day", is_soft=True)
        return read(inner, situation)
    if inner.operator == "time" or (inner.operator == "part" and inner.parts[0].operator in {"start", "beginning"}):
        inner = inner if inner.operator == "time" else inner.parts[1]
        return _not_before(Formula("notbefore", (inner,)), situation)
    reading = read(inner, situation)
    if reading.end == UNKNOWN_LATEST:
        return Reading(timex=reading.timex)
    start = add_days(reading.end, 1)
    is_over = situation.tense is Tense.PAST and start <= situation.day
    return Reading(start, situation.day if is_over else UNKNOWN_LATEST, Granularity.SPAN, reading.timex)


def _not_before(formula: Formula, situation: Situation) -> Reading:
    reading = read(formula.parts[0], situation)
    return Reading(reading.start, UNKNOWN_LATEST, Granularity.SPAN, reading.timex)


def _early_as(formula: Formula, situation: Situation) -> Reading:
    """What was so "as early as May" was so in May; what may come as early as May does not come before."""
    return read(formula.parts[0], situation) if situation.tense is Tense.PAST else _not_before(formula, situation)


def _nearest(formula: Formula, situation: Situation) -> Reading:
    """The weekday nearest to a time."""
    near = read(formula.parts[1], situation)
    weekday = formula.parts[0].parts[0].number
    if UNKNOWN_EARLIEST in {near.start, near.end} or UNKNOWN_LATEST in {near.start, near.end}:
        return near
    day = add_days(near.start, (weekday - near.start.isoweekday() + 3) % 7 - 3)
    return Reading(day, day, Granularity.DAY, day.isoformat())


def _lasting(formula: Formula, situation: Situation) -> Reading:
    """A length from a time on: all of it."""
    start = read(formula.parts[1], situation)
    if UNKNOWN_EARLIEST in {start.start, start.end} or start.end == UNKNOWN_LATEST:
        return start
    end = add_days(lengths.farthest(start.end, formula.parts[0], 1), -1)
    return Reading(start.start, max(end, start.end), Granularity.SPAN, lengths.timex_of(formula.parts[0]))


_FISCAL_WIDTH = (11, 3)
"""Fiscal year 2015 begins at most 11 months before calendar 2015 and ends at most 3 months after it."""


def _fiscal_year(year: int, situation: Situation) -> Reading:
    end_month = situation.calendar.fiscal_end
    if end_month:
        end = clamp_day(year, end_month, 31)
        situation.note(f"its fiscal year ends in month {end_month}")
        return Reading(add_months(add_days(end, 1), -12), end, Granularity.YEAR, f"FY{year:04}")
    before, after = _FISCAL_WIDTH
    situation.note("no fiscal calendar is stated, so any usual one")
    start = add_months(clamp_day(year, 1), -before)
    return Reading(start, add_days(add_months(clamp_day(year + 1, 1), after), -1), Granularity.YEAR, f"FY{year:04}")


def _ending(formula: Formula, situation: Situation) -> Reading:
    """The length that ends with a time: "the quarter ended September 30"."""
    end = read(formula.parts[1], situation)
    if UNKNOWN_EARLIEST in {end.start, end.end} or end.end == UNKNOWN_LATEST:
        return end
    unit, count = formula.parts[0].parts[0].operator, formula.parts[0].parts[1].number
    start = min(move(add_days(end.end, 1), unit, -count), end.end)
    granularity = Granularity(unit) if count == 1 and unit != "day" else Granularity.SPAN
    return Reading(start, end.end, granularity, unit_of("month", end.end).timex)


def _fiscal(formula: Formula, situation: Situation) -> Reading:
    operator, numbers = formula.operator, [part.number for part in formula.parts if part.operator.lstrip("-").isdigit()]
    if operator == "relfiscal":
        here = _fiscal_year(situation.day.year + numbers[0], situation)
        return (
            here
            if situation.calendar.fiscal_end is None or here.end >= situation.day
            else _fiscal_year(situation.day.year + numbers[0] + 1, situation)
        )
    if operator == "fiscalpair":
        return _fiscal_year(numbers[0] + 1, situation)
    if operator == "fiscalof":
        return _fiscal_year(read(formula.parts[0], situation).start.year, situation)
    if operator == "shortfiscal":
        return _fiscal_year(years.short_year(formula, situation).start.year, situation)
    return _fiscal_year(numbers[0], situation)


def _in_fiscal(formula: Formula, situation: Situation) -> Reading:
    """A quarter or half of a fiscal year: exact only where the fiscal calendar is known."""
    year = read(formula.parts[1], situation)
    inner = formula.parts[0]
    if situation.calendar.fiscal_end is None or inner.operator not in {"quarter", "half"}:
        return year
    months = {"quarter": 3, "half": 6}[inner.operator]
    start = add_months(year.start, months * (inner.parts[0].number - 1))
    return Reading(start, add_days(add_months(start, months), -1), Granularity(inner.operator), year.timex)


_OPERATORS: dict[str, Callable[[Formula, Situation], Reading]] = {
    "year": years.year,
    "shortyear": years.short_year,
    "decade": years.decade,
    "shortdecade": years.short_decade,
    "century": years.century,
    "era": years.era,
    "eracentury": years.era_century,
    "eradecade": years.era_decade,
    "absolute": years.absolute,
    "numeric": deictic.numeric,
    "yearmonth": years.year_month,
    "rel": _relative,
    "in": _in,
    "go": _go,
    "shift": _shift,
    "window": deictic.window,
    "range": _range,
    "between": _between,
    "days": _range,
    "years": _range,
    "leading": _leading,
    "trailing": _trailing,
    "since": _since,
    "until": _until,
    "by": _until,
    "before": _before,
    "after": _after,
    "notbefore": _not_before,
    "earlyas": _early_as,
    "ref": deictic.reference,
    "lastnight": deictic.last_night,
    "hundreds": years.hundreds,
    "schoolyear": years.school_year,
    "nearest": _nearest,
    "ahead": deictic.ahead,
    "within": deictic.within,
    "wordyear": years.word_year,
    "lasting": _lasting,
    "todate": deictic.to_date,
    "numericyear": deictic.numeric_year,
    "set": deictic.recurring,
    "setof": deictic.recurring,
    "setadverb": deictic.recurring,
    "dur": deictic.length,
    "sum": deictic.length,
    "andhalf": deictic.length,
    "fiscal": _fiscal,
    "shortfiscal": _fiscal,
    "fiscalpair": _fiscal,
    "fiscalof": _fiscal,
    "relfiscal": _fiscal,
    "infiscal": _in_fiscal,
    "ending": _ending,
}
