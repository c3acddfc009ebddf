"""Tests of kg.timeline.counted: the period of a figure, and the day for which it is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.model.document import Fact, PublicationFact
from kg.model.keys import document_key
from kg.model.knowledge import Figure, KnowledgeBase, MentionRef
from kg.model.span import Span
from kg.timeline import order
from tests.factory import claim, extraction, source, with_figure

TOLD = "2022-03-04\nOne. Two. {} Three."


def _told(words: str, metric: str, *, kind: str = "actual", is_former: bool = False) -> KnowledgeBase:
    """Return what one text of 4 March tells: the figure 700."""
    read = with_figure(extraction(TOLD.format(words)), "700", value="700", unit="people")
    fact = PublicationFact(Fact.DATE, Span(0, 10), "2022-03-04", "front matter")
    read = replace(read, document=replace(read.document, facts=(fact,)))
    mention = replace(read.figures[0], metric=metric, kind=kind, is_former=is_former)
    read = replace(read, figures=(mention,))
    figure = Figure("figure-1", "f", "acme", metric, Decimal(700), "people", kind, (MentionRef(read.document.key, 0),))
    title = claim(read, "One", document_key(read.document.digest), "schema:headline", "One")
    said = (claim(read, "700", "figure-1", "kg:value", Decimal(700)), title)
    sources = (source(read, title="a", group="g"),)
    return KnowledgeBase((read,), sources=sources, figures=(figure,), claims=said)


CASES = [
    ("Acme employs 700 people.", "kg:Headcount", "actual", "2022-03-04..2022-03-04", "2022-03-04", "a level holds"),
    ("It lost 700 crowns.", "kg:Loss", "actual", "0001-01-01..2022-03-04", "", "a loss is of a period gone by"),
    ("It sees 700 crowns.", "kg:Loss", "forecast", "0001-01-01..9999-12-31", "", "a forecast is of one unknown"),
    ("It asks for 700 crowns.", "kg:Wages", "target", "2022-03-04..2022-03-04", "2022-03-04", "a demand stands"),
]


@pytest.mark.parametrize(("words", "metric", "kind", "period", "day", "why"), CASES, ids=[case[-1] for case in CASES])
def test_an_untimed_figure_holds_when_it_is_told(
    words: str, metric: str, kind: str, period: str, day: str, why: str
) -> None:
    figure = order(_told(words, metric, kind=kind)).figures[0]
    assert f"{figure.bounds.earliest}..{figure.bounds.latest}" == period, why
    assert (str(figure.as_of) if figure.as_of else "") == day, why


def test_what_was_so_before_has_no_first_day() -> None:
    figure = order(_told("It had cut 700 jobs already.", "kg:JobCuts", is_former=True)).figures[0]
    assert f"{figure.bounds.earliest}..{figure.bounds.latest}" == "0001-01-01..2022-03-04"


def test_hard_only_gives_no_period_by_habit() -> None:
    figure = order(_told("Acme employs 700 people.", "kg:Headcount"), hard_only=True).figures[0]
    assert not figure.bounds.is_known


def test_every_case_is_collected() -> None:
    assert len(CASES) == 4
