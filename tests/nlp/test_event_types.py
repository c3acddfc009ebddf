"""Event types by example: the nearest examples, agreement one level up, few examples, and nothing far away."""

from __future__ import annotations

import numpy as np
import pytest

from kg.nlp.event_types import LIKELY, LIKELY_OF_FEW, MANY, Matrix, TypeSpace

ABOVE = {"kg:Layoff": ("kg:WorkforceChange",), "kg:Hiring": ("kg:WorkforceChange",), "kg:Storm": ()}
AXES = np.eye(5, dtype=np.float32)
ROWS = np.concatenate([AXES, AXES + 0.05])


def space(*types: str) -> TypeSpace:
    """Return a space with six examples on each of five axes."""
    return TypeSpace.of(np.concatenate([ROWS] * 3), types * 6)


def vector(*values: float) -> Matrix:
    return np.array(values, np.float32)


APART = space("kg:Layoff", "kg:Hiring", "kg:Storm", "kg:Fire", "my:Recall")


@pytest.mark.parametrize("place", range(5))
def test_the_nearest_examples_give_the_type(place: int) -> None:
    found = APART.nearest(AXES[place], ABOVE)
    assert found is not None
    assert found[0] == APART.types[place]
    assert found[1] > 0.9


def test_between_two_types_what_they_share_is_likely() -> None:
    found = APART.nearest(vector(1, 1, 0, 0, 0), ABOVE)
    assert found is not None
    assert found[0] == "kg:WorkforceChange"


def test_between_two_types_that_share_nothing_the_likelier_is_taken() -> None:
    name, chance = APART.nearest(vector(0, 0, 1.1, 1, 0), ABOVE) or ("", 0.0)
    assert name == "kg:Storm"
    assert LIKELY <= chance < 0.8


def test_the_chances_of_types_without_any_above_are_at_most_one() -> None:
    chances = APART.chances(vector(1, 1, 0, 0, 0), ABOVE)
    assert 0.9 < sum(chance for name, chance in chances.items() if name != "kg:WorkforceChange") < 1.0
    assert chances["kg:WorkforceChange"] == pytest.approx(chances["kg:Layoff"] + chances["kg:Hiring"])


@pytest.mark.parametrize("far", [-AXES[0], AXES.sum(0)], ids=["away from one", "in the middle of all"])
def test_far_from_every_example_there_is_no_type(far: Matrix) -> None:
    assert APART.nearest(far, {}) is None


def test_many_examples_of_a_type_do_not_outweigh_few_of_another() -> None:
    rows = np.concatenate([AXES[:1], AXES[:1], *[AXES[1:2]] * 20, AXES[2:]])
    many = TypeSpace.of(rows, ["kg:Storm"] * 2 + ["kg:Fire"] * 20 + ["kg:Layoff", "kg:Hiring", "my:Recall"])
    assert many.chances(vector(1.1, 1, 0, 0, 0), {})["kg:Storm"] > many.chances(vector(1.1, 1, 0, 0, 0), {})["kg:Fire"]


def test_a_type_of_few_examples_is_believed_sooner() -> None:
    between = vector(1, 1, 0, 0, 0)
    few = TypeSpace.of(AXES, APART.types[:5])
    many = TypeSpace.of(np.concatenate([AXES] * MANY), few.types * MANY)
    assert few.chances(between, {}) == pytest.approx(many.chances(between, {}))
    assert (few.nearest(between, {}) or ("", 0.0))[0] in ("kg:Layoff", "kg:Hiring")
    assert few.nearest(between, {"kg:Storm": ("kg:Disaster",)}) is not None
    assert many.nearest(between, {}) is None
    assert LIKELY_OF_FEW < LIKELY


def test_a_space_of_kept_rows_is_the_same() -> None:
    again = TypeSpace.of(APART.rows, APART.types)
    assert again.rows.tobytes() == APART.rows.tobytes()
    assert again.chances(ROWS[3], ABOVE) == APART.chances(ROWS[3], ABOVE)
