"""Figures: quantities with what they measure, of whom, for when, and as what (actual, target, forecast, change)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.figures import quantities
from kg.extract.figures.comparisons import compared, is_contrary, is_former, is_yearly_change
from kg.extract.figures.counts import PEOPLE, counted_noun, elided_unit, is_person, unit_told
from kg.extract.figures.kinds import MOVING, is_loss, kind_of, kinds_over
from kg.extract.figures.metrics import (
    TOLLS,
    counted_elsewhere,
    counted_people,
    figure_words,
    is_advertised,
    is_ticker_move,
    jobs_metric,
    money_metric,
    own_metric,
    part_metric,
    per_of,
)
from kg.extract.figures.others import OF_FIRMS
from kg.extract.figures.price_tags import AMOUNTS, is_price, tagged
from kg.extract.figures.quantities import Quantity, digits
from kg.extract.figures.readings import GENERIC_METRICS, measure_of, reading_of
from kg.extract.figures.subjects import OPEN, Reading, Subject, subject_of, topic_of
from kg.extract.figures.times import times_of
from kg.extract.grammar import case_of, verb_of
from kg.model.mention import FigureMention, MentionKind, Modality

APPROXIMATE, AT_LEAST, AT_MOST, BACKWARD = "approximate", "atLeast", "atMost", "backward"
LEAST_COUNT = 3
"""One and two are articles and pairs more often than counts."""
PER_SHARE = {"kg:Profit": "kg:EarningsPerShare", "kg:Amount": "kg:SharePrice", "kg:DealValue": "kg:OfferPerShare"}
A_SHARE = re.compile(r"[ -](?:a|per)[ -]share\b")
PRICE = "kg:Price"
GROWING = frozenset(f"kg:{name}" for name in "GMV Sales Revenue Profit OperatingProfit CashFlow Exports GDP".split())
"""What a percentage of growth after an amount in its sentence is said of."""
UNSAID = 0.7
"""How sure a figure is whose subject nobody names: it is then whom the text is about."""
WINDOW = 4
"""How many tokens before or after a quantity a size cue may stand."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its figures."""
    return replace(analysis, figures=tuple(_figures(analysis)))


def _figures(analysis: Analysis) -> Iterator[FigureMention]:
    before: FigureMention | None = None
    for number in analysis.body_sentences:
        span = analysis.spans[number]
        for quantity in quantities.find(span.within(analysis.document.text), analysis.ontology, offset=span.start):
            figure = _figure(quantity, number, analysis, before)
            if figure is None:
                continue
            before = figure
            yield figure
            if quantity.upper is not None:  # both ends of a range can be asked for
                yield _upper_end(figure, quantity)


def _upper_end(figure: FigureMention, quantity: Quantity) -> FigureMention:
    """Return the figure of the other end of a range, at its own place."""
    value = digits(quantity.upper or quantity.value)
    return replace(figure, span=quantity.upper_span or figure.span, value=value)


def _figure(
    quantity: Quantity, sentence: int, analysis: Analysis, before: FigureMention | None
) -> FigureMention | None:
    if any(time.span.overlaps(quantity.span) for time in analysis.times):
        return None
    tokens = analysis.tokens(quantity.span)
    if not len(tokens) or _is_inside_name(quantity, analysis):
        return None
    if is_ticker_move(quantity, analysis.document.text) or is_advertised(quantity, tokens.root):
        return None
    if is_contrary(tokens.root):
        return None
    head = tokens.root
    words = figure_words(analysis.ontology)
    noun = quantity.unit or counted_noun(head, analysis) or counted_elsewhere(head, words) or unit_told(head, analysis)
    elided = "" if noun else elided_unit(quantity, head, sentence, before)
    noun = noun or elided
    reading = reading_of(head, noun, quantity, analysis)
    if elided and before is not None and (reading is None or reading.metric in GENERIC_METRICS):
        reading = Reading(before.metric, None, 0)
    if not noun or reading is None or (measure_of(noun) == "kg:number" and quantity.value < LEAST_COUNT):
        return None
    per = "share" if A_SHARE.match(analysis.document.text, quantity.span.end) else per_of(tokens[-1])
    metric = _refined(reading.metric, head, quantity, noun, before=before, analysis=analysis)
    if metric in AMOUNTS and (tagged(tokens, quantity, analysis) or is_price(head, quantity, analysis)):
        metric = PRICE
    metric = PER_SHARE.get(metric, metric) if per == "share" else metric
    kinds = kinds_over(head, quantity, analysis)
    cues = _size_cues(tokens[0], tokens[-1], analysis, may_start=metric == PRICE and not kinds & MOVING)
    is_pair = bool(kinds & MOVING) and tokens[0].i > head.sent.start and tokens[0].nbor(-1).lower_ == "from"
    minimum, maximum = _bounds(quantity, cues, is_pair=is_pair)
    kind = kind_of(head, noun, metric, quantity, kinds, figure_words(analysis.ontology))
    value, kind = _signed(quantity, head, kind, kinds, analysis)
    subject = _subject(tokens, quantity, replace(reading, metric=metric), analysis)
    if elided and before is not None and metric == before.metric:
        subject = Subject(before.entity)
    is_unsaid = subject.entity is None and not subject.is_open and metric in OF_FIRMS
    topic = topic_of(head, analysis) if is_unsaid else None
    return FigureMention(
        span=quantity.span,
        value=digits(value),
        unit=PEOPLE if metric in TOLLS or is_person(noun, analysis) else noun,
        kind=kind,
        metric=metric,
        sentence=sentence,
        entity=topic if subject.entity is None else subject.entity,
        place=_place(head, quantity, analysis, subject.entity),
        is_approximate=APPROXIMATE in cues,
        minimum=minimum,
        maximum=maximum,
        per=per,
        times=tuple(times_of(head, sentence, metric, analysis)),
        modality=Modality.ACTUAL,
        metric_span=reading.span,
        score=1.0 if subject.entity is not None else UNSAID,
        is_former=is_former(head, quantity, analysis),
    )


def _subject(tokens: TokenSpan, quantity: Quantity, reading: Reading, analysis: Analysis) -> Subject:
    """Return whom a figure is said of: nobody for a toll, the thing for a price before it."""
    if reading.metric in TOLLS:
        return OPEN
    thing = tagged(tokens, quantity, analysis)
    if thing is not None and reading.metric == PRICE:
        return Subject(analysis.entity_at(thing), is_open=True)
    return subject_of(tokens.root, reading, analysis)


def _signed(
    quantity: Quantity, head: Token, kind: str, kinds: frozenset[str], analysis: Analysis
) -> tuple[Decimal, str]:
    """Return a value, below zero if something is less by it, and its kind, a change if it is set against another."""
    text = analysis.document.text
    sign = compared(quantity, text)
    if kind == "actual" and (sign or is_yearly_change(quantity, text)):
        kind = "change"
    is_move = kind == "change" or (kind == "forecast" and quantity.unit == "%" and bool(kinds & MOVING))
    is_less = sign < 0 or (not sign and is_move and is_loss(head, quantity, analysis))
    return (-quantity.value if is_less else quantity.value), kind


def _refined(
    metric: str, head: Token, quantity: Quantity, noun: str, *, before: FigureMention | None, analysis: Analysis
) -> str:
    """Return what a quantity measures, by the rules of its measure."""
    measure, words = measure_of(noun), figure_words(analysis.ontology)
    sentence = analysis.sentence_of(head)
    near = before if before is not None and sentence - before.sentence <= 1 else None
    if measure == "kg:money":
        return money_metric(metric, head, quantity, near, words)
    if measure == "kg:number":
        counted = head.head if head.pos_ == "NUM" and head.head.pos_ in ("NOUN", "PROPN") else head
        return jobs_metric(counted_people(metric, counted, words, is_person=is_person(noun, analysis)), head, words)
    if metric in GENERIC_METRICS:
        same = near is not None and near.sentence == sentence and near.unit not in ("%", "x") and near.metric in GROWING
        return own_metric(head, words) or (near.metric if near is not None and same else metric)
    return part_metric(metric, head, analysis.ontology)


def _is_inside_name(quantity: Quantity, analysis: Analysis) -> bool:
    return any(
        mention.span.contains(quantity.span) and mention.kind is MentionKind.NAME
        for entity in analysis.entities
        for mention in entity.mentions
    )


def _size_cues(first: Token, last: Token, analysis: Analysis, *, may_start: bool) -> frozenset[str]:
    """Return how exactly a number is said by the words before it and, of those that may follow, after it."""
    before = _up_to_verb(list(first.doc[max(first.sent.start, first.i - WINDOW) : first.i]))
    after = last.doc[last.i + 1 : min(last.sent.end, last.i + WINDOW)]
    told = [cue for token in before for cue in cues_at(token, analysis.ontology) if cue.direction != BACKWARD]
    told += [cue for token in after for cue in cues_at(token, analysis.ontology) if cue.direction == BACKWARD]
    return frozenset(cue.kind for cue in told if may_start or cue.words != ("from",))


def _up_to_verb(before: list[Token]) -> list[Token]:
    """Return the words before a number from the verb on that it hangs on: "more than doubled to $4m" bounds no $4m."""
    last = max((place for place, token in enumerate(before) if token.tag_.startswith("VB")), default=0)
    return before[last:]


def _bounds(quantity: Quantity, cues: frozenset[str], *, is_pair: bool) -> tuple[str | None, str | None]:
    """Return the least and the most that a number may be: both ends of a range, or what the words beside it say."""
    value = digits(quantity.value)
    if quantity.upper is not None:
        return (None, None) if is_pair else (value, digits(quantity.upper))
    return value if AT_LEAST in cues else None, value if AT_MOST in cues else None


def _is_scope(place: Token, head: Token) -> bool:
    """Whether a place says where a number holds, not who acts or is described: "sales in France", "its US sales"."""
    if place.dep_ in ("obl", "nmod", "obl:unmarked", "conj"):
        return case_of(place) not in ("", "by", "with", "than", "for")
    return place.dep_ in ("compound", "amod") and (place.head == head or place.head in head.ancestors)


def _place(head: Token, quantity: Quantity, analysis: Analysis, subject: int | None) -> int | None:
    clause = verb_of(head)
    for token in sorted(clause.subtree, key=lambda token: abs(token.i - head.i)):
        index = analysis.entity_at(token)
        if index is None or index == subject or verb_of(token) != clause or not _is_scope(token, head):
            continue
        if quantity.span.overlaps(char_span(token)):
            continue
        if analysis.ontology.is_a(analysis.entities[index].type, "schema:Place"):
            return index
    return None
