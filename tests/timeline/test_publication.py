from __future__ import annotations

import pytest

from kg.timeline.publication import read_day

CASES = [
    pytest.param("2025-07-02T18:25:00+00:00", "2025-07-02", "2025-07-02", id="ISO 8601 with time"),
    pytest.param("July 2, 2025", "2025-07-02", "2025-07-02", id="in words"),
    pytest.param("Wednesday, Jul 2, 2025", "2025-07-02", "2025-07-02", id="with its weekday"),
    pytest.param("2 July 2025", "2025-07-02", "2025-07-02", id="day first"),
    pytest.param("July 2025", "2025-07-01", "2025-07-31", id="a month"),
    pytest.param("Oct 6", None, None, id="without a year"),
    pytest.param("not a date", None, None, id="no date"),
    pytest.param("", None, None, id="empty"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), CASES)
def test_days_of_publication_are_read(words: str, earliest: str | None, latest: str | None) -> None:
    found = read_day(words)
    assert (found and found.earliest.isoformat(), found and found.latest.isoformat()) == (earliest, latest)


def test_every_case_is_collected() -> None:
    assert len(CASES) == 8
