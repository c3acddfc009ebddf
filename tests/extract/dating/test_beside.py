"""Times of what happened beside an event."""

from __future__ import annotations

import pytest

from kg.extract.dating import dating
from kg.extract.events import events
from tests.extract.trees import analysis

HIT = "Ida/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be sued/VBN/root/2/sue when/WRB/advmod/{0}"
CASES = [
    (
        "a clause with when",
        f"{HIT.format(6)} a/DT/det/5 plant/NN/nsubj/6 fell/VBD/advcl/2/fall on/IN/case/8 Monday/NNP/obl/6",
        {"sued": 1},
    ),
    (
        "an event in the clause with when",
        f"{HIT.format(5)} Alpha/NNP/nsubj/5 resigned/VBD/advcl/2/resign on/IN/case/7 Monday/NNP/obl/5",
        {"sued": 1, "resigned": 1},
    ),
    (
        "a clause with when that is to come",
        "Ida/NNP/nsubj/2 will/MD/aux/2 resign/VB/root/2/resign when/WRB/advmod/5 Alpha/NNP/nsubj/5"
        " opens/VBZ/advcl/2/open Monday/NNP/obl/5",
        {"resign": 0},
    ),
    (
        "one breath",
        "Ida/NNP/nsubj/1 rose/VBD/root/1/rise on/IN/case/3 Monday/NNP/obl/1 and/CC/cc/5 resigned/VBD/conj/1/resign",
        {"resigned": 1},
    ),
    (
        "two breaths",
        "Ida/NNP/nsubj/1 rose/VBD/root/1/rise on/IN/case/3 Monday/NNP/obl/1 and/CC/cc/6 later/RB/advmod/6"
        " resigned/VBD/conj/1/resign",
        {"resigned": 0},
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_time_dates_what_happened_with_what_it_stands_with(rows: str, wanted: dict[str, int]) -> None:
    names = {name: kind for name, kind in (("Alpha", "Organization"), ("Ida", "Person")) if name in rows}
    found = dating.extract(events.extract(analysis(rows, names, {"Monday": "wd(1)"})))
    dated = {event.trigger.within(found.document.text): len(event.times) for event in found.events}
    assert {word: count for word, count in dated.items() if word in wanted} == wanted


def test_every_case_is_collected() -> None:
    assert len(CASES) == 5
