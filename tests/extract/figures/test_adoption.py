"""Figures of nobody: of the event beside them."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.figures.adoption import adopted
from kg.model.mention import Argument, EventMention, FigureMention
from kg.model.span import Span
from tests.extract.trees import analysis

ROWS = (
    "Thieves/NNS/nsubj/1/thief robbed/VBD/root/1/rob Alpha/NNP/obj/1 ;/:/punct/1 calls/NNS/nsubj/5/call"
    " numbered/VBD/parataxis/1/number 400/CD/obj/5"
)
FIGURE = FigureMention(Span(35, 38), "400", "call", "actual", "kg:Count", 0)
EVENT = EventMention(Span(8, 14), "kg:Theft", 0, arguments=(Argument("kg:affected", Span(15, 20), 0),))


def test_a_figure_of_nobody_is_of_the_event_beside_it() -> None:
    found = replace(analysis(ROWS, {"Alpha": "Organization"}), events=(EVENT,))
    (figure,) = adopted([FIGURE], found)
    assert (figure.event, figure.is_adopted) == (0, True)


def test_an_event_of_another_clause_does_not_own_it() -> None:
    joined = ROWS.replace(";/:/punct/1", "and/CC/cc/5").replace("/parataxis/", "/conj/")
    event = replace(EVENT, type="kg:Theft")
    found = replace(analysis(joined, {"Alpha": "Organization"}), events=(event,))
    figure = replace(FIGURE, span=Span(37, 40), metric="kg:Percentage")
    assert adopted([figure], found) == (figure,)


def test_what_is_somebodys_stays_theirs() -> None:
    found = replace(analysis(ROWS, {"Alpha": "Organization"}), events=(EVENT,))
    mine = replace(FIGURE, entity=0)
    assert adopted([mine], found) == (mine,)
