"""What figures are said of, and as what, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.events import events
from kg.extract.figures import amounts, figures
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
        [("120", "people", "actual", "kg:JobCuts")],
    ),
    (
        "what nobody measures is counted",
        "Alpha/NNP/nsubj/1 painted/VBD/root/1/paint 340/CD/nummod/3 fences/NNS/obj/1/fence",
        [("340", "fence", "actual", "kg:Count")],
    ),
    (
        "a part of a whole counts what the whole does",
        "Alpha/NNP/nsubj/1 closed/VBD/root/1/close 12/CD/obj/1 of/IN/case/6 its/PRP$/nmod:poss/6 90/CD/nummod/6"
        " depots/NNS/nmod/2/depot",
        [("12", "depot", "actual", "kg:Count"), ("90", "depot", "actual", "kg:Count")],
    ),
    (
        "a vague noun keeps the word before it",
        "Alpha/NNP/nsubj/1 closed/VBD/root/1/close 40/CD/nummod/4 weather/NN/compound/4 stations/NNS/obj/1/station",
        [("40", "weather station", "actual", "kg:Count")],
    ),
    (
        "those whom the police count are a crowd",
        "Police/NNS/nsubj/1/police put/VBD/root/1 their/PRP$/nmod:poss/3 number/NN/obj/1 at/IN/case/5 9,000/CD/obl/1",
        [("9000", "people", "actual", "kg:Attendance")],
    ),
    (
        "few things are counted if something is done to them",
        "five/CD/nummod/1 depots/NNS/nsubj:pass/3/depot were/VBD/aux:pass/3/be burnt/VBN/root/3/burn",
        [("5", "depot", "actual", "kg:Count")],
    ),
    (
        "few people are counted if it is told what befell them",
        "Fires/NNS/nsubj/1/fire killed/VBD/root/1/kill two/CD/nummod/3 people/NNS/obj/1",
        [("2", "people", "actual", "kg:Deaths")],
    ),
    (
        "few people who only speak are not",
        "Five/CD/nummod/1 nurses/NNS/nsubj/2/nurse spoke/VBD/root/2/speak",
        [],
    ),
    (
        "a level that something rises to is no change",
        "Inflation/NN/nsubj/1 rose/VBD/root/1/rise to/IN/case/4 5/CD/nummod/4 percent/NN/obl/1",
        [("5", "%", "actual", "kg:Inflation")],
    ),
    (
        "what is paid in charge of nothing is no charge",
        "Alpha/NNP/nsubj/1 bought/VBD/root/1/buy Beta/NNP/obj/1 for/IN/case/4 $5,000,000/CD/obl/1 ,/,/punct/6"
        " putting/VBG/advcl/1/put Ann/NNP/obj/6 in/IN/case/9 charge/NN/obl/6",
        [("5000000", "USD", "actual", "kg:DealValue")],
    ),
    (
        "what is offered is not had yet",
        "Alpha/NNP/nsubj/2 has/VBZ/aux/2/have offered/VBN/root/2/offer 3/CD/nummod/4 percent/NN/obj/2",
        [("3", "%", "target", "kg:Percentage")],
    ),
    (
        "the staff for whom more is wanted is had already",
        "Alpha/NNP/nsubj/1 wants/VBZ/root/1/want more/JJR/obj/1 for/IN/case/6 its/PRP$/nmod:poss/6 900/CD/nummod/6"
        " employees/NNS/obl/1/employee",
        [("900", "people", "actual", "kg:Headcount")],
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
        "what others are asked to make is a target",
        "Alpha/NNP/nsubj/1 asked/VBD/root/1/ask its/PRP$/nmod:poss/3 suppliers/NNS/iobj/1/supplier to/TO/mark/5"
        " make/VB/xcomp/1/make 5,000/CD/nummod/7 bicycles/NNS/obj/5/bicycle",
        [("5000", "bicycle", "target", "kg:Count")],
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
    (
        "what is promised is not had yet",
        "Alpha/NNP/nsubj/1 offered/VBD/root/1/offer to/TO/mark/3 sell/VB/xcomp/1/sell 90/CD/nummod/5"
        " stores/NNS/obj/3/store",
        [("90", "store", "target", "kg:Stores")],
    ),
    (
        "what others are made of is there already",
        "Alpha/NNP/nsubj/1 wants/VBZ/root/1/want 40/CD/nummod/3 copies/NNS/obj/1/copy of/IN/case/7 its/PRP$/nmod:poss/7"
        " three/CD/nummod/7 films/NNS/nmod/3/film",
        [("40", "copy", "target", "kg:Units"), ("3", "film", "actual", "kg:Products")],
    ),
    (
        "who declines to do something loses nothing",
        "Alpha/NNP/nsubj/6 ,/,/punct/2 owner/NN/appos/0 of/IN/case/5 11/CD/nummod/5 percent/NN/nmod/2"
        " declined/VBD/root/6/decline to/TO/mark/8 comment/VB/xcomp/6/comment",
        [("11", "%", "actual", "kg:Stake")],
    ),
    (
        "a length to the power of three",
        "It/PRP/nsubj/1 moved/VBD/root/1/move 80/CD/nummod/4 cubic/JJ/amod/4 metres/NNS/obj/1/metre",
        [("80", "cubic metre", "actual", "kg:Volume")],
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 26


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_figures_are_read(rows: str, wanted: list[Row]) -> None:
    found = figures.extract(analysis(rows, ALPHA if "Alpha" in rows else {}))
    assert [(one.value, one.unit, one.kind, one.metric) for one in found.figures] == wanted
    assert {one.entity for one in found.figures} <= {0, None}


BOUNDS: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "both ends of a range share the scale and keep both bounds",
        "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell five/CD/nummod/5 to/IN/case/4 six/CD/nmod/2 million/CD/nummod/6"
        " bicycles/NNS/obj/1/bicycle",
        [("5000000", "5000000..6000000 "), ("6000000", "5000000..6000000 ")],
    ),
    (
        "from one to another after a rise are two levels",
        "Profit/NN/nsubj/1 rose/VBD/root/1/rise from/IN/case/3 $3bn/CD/obl/1 to/IN/case/5 $4bn/CD/obl/1",
        [("3000000000", ".. "), ("4000000000", ".. ")],
    ),
    (
        "a price that starts is the least",
        "Alpha/NNP/compound/1 prices/NNS/nsubj/2/price start/VBP/root/2/start at/IN/case/4 $49/CD/obl/2",
        [("49", "49.. ")],
    ),
    (
        "what is compared with is no least",
        "Profit/NN/nsubj/1 rose/VBD/root/1/rise to/IN/case/3 $4bn/CD/obl/1 from/IN/case/5 $3bn/CD/obl/1",
        [("4000000000", ".. "), ("3000000000", ".. ")],
    ),
    (
        "a word after a number is no bound that stands before one",
        "Profit/NN/nsubj/1 grew/VBD/root/1/grow 30/CD/nummod/3 percent/NN/obl/1 over/IN/case/6"
        " the/DT/det/6 year/NN/obl/1",
        [("30", ".. ")],
    ),
    (
        "a rate after the noun",
        "Alpha/NNP/nsubj/1 makes/VBZ/root/1/make 7,000/CD/nummod/3 bicycles/NNS/obj/1/bicycle a/DT/det/5"
        " month/NN/obl/1",
        [("7000", ".. month")],
    ),
    (
        "a year earlier is no rate",
        "Alpha/NNP/nsubj/1 made/VBD/root/1/make 7,000/CD/nummod/3 bicycles/NNS/obj/1/bicycle a/DT/det/5 year/NN/obl/6"
        " earlier/RB/advmod/1",
        [("7000", ".. ")],
    ),
]


def test_the_table_of_bounds_is_whole() -> None:
    assert len(BOUNDS) == 7


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in BOUNDS], ids=[case[0] for case in BOUNDS])
def test_bounds_and_rates_are_read(rows: str, wanted: list[tuple[str, str]]) -> None:
    found = figures.extract(analysis(rows, ALPHA if "Alpha" in rows else {})).figures
    told = [(one.value, f"{one.minimum or ''}..{one.maximum or ''} {one.per}") for one in found]
    assert told == wanted
    assert len({one.span for one in found}) == len(found), "each has a place of its own"


def test_a_figure_belongs_to_its_event() -> None:
    found = amounts.extract(events.extract(figures.extract(analysis(CASES[2][1], ALPHA))))
    (figure,) = found.figures
    assert figure.event is not None
    assert found.events[figure.event].trigger.within(found.document.text) == "dismissed"
