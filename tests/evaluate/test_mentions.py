"""Our event mentions against marked texts, over a text and an extraction made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.mentions import agrees, evaluate_mentions, read_texts, score
from kg.model.extraction import Extraction
from kg.model.mention import (
    Argument,
    EntityMention,
    EventMention,
    LocalEntity,
    MentionKind,
    Modality,
    TimeLink,
    TimeMention,
)
from kg.model.time_value import TimeType, TimeValue
from kg.nlp.training.marked import MarkedText, read_marked
from kg.ontology import read_ontology
from tests.factory import extraction, find

ONTOLOGY = read_ontology()
SOURCE = """=== one-1
story: one
style: agency
date: 2024-01-02
---
[e1 agent [org Alder]] [e1 trigger cut] jobs on [e1 time [time Monday]]. It [e2 trigger sailed] and [e3 trigger won].
---
e1 Layoff actual
e2 Event actual
e3 Award planned
"""
CASES = [
    ("kg:Layoff", "kg:Layoff", True),
    ("kg:WorkforceChange", "kg:Layoff", True),
    ("kg:Layoff", "kg:WorkforceChange", True),
    ("kg:Event", "kg:Layoff", False),
    ("kg:Layoff", "kg:Event", False),
    ("kg:Event", "kg:Event", True),
    ("kg:Hiring", "kg:Layoff", False),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 7


@pytest.mark.parametrize(("ours", "theirs", "same"), CASES)
def test_types_agree_along_the_hierarchy(ours: str, theirs: str, same: bool) -> None:
    assert agrees(ours, theirs, ONTOLOGY) is same


@pytest.fixture
def marked(tmp_path: Path) -> MarkedText:
    """Return the marked text."""
    (tmp_path / "one.txt").write_text(SOURCE, encoding="utf-8")
    return read_marked(tmp_path / "one.txt")[0]


def _found(text: MarkedText) -> Extraction:
    """Return what a program might find: one mention right, one of a wrong type, one too many."""
    bare = extraction(text.text)
    alder, monday = find(bare, "Alder"), find(bare, "Monday")
    return extraction(
        text.text,
        entities=(LocalEntity("schema:Organization", "Alder", (EntityMention(alder, alder, MentionKind.NAME),)),),
        times=(TimeMention(monday, TimeValue(TimeType.DATE, "hand", "monday"), 0),),
        events=(
            EventMention(find(bare, "cut"), "kg:Layoff", 0, (Argument("kg:agent", alder, 0),), times=(TimeLink(0),)),
            EventMention(find(bare, "jobs"), "kg:Hiring", 0),
            EventMention(find(bare, "won"), "kg:Victory", 1, modality=Modality.ACTUAL),
        ),
    )


def test_each_part_is_counted(marked: MarkedText) -> None:
    scores = score([(marked, _found(marked))], ONTOLOGY)
    assert scores["triggers"] == {"precision": 66.7, "recall": 66.7, "f1": 66.7}
    assert scores["typed triggers"] == {"recall": 100.0}
    assert scores["events"] == {"precision": 33.3, "recall": 33.3, "f1": 33.3}
    assert scores["types"] == {"precision": 50.0}
    assert scores["roles"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert scores["modality"] == {"precision": 50.0}
    assert scores["times"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}


def test_nothing_found_is_no_error(marked: MarkedText) -> None:
    assert score([(marked, extraction(marked.text))], ONTOLOGY)["triggers"] == {"recall": 0.0}


def test_sealed_stories_and_the_others_are_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "sealed.txt").write_text("two\n", encoding="utf-8")
    assert [text.key for text in read_texts(tmp_path, sealed=False)] == ["one-1"]
    assert read_texts(tmp_path, sealed=True) == []
    with pytest.raises(InputError, match="no marked texts"):
        evaluate_mentions(tmp_path, sealed=True)
