"""Who speaks several times in a little article speaks on one day."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

SAID = (
    "Skelby Ferries suspends its dividend\nPublished: 2024-05-16\n\n"
    "On Tuesday Skelby Ferries said that it would suspend its dividend for the rest of the year.\n\n"
)
CASES = [
    pytest.param("Skelby Ferries announced the sale of two boats.", "2024-05-14", id="one speaker, one day"),
    pytest.param("Skelby Ferries has previously announced the sale of two boats.", "2024-05-09", id="at another time"),
    pytest.param("Argyll Council announced a plan for two new piers.", "2024-05-09", id="somebody else"),
]


@pytest.mark.parametrize(("words", "day"), CASES)
def test_one_speaker_speaks_on_one_day(words: str, day: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SAID + words, encoding="utf-8")
    events = build_story([tmp_path]).knowledge.events
    said = [event for event in events if event.type == "kg:Announcement" and "announced" in event.label]
    assert [event.bounds.earliest.isoformat() for event in said] == [day]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 3
