"""Which of two events of somebody usually comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import KnowledgeBase, Participant
from kg.ontology import read_ontology
from kg.timeline.course import course_constraints
from kg.timeline.story import Habits, habits_of, read_story
from tests.timeline.test_ordering import Text, story

TEXT = Text("One. Two. Acme was held, then tried and freed.", {"held": "a", "tried": "b", "freed": "c"}, {})
CASES = [
    pytest.param(("kg:Arrest", "kg:Trial", "kg:Visit"), ("ida", "ida", "ida"), [("a", "b")], id="an arrest, a trial"),
    pytest.param(("kg:Arrest", "kg:Trial", "kg:Visit"), ("ida", "bo", "ida"), [], id="of different people"),
    pytest.param(("kg:Arrest", "kg:Trial", "kg:Trial"), ("ida", "ida", "ida"), [], id="which trial is not clear"),
]


def told(types: tuple[str, ...], people: tuple[str, ...]) -> KnowledgeBase:
    knowledge = story(TEXT)
    events = tuple(
        replace(event, type=kind, participants=(Participant("kg:affected", person),))
        for event, kind, person in zip(knowledge.events, types, people, strict=True)
    )
    return replace(knowledge, events=events)


@pytest.mark.parametrize(("types", "people", "expected"), CASES)
def test_the_usual_course_of_things(
    types: tuple[str, ...], people: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    found = list(course_constraints(read_story(told(types, people), Habits(later={"kg:Arrest": ("kg:Trial",)}))))
    assert not any(constraint.strength.is_hard for constraint in found)
    assert [(constraint.earlier.key, constraint.later.key) for constraint in found] == expected


def test_types_below_have_the_habit_too() -> None:
    ontology = read_ontology()
    assert {"kg:Remark", "kg:Bombing", "kg:Report"} <= habits_of(ontology).undergone
    assert "kg:Layoff" not in habits_of(ontology).undergone
    later = {name for found in habits_of(ontology).later.values() for name in found} | set(habits_of(ontology).later)
    assert later <= set(ontology.types)


def test_every_case_is_collected() -> None:
    assert len(CASES) == 3
