from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.floors import below, render
from kg.evaluate.story import score_story
from kg.pipeline import Build

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "tests" / "floors.json"
KINDS = ["entities", "events", "identity", "dates", "modality", "figures", "copies", "conflicts"]


@pytest.fixture(scope="module")
def scores(seeds: Build) -> dict[str, dict[str, float]]:
    return score_story(ROOT / "tests" / "gold" / "seeds.yaml", seeds.knowledge)


def test_every_kind_is_scored(scores: dict[str, dict[str, float]]) -> None:
    assert list(scores) == KINDS
    assert all(0 <= value <= 100 for parts in scores.values() for value in parts.values())


def test_no_score_falls_below_its_floor(scores: dict[str, dict[str, float]]) -> None:
    assert below(scores, FLOORS, "story") == [], render(scores)


def test_what_is_below_or_missing_is_told(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"story": {"dates": {"exact": 50, "lost": 1}}}), encoding="utf-8")
    assert below({"dates": {"exact": 49.9}}, floors, "story") == [
        "dates exact: 49.9 is below the floor 50",
        "dates lost: None is below the floor 1",
    ]


@pytest.mark.parametrize("content", ["", "[]", "{}"])
def test_floors_that_cannot_be_read_are_told(content: str, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no floors for “story”"):
        below({}, floors, "story")


@pytest.mark.parametrize("content", ["", "events: []", "- a", "\x00"])
def test_gold_that_is_none_is_told(content: str, seeds: Build, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.yaml: no (readable )?gold story"):
        score_story(gold, seeds.knowledge)
