"""Types by the nearest examples: near enough, known to the ontology, and nothing without vectors."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Token

from kg.extract.triggers import examples
from kg.nlp.attributes import register
from kg.nlp.event_types import TypeSpace
from kg.ontology import read_ontology

ONTOLOGY = read_ontology()
AXES = np.eye(2, dtype=np.float32)
SPACE = TypeSpace(np.zeros(2, np.float32), AXES, AXES, ("kg:Layoff", "kg:Event"), 0.5)


def trigger(row: list[float] | None) -> Token:
    register()
    doc = Doc(spacy.blank("en").vocab, words=["downsized"])
    doc._.type_vectors = None if row is None else np.array([row], np.float32)
    return doc[0]


@pytest.fixture(autouse=True)
def two_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "space", lambda _: SPACE)


def test_a_near_example_gives_its_type() -> None:
    found = examples.by_example(trigger([1.0, 0.0]), ONTOLOGY)
    assert found is not None
    assert found[0] == "kg:Layoff"
    assert found[1] == pytest.approx(1.0)


@pytest.mark.parametrize("row", [[-1.0, -1.0], [0.0, 1.0], None], ids=["far", "an event of no type", "no vectors"])
def test_elsewhere_there_is_no_type(row: list[float] | None) -> None:
    assert examples.by_example(trigger(row), ONTOLOGY) is None


def test_without_a_space_there_is_no_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "space", lambda _: None)
    assert examples.by_example(trigger([1.0, 0.0]), ONTOLOGY) is None


def test_types_above_leave_out_the_one_that_says_nothing() -> None:
    table = examples.above(ONTOLOGY)
    assert "kg:WorkforceChange" in table["kg:Layoff"]
    assert not {"kg:Event", "schema:Event"} & {name for row in table.values() for name in row}
