"""What an event is done to, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.grammar import grammar_words
from kg.extract.undergoers import undergoers
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
