"""What dated reports tell in passing, read and dated from their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

TOP = "Norwick bridge closed\nPublished: 2024-10-02\n\nThe council of Norwick closed the Iron Bridge on Tuesday.\n\n"
CASES = [
    pytest.param("Ida Holm resigned.", "kg:Resignation", "2024-09-25", id="the simple past"),
    pytest.param("Ida Holm had resigned.", "kg:Resignation", "0001-01-01", id="not what had been before"),
    pytest.param("It was built in 2019. Ida Holm resigned.", "kg:Resignation", "0001-01-01", id="old times"),
    pytest.param("Corvane Ltd said it had sued the council.", "kg:Lawsuit", "2024-09-25", id="an own deed"),
    pytest.param("Corvane said hackers had stolen its data.", "kg:DataBreach", "0001-01-01", id="what others did"),
]


def test_a_text_that_looks_back_tells_nothing_new_in_passing(tmp_path: Path) -> None:
    top = "Norwick a year after the flood\nPublished: 2024-10-02\n\n" + "The bridge of Norwick is old. " * 6
    (tmp_path / "one.txt").write_text(top + "Ida Holm resigned.", encoding="utf-8")
    (found,) = [event for event in build_story([tmp_path]).knowledge.events if event.type == "kg:Resignation"]
    assert found.bounds.earliest.isoformat() == "0001-01-01"


@pytest.mark.parametrize(("words", "kind", "earliest"), CASES)
def test_what_is_told_in_passing_is_not_old(words: str, kind: str, earliest: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOP + words, encoding="utf-8")
    found = [event for event in build_story([tmp_path]).knowledge.events if event.type == kind]
    assert [event.bounds.earliest.isoformat() for event in found] == [earliest]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 5
