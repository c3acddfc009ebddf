"""Units of the calendar: where one begins and ends, and the days that have a name."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from kg.model.bounds import Granularity

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "workweek": 7}
SHORT = frozenset({"hour", "minute", "second", "night"})
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The conventions under which relative expressions are read."""

    week_starts: tuple[int, ...] = (6, 0)
    """Weekdays, Monday = 0, on which a week may begin; with two, the wider bounds are taken."""
    day_first: bool | None = None
    """Whether 3/4 is 3 April; None: it may be either."""
    fiscal_end: int | None = None
    """The month in which the fiscal year ends, where it is stated."""
    is_literal: bool = False
    """Whether words are read as by a diary rather than as news is written: "18 months ago" to the day, "next Friday" in
    next week, "the next three days" from tomorrow, "later this month" from its middle."""


NEWS = Calendar()


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days from start to end."""

    start: date
    end: date
    granularity: Granularity
    timex: str = ""


def clamp_day(year: int, month: int, day: int = 1) -> date:
    """Return a date, kept within what a date can hold."""
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_days(day: date, number: int) -> date:
    """Return the day so many days on, kept within what a date can hold.

    >>> add_days(date.max, 1) == date.max
    True
    """
    if number > 0:
        return day + timedelta(min(number, (date.max - day).days))
    return day - timedelta(min(-number, (day - date.min).days))


def add_months(day: date, number: int) -> date:
    """Return the same day so many months on, or the last of a shorter month.

    >>> add_months(date(2025, 3, 31), -1)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return clamp_day(years, month + 1, day.day)


def unit_of(unit: str, day: date, *, calendar: Calendar = NEWS) -> Period:
    """Return the week, month, quarter … that a day lies in.

    >>> unit_of("quarter", date(2025, 7, 2)).end
    datetime.date(2025, 9, 30)
    """
    if unit in MONTHS:
        return _months_of(unit, day)
    if unit == "week":
        return _week_of(day, calendar)
    if unit == "workweek":
        monday = add_days(day, -day.weekday())
        return Period(monday, add_days(monday, 4), Granularity.WEEK, _week_code(day))
    if unit == "weekend":
        saturday = add_days(day, 5 - day.weekday())
        return Period(saturday, add_days(saturday, 1), Granularity.DAY, f"{_week_code(day)}-WE")
    return Period(day, day, Granularity.DAY, day.isoformat())


def _months_of(unit: str, day: date) -> Period:
    length = MONTHS[unit]
    years, months = (day.year // (length // 12) * (length // 12), 0) if length > 12 else (day.year, day.month - 1)
    first = clamp_day(years, months // length * length + 1) if length <= 12 else clamp_day(max(years, 1), 1)
    end = add_days(add_months(clamp_day(years, first.month) if years else first, length), -1)
    code = {
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }[unit]
    return Period(first, end, Granularity(unit), code)


def _week_of(day: date, calendar: Calendar) -> Period:
    starts = [add_days(day, -((day.weekday() - start) % 7)) for start in calendar.week_starts]
    return Period(min(starts), add_days(max(starts), 6), Granularity.WEEK, _week_code(day))


def _week_code(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def move(day: date, unit: str, number: float) -> date:
    """Return the day so many units on; halves of a month count as 15 days."""
    if unit in MONTHS:
        months = number * MONTHS[unit]
        return add_days(add_months(day, int(months)), round((months - int(months)) * 30))
    if unit in DAYS:
        return add_days(day, round(number * DAYS[unit]))
    if unit == "businessday":
        return _move_business(day, round(number))
    return day


def _move_business(day: date, number: int) -> date:
    step, left = (1 if number > 0 else -1), min(abs(number), 5000)
    while left and date.min < day < date.max:
        day = add_days(day, step)
        left -= day.weekday() < 5
    return day


def season_of(code: str, year: int) -> Period:
    """Return a northern season: wide enough for the astronomers' and the weathermen's."""
    start = clamp_day(year, SEASON_STARTS[code])
    end = add_days(add_months(start, 4), -9)
    return Period(start, end, Granularity.SEASON, f"{year:04}-{code}")


@lru_cache(maxsize=1)
def _holiday_rules() -> dict[str, dict[str, str | int]]:
    text = files("kg.temporal").joinpath("grammar", "holidays.toml").read_text(encoding="utf-8")
    rules: dict[str, dict[str, str | int]] = tomllib.loads(text)["holiday"]
    return rules


@lru_cache(maxsize=2048)
def holiday_of(name: str, year: int) -> Period | None:
    """Return the day or days of a holiday in a year, None where no calendar reaches.

    >>> holiday_of("black-friday", 2024).start
    datetime.date(2024, 11, 29)
    """
    rule = _holiday_rules().get(name)
    days = sorted(_days_of(rule, year)) if rule and 1 < year < 9999 else []
    if not rule or not days:
        return None
    start = add_days(days[0], int(rule.get("plus", 0)))
    return Period(start, add_days(start, int(rule.get("lasts", 1)) - 1), Granularity.DAY, start.isoformat())


def _days_of(rule: dict[str, str | int], year: int) -> Iterator[date]:
    """Yield the days that a rule gives: fixed, the nth weekday of a month, or found in a country's calendar."""
    if "day" in rule:
        month, day = (int(number) for number in str(rule["day"]).split("-"))
        yield date(year, month, day)
    elif "weekday" in rule:
        month, weekday, nth = (int(number) for number in str(rule["weekday"]).split(" "))
        yield nth_weekday(year, month, weekday, nth)
    else:
        yield from _country_days(str(rule["country"]), str(rule["named"]), year)


@lru_cache(maxsize=512)
def _country_days(country: str, named: str, year: int) -> tuple[date, ...]:
    import holidays

    days = holidays.country_holidays(country, years=year, language="en_US", observed=False)
    return tuple(day for day in days.get_named(named, lookup="istartswith") if day.year == year)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (Monday = 1) of a month, from the end if negative; clamped to the month.

    >>> nth_weekday(2024, 11, 4, 4)
    datetime.date(2024, 11, 28)
    """
    if nth > 0:
        first = clamp_day(year, month)
        day = add_days(first, (weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))
        return day if day.month == month else add_days(day, -7)
    last = clamp_day(year, month, 31)
    return add_days(last, -((last.weekday() - weekday + 1) % 7) - 7 * (-nth - 1))
