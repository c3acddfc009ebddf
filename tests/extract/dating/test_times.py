"""Times that hang on the events of a text."""

from __future__ import annotations

import pytest

from kg.extract.dating import times
from tests.extract.trees import analysis

CASES = [
    ("They met on the third day of the talks", [("the third day", "dur(day,2)")]),
    ("They met on the third day of the week", []),
    ("Shares lost a third on the day.", [("the day", "rel(day,0,then)")]),
    ("Shares fell on the day of the vote.", [("the day", "dur(day,0)")]),
    ("Shares fell on the eve of the vote.", [("the eve", "dur(day,1)")]),
    ("They met on the second day.", [("the second day", "shift(then,dur(day,1),1)")]),
    ("Shares fell shortly after the vote", [("shortly", "dur(day,approx(to30,0))")]),
    ("Shares fell two days after the vote", []),
]


@pytest.mark.parametrize(("words", "wanted"), CASES)
def test_days_of_what_is_told_are_found(words: str, wanted: list[tuple[str, str]]) -> None:
    rows = " ".join(f"{word}/NN/dep/0" for word in words.replace(".", " .").split())
    found = times.extract(analysis(rows))
    hanging = [time for time in found.times if time.value.rule in (times.DAY_OF, times.THAT_DAY, times.NEAR)]
    assert [(time.span.within(found.document.text), time.value.meaning) for time in hanging] == wanted


def test_every_case_is_collected() -> None:
    assert len(CASES) == 8
