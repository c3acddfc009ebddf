"""How an event is put, as far as its type tells, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import events
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
]


@pytest.mark.parametrize(("rows", "word", "modalities"), CASES)
def test_a_type_tells_how_its_event_is_put(rows: str, word: str, modalities: list[Modality]) -> None:
    found = events.extract(analysis(rows, {"Beta": "Organization"}))
    text = found.document.text
    assert [one.modality for one in found.events if one.trigger.within(text).endswith(word)] == modalities
