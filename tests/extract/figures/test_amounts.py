"""What figures leave out and others beside them tell."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.extract.events import events
from kg.extract.figures import amounts, figures
from kg.model.mention import Argument, EventMention
from kg.model.span import Span
from tests.extract.trees import analysis


def read(found: Analysis) -> Analysis:
    """Return the analysis with its events and figures tied."""
    for step in (figures.extract, events.extract, amounts.extract):
        found = step(found)
    return found


def test_a_bare_number_counts_what_the_one_before_counts() -> None:
    rows = (
        "Acme/NNP/nsubj/1 stranded/VBD/root/1/strand 52,000/CD/nummod/3 passengers/NNS/obj/1/passenger ,/,/punct/1 "
        "the/DT/det/6 union/NN/nsubj/7 spoke/VBD/parataxis/1/speak of/IN/case/9 70,000/CD/obl/7"
    )
    said, other = read(analysis(rows, {"Acme": "Organization"})).figures
    assert (other.value, other.unit, other.metric) == ("70000", said.unit, said.metric)
    assert (other.entity, other.event) == (said.entity, said.event)


def test_a_number_with_a_noun_of_its_own_does_not() -> None:
    rows = (
        "Acme/NNP/nsubj/1 stranded/VBD/root/1/strand 52,000/CD/nummod/3 passengers/NNS/obj/1/passenger and/CC/cc/5 "
        "cancelled/VBD/conj/1/cancel 400/CD/nummod/7 flights/NNS/obj/5/flight"
    )
    said, other = read(analysis(rows, {"Acme": "Organization"})).figures
    assert said.metric != other.metric


def test_a_sentence_that_begins_with_a_period_gives_it_to_its_figures() -> None:
    rows = (
        "For/IN/case/1 2015/CD/obl/4 ,/,/punct/4 Acme/NNP/nsubj/4 expects/VBZ/root/4/expect revenue/NN/obj/4 "
        "of/IN/case/8 $/$/compound/8 5,000,000/CD/nmod/5"
    )
    found = read(analysis(rows, {"Acme": "Organization"}, {"2015": "year(2015)"}))
    assert [len(figure.times) for figure in found.figures] == [1]


def test_what_an_event_costs_is_its_own_and_not_the_speakers() -> None:
    rows = (
        "Acme/NNP/nsubj/1 put/VBD/root/1/put the/DT/det/3 cost/NN/obj/1 of/IN/case/6 the/DT/det/6 strike/NN/nmod/3 "
        "at/IN/case/8 €9,000,000/CD/obl/1"
    )
    given = analysis(rows, {"Acme": "Organization"})
    start = given.document.text.index("strike")
    given = replace(given, events=(EventMention(Span(start, start + 6), "kg:Strike", 0),))
    (figure,) = amounts.extract(figures.extract(given)).figures
    assert (figure.event, figure.entity) == (0, None)


def test_each_day_is_a_rate_of_the_event() -> None:
    rows = (
        "Every/DT/det/1 day/NN/nsubj/5 of/IN/case/4 the/DT/det/4 strike/NN/nmod/1 costs/VBZ/root/5/cost "
        "Acme/NNP/iobj/5 €900,000/CD/obj/5"
    )
    (figure,) = read(analysis(rows, {"Acme": "Organization"})).figures
    assert (figure.per, figure.entity, figure.event is None) == ("day", None, False)


def test_a_toll_without_an_event_is_of_the_disaster_told_before() -> None:
    rows = (
        "The/DT/det/1 flood/NN/nsubj/2 hit/VBD/root/2/hit Acme/NNP/obj/2 ;/:/punct/7 300/CD/nummod/6"
        " people/NNS/nsubj/8 can/MD/aux/8 go/VB/parataxis/2 home/RB/advmod/8"
    )
    given = analysis(rows, {"Acme": "Organization"})
    start = given.document.text.index("flood")
    given = replace(given, events=(EventMention(Span(start, start + 5), "kg:Flood", 0),))
    (figure,) = amounts.extract(figures.extract(given)).figures
    assert (figure.metric, figure.event, figure.entity) == ("kg:Displaced", 0, None)


def test_jobs_that_a_company_cuts_are_the_companys() -> None:
    rows = (
        "The/DT/det/1 plan/NN/nsubj/2 means/VBZ/root/2/mean a/DT/det/4 layoff/NN/obj/2 of/IN/case/7"
        " 300/CD/nummod/7 jobs/NNS/nmod/4/job at/IN/case/9 Acme/NNP/nmod/4"
    )
    given = analysis(rows, {"Acme": "Organization"})
    start, name = given.document.text.index("layoff"), given.document.text.index("Acme")
    layoff = EventMention(
        Span(start, start + 6), "kg:Layoff", 0, arguments=(Argument("kg:agent", Span(name, name + 4), 0),)
    )
    (figure,) = amounts.extract(figures.extract(replace(given, events=(layoff,)))).figures
    assert (figure.event, figure.entity) == (0, 0)


def test_the_turnout_told_later_is_of_the_march_told_before() -> None:
    rows = (
        "Some/DT/advmod/1 400/CD/nummod/2 people/NNS/nsubj/3 marched/VBD/root/3/march ;/:/punct/3"
        " police/NNS/nsubj/6/police put/VBD/parataxis/3/put the/DT/det/8 turnout/NN/obj/6 at/IN/case/10 250/CD/obl/6"
    )
    said, other = read(analysis(rows)).figures
    assert (other.value, other.unit, other.metric) == ("250", "people", said.metric)
    assert other.event == said.event is not None
