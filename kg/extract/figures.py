"""Figures: quantities with what they measure, of whom, for when, and as what (actual, target, forecast, change)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.extract import quantities
from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.grammar import children, verb_of
from kg.extract.lexicon import lemmas
from kg.extract.quantities import Quantity, digits
from kg.model.mention import FigureMention, MentionKind, Modality, TimeLink
from kg.model.span import Span
from kg.ontology import Ontology
from kg.ontology.terms import Metric

APPROXIMATE, AT_LEAST, AT_MOST = "approximate", "atLeast", "atMost"
INCREASE, DECREASE, TARGET, FORECAST = "increase", "decrease", "targetCue", "forecastCue"
NOT_COUNTED = frozenset("year month week day hour minute second decade century time percent age am pm".split())
PLAIN = {"kg:money": "kg:Amount", "kg:percent": "kg:Percentage"}
"""What is measured when no word says more."""
LEAST_COUNT = 3
"""One and two are articles and pairs more often than counts."""
OF_PRODUCTS = frozenset({"kg:Price", "kg:Units", "kg:Production", "kg:Orders"})
PER_SHARE = {"kg:Profit": "kg:EarningsPerShare", "kg:Amount": "kg:EarningsPerShare"}
OUTLET = "schema:NewsMediaOrganization"
WINDOW = 4
"""How many tokens before or after a quantity a size cue may stand."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a quantity measures, and the words that say so."""

    metric: str
    span: Span | None
    distance: int


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its figures."""
    return replace(analysis, figures=tuple(_figures(analysis)))


def _figures(analysis: Analysis) -> Iterator[FigureMention]:
    for number in analysis.body_sentences:
        span = analysis.spans[number]
        for quantity in quantities.find(span.within(analysis.document.text), analysis.ontology, offset=span.start):
            figure = _figure(quantity, number, analysis)
            if figure is not None:
                yield figure
                if quantity.upper is not None:  # both ends of a range can be asked for
                    yield replace(figure, value=digits(quantity.upper))


def _figure(quantity: Quantity, sentence: int, analysis: Analysis) -> FigureMention | None:
    if any(time.span.overlaps(quantity.span) for time in analysis.times):
        return None
    tokens = analysis.tokens(quantity.span)
    if not len(tokens) or _is_inside_name(quantity, analysis):
        return None
    head = tokens.root
    unit = quantity.unit or _counted(tokens.root, analysis)
    reading = _metric(head, unit, quantity, analysis)
    if not unit or reading is None or (_measure(unit) == "kg:number" and quantity.value < LEAST_COUNT):
        return None
    per = _per(tokens[-1])
    metric = PER_SHARE.get(reading.metric, reading.metric) if per == "share" else reading.metric
    cues = {cue.kind for token in _around(tokens[0], tokens[-1]) for cue in cues_at(token, analysis.ontology)}
    subject = _subject(head, reading, analysis)
    if subject is None:
        subject = _main_organization(analysis, before=quantity.span)
    return FigureMention(
        span=quantity.span,
        value=digits(quantity.value),
        unit=unit,
        kind=_kind(head, unit, quantity, analysis),
        metric=metric,
        sentence=sentence,
        entity=subject,
        place=_place(head, analysis, subject),
        is_approximate=APPROXIMATE in cues,
        minimum=digits(quantity.value) if AT_LEAST in cues or quantity.upper is not None else None,
        maximum=digits(quantity.upper)
        if quantity.upper is not None
        else digits(quantity.value)
        if AT_MOST in cues
        else None,
        per=per,
        times=tuple(_times(head, sentence, analysis)),
        modality=Modality.ACTUAL,
        metric_span=reading.span,
    )


def _is_inside_name(quantity: Quantity, analysis: Analysis) -> bool:
    return any(
        mention.span.contains(quantity.span) and mention.kind is MentionKind.NAME
        for entity in analysis.entities
        for mention in entity.mentions
    )


def _counted(head: Token, analysis: Analysis) -> str:
    """Return the noun that a plain number counts, as lemma; '' when it counts nothing."""
    noun = head.head if head.dep_ in ("nummod", "compound", "amod") and head.head.pos_ in ("NOUN", "PROPN") else None
    if noun is None and head.pos_ == "NOUN":
        noun = head
    if noun is None:
        of = [child for child in head.children if child.dep_ == "nmod" and child.pos_ == "NOUN"]
        noun = of[0] if of else None
    if noun is None or noun.i < head.i - 1 or noun.lemma_.lower() in NOT_COUNTED or noun.ent_type_ == "PRODUCT":
        return ""
    return noun.lemma_.lower()


@cache
def _metrics(ontology: Ontology) -> dict[str, tuple[tuple[Metric, bool], ...]]:
    """Return the metrics by the last word of the phrases that name them; True for counted nouns."""
    found: dict[str, list[tuple[Metric, bool]]] = {}
    for metric in ontology.metrics.values():
        for phrase in metric.words:
            found.setdefault(phrase[-1], []).append((metric, False))
        for phrase in metric.unit_words:
            found.setdefault(phrase[-1], []).append((metric, True))
    return {word: tuple(rows) for word, rows in found.items()}


def _measure(unit: str) -> str:
    if unit == "%":
        return "kg:percent"
    if unit == "x":
        return "kg:factor"
    return "kg:money" if unit.isupper() and len(unit) == 3 else "kg:number"


def _metric(head: Token, unit: str, quantity: Quantity, analysis: Analysis) -> Reading | None:
    table = _metrics(analysis.ontology)
    measure = _measure(unit)
    if measure == "kg:number":
        for metric, is_unit in table.get(unit, ()):
            if is_unit:
                return Reading(metric.name, None, 0)
        return None
    clause = verb_of(head)
    readings = [
        Reading(metric.name, char_span(token), _distance(head, token))
        for token in head.sent
        if token.pos_ in ("NOUN", "PROPN", "SYM") and not quantity.span.overlaps(char_span(token))
        for form in sorted(lemmas(token))
        for metric, _ in table.get(form, ())
        if _allows(metric, measure) and _phrase_fits(token, form, metric)
        if _distance(head, token) <= 4 or verb_of(token) == clause
    ]
    if not readings:
        fallback = PLAIN.get(measure, "")
        return Reading(fallback, None, 99) if fallback in analysis.ontology.metrics else None
    return min(readings, key=lambda reading: (reading.distance, reading.metric))


def _allows(metric: Metric, measure: str) -> bool:
    return not metric.measures or measure in metric.measures or measure in ("kg:factor", "kg:percent")


def _phrase_fits(token: Token, form: str, metric: Metric) -> bool:
    for phrase in (*metric.words, *metric.unit_words):
        if phrase[-1] != form:
            continue
        words = [lemmas(before) for before in token.doc[max(0, token.i - len(phrase) + 1) : token.i + 1]]
        if len(words) == len(phrase) and all(word in forms for word, forms in zip(phrase, words, strict=True)):
            return True
    return False


def _distance(left: Token, right: Token) -> int:
    """Return the number of steps between two tokens in the tree."""
    up: dict[int, int] = {left.i: 0}
    for steps, token in enumerate(left.ancestors, start=1):
        up[token.i] = steps
    for steps, token in enumerate([right, *right.ancestors]):
        if token.i in up:
            return up[token.i] + steps
    return 99


def _around(first: Token, last: Token) -> list[Token]:
    start, end = max(first.sent.start, first.i - WINDOW), min(last.sent.end, last.i + WINDOW)
    return [*first.doc[start : first.i], *last.doc[last.i + 1 : end]]


def _kind(head: Token, unit: str, quantity: Quantity, analysis: Analysis) -> str:
    clause = verb_of(head)
    kinds: set[str] = set()
    for token in {*head.ancestors, *clause.subtree} & set(head.sent):
        if quantity.span.overlaps(char_span(token)) or _distance(head, token) > 4:
            continue
        kinds |= {cue.kind for cue in cues_at(token, analysis.ontology)}
    if TARGET in kinds:
        return "target"
    if FORECAST in kinds or any(child.lower_ == "will" for child in children(clause, "aux")):
        return "forecast"
    if unit in ("%", "x") and ({INCREASE, DECREASE} & kinds or unit == "x"):
        return "change"
    is_difference = any(token.lower_ == "by" for token in head.children if token.dep_ == "case")
    return "change" if is_difference and {INCREASE, DECREASE} & kinds else "actual"


def _subject(head: Token, reading: Reading, analysis: Analysis) -> int | None:
    """Return the entity that a figure is about: the metric's possessor, else the clause's subject."""
    product = _product(head, analysis) if reading.metric in OF_PRODUCTS else None
    if product is not None:
        return product
    for token in _subject_candidates(head, reading, analysis):
        for part in (token, *children(token, "nmod:poss", "compound", "appos", "nmod")):
            index = analysis.entity_at(part)
            if index is not None and not analysis.ontology.is_a(analysis.entities[index].type, "schema:Place"):
                return index
    return None


def _product(head: Token, analysis: Analysis) -> int | None:
    """Return the product named nearest in the sentence: it is what has a price and is made and sold in units."""
    found = [(abs(token.i - head.i), analysis.entity_at(token)) for token in head.sent]
    near = [(gap, index) for gap, index in found if index is not None and _is_product(index, analysis)]
    return min(near)[1] if near else None


def _is_product(index: int, analysis: Analysis) -> bool:
    return analysis.ontology.is_a(analysis.entities[index].type, "schema:Product")


def _main_organization(analysis: Analysis, *, before: Span) -> int | None:
    """Return the organisation or product that a document speaks of most, if it was named by then: what goes unsaid."""
    rated = {}
    for index, entity in enumerate(analysis.entities):
        is_fit = any(analysis.ontology.is_a(entity.type, kind) for kind in ("schema:Organization", "schema:Product"))
        if not is_fit or not entity.is_name or entity.type == OUTLET or entity.mentions[0].span.start > before.start:
            continue
        rated[index] = sum(1 for mention in entity.mentions if mention.span.start >= analysis.document.body.start)
    return max(sorted(rated), key=lambda index: rated[index]) if rated else None


def _subject_candidates(head: Token, reading: Reading, analysis: Analysis) -> Iterator[Token]:
    from kg.extract.grammar import passive_subjects, subjects

    if reading.span is not None:
        metric = analysis.tokens(reading.span).root
        yield metric
        if metric.head != metric:
            yield metric.head
    yield head
    clause = verb_of(head)
    yield from subjects(clause)
    yield from passive_subjects(clause)
    if clause.head != clause:
        above = verb_of(clause.head)
        if not any(cue.kind == "attribution" for cue in cues_at(above, analysis.ontology)):
            yield from subjects(above)
            yield from passive_subjects(above)


def _place(head: Token, analysis: Analysis, subject: int | None) -> int | None:
    clause = verb_of(head)
    for token in sorted(clause.subtree, key=lambda token: abs(token.i - head.i)):
        index = analysis.entity_at(token)
        if index is None or index == subject or verb_of(token) != clause:
            continue
        if analysis.ontology.is_a(analysis.entities[index].type, "schema:Place"):
            return index
    return None


def _per(last: Token) -> str:
    after = [token for token in last.doc[last.i + 1 : last.i + 4] if token.sent == last.sent]
    if len(after) >= 2 and after[0].lower_ in ("a", "per", "an", "each", "every") and after[1].pos_ == "NOUN":
        return after[1].lemma_.lower()
    return ""


def _times(head: Token, sentence: int, analysis: Analysis) -> Iterator[TimeLink]:
    """Yield links to the times of the figure's clause, nearest first."""
    clause = verb_of(head)
    near = [
        (abs(time.span.start - head.idx), index)
        for index, time in enumerate(analysis.times)
        if time.sentence == sentence and time.value.type in ("DATE", "TIME") and len(analysis.tokens(time.span))
        if verb_of(analysis.tokens(time.span).root) == clause
    ]
    yield from (TimeLink(index, rule="in the figure's clause") for _, index in sorted(near)[:1])
