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
DEEP, LEFT_ALONE, BREADTH = 6, 2, 273


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


def test_every_type_that_has_words_has_six_examples_and_two_counter_examples() -> None:
    thin = [
        name
        for name, kind in TYPES.items()
        if kind.triggers and (len(kind.examples) < DEEP or len(kind.counter_examples) < LEFT_ALONE)
    ]
    assert thin == []
    assert sum(bool(kind.triggers) for kind in TYPES.values()) >= BREADTH


def test_a_type_without_words_stands_above_others() -> None:
    above = {parent for kind in TYPES.values() for parent in kind.parents}
    assert {name for name, kind in TYPES.items() if not kind.triggers} <= above


def test_no_example_is_written_twice() -> None:
    texts = [parse(source).text for kind in TYPES.values() for source in (*kind.examples, *kind.counter_examples)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


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
