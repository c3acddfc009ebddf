"""Fiscal calendars that texts state."""

from __future__ import annotations

import pytest

from kg.model.mention import TimeMention
from kg.temporal.expressions import find_expressions
from kg.timeline.fiscal import _ends_in
from tests.factory import extraction

CASES = [
    ("Acme hopes for more in the fiscal year ending October.", 10),
    ("Acme's fiscal year ends in June.", 6),
    ("In fiscal 2015, which ends on 31 October, Acme will split.", 10),
    ("Acme opens a plant in October.", None),
    ("The financial year was good. It ended in May.", None),
]


@pytest.mark.parametrize(("words", "month"), CASES, ids=[words for words, _ in CASES])
def test_a_text_may_say_when_a_fiscal_year_ends(words: str, month: int | None) -> None:
    read = extraction(words)
    times = [TimeMention(span, value, 0) for span, value in find_expressions(words)]
    assert next((found for time in times if (found := _ends_in(time, read))), None) == month


def test_every_case_is_collected() -> None:
    assert len(CASES) == 5
