"""Event types by example: nearest examples, agreement one level up, further examples, and the files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.nlp.event_types import TypeSpace, unit

if TYPE_CHECKING:
    from pathlib import Path

ABOVE = {"kg:Layoff": ("kg:WorkforceChange",), "kg:Hiring": ("kg:WorkforceChange",), "kg:Storm": ()}
ROWS = unit(np.array([[1, 0, 0], [1, 0.1, 0], [1, 0, 0.1], [1, 0.1, 0.1], [0, 0, 1], [0, 1, 0]], np.float32))


def space(*types: str) -> TypeSpace:
    return TypeSpace(np.zeros(3, np.float32), np.eye(3, dtype=np.float32), ROWS, types, 0.5)


def vector(*values: float) -> np.ndarray:
    return unit(np.array(values, np.float32))


def test_the_nearest_examples_give_the_type() -> None:
    layoffs = space(*["kg:Layoff"] * 4, "kg:Storm", "kg:Hiring")
    name, score = layoffs.nearest(vector(1, 0.05, 0.05), ABOVE)
    assert name == "kg:Layoff"
    assert score > 0.95


def test_where_neighbours_disagree_they_share_the_type_above() -> None:
    mixed = space("kg:Layoff", "kg:Hiring", "kg:Layoff", "kg:Hiring", "kg:Storm", "kg:Storm")
    name, score = mixed.nearest(vector(1, 0.05, 0.05), ABOVE)
    assert name == "kg:WorkforceChange"
    assert score > 0.95


def test_two_examples_bring_a_new_type() -> None:
    layoffs = space(*["kg:Layoff"] * 4, "kg:Storm", "kg:Hiring")
    away = np.stack([vector(-1, 0.1, 0), vector(-1, 0, 0.1)])
    name, score = layoffs.with_examples(away, ["my:Recall"] * 2).nearest(vector(-1, 0, 0), ABOVE)
    assert name == "my:Recall"
    assert score > 0.9


def test_far_from_everything_scores_low() -> None:
    _, score = space(*["kg:Layoff"] * 4, "kg:Storm", "kg:Hiring").nearest(vector(-1, -1, -1), ABOVE)
    assert score == pytest.approx(0.0)


def test_a_space_is_read_as_written(tmp_path: Path) -> None:
    plain = space(*["kg:Layoff"] * 4, "kg:Storm", "kg:Hiring")
    wide = np.full((5, 3), 0.25, np.float32)
    kept = replace(plain, offset=np.full(3, 0.25, np.float32), projection=wide)
    kept.save(tmp_path)
    found = TypeSpace.open(tmp_path)
    assert found is not None
    assert found.types == kept.types
    assert found.threshold == kept.threshold
    assert np.allclose(found.examples, kept.examples, atol=0.01)
    assert np.allclose(found.project(np.eye(5, dtype=np.float32)), kept.project(np.eye(5, dtype=np.float32)))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept.save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_without_a_space_has_none(tmp_path: Path) -> None:
    assert TypeSpace.open(tmp_path) is None
