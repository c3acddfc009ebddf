"""The words for who does it and what it is done to, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import parties
from kg.model.span import Span
from tests.extract.trees import analysis

DROPPED = "Pilots/NNS/nsubj/1/pilot rejected/VBD/root/1/reject an/DT/det/3 offer/NN/obj/1"
CASES = [
    pytest.param(DROPPED, "rejected", ["Pilots"], ["offer"], id="subject and object"),
    pytest.param(
        "Slots/NNS/nsubj:pass/2/slot were/VBD/aux:pass/2 sold/VBN/root/2/sell by/IN/case/4 Beta/NNP/obl:agent/2",
        "sold",
        ["Beta"],
        ["Slots"],
        id="a passive",
    ),
    pytest.param(
        "the/DT/det/1 decision/NN/nsubj/4 to/TO/mark/3 drop/VB/acl/1/drop came/VBD/root/4/come",
        "decision",
        [],
        ["drop"],
        id="what is decided",
    ),
    pytest.param(
        "They/PRP/nsubj/1/they paid/VBD/root/1/pay euros/NNS/obj/1/euro",
        "paid",
        [],
        [],
        id="neither a pronoun nor a unit tells anything",
    ),
]


@pytest.mark.parametrize(("tree", "trigger", "doers", "things"), CASES)
def test_who_does_what_to_what(tree: str, trigger: str, doers: list[str], things: list[str]) -> None:
    made = analysis(tree)
    words = [token for token in made.doc if token.text == trigger]

    def told(spans: tuple[Span, ...]) -> list[str]:
        return [span.within(made.document.text) for span in spans]

    assert told(parties.doers(words, made)) == doers
    assert told(parties.things(words, made)) == things


def test_what_is_said() -> None:
    made = analysis("Beta/NNP/nsubj/1 said/VBD/root/1/say sales/NNS/nsubj/3/sale rose/VBD/ccomp/1/rise")
    words = [token for token in made.doc if token.text == "said"]
    assert [span.within(made.document.text) for span in parties.said(words, made)] == ["sales", "rose"]


def test_there_are_four_cases() -> None:
    assert len(CASES) == 4
