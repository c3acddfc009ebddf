"""What is still to come by its time."""

from __future__ import annotations

import pytest

from kg.extract.dating import dating
from kg.extract.events import events
from kg.model.mention import Modality
from tests.extract.trees import analysis

SHOP = "a/DT/det/3 shop/NN/obj/1 on/IN/case/5 Monday/NNP/obl/1"
CASES = [
    ("in the present", f"Alpha/NNP/nsubj/1 opens/VBZ/root/1/open {SHOP}", Modality.PLANNED),
    ("in the past", f"Alpha/NNP/nsubj/1 opened/VBD/root/1/open {SHOP}", Modality.ACTUAL),
    (
        "under way",
        "Alpha/NNP/nsubj/2 is/VBZ/aux/2/be opening/VBG/root/2/open shops/NNS/obj/2 on/IN/case/5 Monday/NNP/obl/2",
        Modality.PLANNED,
    ),
    (
        "an entry in a list of days",
        "Monday/NNP/obl/3 :/:/punct/0 Alpha/NNP/nsubj/3 opens/VBZ/root/3/open a/DT/det/5 shop/NN/obj/3",
        Modality.ACTUAL,
    ),
]


@pytest.mark.parametrize(("rows", "modality"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_present_says_of_a_day_is_still_to_come(rows: str, modality: Modality) -> None:
    found = dating.extract(events.extract(analysis(rows, {"Alpha": "Organization"}, {"Monday": "wd(1)"})))
    assert [event.modality for event in found.events if event.times] == [modality]
