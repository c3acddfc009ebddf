"""What an undated text gives away of its day."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model.time_value import TimeType, TimeValue
from kg.timeline.habits import OnWeekdays
from kg.timeline.running import Ahead, InMonths

MAY_3 = TimeValue(TimeType.DATE, "month and day", "may 3", "md(month(5),3)")
FIVE_WEEKS_BEFORE = Ahead(MAY_3, 35, 3)
"""29 March, give or take three days."""
SHIFTS = [
    (OnWeekdays(frozenset((5, 6))), "2021-01-28", "2021-01-29", "2021-01-23"),
    (OnWeekdays(frozenset((5, 6))), "2021-01-30", "2021-01-30", "2021-01-30"),
    (FIVE_WEEKS_BEFORE, "2021-01-01", "2021-03-26", "2020-04-01"),
    (FIVE_WEEKS_BEFORE, "2021-03-30", "2021-03-30", "2021-03-30"),
    (FIVE_WEEKS_BEFORE, "2021-04-20", "2022-03-26", "2021-04-01"),
    (InMonths(frozenset((1, 2, 3))), "2021-04-20", "2022-01-01", "2021-03-31"),
]


@pytest.mark.parametrize(("shift", "day", "first", "last"), SHIFTS)
def test_days_of_writing_are_the_next_and_the_last_that_fit(
    shift: OnWeekdays | Ahead | InMonths, day: str, first: str, last: str
) -> None:
    number = date.fromisoformat(day).toordinal()
    found = [shift.lift(number), shift.drop(number)]
    assert [date.fromordinal(one).isoformat() for one in found if one is not None] == [first, last]


def test_every_case_is_collected() -> None:
    assert len(SHIFTS) == 6
