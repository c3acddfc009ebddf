"""Where an event happens, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import events
from tests.extract.trees import analysis

CLOSES = " ;/:/punct/3 the/DT/det/6 plant/NN/nsubj/7 closed/VBD/root/7/close"
CASES = [
    (
        "a site is where it was told to be",
        "The/DT/det/2 Hull/NNP/compound/2 plant/NN/nsubj/3 grew/VBD/root/3/grow",
        {"Hull"},
    ),
    (
        "unless there are two of them",
        "Hull/NNP/compound/1 plant/NN/obl/3 Goole/NNP/compound/3 plant/NN/root/3",
        set(),
    ),
    (
        "or it is a name of its own",
        "The/DT/det/2 Hull/NNP/compound/2 Plant/NNP/nsubj/3/plant grew/VBD/root/3/grow",
        set(),
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 3


@pytest.mark.parametrize(("rows", "places"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_site_has_a_place(rows: str, places: set[str]) -> None:
    names = {name: "Place" for name in ("Hull", "Goole") if name in rows}
    names = {"Hull Plant": "Place"} if "Plant" in rows else names
    found = events.extract(analysis(rows + CLOSES, names))
    closure = next(event for event in found.events if event.type == "kg:Closure")
    assert {found.entities[one.entity or 0].name for one in closure.arguments if one.role == "kg:place"} == places
