from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.bounds import UNKNOWN_BOUNDS, Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeValue
from kg.temporal.anchor import Anchored, anchor, whole
from kg.temporal.edtf import to_edtf
from kg.temporal.expressions import find_expressions
from kg.temporal.periods import Calendar

WEDNESDAY = TimeBounds(date(2025, 7, 2), date(2025, 7, 2), Granularity.DAY)
BETWEEN = TimeBounds(date(2025, 7, 2), date(2025, 7, 10), Granularity.SPAN)
PAST, FUTURE, NONE = Tense.PAST, Tense.FUTURE, Tense.NONE


def value_of(words: str) -> TimeValue:
    (found,) = find_expressions(f"It was so, {words}.")
    return found[1]


def read(
    words: str, tense: Tense = PAST, reference: TimeBounds = WEDNESDAY, previous: TimeBounds | None = None
) -> Anchored:
    return anchor(value_of(words), reference=reference, tense=tense, previous=previous)


CASES = (
    ("July 2, 2025", NONE, "2025-07-02"),
    ("2 July", PAST, "2025-07-02"),
    ("3 July", PAST, "2024-07-03"),
    ("3 July", FUTURE, "2025-07-03"),
    ("3 July", NONE, "2025-07-03"),
    ("on Monday", PAST, "2025-06-30"),
    ("on Monday", FUTURE, "2025-07-07"),
    ("on Wednesday", PAST, "2025-07-02"),
    ("yesterday", PAST, "2025-07-01"),
    ("the day before yesterday", PAST, "2025-06-30"),
    ("earlier this week", PAST, "[2025-06-29..2025-07-01]"),
    ("later this week", FUTURE, "[2025-07-02..2025-07-06]"),
    ("between June 28 and July 5", FUTURE, "[2025-06-28..2025-07-05]"),
    ("before dawn on Monday", PAST, "2025-06-30"),
    ("last week", PAST, "[2025-06-22..2025-06-29]"),
    ("last month", PAST, "2025-06"),
    ("last year", PAST, "2024"),
    ("next year", FUTURE, "2026"),
    ("18 months ago", PAST, "2024-01"),
    ("three days ago", PAST, "2025-06-29"),
    ("two years ago", PAST, "2023"),
    ("mid-2023", PAST, "[2023-04-21..2023-09-12]"),
    ("the 1990s", PAST, "[1990-01-01..1999-12-31]"),
    ("early May", PAST, "[2025-05-01..2025-05-12]"),
    ("H1", PAST, "[2025-01-01..2025-06-30]"),
    ("Q3 2024", PAST, "[2024-07-01..2024-09-30]"),
    ("the third quarter of 2024", PAST, "[2024-07-01..2024-09-30]"),
    ("the first half of 2024", PAST, "[2024-01-01..2024-06-30]"),
    ("next spring", FUTURE, "[2026-03-01..2026-06-22]"),
    ("last summer", PAST, "[2024-06-01..2024-09-22]"),
    ("Black Friday last year", PAST, "2024-11-29"),
    ("Black Friday", PAST, "2024-11-29"),
    ("Christmas Eve", FUTURE, "2025-12-24"),
    ("Easter 2025", NONE, "2025-04-20"),
    ("the past five years", PAST, "[2020-07-02..2025-07-02]"),
    ("the past two quarters", PAST, "[2025-01-01..2025-07-02]"),
    ("since April", PAST, "[2025-04-01..2025-07-02]"),
    ("until Friday", FUTURE, "[2025-07-02..2025-07-04]"),
    ("before 5 April 2025", PAST, "../2025-04-04"),
    ("by the end of fiscal 2015", PAST, "../2016-03-31"),
    ("as early as tomorrow", FUTURE, "2025-07-03/.."),
    ("as early as February", PAST, "2025-02"),
    ("two weeks ago last Sunday", PAST, "2025-06-15"),
    ("after Christmas 2024", PAST, "[2024-12-26..2025-07-02]"),
    ("between March and May", PAST, "[2025-03-01..2025-05-31]"),
    ("from March to May", PAST, "2025-03-01/2025-05-31"),
    ("from 2014 to 2018", PAST, "2014-01-01/2018-12-31"),
    ("2014-18", PAST, "2014-01-01/2018-12-31"),
    ("March to May 2024", PAST, "2024-03-01/2024-05-31"),
    ("overnight", PAST, "[2025-07-01..2025-07-02]"),
    ("Monday morning", PAST, "2025-06-30"),
    ("6:25 PM UTC on Monday", PAST, "2025-06-30"),
    ("03/04/2025", PAST, "[2025-03-04..2025-04-03]"),
    ("16/7/2025", PAST, "2025-07-16"),
    ("Tuesday, July 1", NONE, "2025-07-01"),
    ("three months", PAST, ".."),
    ("every quarter", PAST, ".."),
    ("the future", FUTURE, "2025-07-02/.."),
    ("year-end 2024", PAST, "[2024-10-01..2024-12-31]"),
    ("the last week of May 2025", PAST, "[2025-05-19..2025-05-31]"),
    ("the third Friday of May", PAST, "2025-05-16"),
    ("in two weeks", FUTURE, "[2025-07-13..2025-07-20]"),
    ("in two weeks", PAST, ".."),
    ("the week of 7 July", FUTURE, "[2025-07-06..2025-07-13]"),
    ("490 BC", PAST, ".."),
    ("the quarter ended September 30", PAST, "[2024-07-01..2024-09-30]"),
    ("the fiscal year ending October 2025", FUTURE, "[2024-11-01..2025-10-31]"),
    ("over the weekend", FUTURE, "[2025-07-05..2025-07-06]"),
    ("over the weekend", PAST, "[2025-06-28..2025-06-29]"),
    ("a week away", FUTURE, "[2025-07-06..2025-07-13]"),
    ("31 June 2025", PAST, "2025"),
    ("at the end of the year", PAST, "[2024-10-01..2024-12-31]"),
    ("at the end of the year", FUTURE, "[2025-10-02..2025-12-31]"),
    ("at the start of the year", FUTURE, "[2026-01-01..2026-04-01]"),
    ("it was shut until 4 August", PAST, "../2025-08-04"),
    ("the 12 months to March 2025", PAST, "[2024-04-01..2025-03-31]"),
    ("the year to March", PAST, "[2024-04-01..2025-03-31]"),
    ("in the first three months of 2025", PAST, "[2025-01-01..2025-03-31]"),
    ("in the night to Monday", PAST, "[2025-06-29..2025-06-30]"),
    ("the early hours of Monday", PAST, "2025-06-30"),
    ("days ago", PAST, "[2025-06-23..2025-06-30]"),
    ("Friday at the latest", FUTURE, "[2025-07-02..2025-07-04]"),
    ("2026 at the earliest", FUTURE, "2026-01-01/.."),
    ("in 2H24", PAST, "[2024-07-01..2024-12-31]"),
)


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 84


@pytest.mark.parametrize(("words", "tense", "edtf"), CASES, ids=str)
def test_a_value_is_anchored_to_the_day_of_publication(words: str, tense: Tense, edtf: str) -> None:
    assert to_edtf(read(words, tense).bounds) == edtf


@pytest.mark.parametrize(
    ("words", "tense", "edtf"),
    [
        ("earlier this week", PAST, "[2025-06-29..2025-07-09]"),
        ("on Monday", PAST, "[2025-06-30..2025-07-07]"),
        ("last month", PAST, "2025-06"),
        ("2024", PAST, "2024"),
        ("tomorrow", FUTURE, "[2025-07-03..2025-07-11]"),
    ],
)
def test_publication_within_bounds_widens_the_result(words: str, tense: Tense, edtf: str) -> None:
    assert to_edtf(read(words, tense, BETWEEN).bounds) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("earlier this week", ".."),
        ("July 2", ".."),
        ("July 2, 2025", "2025-07-02"),
        ("until 5 April 2025", "../2025-04-05"),
    ],
)
def test_unknown_publication_leaves_unknown_what_hangs_on_it(words: str, edtf: str) -> None:
    assert to_edtf(read(words, PAST, UNKNOWN_BOUNDS).bounds) == edtf


def test_publication_known_on_one_side_bounds_that_side() -> None:
    later = TimeBounds(date(2025, 7, 2))
    assert to_edtf(read("last month", PAST, later).bounds) == "2025-06-01/.."


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the following day", "2025-02-11"),
        ("two days later", "2025-02-12"),
        ("two weeks later", "[2025-02-23..2025-03-02]"),
        ("the previous year", "2024"),
        ("that month", "2025-02"),
        ("later that year", "[2025-02-10..2025-12-31]"),
    ],
)
def test_a_narrative_anchor_counts_from_the_time_last_spoken_of(words: str, edtf: str) -> None:
    told = TimeBounds(date(2025, 2, 10), date(2025, 2, 10), Granularity.DAY)
    assert to_edtf(read(words, PAST, WEDNESDAY, previous=told).bounds) == edtf


def test_a_stated_fiscal_calendar_is_used() -> None:
    october = Calendar(fiscal_end=10)
    year = anchor(value_of("fiscal 2015"), reference=WEDNESDAY, tense=PAST, calendar=october)
    quarter = anchor(value_of("the third quarter of fiscal 2015"), reference=WEDNESDAY, tense=PAST, calendar=october)
    assert to_edtf(year.bounds) == "[2014-11-01..2015-10-31]"
    assert to_edtf(quarter.bounds) == "[2015-05-01..2015-07-31]"


@pytest.mark.parametrize(
    ("words", "is_hard"),
    [("July 2, 2025", True), ("last month", True), ("on Monday", False), ("18 months ago", False), ("now", False)],
)
def test_a_reading_that_is_only_usual_is_soft(words: str, is_hard: bool) -> None:
    assert read(words).is_hard is is_hard


def test_the_reason_says_what_was_read_where_and_why() -> None:
    assert read("earlier this week", PAST, BETWEEN).reason == (
        "“earlier this week” in a text published between 2 and 10 July 2025: between 29 June and 9 July 2025 "
        "(a week may start on a Sunday or on a Monday; “earlier” ends the day before at the latest)"
    )


def test_as_many_takes_the_number_before_it() -> None:
    text = "It is the third round of cuts in as many months."
    (found,) = find_expressions(text)
    anchored = anchor(found[1], reference=WEDNESDAY, tense=PAST)
    assert (to_edtf(anchored.bounds), anchored.timex) == ("[2025-04-02..2025-07-02]", "P3M")


def test_what_does_not_begin_until_may_begins_in_may_or_later() -> None:
    (found,) = find_expressions("The sale will not begin until May 2026.")
    assert to_edtf(anchor(found[1], reference=WEDNESDAY, tense=FUTURE).bounds) == "2026-05-01/.."
    assert found[1].signal == "after"


def test_last_wednesday_on_a_thursday_may_be_either() -> None:
    thursday = TimeBounds(date(2025, 7, 3), date(2025, 7, 3), Granularity.DAY)
    assert to_edtf(read("last Wednesday", PAST, thursday).bounds) == "[2025-06-25..2025-07-02]"


def test_whole_bounds_last() -> None:
    assert to_edtf(whole(read("in the year 2024").bounds)) == "2024-01-01/2024-12-31"


publication = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@settings(max_examples=60)
@given(st.sampled_from([words for words, _, _ in CASES]), st.sampled_from(Tense), publication, st.integers(0, 60))
def test_wider_publication_never_gives_narrower_bounds(words: str, tense: Tense, day: date, more: int) -> None:
    value = value_of(words)
    exact = anchor(value, reference=TimeBounds(day, day), tense=tense).bounds
    loose = anchor(value, reference=TimeBounds(day, day + timedelta(more)), tense=tense).bounds
    unknown = anchor(value, reference=UNKNOWN_BOUNDS, tense=tense).bounds
    assert loose.earliest <= exact.earliest <= exact.latest <= loose.latest
    assert unknown.earliest <= exact.earliest <= exact.latest <= unknown.latest
