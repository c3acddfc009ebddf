"""Where people come to harm, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import events
from tests.extract.trees import analysis

CASES = [
    (
        "harm is where the disaster strikes",
        "Nine/CD/nsubj/1 died/VBD/root/1/die when/WRB/advmod/5 a/DT/det/4 storm/NN/nsubj/5 lashed/VBD/advcl/1/lash"
        " Hull/NNP/obj/5",
        {"Hull"},
    ),
    (
        "unless it has a place",
        "Nine/CD/nsubj/1 died/VBD/root/1/die in/IN/case/3 Goole/NNP/obl/1 when/WRB/advmod/7 a/DT/det/6 storm/NN/nsubj/7"
        " lashed/VBD/advcl/1/lash Hull/NNP/obj/7",
        {"Goole"},
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 2


@pytest.mark.parametrize(("rows", "places"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_harm_has_a_place(rows: str, places: set[str]) -> None:
    names = {name: "Place" for name in ("Hull", "Goole") if name in rows}
    found = events.extract(analysis(rows, names))
    death = next(event for event in found.events if event.type == "kg:Death")
    assert {found.entities[one.entity or 0].name for one in death.arguments if one.role == "kg:place"} == places


def test_a_disaster_that_strikes_is_no_second_event() -> None:
    rows = "A/DT/det/1 storm/NN/nsubj/2 pummelled/VBD/root/2/pummel Hull/NNP/obj/2 on/IN/case/5 Monday/NNP/obl/2"
    made = analysis(rows, {"Hull": "Place"}, ("Monday",))
    made.doc.spans["triggers"] = [made.doc[2:3]]
    assert [event.type for event in events.extract(made).events] == ["kg:Storm"]
