"""How far names reach, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.names.extents import is_amount, titles, whole, without_description
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
    ("Alpha/NNP/root/0 &/CC/cc/2 Roe/NNP/conj/0", 1, "Alpha & Roe"),
    ("Alpha/NNP/root/0 &/CC/cc/2 more/JJR/conj/0", 1, None),
]


@pytest.mark.parametrize(
    ("rows", "length", "wanted"),
    LONGER,
    ids=["a business", "no business", "what it is for", "in small letters", "a partner", "no partner"],
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


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ('the/DT/det/1 film/NN/root/1 "/:/punct/4 Pale/NNP/amod/4 Rooms/NNP/appos/1 "/:/punct/4', ["Pale Rooms"]),
        ('called/VBD/root/0 it/PRP/obj/0 "/:/punct/4 Pale/NNP/amod/4 Rooms/NNP/xcomp/0 "/:/punct/4', []),
        ('the/DT/det/1 film/NN/root/1 "/:/punct/4 a/DT/det/4 wound/NN/appos/1 "/:/punct/4', []),
        ('"/:/punct/2 Pale/NNP/amod/2 Rooms/NNP/root/2 "/:/punct/2 by/IN/case/5 Roe/NNP/nmod/2', ["Pale Rooms"]),
    ],
    ids=["beside its kind", "beside no kind", "in small letters", "by somebody"],
)
def test_the_title_of_a_work_stands_between_quotation_marks(rows: str, wanted: list[str]) -> None:
    assert [title.text for title in titles(tree(rows), read_ontology())] == wanted
