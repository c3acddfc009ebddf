from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.temporal.formula import Formula
from kg.temporal.lengths import timex_of
from kg.temporal.periods import Calendar, add_days, add_months, holiday_of, move, nth_weekday, season_of, unit_of

UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend")


@pytest.mark.parametrize(
    ("unit", "start", "end", "timex"),
    [
        ("day", "2025-07-02", "2025-07-02", "2025-07-02"),
        ("week", "2025-06-29", "2025-07-06", "2025-W27"),
        ("weekend", "2025-07-05", "2025-07-06", "2025-W27-WE"),
        ("month", "2025-07-01", "2025-07-31", "2025-07"),
        ("quarter", "2025-07-01", "2025-09-30", "2025-Q3"),
        ("half", "2025-07-01", "2025-12-31", "2025-H2"),
        ("year", "2025-01-01", "2025-12-31", "2025"),
        ("decade", "2020-01-01", "2029-12-31", "202"),
        ("century", "2000-01-01", "2099-12-31", "20"),
    ],
)
def test_the_unit_of_a_day(unit: str, start: str, end: str, timex: str) -> None:
    period = unit_of(unit, date(2025, 7, 2))
    assert (period.start.isoformat(), period.end.isoformat(), period.timex) == (start, end, timex)


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_lies_in_its_unit_unless_it_is_no_weekend(day: date, unit: str) -> None:
    period = unit_of(unit, day)
    assert period.start <= period.end
    assert unit == "weekend" or period.start <= day <= period.end


def test_a_week_that_begins_on_monday_alone() -> None:
    period = unit_of("week", date(2025, 7, 2), calendar=Calendar(week_starts=(0,)))
    assert (period.start, period.end) == (date(2025, 6, 30), date(2025, 7, 6))


@given(st.dates(), st.integers(-(10**6), 10**6))
def test_days_and_months_stay_within_what_a_date_can_hold(day: date, number: int) -> None:
    assert date.min <= add_days(day, number) <= date.max
    assert date.min <= add_months(day, number) <= date.max


@pytest.mark.parametrize(
    ("unit", "number", "there"),
    [
        ("month", 1.5, "2025-08-17"),
        ("year", -1, "2024-07-02"),
        ("week", 2, "2025-07-16"),
        ("fortnight", -1, "2025-06-18"),
        ("businessday", 3, "2025-07-07"),
        ("decade", 1, "2035-07-02"),
        ("moment", 1, "2025-07-02"),
    ],
)
def test_to_move_by_a_unit(unit: str, number: float, there: str) -> None:
    assert move(date(2025, 7, 2), unit, number).isoformat() == there


def test_the_last_and_the_fifth_weekday_stay_in_the_month() -> None:
    assert nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)
    assert nth_weekday(2025, 2, 1, 5).month == 2


def test_a_winter_begins_in_december() -> None:
    winter = season_of("WI", 2024)
    assert (winter.start, winter.end, winter.timex) == (date(2024, 12, 1), date(2025, 3, 23), "2024-WI")


def test_a_holiday_that_no_calendar_reaches_is_none() -> None:
    assert holiday_of("diwali", 1200) is None
    assert holiday_of("no-such-day", 2024) is None


@pytest.mark.parametrize(
    ("unit", "count", "timex"),
    [
        ("month", "18", "P18M"),
        ("hour", "2", "PT2H"),
        ("day", "few", "PXD"),
        ("year", "2.5", "P2.5Y"),
        ("decade", "1", "P1DE"),
    ],
)
def test_lengths_as_timex3(unit: str, count: str, timex: str) -> None:
    assert timex_of(Formula("dur", (Formula(unit), Formula(count)))) == timex
