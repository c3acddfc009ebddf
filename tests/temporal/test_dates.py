from __future__ import annotations

from datetime import date

import pytest

from kg.temporal.dates import parse_date, parse_day


@pytest.mark.parametrize(
    "text", ["2 July 2025", "July 2, 2025", "2025-07-02", "Wednesday, 2 July 2025", "2025-07-02T10:30:00"]
)
def test_an_absolute_date_is_read(text: str) -> None:
    assert parse_date(text) == date(2025, 7, 2)


@pytest.mark.parametrize(
    "text", ["July 2", "July 2025", "2025", "may", "Sun", "yesterday", "in two weeks", "", "x" * 500]
)
def test_a_missing_part_is_never_guessed(text: str) -> None:
    assert parse_date(text) is None


def test_digits_in_either_order_give_both() -> None:
    bounds = parse_day("03/04/2025")
    assert bounds is not None
    assert (bounds.earliest, bounds.latest) == (date(2025, 3, 4), date(2025, 4, 3))
