"""Whom words cannot mean, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.reference.binding import barred
from tests.extract.trees import analysis

IT = "it/PRP/nsubj/1 sued/VBD/root/1/sue "
CASES = [
    ("named as object", IT + "Beta/NNP/obj/1", 0, {0}),
    ("named in a clause below", IT + "after/IN/mark/4 Beta/NNP/nsubj/4 left/VBD/advcl/1/leave", 0, {0}),
    ("named beside", IT + "and/CC/cc/4 Beta/NNP/nsubj/4 left/VBD/conj/1/leave", 0, set()),
    ("told after it", IT + ",/,/punct/1 Beta/NNP/nsubj/4 said/VBD/parataxis/1/say", 0, set()),
    ("described with a possessive", "Beta/NNP/root/0 ,/,/punct/0 her/PRP$/nmod:poss/3 deputy/NN/appos/0", 2, {0}),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize(("rows", "place", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_grammar_forbids(rows: str, place: int, found: set[int]) -> None:
    read = analysis(rows, {"Beta": "Organization"})
    assert barred(read.doc[place], read) == found


def test_we_and_it_are_two() -> None:
    rows = "we/PRP/nsubj/1 told/VBD/root/1/tell Beta/NNP/obj/1 what/WP/obj/5 it/PRP/nsubj/5 wants/VBZ/ccomp/1/want"
    read = analysis(rows, {"Beta": "Organization"})
    assert barred(read.doc[4], read, 7) == {7}
