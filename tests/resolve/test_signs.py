"""What the words around a trigger show of its event."""

from __future__ import annotations

import pytest

from kg.model.mention import Tense
from kg.resolve import signs
from tests.resolve.build import Article

ALSO = [
    pytest.param("She will also be chairman of Lumo.", "chairman", Tense.NONE, True, id="another office"),
    pytest.param("Lumo also closed a mill.", "closed", Tense.PAST, True, id="another deed"),
    pytest.param("Lumo also defended the layoffs.", "layoffs", Tense.NONE, False, id="a noun under another deed"),
    pytest.param("Lumo closed a mill.", "closed", Tense.PAST, False, id="nothing besides"),
]


@pytest.mark.parametrize(("words", "trigger", "tense", "answer"), ALSO)
def test_what_is_told_besides(words: str, trigger: str, tense: Tense, answer: bool) -> None:
    article = Article("a", words)
    article.event(trigger, tense=tense)
    assert signs.is_also(article.done(), article.events[0]) is answer


@pytest.mark.parametrize(("words", "answer"), [("The repeat vote was calm.", True), ("The vote was calm.", False)])
def test_what_is_held_again_is_another(words: str, answer: bool) -> None:
    article = Article("a", words)
    article.event("vote")
    assert signs.is_other(article.done(), article.events[0]) is answer


def test_every_case_is_collected() -> None:
    assert len(ALSO) == 4
