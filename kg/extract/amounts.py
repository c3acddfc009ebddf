"""Figures and the events they belong to: "120 workers were dismissed", "the strike cost £9m"; and periods told before.

A figure of an event has the event's time if it has none of its own, and is about the event if it is about nobody by its
own grammar. A result without a period has that of the report it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import grammar_words, light_verb
from kg.model.mention import EventMention, FigureMention, TimeLink

SPEECH, GENERIC = "kg:Communication", "kg:Event"
RESULTS = frozenset(
    f"kg:{name}" for name in "Revenue Profit Sales Loss OperatingProfit Margin EarningsPerShare GMV CashFlow".split()
)
COMPANY = RESULTS | frozenset(
    f"kg:{name}" for name in "Headcount Stake MarketShare Stores Users SharePrice MarketValue Valuation Price".split()
)
"""What a company has, also while something happens to it."""
PERIOD = re.compile(r"\b(?:quarter|half|year|months|fiscal|Q[1-4]|20\d\d|19\d\d)\b", re.IGNORECASE)
BEFORE = 3
"""How many sentences back the period of a report may stand."""
STEPS = 6


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its figures tied to its events and given the periods told before them."""
    by_token = _by_token(analysis)
    figures: list[FigureMention] = []
    for figure in analysis.figures:
        tied = _tied(figure, by_token, analysis)
        figures.append(_with_period(tied, figures, analysis))
    return replace(analysis, figures=tuple(figures))


def _by_token(analysis: Analysis) -> Mapping[int, int]:
    """Return the events by the tokens of their triggers, speech left out."""
    found: dict[int, int] = {}
    for index, event in enumerate(analysis.events):
        if not analysis.ontology.is_a(event.type, SPEECH):
            for token in analysis.tokens(event.trigger):
                found.setdefault(token.i, index)
    return found


def _tied(figure: FigureMention, by_token: Mapping[int, int], analysis: Analysis) -> FigureMention:
    tokens = analysis.tokens(figure.span)
    index = _event_of(tokens.root, by_token, analysis) if len(tokens) else None
    if index is None:
        return figure
    event = analysis.events[index]
    is_counted = figure.unit not in ("%", "x") and figure.metric not in COMPANY
    is_own = figure.score < 1.0 and is_counted and event.type != GENERIC
    return replace(
        figure,
        event=index,
        entity=None if is_own else figure.entity,
        times=figure.times or _times_of(event, figure, analysis),
    )


def _event_of(head: Token, by_token: Mapping[int, int], analysis: Analysis) -> int | None:
    """Return the event that a number hangs on: by its own noun, as participant, or through a light verb."""
    words = grammar_words(analysis.ontology)
    current = head
    for _ in range(STEPS):
        found = by_token.get(current.i)
        if found is not None:
            return found
        if current.pos_ == "NOUN":
            verb = light_verb(current, words)
            for child in current.children:
                if child.dep_ in ("acl", "acl:relcl", "compound") and child.i in by_token and verb is None:
                    return by_token[child.i]
        if current.head == current or current.dep_ in ("parataxis", "advcl", "ccomp", "acl:relcl", "conj"):
            return None
        current = current.head
    return None


def _times_of(event: EventMention, figure: FigureMention, analysis: Analysis) -> tuple[TimeLink, ...]:
    here = (link for link in event.times if analysis.times[link.time].sentence == figure.sentence)
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
    return figure
