from __future__ import annotations

import pytest

from kg.extract.names.surnames import find
from kg.ontology import read_ontology
from tests.extract.trees import tree

TOLD = "Ann/NNP/nsubj/2 Mills/NNP/flat/0 left/VBD/root/2/leave "


@pytest.mark.parametrize(
    ("rest", "is_person"),
    [
        ("Mills/NNS/nsubj/4 said/VBD/root/4/say so/RB/advmod/4", True),
        ("Mills/NNS/nsubj/4 said/VBD/root/4/say ,/,/punct/4 of/IN/case/7 mills/NNS/obl/4/mill", True),
        ("Mills/NNS/nsubj/4 fell/VBD/root/4/fall as/IN/mark/7 mills/NNS/nsubj/7/mill do/VBP/advcl/4", False),
        ("Mills/NNS/nsubj/5 were/VBD/aux:pass/5/be sold/VBN/root/5/sell", False),
        ("Old/JJ/amod/4 Mills/NNS/nsubj/5/mill fell/VBD/root/5/fall", False),
        ("today/RB/advmod/5 Mills/NNS/nsubj/5 fell/VBD/root/5/fall ;/:/punct/5 mills/NNS/dep/5/mill", True),
        ("mills/NNS/nsubj/4/mill said/VBD/root/4/say", False),
        ("we/PRP/nsubj/4 sold/VBD/root/4/sell Mills/NNS/obj/4/mill", False),
    ],
    ids=["alone", "who speaks", "a word, too", "plural", "old ones", "capitals inside", "small", "sold"],
)
def test_a_plain_word_is_the_family_name_of_somebody_told(rest: str, is_person: bool) -> None:
    doc = tree(TOLD + rest)
    assert [one.text for one in find([doc[:2]], read_ontology())] == ["Mills"] * is_person


def test_nobody_is_told_yet() -> None:
    doc = tree("Mills/NNS/nsubj/1 left/VBD/root/1/leave Ann/NNP/nsubj/4 Mills/NNP/flat/2 left/VBD/root/4/leave")
    assert not list(find([doc[2:4]], read_ontology()))
    assert not list(find([], read_ontology()))
