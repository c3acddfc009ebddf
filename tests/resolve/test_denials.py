"""What one text tells as done and another denies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

TOLD = """Head of bridge builder quits

LEEDS, May 4, 2031 (Calder Wire) - Lena Hart, the chief executive of the bridge builder Orvane, resigned on Friday.
The company had paid a dividend of 12 pence in March.
"""
CASES = [
    pytest.param("Lena Hart did not resign; her contract ended.", 1, id="denied"),
    pytest.param("Lena Hart resigned because her contract ended.", 0, id="told alike"),
    pytest.param("Ida Holm did not resign.", 0, id="of somebody else"),
    pytest.param("Lena Hart will not resign from the board of Alba.", 0, id="still to come"),
]


@pytest.mark.parametrize(("words", "count"), CASES)
def test_what_is_told_and_denied(words: str, count: int, tmp_path: Path) -> None:
    files = [tmp_path / "told.txt", tmp_path / "denied.txt"]
    texts = (TOLD, f"Statement of Orvane\n\nMay 6, 2031 - {words} Orvane has 400 employees in Leeds.\n")
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    knowledge = build_story(files).knowledge
    found = [conflict for conflict in knowledge.conflicts if "but denied in" in conflict.comment]
    assert len(found) == count
    claims = {claim.key: claim for claim in knowledge.claims}
    assert all(len({claims[key].evidence.document for key in one.statements}) == 2 for one in found)
    assert len(CASES) == 4
