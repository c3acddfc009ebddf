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
        [("120", "people", "actual", "kg:Jobs")],
    ),
    (
        "what nobody measures is counted",
        "Alpha/NNP/nsubj/1 painted/VBD/root/1/paint 340/CD/nummod/3 fences/NNS/obj/1/fence",
        [("340", "fence", "actual", "kg:Count")],
    ),
    (
        "who was killed is a death toll",
        "Alpha/NNP/nsubj/1 killed/VBD/root/1/kill 34/CD/nummod/3 miners/NNS/obj/1/miner",
        [("34", "people", "actual", "kg:Deaths")],
    ),
    (
        "people who are missing",
        "Alpha/NNP/root/0 :/:/punct/0 90/CD/nummod/3 people/NNS/nsubj/5 were/VBD/cop/5/be missing/VBG/parataxis/0/miss",
        [("90", "people", "actual", "kg:Missing")],
    ),
    (
        "a part of revenue is no revenue",
        "Alpha/NNP/nsubj/1 contributed/VBD/root/1/contribute 51/CD/nummod/3 percent/NN/obj/1 of/IN/case/5"
        " revenue/NN/nmod/3",
        [("51", "%", "actual", "kg:RevenueShare")],
    ),
    (
        "a rise of shares is of their price",
        "Alpha/NNP/compound/1 shares/NNS/nsubj/2/share rose/VBD/root/2/rise 8/CD/nummod/4 percent/NN/obj/2",
        [("8", "%", "change", "kg:SharePrice")],
    ),
    (
        "guidance in a range is a forecast",
        "Alpha/NNP/nsubj/1 affirmed/VBD/root/1/affirm earnings/NNS/obj/1 of/IN/case/4 $3.70/CD/nmod/2"
        " to/IN/case/6 $3.74/CD/nmod/4",
        [("3.7", "USD", "forecast", "kg:Profit"), ("3.74", "USD", "forecast", "kg:Profit")],
    ),
    (
        "who expects does not report",
        "Analysts/NNS/nsubj/1/analyst like/VBP/root/1 Alpha/NNP/compound/3 profit/NN/obj/1 of/IN/case/5 €12m/CD/nmod/3",
        [("12000000", "EUR", "forecast", "kg:Profit")],
    ),
    (
        "the move of a ticker is no figure",
        "Alpha/NNP/nsubj/4 XYZ/NNP/appos/0 -/SYM/punct/3 0.3%/CD/dep/1 grew/VBD/root/4/grow",
        [],
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 11


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_figures_are_read(rows: str, wanted: list[Row]) -> None:
    found = figures.extract(analysis(rows, ALPHA))
    assert [(one.value, one.unit, one.kind, one.metric) for one in found.figures] == wanted
    assert {one.entity for one in found.figures} <= {0, None}


def test_a_figure_belongs_to_its_event() -> None:
    found = amounts.extract(events.extract(figures.extract(analysis(CASES[2][1], ALPHA))))
    (figure,) = found.figures
    assert figure.event is not None
    assert found.events[figure.event].trigger.within(found.document.text) == "dismissed"
