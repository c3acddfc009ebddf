"""Figures and the events they belong to: "120 workers were dismissed", "the strike cost £9m"; and periods told before.

A figure of an event has the event's time if it has none of its own, and is about the event if it is about nobody by its
own grammar. A result without a period has that of the report it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.extract.figures.adoption import adopted
from kg.extract.figures.bare import PEOPLE
from kg.extract.figures.corrections import as_corrected, as_talked_of
from kg.extract.figures.metrics import CROWD, PERIOD, RESULTS, TOLLS
from kg.extract.figures.others import OF_FIRMS
from kg.extract.figures.owners import (
    CROWD_BEFORE,
    GENERIC,
    OF_COUNTS,
    OF_MONEY,
    OF_ONE_FIRM,
    affair_of,
    crowd_of,
    deal_of,
    event_doing,
    event_measured,
    event_over,
    events_by_token,
    firm_of,
    last_event,
)
from kg.extract.figures.unsaid import topic_of
from kg.extract.figures.voices import counter_of
from kg.model.mention import EventMention, FigureMention, Modality, TimeLink

COMPANY = RESULTS | frozenset(
    f"kg:{name}" for name in "Headcount Stake MarketShare Stores Users SharePrice MarketValue Valuation Price".split()
)
"""What a company has, also while something happens to it."""
BEFORE = 3
"""How many sentences back the period of a report may stand."""
RESULT_NOUNS = frozenset("result earnings figure revenue profit report".split())
OF_BUSINESS = re.compile(r"\b(?:quarter|half|fiscal|Q[1-4])\b", re.IGNORECASE)
DRIVEN = frozenset({"kg:Displaced", "kg:Rescued"})
"""What is counted of a disaster, not of those who were told of as dead or missing before."""
DISASTERS = ("kg:Disaster", "kg:Attack")
DEADLY = ("kg:Disaster", "kg:Attack", "kg:Death")
NOT_DEADLY = ("kg:PriceRise", "kg:Cancellation", "kg:Delay")
"""Of what no toll is: it "rises" without a price, and is told when a search is called off."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its figures tied to its events and given the periods told before them."""
    by_token = events_by_token(analysis)
    figures: list[FigureMention] = []
    for figure in analysis.figures:
        tied = _tied(_with_the_same(_fronted(figure, analysis), figures, analysis), by_token, analysis)
        told = as_corrected(_of_toll(tied, figures, analysis), figures, analysis)
        figures.append(_with_period(told, figures, analysis))
    return replace(analysis, figures=adopted(as_talked_of(figures, analysis), analysis))


def _fronted(figure: FigureMention, analysis: Analysis) -> FigureMention:
    """Return a figure with the period that its sentence begins with: "For fiscal 2015, the company sees $4"."""
    first = next((at for at, time in enumerate(analysis.times) if time.sentence == figure.sentence), None)
    if figure.times or first is None:
        return figure
    span, sentence = analysis.times[first].span, analysis.sentences[figure.sentence]
    words = span.within(analysis.document.text)
    is_first = span.start - sentence.start_char <= len("Throughout ") and sentence.text[: len(words) + 14].find(",") > 0
    is_period = PERIOD.search(words) is not None
    return replace(figure, times=(TimeLink(first, rule="begins its sentence"),)) if is_first and is_period else figure


def _with_the_same(figure: FigureMention, before: list[FigureMention], analysis: Analysis) -> FigureMention:
    """Return a figure with what it leaves out and the one before it tells.

    A bare number is of the same event ("52,000 passengers … the union spoke of 70,000"); a forecast beside another of
    the same quantity is of the same period.
    """
    earlier = before[-1] if before else None
    if figure.metric == CROWD:
        near = (one for one in reversed(before) if figure.sentence - one.sentence <= CROWD_BEFORE)
        earlier = next((one for one in near if one.metric == CROWD and one.event is not None), earlier)
        if earlier is not None and earlier.metric == CROWD and figure.event is None and _is_bare(figure, analysis):
            return replace(figure, event=earlier.event, entity=earlier.entity)
    if earlier is None or figure.sentence - earlier.sentence > 1:
        return figure
    if (earlier.metric, earlier.unit) != (figure.metric, figure.unit):
        return figure
    is_bare = _is_bare(figure, analysis)
    is_of_event = (earlier.event is not None and figure.metric not in RESULTS) or figure.metric == CROWD
    if is_bare and is_of_event:
        figure = replace(figure, event=earlier.event, entity=earlier.entity)
    if is_bare and figure.entity is None and figure.event is None:
        figure = replace(figure, entity=earlier.entity)
    is_forecast = figure.kind == earlier.kind == "forecast" and not figure.times
    return replace(figure, times=earlier.times) if is_forecast else figure


def _is_bare(figure: FigureMention, analysis: Analysis) -> bool:
    """Whether nothing beside a number says what it measures."""
    return figure.metric_span is None and analysis.tokens(figure.span).root.dep_ not in ("nummod", "compound")


def _tied(figure: FigureMention, by_token: Mapping[int, int], analysis: Analysis) -> FigureMention:
    tokens = analysis.tokens(figure.span)
    if not len(tokens):
        return figure
    measured = event_measured(figure, by_token, analysis)
    index = event_over(tokens.root, by_token, analysis) if measured is None else measured
    if index is None:
        is_had = figure.score == 1.0 or (figure.metric == CROWD and figure.event is not None)
        return figure if is_had else _unowned(figure, by_token, analysis)
    event = analysis.events[index]
    is_counted = figure.unit not in ("%", "x") and figure.metric not in COMPANY
    is_own = figure.score < 1.0 and is_counted and event.type != GENERIC and figure.metric not in OF_ONE_FIRM
    entity = None if is_own or measured is not None else figure.entity
    own = firm_of(event, figure.metric, analysis) if entity is None or figure.score < 1.0 else None
    return replace(
        figure,
        event=index,
        entity=entity if own is None else own,
        times=figure.times or _times_of(event, figure, analysis),
    )


def _unowned(figure: FigureMention, by_token: Mapping[int, int], analysis: Analysis) -> FigureMention:
    """Return a figure of nobody's with what it is of: its gathering, the affair of its text, or the event told last."""
    event, place = crowd_of(figure, analysis)
    if event is not None or place is not None:
        return replace(figure, event=event, entity=place)
    if figure.entity is None and figure.unit == PEOPLE and counter_of(figure, analysis):
        return replace(figure, event=affair_of(analysis))
    deal = deal_of(figure, analysis)
    if deal is not None:
        return replace(figure, event=deal, entity=None)
    if figure.entity is not None:
        return figure
    root = analysis.tokens(figure.span).root
    doing = event_doing(root, by_token, analysis)
    topic = topic_of(root, analysis) if doing is not None and figure.metric in OF_FIRMS else None
    if topic is not None:  # what an event does to a company's passengers or stores is still the company's
        return replace(figure, entity=topic)
    if doing is None and figure.metric in OF_MONEY | OF_COUNTS:
        doing = last_event(figure, analysis)
    return replace(figure, event=doing)


def _of_toll(figure: FigureMention, before: list[FigureMention], analysis: Analysis) -> FigureMention:
    """Return a toll that names no event with that of the toll before it, else the disaster's, else of the place."""
    own = None if figure.event is None else analysis.events[figure.event]
    is_own = own is not None and not any(analysis.ontology.is_a(own.type, kind) for kind in NOT_DEADLY)
    if figure.metric not in TOLLS or is_own:
        return figure
    event = _disaster_before(figure, analysis) if figure.metric in DRIVEN else None
    told = (one.event for one in reversed(before) if one.metric in TOLLS and one.event is not None)
    event = next(told, None) if event is None else event
    if event is None:
        event = next((at for at, one in enumerate(analysis.events) if _is_deadly(one, analysis)), None)
    if event is not None:
        return replace(figure, event=event)
    return replace(figure, entity=figure.place if figure.entity is None else figure.entity)


def _disaster_before(figure: FigureMention, analysis: Analysis) -> int | None:
    """Return the disaster or attack told last before a toll or in its sentence."""
    end = analysis.spans[figure.sentence].end
    told = (
        (one.trigger.start, at)
        for at, one in enumerate(analysis.events)
        if one.trigger.start < end
        and one.modality is Modality.ACTUAL
        and any(analysis.ontology.is_a(one.type, kind) for kind in DISASTERS)
    )
    return max(told, default=(0, None))[1]


def _is_deadly(event: EventMention, analysis: Analysis) -> bool:
    return any(analysis.ontology.is_a(event.type, kind) for kind in DEADLY)


def _times_of(event: EventMention, figure: FigureMention, analysis: Analysis) -> tuple[TimeLink, ...]:
    own = (analysis.times[link.time] for link in event.times)
    here = (
        link
        for link, time in zip(event.times, own, strict=True)
        if time.sentence == figure.sentence and not time.span.overlaps(figure.span)
    )
    return tuple(replace(link, rule="dates the figure's event") for link in here)


def _with_period(figure: FigureMention, before: list[FigureMention], analysis: Analysis) -> FigureMention:
    """Return a result with the period that the report named last, if it has none of its own."""
    if figure.times or figure.metric not in RESULTS or figure.kind in ("target", "forecast"):
        return figure
    for earlier in reversed(before):
        if figure.sentence - earlier.sentence > BEFORE:
            break
        is_same = earlier.entity == figure.entity and earlier.kind in ("actual", "change")
        for link in earlier.times if is_same and earlier.metric in RESULTS else ():
            if PERIOD.search(analysis.times[link.time].span.within(analysis.document.text)):
                return replace(figure, times=(replace(link, rule="period of the report"),))
    index = _reported_period(figure, analysis)
    return figure if index is None else replace(figure, times=(TimeLink(index, rule="period of the report"),))


def _reported_period(figure: FigureMention, analysis: Analysis) -> int | None:
    """Return the period whose results a sentence shortly before presents."""
    found = None
    for index, time in enumerate(analysis.times):
        if not figure.sentence - BEFORE <= time.sentence <= figure.sentence or time.span.start > figure.span.start:
            continue
        words = {token.lemma_.lower() for token in analysis.sentences[time.sentence]}
        if words & RESULT_NOUNS and OF_BUSINESS.search(time.span.within(analysis.document.text)):
            found = index
    return found
