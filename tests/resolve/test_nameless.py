"""Entries that say nothing of their own: joined, not told, or labelled with the words of their article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.mention import Tense
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article

DAY = "in(md(month(5),4),year(2024))"


def told(*, second_day: str, kind: str, is_named: bool) -> int:
    """Return how many events are told of a layoff by Alpha and of another one later in the text."""
    article = Article("a", "Alpha FIRED staff on 4 May 2024.\nNobody knew.\nBeta knew.\nThe DISMISSALS of 4/5.\n")
    article.event("FIRED", agent=article.entity("Alpha"), time=article.time("4 May 2024", DAY), phrase="Alpha fired")
    other = article.entity("Beta") if is_named else None
    time = article.time("4/5", second_day)
    article.event("DISMISSALS", kind, agent=other, time=time, phrase="Great dismissals", tense=Tense.NONE)
    return len(resolve((article.done(),), ontology=ONTOLOGY).events)


@pytest.mark.parametrize(
    ("second_day", "kind", "is_named", "count"),
    [
        pytest.param(DAY, "kg:Layoff", False, 1, id="of its kind and day"),
        pytest.param("in(md(month(9),5),year(2023))", "kg:Layoff", False, 2, id="another day"),
        pytest.param(DAY, "kg:Acquisition", False, 2, id="of another kind"),
        pytest.param(DAY, "kg:Layoff", True, 2, id="by somebody else"),
    ],
)
def test_what_names_nobody_is_what_else_was_of_its_kind_that_day(
    second_day: str, kind: str, is_named: bool, count: int
) -> None:
    assert told(second_day=second_day, kind=kind, is_named=is_named) == count


def test_a_kind_that_names_nobody_is_labelled_with_the_words_around_it() -> None:
    article = Article("a", "Nobody knew, for in 2023, after the FIRING of many, all were sad.\n")
    article.event("FIRING", time=article.time("2023"), tense=Tense.NONE)
    (event,) = resolve((article.done(),), ontology=ONTOLOGY).events
    assert event.label == "Layoffs: “Nobody knew, for in 2023, after the FIRING of many, all were sad”"


def test_a_result_without_a_kind_is_not_told_beside_what_has_one() -> None:
    article = Article("a", "Alpha SOLD its RESULTS in 2023.\n")
    alpha, time = article.entity("Alpha"), article.time("2023")
    for trigger, kind in (("SOLD", "kg:Acquisition"), ("RESULTS", "kg:Event")):
        article.event(trigger, kind, agent=alpha, time=time, phrase="Alpha sold its results")
    assert [event.type for event in resolve((article.done(),), ontology=ONTOLOGY).events] == ["kg:Acquisition"]


def test_a_figure_without_a_measure_is_labelled_with_its_clause() -> None:
    article = Article("a", "40 of 90 clerks fled Alpha.\n")
    article.figure("40", "40", unit="clerk", metric="kg:Count", entity=article.entity("Alpha"))
    article.figures[0] = replace(article.figures[0], phrase="40 of 90 clerks fled Alpha")
    (figure,) = resolve((article.done(),), ontology=ONTOLOGY).figures
    assert figure.label == "40 of 90 clerks fled Alpha (40 clerks)"
