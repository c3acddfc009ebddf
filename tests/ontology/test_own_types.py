"""A type of the user's own: a definition and two examples suffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.examples import check_file
from kg.ontology import read_ontology
from kg.ontology.check import check_declarations
from kg.ontology.terms import Trigger

HEAD = """@prefix my: <https://example.org/my#> . @prefix kg: <https://w3id.org/timeline-kg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
my:Twinning a rdfs:Class , kg:EventType ; rdfs:subClassOf kg:Event ; rdfs:label "town twinning"@en ;
"""
DEFINITION = 'skos:definition "Two towns become partners."@en ;'
EXAMPLES = """kg:example "[kg:agent Ghent] [trigger twinned] with Padua in [time 1998]."@en ,
    "The [trigger twinning] of [kg:affected Lugano] and Padua was signed on [time Friday]."@en"""
TWINNING = "https://example.org/my#Twinning"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my.ttl"


def test_a_definition_and_two_examples_are_enough(file: Path) -> None:
    file.write_text(f"{HEAD} {DEFINITION} {EXAMPLES} .", encoding="utf-8")
    assert check_file(file) == []


def test_words_come_from_the_marks_when_none_are_declared(file: Path) -> None:
    file.write_text(f"{HEAD} {DEFINITION} {EXAMPLES} .", encoding="utf-8")
    triggers = read_ontology(file).types[TWINNING].triggers
    assert {Trigger(("twinned",)), Trigger(("twinning",)), Trigger(("twin",), part_of_speech="verb")} <= set(triggers)
    assert Trigger(("twin",)) not in triggers  # or every pair of twins were such an event


def test_parts_of_a_trigger_stay_together(file: Path) -> None:
    example = 'kg:example "[kg:agent Ghent] [trigger tied] a [trigger knot] with Padua."@en'
    file.write_text(f"{HEAD} {DEFINITION} {example} .", encoding="utf-8")
    words = {trigger.words for trigger in read_ontology(file).types[TWINNING].triggers}
    assert words == {("tied", "knot"), ("tie", "knot")}


def test_declared_words_are_not_added_to(file: Path) -> None:
    file.write_text(f'{HEAD} {DEFINITION} kg:trigger "twin"@en ; {EXAMPLES} .', encoding="utf-8")
    assert read_ontology(file).types[TWINNING].triggers == (Trigger(("twin",)),)


PROBLEMS = [
    pytest.param(EXAMPLES, "has no skos:definition", id="no definition"),
    pytest.param(
        f"{DEFINITION} rdfs:comment 'none'", "two examples of which the program can learn", id="nothing to find it by"
    ),
    pytest.param(f'{DEFINITION} kg:example "Ghent twinned with Padua."@en', "has no [trigger …]", id="no mark"),
    pytest.param(
        f'{DEFINITION} kg:trigger "[trigger twin]"@en ; {EXAMPLES}',
        "is an example, not a word",
        id="example as trigger",
    ),
]


@pytest.mark.parametrize(("rest", "message"), PROBLEMS)
def test_what_is_wrong_is_told_with_its_remedy(file: Path, rest: str, message: str) -> None:
    file.write_text(f"{HEAD} {rest} .", encoding="utf-8")
    assert any(message in problem for problem in check_declarations(file))


def test_all_problems_are_collected() -> None:
    assert len(PROBLEMS) == 4


def test_a_type_of_ones_own_has_habits_and_is_taken_for_others(file: Path) -> None:
    file.write_text(
        f"{HEAD} {DEFINITION} kg:habit kg:ofMany ; kg:takenFor kg:Partnership ; {EXAMPLES} .", encoding="utf-8"
    )
    ontology = read_ontology(file)
    assert ontology.habits_of(TWINNING) == {"kg:ofMany"}
    assert TWINNING in ontology.near_types("kg:Partnership")
    assert "kg:Partnership" in ontology.near_types(TWINNING)
