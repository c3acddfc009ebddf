"""Numbers set against others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.figures.comparisons import compared, is_contrary, is_former, is_of_before, is_told_to, is_yearly_change
from kg.extract.figures.quantities import Quantity
from kg.model.span import Span
from tests.extract.trees import analysis


def share(text: str) -> Quantity:
    """Return the percentage that a text begins with."""
    return Quantity(Span(0, text.index("percent") + len("percent")), Decimal(2), "%")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("2 percent less than a year earlier", -1),
        ("2 percent below the average", -1),
        ("2 percent more than planned", 1),
        ("2 percent of the sales", 0),
        ("2 percent more money", 0),
    ],
)
def test_a_share_may_be_a_difference(text: str, sign: int) -> None:
    assert compared(share(text), text) == sign


@pytest.mark.parametrize(("text", "sign"), [("down almost 2%", -1), ("up by about 2%", 1), ("cut up for 2%", 0)])
def test_what_is_up_or_down_by_a_share(text: str, sign: int) -> None:
    assert compared(Quantity(Span(text.index("2%"), len(text)), Decimal(2), "%"), text) == sign


@pytest.mark.parametrize(
    ("rows", "is_before"),
    [
        ("It/PRP/nsubj/1 fell/VBD/root/1/fall 7%/CD/obj/1 on/IN/case/5 the/DT/det/5 day/NN/obl/1", True),
        ("It/PRP/nsubj/1 fell/VBD/root/1/fall 7%/CD/obj/1", False),
        ("It/PRP/nsubj/3 had/VBD/aux/3/have already/RB/advmod/3 cut/VBN/root/3/cut 700/CD/obj/3", True),
    ],
    ids=["a day without a date", "none", "already"],
)
def test_a_fact_may_be_of_before(rows: str, is_before: bool) -> None:
    found = analysis(rows)
    head = next(token for token in found.doc if token.tag_ == "CD")
    assert is_of_before(head, found) is is_before


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("2 percent lift year over year", True),
        ("2 percent from a year earlier", True),
        ("2 percent annual gain", True),
        ("2 percent of sales, year over year", False),
    ],
)
def test_a_share_may_be_of_a_year_against_the_one_before(text: str, is_change: bool) -> None:
    assert is_yearly_change(share(text), text) is is_change


def test_what_would_have_been_is_contrary() -> None:
    for helper, is_so in (("would/MD", True), ("may/MD", False)):
        told = analysis(f"It/PRP/nsubj/3 {helper}/aux/3 have/VB/aux/3 earned/VBN/root/3/earn €12m/CD/obj/3", {})
        assert is_contrary(told.sentences[0][4]) is is_so


def test_what_is_revised_from_held_before() -> None:
    told = analysis(
        "Alpha/NNP/nsubj/1 raised/VBD/root/1/raise its/PRP$/nmod:poss/3 goal/NN/obj/1 from/IN/case/5 60/CD/obl/1"
        " to/IN/case/7 80/CD/obl/1",
        {"Alpha": "Organization"},
    )
    for place, is_so in ((5, True), (7, False)):
        token = told.sentences[0][place]
        quantity = Quantity(Span(token.idx, token.idx + 2), Decimal(token.text), "")
        assert is_former(token, quantity, told) is is_so


@pytest.mark.parametrize(
    ("rows", "is_order"),
    [
        ("Triple/VB/root/0/triple a/DT/det/3 small/JJ/amod/3 number/NN/obj/0", True),
        ("Sales/NNS/nsubj/1/sale tripled/VBD/root/1/triple", False),
        ("It/PRP/nsubj/2 will/MD/aux/2 triple/VB/root/2/triple", False),
    ],
    ids=["an order", "a fact", "a forecast"],
)
def test_who_is_told_to_multiply_has_not(rows: str, is_order: bool) -> None:
    root = next(token for token in analysis(rows).doc if token.head == token)
    assert is_told_to(root, Quantity(Span(0, 6), Decimal(3), "x")) == is_order
