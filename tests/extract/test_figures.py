"""What figures are said of, and as what, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract import amounts, events, figures
from tests.extract.trees import analysis

ALPHA = {"Alpha": "Organization"}
Row = tuple[str, str, str, str]
"""Value, unit, kind, metric."""
CASES: list[tuple[str, str, list[Row]]] = [
    (
        "a fall is negative",
        "Alpha/NNP/compound/1 shares/NNS/nsubj/2/share fell/VBD/root/2/fall 11/CD/nummod/4 percent/NN/obj/2",
        [("-11", "%", "change", "kg:SharePrice")],
    ),
    (
        "a goal that is missed makes no goal of the result",
        "Alpha/NNP/nsubj/1 reported/VBD/root/1/report profit/NN/obj/1 of/IN/case/4 €12m/CD/nmod/2 ,/,/punct/6"
        " missing/VBG/advcl/1/miss its/PRP$/nmod:poss/8 goal/NN/obj/6 of/IN/case/10 €20m/CD/nmod/8",
        [("12000000", "EUR", "actual", "kg:Profit"), ("20000000", "EUR", "target", "kg:Profit")],
    ),
    (
        "persons are people",
        "Alpha/NNP/nsubj/1 dismissed/VBD/root/1/dismiss 120/CD/nummod/3 workers/NNS/obj/1/worker",
        [("120", "people", "actual", "kg:Headcount")],
    ),
    (
        "what nobody measures is counted",
        "Alpha/NNP/nsubj/1 painted/VBD/root/1/paint 340/CD/nummod/3 fences/NNS/obj/1/fence",
        [("340", "fence", "actual", "kg:Count")],
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 4


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_figures_are_read(rows: str, wanted: list[Row]) -> None:
    found = figures.extract(analysis(rows, ALPHA))
    assert [(one.value, one.unit, one.kind, one.metric) for one in found.figures] == wanted
    assert {one.entity for one in found.figures} == {0}


def test_a_figure_belongs_to_its_event() -> None:
    found = amounts.extract(events.extract(figures.extract(analysis(CASES[2][1], ALPHA))))
    (figure,) = found.figures
    assert figure.event is not None
    assert found.events[figure.event].trigger.within(found.document.text) == "dismissed"
