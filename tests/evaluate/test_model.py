from __future__ import annotations

from typing import TYPE_CHECKING

import kg.nlp
from kg.evaluate.model import evaluate_model

if TYPE_CHECKING:
    from pathlib import Path

MARKED = """=== x-1
story: x
style: agency
date: none
---
[e1 agent [org Orvella Holdings]] [e1 trigger closed] a plant in [e1 place [place Denmark]] [e1 time on [time Monday]].
---
e1 Closure actual
"""


def test_an_empty_folder_has_no_scores(tmp_path: Path) -> None:
    assert evaluate_model(tmp_path, nlp=kg.nlp.load()) == {}


def test_sealed_stories_are_measured(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "x.txt").write_text(MARKED, encoding="utf-8")
    (news / "y.txt").write_text(MARKED.replace("x", "y").replace("Denmark", "nowhere"), encoding="utf-8")
    (news / "sealed.txt").write_text("x\n", encoding="utf-8")
    scores = evaluate_model(tmp_path, nlp=kg.nlp.load())
    assert {name: row["f1"] for name, row in scores.items()} == {
        "own news, sealed: names": 100.0,
        "own news, sealed: names, the text's evidence": 100.0,
        "own news, sealed: names, the story's evidence": 100.0,
        "own news, sealed: name spans": 100.0,
        "own news, sealed: triggers": 100.0,
        "own news, sealed: times": 100.0,
        "own news, sealed: times, overlapping": 100.0,
    }
