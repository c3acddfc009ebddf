from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.mention import Tense
from kg.model.time_value import TimeValue
from kg.temporal.expressions import find_expressions
from kg.timeline.readings import Bearing, Limit, NotAfter, NotBefore, Recurrence, Words

WORDS = ["last month", "earlier this week", "in September last year", "18 months ago", "this quarter", "yesterday"]


def value(words: str) -> TimeValue:
    ((_, found),) = find_expressions(words)
    return found


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("words", "bearing"),
    [
        pytest.param("on July 2, 2025", Bearing.NOTHING, id="a full date"),
        pytest.param("in 2024", Bearing.NOTHING, id="a year"),
        pytest.param("last month", Bearing.PUBLICATION, id="relative"),
        pytest.param("on July 2", Bearing.PUBLICATION, id="without its year"),
        pytest.param("the following day", Bearing.NARRATIVE, id="after what was told"),
    ],
)
def test_words_are_counted_from(words: str, bearing: Bearing) -> None:
    assert Words(value(words), Tense.PAST).bearing is bearing


@pytest.mark.parametrize("words", WORDS)
@settings(deadline=None)
@given(written=st.integers(day("1990-01-01"), day("2030-12-31")))
def test_the_day_of_writing_found_back_allows_the_day_it_was(words: str, written: int) -> None:
    read = Words(value(words), Tense.PAST)
    low, high = (
        NotBefore(read, Limit.EARLIEST, Bearing.PUBLICATION),
        NotAfter(read, Limit.LATEST, Bearing.PUBLICATION),
    )
    first, last = low.lift(written), high.drop(written)
    assert first is not None
    assert last is not None
    assert first <= last
    back = NotBefore(read, Limit.EARLIEST, Bearing.PUBLICATION, is_back=True)
    latest = back.drop(first)
    assert latest is not None
    assert latest >= written
    assert low.drop(first) is None, "the way on says nothing of the way back"


def test_a_day_and_month_come_back_every_year_and_on_a_weekday_less_often() -> None:
    found = Recurrence(value("Oct 6"))
    assert found.lift(day("2014-01-01")) == day("2014-10-06")
    assert found.drop(day("2014-01-01")) == day("2013-10-06")
    monday = Recurrence(value("Oct 6"), 1)
    assert monday.lift(day("2013-02-01")) == day("2014-10-06")
    assert monday.drop(day("2013-02-01")) == day("2008-10-06")


def test_by_a_day_bounds_one_side_wherever_it_is_read() -> None:
    words = Words(value("by April 5, 2025"), Tense.FUTURE)
    assert words.fixed(Limit.LATEST) == day("2025-04-05")
    assert words.fixed(Limit.EARLIEST) is None
    assert words.fixed_bounds.latest == date(2025, 4, 5)
