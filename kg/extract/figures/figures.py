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
from kg.extract.figures.bare import PEOPLE, is_bare, is_contrasted, people_told, told_before
from kg.extract.figures.comparisons import compared, is_contrary, is_former, is_of_before, is_told_to, is_yearly_change
from kg.extract.figures.counts import (
    counted_noun,
    does_something,
    elided_unit,
    is_person,
    is_told_again,
    unit_told,
)
from kg.extract.figures.currencies import with_currency
from kg.extract.figures.durations import durations
from kg.extract.figures.kinds import MOVING, TARGET, is_loss, kind_of, kinds_over
from kg.extract.figures.metrics import (
    CUTS,
    TOLLS,
    FigureWords,
    befallen,
    counted_elsewhere,
    counted_people,
    figure_words,
    is_advertised,
    is_ticker_move,
    jobs_metric,
    money_metric,
    own_metric,
    part_metric,
)
from kg.extract.figures.price_tags import AMOUNTS, is_price, tagged
from kg.extract.figures.quantities import Quantity, digits
from kg.extract.figures.rates import per_of
from kg.extract.figures.readings import GENERIC_METRICS, LEAST_OTHERS, OF_BUYERS, measure_of, reading_of
from kg.extract.figures.stocks import bought_share, moved_share
from kg.extract.figures.subjects import Reading, Subject, said_of
from kg.extract.figures.times import times_of
from kg.extract.grammar import case_of, children, verb_of
from kg.model.mention import FigureMention, MentionKind, Modality

APPROXIMATE, AT_LEAST, AT_MOST, BACKWARD = "approximate", "atLeast", "atMost", "backward"
LEAST_COUNT, LEAST_TOLL, LEAST_CROWD = 3, 2, 20
"""One and two are articles and pairs more often than counts; three players play, and are no users."""
OF_CROWDS = frozenset({"kg:Users", "kg:Customers", "kg:Sellers", "kg:Visitors"})
HARMS = frozenset({"kg:Deaths", "kg:Injuries"})
MEASURED = frozenset({"kg:Magnitude", "kg:Weight", "kg:Speed"})
"""What is measured and not counted, so that it may be as small as it likes."""
PER_SHARE = {"kg:Profit": "kg:EarningsPerShare", "kg:Amount": "kg:SharePrice", "kg:DealValue": "kg:OfferPerShare"}
A_SHARE = re.compile(r"[ -](?:a|per)[ -]share\b")
PRICE = "kg:Price"
GROWING = frozenset(f"kg:{name}" for name in "GMV Sales Revenue Profit OperatingProfit CashFlow Exports GDP".split())
"""What a percentage of growth after an amount in its sentence is said of."""
UNSAID = 0.7
"""How sure a figure is whose subject nobody names: it is then whom the text is about."""
FACTS = frozenset({"actual", "change"})
WINDOW = 4
"""How many tokens before or after a quantity a size cue may stand."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its figures."""
    return replace(analysis, figures=tuple(_figures(analysis)))


def _figures(analysis: Analysis) -> Iterator[FigureMention]:
    before: FigureMention | None = None
    for number in analysis.body_sentences:
        span = analysis.spans[number]
        yield from durations(number, analysis)
        for quantity in quantities.find(span.within(analysis.document.text), analysis.ontology, offset=span.start):
            figure = _figure(with_currency(quantity, analysis), number, analysis, before)
            if figure is None:
                continue
            before = before if _is_converted(figure, before, analysis) else figure
            yield figure
            if quantity.upper is not None:  # both ends of a range can be asked for
                yield _upper_end(figure, quantity)


def _is_converted(figure: FigureMention, before: FigureMention | None, analysis: Analysis) -> bool:
    """Whether a sum only puts the one before it into another currency: "131 million euros ($149 million)"."""
    start = figure.span.start
    is_bracketed = start > 0 and analysis.document.text[start - 1] == "("
    return is_bracketed and before is not None and measure_of(figure.unit) == measure_of(before.unit) == "kg:money"


def _upper_end(figure: FigureMention, quantity: Quantity) -> FigureMention:
    """Return the figure of the other end of a range, at its own place."""
    value = digits(quantity.upper or quantity.value)
    return replace(figure, span=quantity.upper_span or figure.span, value=value)


def _figure(
    quantity: Quantity, sentence: int, analysis: Analysis, before: FigureMention | None
) -> FigureMention | None:
    tokens = analysis.tokens(quantity.span)
    if not len(tokens) or _is_none(quantity, tokens, analysis):
        return None
    head = _head(tokens)
    noun, is_elided = _unit(quantity, head, sentence, before, analysis)
    reading = reading_of(head, noun, quantity, analysis)
    if is_elided and before is not None and (reading is None or reading.metric in GENERIC_METRICS):
        reading = Reading(before.metric, None, 0)
    if not noun or reading is None:
        return None
    per = "share" if A_SHARE.match(analysis.document.text, quantity.span.end) else per_of(tokens[-1])
    metric = _refined(reading.metric, tokens, quantity, noun, before=before, analysis=analysis)
    metric = PER_SHARE.get(metric, metric) if per == "share" else metric
    is_few = measure_of(noun) == "kg:number" and quantity.value < _least(metric, noun, analysis)
    if is_few or (is_person(noun, analysis) and is_told_again(head, quantity)):
        return None
    kinds = kinds_over(head, quantity, analysis)
    if is_contrasted(quantity, analysis.document.text):
        if not children(head, "acl", "acl:relcl"):
            return None
        kinds |= {TARGET}
    value, kind = _signed(quantity, head, noun, metric, kinds, analysis)
    minimum, maximum, is_approximate = _bounds(quantity, tokens, metric, kinds, analysis)
    times = tuple(times_of(head, sentence, metric, analysis))
    is_past = kind in FACTS and not times and is_of_before(head, analysis)
    subject = said_of(tokens, quantity, replace(reading, metric=metric), analysis)
    if is_elided and before is not None and metric == before.metric:
        subject = Subject(before.entity)
    return FigureMention(
        span=quantity.span,
        value=digits(value),
        unit=PEOPLE if metric in TOLLS or is_person(noun, analysis) else noun,
        kind=kind,
        metric=metric,
        sentence=sentence,
        entity=subject.entity,
        place=_place(head, quantity, analysis, None if subject.is_unsaid else subject.entity),
        is_approximate=is_approximate,
        minimum=minimum,
        maximum=maximum,
        per=per,
        times=times,
        modality=Modality.ACTUAL,
        metric_span=reading.span,
        score=UNSAID if subject.entity is None or subject.is_unsaid else 1.0,
        is_former=is_past or is_former(head, quantity, analysis),
    )


def _least(metric: str, noun: str, analysis: Analysis) -> int:
    """Return from which number on something is counted: people by what befell them, others when they are many."""
    if metric in TOLLS:
        return LEAST_TOLL
    if metric in MEASURED:
        return 0
    if metric in OF_CROWDS:
        return LEAST_CROWD
    return LEAST_OTHERS if metric == "kg:Count" and is_person(noun, analysis) else LEAST_COUNT


def _head(tokens: TokenSpan) -> Token:
    """Return the word that a number hangs on the rest by, never the joint of a range: "between 1.1 and 1.3 million"."""
    root = tokens.root
    return root if root.pos_ not in ("CCONJ", "ADP", "PUNCT") else tokens[-1]


def _is_none(quantity: Quantity, tokens: TokenSpan, analysis: Analysis) -> bool:
    """Whether a number is a time, a part of a name, the move of a ticker, an advertisement, or contrary to fact."""
    text = analysis.document.text
    is_time = any(time.span.overlaps(quantity.span) for time in analysis.times)
    is_printed = is_ticker_move(quantity, text) or is_advertised(quantity, tokens.root)
    return (
        is_time
        or is_printed
        or _is_inside_name(quantity, analysis)
        or is_contrary(tokens.root)
        or is_told_to(tokens.root, quantity)
    )


def _unit(
    quantity: Quantity, head: Token, sentence: int, before: FigureMention | None, analysis: Analysis
) -> tuple[str, bool]:
    """Return the unit of a number, and whether it is left out and that of the number before."""
    words = figure_words(analysis.ontology)
    noun = (
        quantity.unit or counted_noun(head, analysis) or counted_elsewhere(head, words) or people_told(head, analysis)
    )
    if noun:
        return noun, False
    shared = told_before(quantity, head, sentence, before, analysis.document.text)
    told = "" if shared else unit_told(head, analysis)
    elided = shared or ("" if told else elided_unit(quantity, head, sentence, before))
    return told or elided, bool(elided)


def _signed(
    quantity: Quantity, head: Token, noun: str, metric: str, kinds: frozenset[str], analysis: Analysis
) -> tuple[Decimal, str]:
    """Return a value, below zero if something is less by it, and its kind, a change if it is set against another."""
    text = analysis.document.text
    kind = kind_of(head, noun, metric, quantity, kinds, figure_words(analysis.ontology))
    sign = compared(quantity, text)
    if metric == CUTS:
        return quantity.value, "actual" if kind == "change" else kind
    if kind == "actual" and (sign or is_yearly_change(quantity, text)):
        kind = "change"
    is_move = kind == "change" or (kind == "forecast" and quantity.unit == "%" and bool(kinds & MOVING))
    is_less = sign < 0 or (not sign and is_move and is_loss(head, quantity, analysis))
    return (-quantity.value if is_less else quantity.value), kind


def _refined(
    metric: str,
    tokens: TokenSpan,
    quantity: Quantity,
    noun: str,
    *,
    before: FigureMention | None,
    analysis: Analysis,
) -> str:
    """Return what a quantity measures, by the rules of its measure."""
    head, measure, words = _head(tokens), measure_of(noun), figure_words(analysis.ontology)
    sentence = analysis.sentence_of(head)
    near = before if before is not None and sentence - before.sentence <= 1 else None
    if measure == "kg:money":
        found = (
            "kg:Valuation"
            if _is_valued_at(head) or _is_worth(tokens)
            else money_metric(metric, head, quantity, near, words)
        )
        is_of_thing = tagged(tokens, quantity, analysis) is not None or is_price(head, quantity, analysis)
        return PRICE if found in AMOUNTS and is_of_thing else found
    if measure == "kg:number":
        counted = (
            head.head if head.pos_ == "NUM" and not is_bare(head) and head.head.pos_ in ("NOUN", "PROPN") else head
        )
        if metric in OF_BUYERS and does_something(counted):
            metric = "kg:Count"
        is_people = is_person(noun, analysis, is_harmed=_is_struck(counted, words))
        return jobs_metric(counted_people(metric, counted, words, is_person=is_people), head, words)
    if metric == "kg:DealValue":
        return "kg:Stake"  # "the acquisition of 92.5 per cent of the club"
    if metric in GENERIC_METRICS:
        same = near is not None and near.sentence == sentence and near.unit not in ("%", "x") and near.metric in GROWING
        of_firm = bought_share(head, analysis) or moved_share(head, words, analysis)
        return own_metric(head, words) or of_firm or (near.metric if near is not None and same else metric)
    return part_metric(metric, head, analysis.ontology)


def _is_struck(counted: Token, words: FigureWords) -> bool:
    """Whether a verb kills or hurts what is counted: a sensor is only dead."""
    is_object = counted.dep_ in ("obj", "nsubj:pass") and counted.head.pos_ == "VERB"
    return is_object and befallen(counted, words) in HARMS


def _is_valued_at(head: Token) -> bool:
    """Whether an amount is what something is held to be worth: "the offer values Alpha at €3bn"."""
    clause = verb_of(head)
    return clause.lemma_.lower() == "value" and case_of(head) == "at" and bool(children(clause, "obj", "nsubj:pass"))


def _is_worth(tokens: TokenSpan) -> bool:
    """Whether an amount is what something is worth: "jewels worth €3m"."""
    before = tokens.doc[max(tokens.sent.start, tokens.start - 3) : tokens.start]
    return any(one.lower_ == "worth" for one in before)


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


def _bounds(
    quantity: Quantity, tokens: TokenSpan, metric: str, kinds: frozenset[str], analysis: Analysis
) -> tuple[str | None, str | None, bool]:
    """Return the least and the most a number may be, by its ends or the words beside it, and whether it is about so."""
    first, value = tokens[0], digits(quantity.value)
    cues = _size_cues(first, tokens[-1], analysis, may_start=metric == PRICE and not kinds & MOVING)
    is_about = APPROXIMATE in cues
    if quantity.upper is not None:
        is_pair = bool(kinds & MOVING) and first.i > first.sent.start and first.nbor(-1).lower_ == "from"
        return (None, None, is_about) if is_pair else (value, digits(quantity.upper), is_about)
    return value if AT_LEAST in cues else None, value if AT_MOST in cues else None, is_about


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
