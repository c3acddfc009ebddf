"""What the words around a trigger show of its event."""

from __future__ import annotations

import pytest

from kg.model.mention import Tense
from kg.ontology import read_ontology
from kg.resolve import signs
from tests.resolve.build import Article

ALSO = [
    pytest.param("She will also be chairman of Lumo.", "chairman", Tense.NONE, True, id="another office"),
    pytest.param("Lumo also closed a mill.", "closed", Tense.PAST, True, id="another deed"),
    pytest.param("Lumo also defended the layoffs.", "layoffs", Tense.NONE, False, id="a noun under another deed"),
    pytest.param("Lumo closed a mill.", "closed", Tense.PAST, False, id="nothing besides"),
    pytest.param("Lumo cut a further 120 jobs.", "cut", Tense.PAST, True, id="more of the same"),
    pytest.param("Lumo cut 120 more jobs.", "cut", Tense.PAST, True, id="a number more"),
    pytest.param("Lumo cut more than 120 jobs.", "cut", Tense.PAST, False, id="more than a number"),
]


@pytest.mark.parametrize(("words", "trigger", "tense", "answer"), ALSO)
def test_what_is_told_besides(words: str, trigger: str, tense: Tense, answer: bool) -> None:
    article = Article("a", words)
    article.event(trigger, tense=tense)
    assert signs.is_also(article.done(), article.events[0]) is answer


WAYS = [("raised", 1), ("cut", -1), ("were down", -1), ("rises", 1), ("named", 0)]


@pytest.mark.parametrize(("words", "answer"), WAYS)
def test_which_way_a_word_goes(words: str, answer: int) -> None:
    assert signs.direction(words, read_ontology()) == answer


@pytest.mark.parametrize(("words", "answer"), [("The repeat vote was calm.", True), ("The vote was calm.", False)])
def test_what_is_held_again_is_another(words: str, answer: bool) -> None:
    article = Article("a", words)
    article.event("vote")
    assert signs.is_other(article.done(), article.events[0]) is answer


def test_every_case_is_collected() -> None:
    assert (len(ALSO), len(WAYS)) == (7, 5)
