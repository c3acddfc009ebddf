from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, Granularity, TimeBounds
from kg.temporal.edtf import parse_edtf, to_edtf
from kg.temporal.words import in_words
from tests import strategies


def days(earliest: str, latest: str, *, lasting: bool = False) -> TimeBounds:
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    inner = (first, last) if lasting else (None, None)
    return TimeBounds(first, last, Granularity.SPAN, *inner)


WRITTEN = (
    (days("2025-07-02", "2025-07-02"), "2025-07-02", "on 2 July 2025"),
    (days("2025-02-01", "2025-02-28"), "2025-02", "February 2025"),
    (days("2024-01-01", "2024-12-31"), "2024", "2024"),
    (days("2025-06-29", "2025-07-09"), "[2025-06-29..2025-07-09]", "between 29 June and 9 July 2025"),
    (days("2025-07-02", "2025-07-09"), "[2025-07-02..2025-07-09]", "between 2 and 9 July 2025"),
    (days("2024-12-30", "2025-01-02"), "[2024-12-30..2025-01-02]", "between 30 December 2024 and 2 January 2025"),
    (days("2024-01-01", "2024-12-31", lasting=True), "2024-01-01/2024-12-31", "all of 2024"),
    (days("2025-03-01", "2025-05-31", lasting=True), "2025-03-01/2025-05-31", "from 1 March to 31 May 2025"),
    (TimeBounds(latest=date(2025, 4, 5)), "../2025-04-05", "by 5 April 2025"),
    (TimeBounds(date(2025, 7, 2)), "2025-07-02/..", "on or after 2 July 2025"),
    (UNKNOWN_BOUNDS, "..", "at an unknown time"),
)


def test_all_forms_are_collected() -> None:
    assert len(WRITTEN) == 11


@pytest.mark.parametrize(("bounds", "edtf", "words"), WRITTEN, ids=[edtf for _, edtf, _ in WRITTEN])
def test_bounds_are_written_and_said(bounds: TimeBounds, edtf: str, words: str) -> None:
    assert to_edtf(bounds) == edtf
    assert in_words(bounds) == words


@given(strategies.bounds | strategies.lasting_bounds())
def test_what_is_written_reads_back(bounds: TimeBounds) -> None:
    again = parse_edtf(to_edtf(bounds))
    assert again is not None
    assert (again.earliest, again.latest) == (bounds.earliest, bounds.latest)
    is_closed = bounds.is_lasting and bounds.earliest < bounds.latest
    assert again.is_lasting is is_closed


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "[2025-07-09..2025-07-02]", "2025-02-30", "[2025-01-01..]"])
def test_what_is_no_date_of_ours_is_none(text: str) -> None:
    assert parse_edtf(text) is None


def test_an_open_start_is_the_unknown() -> None:
    bounds = parse_edtf("../2025-04")
    assert bounds is not None
    assert (bounds.earliest, bounds.latest) == (UNKNOWN_EARLIEST, date(2025, 4, 30))
