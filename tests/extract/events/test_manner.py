"""How an event is put, as far as its type tells, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import events, manner
from kg.model.mention import Modality
from tests.extract.trees import analysis

BETA = "Beta/NNP/nsubj/8 ,/,/punct/3 which/WDT/nsubj/3"
REST = "a/DT/det/5 store/NN/obj/3 ,/,/punct/3 too/RB/advmod/8 grew/VBD/root/8/grow"
CASES = [
    pytest.param(
        f"{BETA} opens/VBZ/acl:relcl/0/open {REST}",
        "opens",
        [],
        id="what is so is no event",
    ),
    pytest.param(
        f"{BETA} opened/VBD/acl:relcl/0/open {REST}",
        "opened",
        [Modality.ACTUAL],
        id="what was done is one",
    ),
    pytest.param(
        "Beta/NNP/nsubj/2 must/MD/aux/2 pay/VB/root/2/pay a/DT/det/4 fine/NN/obj/2/fine",
        "fine",
        [Modality.ACTUAL],
        id="a fine that must be paid is imposed",
    ),
    pytest.param(
        "Beta/NNP/nsubj/2 will/MD/aux/2 pay/VB/root/2/pay a/DT/det/4 fine/NN/obj/2/fine",
        "fine",
        [Modality.PLANNED],
        id="a fine that will be paid is not",
    ),
    pytest.param(
        "Beta/NNP/nsubj/1 agreed/VBD/root/1/agree to/TO/mark/3 settle/VB/xcomp/1 a/DT/det/5 suit/NN/obj/3",
        "settle",
        [Modality.ACTUAL],
        id="who agrees to settle has settled",
    ),
    pytest.param(
        "Beta/NNP/nsubj/1 faces/VBZ/root/1/face a/DT/det/3 fine/NN/obj/1/fine",
        "fine",
        [Modality.POSSIBLE],
        id="a fine that somebody faces may come",
    ),
    pytest.param(
        "Beta/NNP/nsubj/2 is/VBZ/aux/2/be buying/VBG/root/2/buy Beta/NNP/obj/2",
        "buying",
        [Modality.PLANNED],
        id="what is being bought is not yet",
    ),
    pytest.param(
        "Beta/NNP/nsubj/1 rejected/VBD/root/1/reject a/DT/det/4 takeover/NN/compound/4 offer/NN/obj/1",
        "takeover offer",
        [Modality.ACTUAL],
        id="an offer that was rejected was made",
    ),
    pytest.param(
        "Beta/NNP/nsubj/4 is/VBZ/cop/4/be up/RB/advmod/4 for/IN/case/4 sale/NN/root/4/sale",
        "up for sale",
        [Modality.PLANNED],
        id="what is up for sale is not yet sold",
    ),
    pytest.param(
        "Beta/NNP/nsubj/1 has/VBZ/root/1/have a/DT/det/3 record/NN/obj/1 in/IN/mark/5 predicting/VBG/advcl/1/predict"
        " prices/NNS/obj/5/price",
        "predicting",
        [],
        id="what somebody is known for is none",
    ),
]


@pytest.mark.parametrize(("rows", "word", "modalities"), CASES)
def test_a_type_tells_how_its_event_is_put(rows: str, word: str, modalities: list[Modality]) -> None:
    found = events.extract(analysis(rows, {"Beta": "Organization"}))
    text = found.document.text
    assert [one.modality for one in found.events if one.trigger.within(text).endswith(word)] == modalities


@pytest.mark.parametrize(
    ("rows", "is_credit"),
    [
        pytest.param("Reporting/VBG/root/0/report by/IN/case/2 Beta/NNP/obl:agent/0", True, id="who made the article"),
        pytest.param(
            "Reporting/VBG/csubj/3/report Beta/NNP/obj/0 was/VBD/cop/3/be hard/JJ/root/3",
            False,
            id="what reporting is like",
        ),
    ],
)
def test_a_line_of_credits_is_known(rows: str, is_credit: bool) -> None:
    found = analysis(rows, {"Beta": "Organization"})
    assert manner.is_credit(found.sentences[0], found) is is_credit
