"""Every marked example and counter-example of the shipped event types, run; the scores may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.examples import evaluate_ontology, render_ontology
from kg.evaluate.floors import below
from kg.ontology import read_ontology
from kg.ontology.examples import parse

FLOORS = Path(__file__).parents[1] / "floors.json"
TYPES = read_ontology().types


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    return evaluate_ontology()


def test_every_example_is_run(scores: dict[str, dict[str, float]]) -> None:
    assert scores["all"]["examples"] == sum(len(kind.examples) for kind in TYPES.values())
    assert scores["all"]["counters"] == sum(len(kind.counter_examples) for kind in TYPES.values())


def test_no_score_falls_below_its_floor(scores: dict[str, dict[str, float]]) -> None:
    assert below(scores, FLOORS, "ontology") == []


def test_every_type_is_found_in_most_of_its_examples(scores: dict[str, dict[str, float]]) -> None:
    weak = {name: row for name, row in scores.items() if row["found"] < row["examples"] / 2}
    assert weak == {}, render_ontology(weak)


def test_every_type_that_has_words_has_an_example_and_a_counter_example() -> None:
    bare = [name for name, kind in TYPES.items() if kind.triggers and not (kind.examples and kind.counter_examples)]
    assert bare == []


def test_every_mark_is_a_trigger_a_time_or_a_role_of_its_type() -> None:
    roles = read_ontology().roles
    wrong = [
        f"{name}: {mark.label}"
        for name, kind in TYPES.items()
        for source in kind.examples
        for mark in parse(source).marks
        if mark.label not in {"trigger", "time"} and mark.label not in roles
    ]
    assert wrong == []


def test_the_table_has_a_line_per_type(scores: dict[str, dict[str, float]]) -> None:
    lines = render_ontology(scores).splitlines()
    assert len(lines) == len(scores) + 1
    assert lines[1].startswith("all ")
