"""Counts of recall by type, over a text and an extraction made by hand."""

from __future__ import annotations

from kg.evaluate.recall import ALL, Recall, count, render
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.mention import EventMention, Modality
from kg.model.span import Span
from kg.nlp.training.marked import MarkedEvent, MarkedText
from kg.ontology import read_ontology

TEXT = "Brannoc sold a unit and named a chief."
SOLD, NAMED = Span(8, 12), Span(24, 29)


def marked(*events: tuple[str, Span]) -> MarkedText:
    rows = tuple(
        MarkedEvent(f"e{number}", kind, Modality.ACTUAL, (span,), ()) for number, (kind, span) in enumerate(events)
    )
    return MarkedText("a-1", "a", "agency", "", TEXT, (), (), (), rows)


def found(*events: tuple[str, Span]) -> Extraction:
    document = Document("a-1", "a-1", TEXT, Span(0, len(TEXT)))
    mentions = tuple(EventMention(trigger=span, type=kind, sentence=0) for kind, span in events)
    return Extraction(document=document, sentences=(Span(0, len(TEXT)),), events=mentions)


def test_a_mark_is_found_where_an_event_lies_and_typed_where_the_types_agree() -> None:
    table = count(
        [
            (
                marked(("Divestiture", SOLD), ("Appointment", NAMED)),
                found(("kg:Divestiture", SOLD), ("kg:Renaming", NAMED)),
            )
        ],
        read_ontology(),
    )
    assert table["kg:Divestiture"] == Recall(marks=1, found=1, typed=1, told=1, right=1)
    assert table["kg:Appointment"] == Recall(marks=1, found=1, typed=0)
    assert table["kg:Renaming"] == Recall(told=1, right=0)
    assert table[ALL] == Recall(marks=2, found=2, typed=1, told=2, right=1)


def test_a_type_above_or_below_the_marked_one_counts_as_right() -> None:
    table = count([(marked(("PersonnelChange", NAMED)), found(("kg:Appointment", NAMED)))], read_ontology())
    assert table["kg:PersonnelChange"].typed == 1


def test_an_event_without_a_mark_is_told_and_not_right() -> None:
    table = count([(marked(), found(("kg:Divestiture", SOLD)))], read_ontology())
    assert table == {"kg:Divestiture": Recall(told=1), ALL: Recall(told=1)}


def test_tables_stand_side_by_side_with_the_sum_first() -> None:
    lines = render({"open": {ALL: Recall(2, 1), "kg:Fire": Recall(2, 1)}, "sealed": {ALL: Recall()}}).splitlines()
    assert lines[0].split(",")[:3] == ["type", "open marks", "open found"]
    assert lines[1:] == ["all,2,1,0,0,0,0,0,0,0,0", "kg:Fire,2,1,0,0,0,0,0,0,0,0"]
