from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.edtf import edtf, parse_edtf

CASES = [
    ("2025-07-02", date(2025, 7, 2), date(2025, 7, 2), False),
    ("2025-02", date(2025, 2, 1), date(2025, 2, 28), False),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
    ("2025", date(2025, 1, 1), date(2025, 12, 31), False),
    ("2024-01-01/2024-12-31", date(2024, 1, 1), date(2024, 12, 31), True),
    ("[2025-06-29..2025-07-09]", date(2025, 6, 29), date(2025, 7, 9), False),
    ("[2025-01-01..2025-11-30]", date(2025, 1, 1), date(2025, 11, 30), False),
    ("../2025-04-05", date.min, date(2025, 4, 5), False),
    ("2025-07-02/..", date(2025, 7, 2), date.max, False),
    ("../..", date.min, date.max, False),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "lasts"), CASES, ids=[case[0] for case in CASES])
def test_bounds_as_people_write_them(text: str, earliest: date, latest: date, lasts: bool) -> None:
    assert edtf(earliest, latest, lasts=lasts) == text
    assert parse_edtf(text) == (earliest, latest)


@given(st.dates(), st.dates(), st.booleans())
def test_what_is_written_is_understood(one: date, other: date, lasts: bool) -> None:
    earliest, latest = min(one, other), max(one, other)
    assert parse_edtf(edtf(earliest, latest, lasts=lasts)) == (earliest, latest)


@pytest.mark.parametrize("text", ["", "May", "2025-13", "2025-02-30", "25", "2025-1-1", "2026/2025", "²⁰²⁵"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_edtf(text) is None
