"""What a lone number or ordinal is among, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.headlines.partial import meant_by_one, one_of
from tests.extract.trees import analysis

BOATS = "Two/CD/nummod/2 old/JJ/amod/2 boats/NNS/nsubj/3/boat sank/VBD/root/3/sink and/CC/cc/6 {}"
LONE = BOATS.format("one/CD/nsubj/6 left/VBD/conj/3/leave")
WITH_NOUN = BOATS.format("one/CD/nummod/7 crew/NN/nsubj/7 left/VBD/conj/3/leave")
MANY = LONE.replace("Two/CD", "400/CD")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(LONE, "one of the two old boats", id="of a few"),
        pytest.param(WITH_NOUN, "", id="with a noun of its own"),
        pytest.param(MANY, "", id="of many"),
    ],
)
def test_a_lone_number_is_one_of_those_told_before(rows: str, wanted: str) -> None:
    doc = analysis(rows, {}).doc
    assert one_of(next(token for token in doc if token.text == "one")) == wanted


PHONE = "She/PRP/nsubj/1 wanted/VBD/root/1/want a/DT/det/3 phone/NN/obj/1 but/CC/cc/5 sold/VBD/conj/1/sell {}"
BID = "She/PRP/nsubj/1 made/VBD/root/1/make a/DT/det/3 bid/NN/obj/1 to/TO/mark/5 win/VB/acl/3 one/CD/obj/5"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(PHONE.format("one/CD/obj/5"), "a phone", id="of what was told before"),
        pytest.param(PHONE.format("one/CD/obj/5 of/IN/case/8 two/CD/nmod/6"), "", id="of several"),
        pytest.param(BID, "", id="not what it is in"),
    ],
)
def test_one_stands_for_what_was_told_before(rows: str, wanted: str) -> None:
    doc = analysis(rows, {}).doc
    assert meant_by_one(next(token for token in doc if token.text == "one")) == wanted
