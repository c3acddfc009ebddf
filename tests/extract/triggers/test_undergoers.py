"""What an event is done to and who does it, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.grammar import grammar_words
from kg.extract.triggers.undergoers import doers, undergoers
from tests.extract.trees import analysis

CASES = [
    ("object", 1, "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell mines/NNS/obj/1", {"mines"}),
    ("share of it", 1, "Alpha/NNP/nsubj/1 cut/VBD/root/1 half/NN/obj/1 of/IN/case/4 jobs/NNS/nmod/2", {"half", "jobs"}),
    ("passive", 2, "Mine/NN/nsubj:pass/2 was/VBD/aux:pass/2/be sold/VBN/root/2/sell", {"Mine"}),
    ("no object", 1, "Talks/NNS/nsubj/1 failed/VBD/root/1/fail", {"Talks"}),
    ("noun", 0, "Sale/NN/root/0 of/IN/case/2 mines/NNS/nmod/0", {"mines"}),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize(("place", "rows", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_done_to_what_grammar_says(place: int, rows: str, words: set[str]) -> None:
    found = analysis(rows)
    assert {token.text for token in undergoers(found.doc[place], grammar_words(found.ontology))} == words


DOERS = [
    ("subject", 1, "Stones/NNS/nsubj/1 hit/VBD/root/1 cars/NNS/obj/1", {"Stones"}),
    (
        "after by",
        2,
        "Cars/NNS/nsubj:pass/2 were/VBD/aux:pass/2 hit/VBN/root/2 by/IN/case/4 stones/NNS/obl:agent/2",
        {"stones"},
    ),
    ("owner", 2, "Court/NN/nmod:poss/2 's/POS/case/0 order/NN/root/2", {"Court"}),
    ("noun by", 0, "Order/NN/root/0 by/IN/case/3 appeal/NN/compound/3 court/NN/nmod/0", {"appeal", "court"}),
]


def test_the_table_of_doers_is_whole() -> None:
    assert len(DOERS) == 4


@pytest.mark.parametrize(("place", "rows", "words"), [case[1:] for case in DOERS], ids=[case[0] for case in DOERS])
def test_it_is_done_by_whom_grammar_says(place: int, rows: str, words: set[str]) -> None:
    found = analysis(rows)
    assert {token.text for token in doers(found.doc[place], grammar_words(found.ontology))} == words
