"""Plans made otherwise since, warnings of old, and what "the announcement" means, read and dated from their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

CASES = [
    pytest.param(
        "The mill in Orby was going to open in June.",
        "kg:Opening",
        ("2024-06-01", "2024-06-30"),
        id="a plan of old",
    ),
    pytest.param(
        "Corvane warned the council of floods in 2015.",
        "kg:Warning",
        ("2015-01-01", "2015-12-31"),
        id="a warning of old",
    ),
    pytest.param(
        "Corvane and Alba announced a merger on 4 June. On the day of the announcement, Alba's shares fell 9 percent.",
        "kg:SharePriceFall",
        ("2024-06-04", "2024-06-04"),
        id="the day of the announcement",
    ),
    pytest.param(
        "The mill closed on 2 September 2021. Exactly three years after the closure, Corvane filed for bankruptcy.",
        "kg:Bankruptcy",
        ("2024-09-02", "2024-09-02"),
        id="to the day",
    ),
    pytest.param(
        "A hearing that was to have been held on 21 November has been cancelled.",
        "kg:Hearing",
        ("2024-11-21", "2024-11-21"),
        id="called off",
    ),
    pytest.param(
        "The merger is not expected to close before May.",
        "kg:Merger",
        ("2025-05-01", "9999-12-31"),
        id="not before",
    ),
    pytest.param(
        "Corvane confirmed plans to open a branch in Orby in March.",
        "kg:Opening",
        ("2025-03-01", "2025-03-31"),
        id="what plans are for",
    ),
    pytest.param(
        "Corvane had written about floods when Ida Holm, who had warned the council in 2015, resigned.",
        "kg:Warning",
        ("2015-01-01", "2015-12-31"),
        id="warned before",
    ),
    pytest.param(
        "A dam in Orby burst on Sunday.\n\nSoldiers rescued 40 people from the mud.",
        "kg:Rescue",
        ("2024-09-01", "2024-09-02"),
        id="after the disaster",
    ),
    pytest.param(
        "Corvane cut its forecast on Sunday.\n\nCorvane shares fell 9 percent in early trading.",
        "kg:SharePriceFall",
        ("2024-09-02", "2024-09-02"),
        id="a session still going on",
    ),
    pytest.param(
        "Ida Holm was arrested in Orby on 3 May; a court there is to rule on 12 December.",
        "kg:Arrest",
        ("2024-05-03", "2024-05-03"),
        id="beside what is to come",
    ),
]


@pytest.mark.parametrize(("words", "kind", "wanted"), CASES)
def test_times_are_those_that_the_words_mean(words: str, kind: str, wanted: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"Published: 2024-09-02\n\n{words}", encoding="utf-8")
    found = [event.bounds for event in build_story([tmp_path]).knowledge.events if event.type == kind]
    assert [(each.earliest.isoformat(), each.latest.isoformat()) for each in found] == [wanted]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 11
