"""What the words beside the name of an event tell it from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import MentionRef
from kg.model.mention import Tense
from kg.ontology import read_ontology
from kg.resolve import shades
from kg.resolve.features import telling
from kg.resolve.occurrences import Occurrence
from tests.resolve.build import Article

WORDS = [
    pytest.param("Ida Holm was named interim head of Lumo.", "named", {"kg:interimWords"}, id="for the time being"),
    pytest.param("Ida Holm got the job for good.", "got the job", {"kg:permanentWords"}, id="for good"),
    pytest.param(
        "Lumo revised its men's final plan.", "plan", {"kg:mensWords", "kg:permanentWords"}, id="of two lists"
    ),
    pytest.param("The initial joy about the wide new bridge.", "bridge", set[str](), id="too far off"),
    pytest.param("It was partial. Shipping resumed.", "Shipping", set[str](), id="in another sentence"),
]


@pytest.mark.parametrize(("words", "trigger", "answer"), WORDS)
def test_words_beside_a_trigger(words: str, trigger: str, answer: set[str]) -> None:
    article = Article("a", words)
    article.event(trigger)
    assert shades.shades(article.done(), article.events[0], read_ontology()) == answer


COUNTS = [
    pytest.param("Dozens of small aftershocks followed.", "aftershocks", (True, False), id="dozens"),
    pytest.param("There were four fires.", "fires", (True, False), id="a number"),
    pytest.param("Then an aftershock came.", "aftershock", (False, True), id="one"),
    pytest.param("The fires went on.", "fires", (False, False), id="not counted"),
]


@pytest.mark.parametrize(("words", "trigger", "answer"), COUNTS)
def test_one_or_several(words: str, trigger: str, answer: tuple[bool, bool]) -> None:
    article = Article("a", words)
    article.event(trigger, tense=Tense.NONE)
    event, text = article.events[0], article.done()
    assert (shades.is_several(text, event), shades.is_single(text, event)) == answer


def test_whichever_list_says_so_they_contrast() -> None:
    ontology = read_ontology()
    assert shades.contrasting(frozenset({"kg:permanentWords"}), ontology) == {"kg:interimWords"}
    assert "kg:chairWords" in shades.contrasting(frozenset({"kg:financeChiefWords"}), ontology)


FALL = Occurrence(
    mentions=(MentionRef("a", 0),),
    documents=frozenset({"a"}),
    types=frozenset({"kg:Quake"}),
    above=frozenset({"kg:Quake"}),
)


def test_another_shade_is_another_event() -> None:
    interim = replace(FALL, shades=frozenset({"i"}), other_shades=frozenset({"p"}))
    permanent = replace(FALL, shades=frozenset({"p"}), other_shades=frozenset({"i"}))
    assert telling.of_another_shade(interim, permanent) == telling.of_another_shade(permanent, interim) == 1
    assert telling.of_another_shade(interim, replace(permanent, shades=frozenset({"i", "p"}))) == 0
    assert telling.of_another_shade(interim, replace(permanent, types=frozenset({"kg:Fire"}))) == 0


def test_one_is_not_several() -> None:
    one = replace(FALL, is_single=True, stems=frozenset({"shock"}))
    several = replace(FALL, is_several=True, stems=frozenset({"shock"}))
    assert telling.one_of_several(one, several) == telling.one_of_several(several, one) == 1
    assert telling.one_of_several(one, replace(several, stems=frozenset({"tremor"}))) == 0


def test_every_case_is_collected() -> None:
    assert (len(WORDS), len(COUNTS)) == (5, 4)
