"""What undated texts give away of their day by what lies ahead, and plans by the words that date them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

TOP = "Norwick paper mill\nPublished: 2024-10-02\n\n"
WRITTEN = [
    pytest.param(
        "With the strike vote a week away, Ida Holm resigned in 2021. The strike vote will be held on Monday, May 3.",
        ("2021-04-25", "2021-04-29"),
        id="so far away and its day",
    ),
    pytest.param(
        "The mill lost 9 jobs in 2020. Holm Ltd will open a shop this quarter, which ends in March, and in"
        " November 2021.",
        ("2021-01-01", "2021-03-31"),
        id="the running quarter",
    ),
]
PLANS = [
    pytest.param("The mill will not close until May.", "kg:Closure", ("2025-05-01", "2025-05-31"), id="not until"),
    pytest.param("The price will rise from 1 December.", "kg:PriceRise", ("2024-12-01", "2024-12-01"), id="from a day"),
    pytest.param("Ida Holm has been under investigation since June.", "kg:Investigation", ("2024-06-01",), id="since"),
]


@pytest.mark.parametrize(("words", "days"), WRITTEN)
def test_an_undated_text_is_dated_by_what_lies_ahead(words: str, days: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(words, encoding="utf-8")
    (source,) = build_story([tmp_path]).knowledge.sources
    assert (source.bounds.earliest.isoformat(), source.bounds.latest.isoformat()) == days


@pytest.mark.parametrize(("words", "kind", "days"), PLANS)
def test_words_for_a_begin_date_it(words: str, kind: str, days: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOP + words, encoding="utf-8")
    (event,) = [event for event in build_story([tmp_path]).knowledge.events if event.type == kind]
    assert (event.bounds.earliest.isoformat(), event.bounds.latest.isoformat())[: len(days)] == days


def test_every_case_is_collected() -> None:
    assert (len(WRITTEN), len(PLANS)) == (2, 3)
