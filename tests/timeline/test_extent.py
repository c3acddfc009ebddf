"""What lasts, read and dated from its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

TOP = "Ferries in Velmar\n\nVELMAR, March 12, 2024 (Nord Press) — "
CASES = [
    pytest.param("The 17-day strike of ferry crews ended on Sunday.", "kg:Strike", "2024-02-22/2024-03-10", id="days"),
    pytest.param("Crews ended a three-week strike on Friday.", "kg:Strike", "2024-02-13/2024-03-08", id="weeks"),
    pytest.param("Velmar will host a three-day summit from 5 May.", "kg:Summit", "2024-05-05/2024-05-07", id="ahead"),
    pytest.param("Crews went on strike on Monday.", "kg:Strike", "2024-03-11", id="a day"),
]


@pytest.mark.parametrize(("words", "kind", "when"), CASES)
def test_what_lasts_has_a_begin_and_an_end(words: str, kind: str, when: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOP + words + "\n", encoding="utf-8")
    found = [event for event in build_story([tmp_path]).knowledge.events if event.type == kind]
    assert [event.when for event in found] == [when]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 4
