"""How far names reach, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.names.extents import is_amount, whole, without_description
from kg.ontology import read_ontology
from tests.extract.trees import analysis, tree

LONGER = [
    ("Alpha/NNP/root/0 Asset/NNP/flat/0 Management/NNP/flat/0", 1, "Alpha Asset Management"),
    ("Alpha/NNP/root/0 Chief/NNP/flat/0 Ann/NNP/flat/0", 1, None),
    (
        "Roe/NNP/root/0 Center/NNP/flat/0 for/IN/case/4 the/DT/det/4 Arts/NNP/nmod/0",
        2,
        "Roe Center for the Arts",
    ),
    ("Roe/NNP/root/0 Center/NNP/flat/0 for/IN/case/4 the/DT/det/4 arts/NN/nmod/0", 2, None),
]


@pytest.mark.parametrize(
    ("rows", "length", "wanted"), LONGER, ids=["a business", "no business", "what it is for", "in small letters"]
)
def test_a_name_goes_on(rows: str, length: int, wanted: str | None) -> None:
    found = analysis(rows)
    assert [name.text for name in whole([found.doc[:length]], found)] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Chipmaker Alpha", "Alpha"), ("Bank Alpha", "Bank Alpha"), ("Investor AB", "Investor AB")],
    ids=["a description", "a word of names", "a legal form after it"],
)
def test_a_sentence_begins_with_no_name_but_its_description(text: str, wanted: str) -> None:
    doc = tree(" ".join(f"{word}/NNP/flat/0" for word in text.split()))
    assert without_description(doc[:], read_ontology()).text == wanted


@pytest.mark.parametrize(("text", "is_money"), [("SEK6.1bn", True), ("SEK", False), ("Alpha9", False)])
def test_an_amount_is_no_name(text: str, is_money: bool) -> None:
    assert is_amount(tree(f"{text}/NNP/root/0")[:], read_ontology()) is is_money
