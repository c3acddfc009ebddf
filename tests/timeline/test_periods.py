"""When lasting relations hold, from their sentences to the bounds of their claims."""

from __future__ import annotations

import pytest

from kg.evaluate.mentions import as_document
from kg.extract import extract
from kg.model.bounds import TimeBounds
from kg.model.knowledge import Entity, KnowledgeBase, MentionRef
from kg.nlp import load
from kg.ontology import read_ontology
from kg.timeline.periods import periods
from tests.factory import between, day

HOLDS = {
    "Joan Ellis has been chair of Halden since 2018.": ("2018-01-01", "9999-12-31"),
    "Tim Arden was Halden's finance chief from 2011 to 2016.": ("2011-01-01", "2016-12-31"),
    "Owen Pike has led Brexo Ltd since last month.": ("2024-02-01", "9999-12-31"),
    "Joan Ellis was chair of Halden until May 2019.": ("0001-01-01", "2019-05-31"),
    "Joan Ellis, the chair of Halden, spoke on Monday.": None,
}


def _holds(sentence: str, written: TimeBounds) -> set[tuple[str, str]]:
    found = extract(as_document("a", sentence), load()(sentence), read_ontology())
    key = found.document.key
    entities = tuple(
        Entity(f"thing-{index}", entity.type, entity.name, mentions=(MentionRef(key, index),))
        for index, entity in enumerate(found.entities)
    )
    known = periods(KnowledgeBase((found,), entities=entities), {key: written})
    return {(str(one.bounds.earliest), str(one.bounds.latest)) for one in known}


@pytest.mark.parametrize("sentence", HOLDS)
def test_a_relation_holds_as_long_as_its_sentence_says(sentence: str) -> None:
    expected = HOLDS[sentence]
    assert _holds(sentence, day("2024-03-14")) == ({expected} if expected else set())


def test_days_of_writing_widen_what_is_counted_from_them() -> None:
    sentence = "Owen Pike has led Brexo Ltd since last month."
    assert _holds(sentence, between("2024-03-14", "2024-04-02")) == {("2024-02-01", "9999-12-31")}
    assert _holds(sentence, TimeBounds()) == set()


def test_every_case_is_collected() -> None:
    assert len(HOLDS) == 5
