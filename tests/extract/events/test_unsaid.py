"""Participants that nobody names beside the event, over parses made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.analysis import Analysis
from kg.extract.events import events
from kg.model.mention import EntityMention, MentionKind, RelationMention
from kg.model.span import Span
from tests.extract.trees import analysis

KNOWN = "Alpha/NNP/nsubj/1 liked/VBD/root/1/like Alpha/NNP/obj/1 ;/:/punct/1 "
CASES = [
    (
        "a fine is whom the text is about's",
        "The/DT/det/5 fine/NN/nsubj/6 stands/VBZ/root/6/stand",
        "fine",
        {"Alpha"},
    ),
    (
        "a fine of another bank is not",
        "The/DT/det/5 bank/NN/nmod:poss/7 's/POS/case/5 fine/NN/nsubj/8 stands/VBZ/root/8/stand",
        "fine",
        set(),
    ),
    (
        "nor where the sentence is about another company",
        "Beta/NNP/nsubj/5 awaits/VBZ/root/5/await a/DT/det/7 fine/NN/obj/5",
        "fine",
        set(),
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 3


@pytest.mark.parametrize(("rows", "trigger", "names"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_some_go_unsaid(rows: str, trigger: str, names: set[str]) -> None:
    known = {name: "Organization" for name in ("Alpha", "Beta") if name in KNOWN + rows}
    found = events.extract(named_twice(analysis(KNOWN + rows, known)))
    text = found.document.text
    fine = next(event for event in found.events if event.trigger.within(text) == trigger)
    assert {found.entities[one.entity].name for one in fine.arguments if one.entity is not None} == names


def named_twice(found: Analysis) -> Analysis:
    """Return an analysis whose first entity is named a second time, so that the text is about it."""
    first = found.entities[0]
    start = found.document.text.rindex(first.name)
    span = Span(start, start + len(first.name))
    again = replace(first, mentions=(*first.mentions, EntityMention(span, span, MentionKind.NAME)))
    return replace(found, entities=(again, *found.entities[1:]))


@pytest.mark.parametrize("works", [True, False], ids=["of the firm", "of nobody known"])
def test_a_person_stands_for_whom_he_works(works: bool) -> None:
    rows = "Ann/NNP/nsubj/6 will/MD/aux/6 open/VB/root/6 a/DT/det/8 shop/NN/obj/6"
    given = named_twice(analysis(KNOWN + rows, {"Alpha": "Organization", "Ann": "Person"}))
    people = [n for n, one in enumerate(given.entities) if one.name == "Ann"]
    firms = [n for n, one in enumerate(given.entities) if one.name == "Alpha"]
    relation = RelationMention(people[0], "schema:worksFor", firms[0], Span(0, 1), 0)
    found = events.extract(replace(given, relations=(relation,) if works else ()))
    (told,) = [event for event in found.events if event.trigger.within(found.document.text) == "open"]
    names = {found.entities[one.entity].name for one in told.arguments if one.entity is not None}
    assert names == ({"Ann", "Alpha"} if works else {"Ann"})
