"""Figures: quantities with what they measure, of whom, for when, and as what (actual, target, forecast, change)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.extract import quantities
from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.figures_metrics import (
    DAY,
    RESULTS,
    TOLLS,
    FigureWords,
    counted_elsewhere,
    counted_people,
    figure_words,
    is_advertised,
    is_day_of_report,
    is_move,
    is_of_analysts,
    is_order,
    is_possessed,
    is_ticker_move,
    money_metric,
    own_metric,
    part_metric,
    per_of,
)
from kg.extract.figures_subjects import Reading, subject_of, topic_of
from kg.extract.grammar import case_of, children, is_plural, verb_of
from kg.extract.lexicon import lemmas
from kg.extract.quantities import Quantity, digits
from kg.model.mention import FigureMention, MentionKind, Modality, TimeLink
from kg.ontology import Ontology
from kg.ontology.terms import Metric

APPROXIMATE, AT_LEAST, AT_MOST = "approximate", "atLeast", "atMost"
INCREASE, DECREASE, TARGET, FORECAST = "increase", "decrease", "targetCue", "forecastCue"
NOT_COUNTED = frozenset("year month week day hour minute second decade century time percent age am pm".split())
PLAIN = {"kg:money": "kg:Amount", "kg:percent": "kg:Percentage"}
"""What is measured when no word says more."""
LEAST_COUNT = 3
"""One and two are articles and pairs more often than counts."""
PER_SHARE = {"kg:Profit": "kg:EarningsPerShare", "kg:Amount": "kg:SharePrice"}
GENERIC_METRICS = frozenset({"kg:Percentage", "kg:Amount", "kg:Count", "kg:Growth"})
GROWING = frozenset(f"kg:{name}" for name in "GMV Sales Revenue Profit OperatingProfit CashFlow Exports GDP".split())
"""What a percentage of growth after an amount in its sentence is said of."""
PERSON, PRODUCT, ORGANIZATION = "schema:Person", "schema:Product", "schema:Organization"
PEOPLE = "people"
"""The unit of counted persons, whatever they are called; the metric tells which they are."""
LEAST_OTHERS = 10
"""From here on things are counted that no metric knows."""
UNSAID = 0.7
"""How sure a figure is whose subject nobody names: it is then whom the text is about."""
LEAST_ELIDED = 1000
MILLION = 1_000_000
MOVING, BACKWARD = frozenset({INCREASE, DECREASE}), "backward"
REACH = 5
"""How far in the tree a word may stand over a number to say how it is meant."""
COMPARING = ("from", "against", "with", "to", "compared with", "compared to")
BESIDE = ("than", "above", "below", "beyond")
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
    head = tokens.root
    noun = quantity.unit or _counted(head, analysis) or counted_elsewhere(head, figure_words(analysis.ontology))
    elided = "" if noun else _elided(quantity, head, sentence, before)
    noun = noun or elided
    reading = _metric(head, noun, quantity, analysis)
    if elided and before is not None and (reading is None or reading.metric in GENERIC_METRICS):
        reading = Reading(before.metric, None, 0)
    if not noun or reading is None or (_measure(noun) == "kg:number" and quantity.value < LEAST_COUNT):
        return None
    per = per_of(tokens[-1])
    metric = _refined(reading.metric, head, quantity, noun, before=before, analysis=analysis)
    metric = PER_SHARE.get(metric, metric) if per == "share" else metric
    kinds = _kinds(head, quantity, analysis)
    cues = _size_cues(tokens[0], tokens[-1], analysis, may_start=metric == "kg:Price" and not kinds & MOVING)
    is_pair = bool(kinds & MOVING) and tokens[0].i > head.sent.start and tokens[0].nbor(-1).lower_ == "from"
    minimum, maximum = _bounds(quantity, cues, is_pair=is_pair)
    kind = _kind(head, noun, metric, quantity, kinds, figure_words(analysis.ontology))
    subject = subject_of(head, replace(reading, metric=metric), analysis) if metric not in TOLLS else None
    if elided and before is not None and metric == before.metric:
        subject = before.entity
    topic = topic_of(head, analysis) if subject is None and metric not in TOLLS else None
    return FigureMention(
        span=quantity.span,
        value=digits(-quantity.value if kind == "change" and _is_loss(head, quantity, analysis) else quantity.value),
        unit=PEOPLE if metric in TOLLS or _is_person(noun, analysis) else noun,
        kind=kind,
        metric=metric,
        sentence=sentence,
        entity=topic if subject is None else subject,
        place=_place(head, analysis, subject),
        is_approximate=APPROXIMATE in cues,
        minimum=minimum,
        maximum=maximum,
        per=per,
        times=tuple(_times(head, sentence, metric, analysis)),
        modality=Modality.ACTUAL,
        metric_span=reading.span,
        score=1.0 if subject is not None else UNSAID,
    )


def _refined(
    metric: str, head: Token, quantity: Quantity, noun: str, *, before: FigureMention | None, analysis: Analysis
) -> str:
    """Return what a quantity measures, by the rules of its measure."""
    measure, words = _measure(noun), figure_words(analysis.ontology)
    sentence = analysis.sentence_of(head)
    near = before if before is not None and sentence - before.sentence <= 1 else None
    if measure == "kg:money":
        return money_metric(metric, head, quantity, near, words)
    if measure == "kg:number":
        counted = head.head if head.pos_ == "NUM" and head.head.pos_ in ("NOUN", "PROPN") else head
        return counted_people(metric, counted, words, is_person=_is_person(noun, analysis))
    if metric in GENERIC_METRICS:
        same = near is not None and near.sentence == sentence and near.unit not in ("%", "x") and near.metric in GROWING
        return own_metric(head, words) or (near.metric if near is not None and same else metric)
    return part_metric(metric, head, analysis.ontology)


def _elided(quantity: Quantity, head: Token, sentence: int, before: FigureMention | None) -> str:
    """Return the unit that a bare number takes from the one before: "a profit of €34m, up from 12 million"."""
    if before is None or sentence - before.sentence > 1 or quantity.value < LEAST_ELIDED or before.unit in ("%", "x"):
        return ""
    if any(child.pos_ in ("NOUN", "PROPN") for child in head.children) or head.head.pos_ == "PROPN":
        return ""
    is_scaled = quantity.value >= MILLION
    return before.unit if is_scaled or _measure(before.unit) == "kg:number" else ""


def _is_person(noun: str, analysis: Analysis) -> bool:
    kind = analysis.ontology.entity_types.get(PERSON)
    if kind is None or noun.isupper():
        return False
    listed = analysis.ontology.word_lists.get("kg:personNoun", ())
    return (noun,) in listed or (noun,) in kind.head_nouns | kind.job_nouns


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
    clause = verb_of(head)
    if measure == "kg:number":
        return _counting(head, unit, quantity, clause, analysis)
    readings = [
        Reading(metric.name, char_span(token), _distance(head, token))
        for token in head.sent
        if token.pos_ in ("NOUN", "PROPN", "SYM") or _governs(token, head)
        if not quantity.span.overlaps(char_span(token))
        for form in sorted(lemmas(token))
        for metric, is_unit in table.get(form, ())
        if not is_unit or measure in metric.measures
        if _allows(metric, measure) and _phrase_fits(token, form, metric) and not _is_other_share(metric, token)
        if token.pos_ != "VERB" or not metric.measures or measure in metric.measures
        if _distance(head, token) <= 4 or verb_of(token) == clause
    ]
    if not readings:
        fallback = PLAIN.get(measure, "")
        return Reading(fallback, None, 99) if fallback in analysis.ontology.metrics else None
    if measure != "kg:money":
        readings = [one for one in readings if one.metric not in GENERIC_METRICS] or readings
    return min(readings, key=lambda one: (one.distance, one.metric in GENERIC_METRICS, one.metric))


def _counting(head: Token, unit: str, quantity: Quantity, clause: Token, analysis: Analysis) -> Reading | None:
    """Return what a plain number counts: by the verb ("employs 120"), by the noun, or just a number of things."""
    table = _metrics(analysis.ontology)
    for metric, is_unit in table.get(clause.lemma_.lower(), ()):
        if not is_unit and clause.pos_ == "VERB" and "kg:number" in metric.measures:
            return Reading(metric.name, char_span(clause), 1)
    for metric, is_unit in table.get(unit, ()):
        if is_unit:
            return Reading(metric.name, None, 0)
    counted = head.head if head.pos_ == "NUM" else head
    is_countable = counted.pos_ == "NOUN" and is_plural(counted) and counted.text.isalpha()
    is_known = "kg:Count" in analysis.ontology.metrics
    return Reading("kg:Count", None, 0) if is_countable and is_known and quantity.value >= LEAST_OTHERS else None


def _governs(verb: Token, head: Token) -> bool:
    """Whether a verb has the quantity as its object: "cost £14m", "lost €34m"."""
    return verb.pos_ == "VERB" and head.head == verb and head.dep_ in ("obj", "obl:unmarked", "xcomp")


def _is_other_share(metric: Metric, token: Token) -> bool:
    """Whether "share" means a part, not a stock, or the other way round: "its share of 30%", "shares fell 11%"."""
    if token.lemma_.lower() != "share":
        return False
    return is_plural(token) != (metric.name == "kg:SharePrice")


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


def _size_cues(first: Token, last: Token, analysis: Analysis, *, may_start: bool) -> frozenset[str]:
    """Return how exactly a number is said by the words before it and, of those that may follow, after it."""
    before = first.doc[max(first.sent.start, first.i - WINDOW) : first.i]
    after = last.doc[last.i + 1 : min(last.sent.end, last.i + WINDOW)]
    told = [cue for token in before for cue in cues_at(token, analysis.ontology) if cue.direction != BACKWARD]
    told += [cue for token in after for cue in cues_at(token, analysis.ontology) if cue.direction == BACKWARD]
    return frozenset(cue.kind for cue in told if may_start or cue.words != ("from",))


def _bounds(quantity: Quantity, cues: frozenset[str], *, is_pair: bool) -> tuple[str | None, str | None]:
    """Return the least and the most that a number may be: both ends of a range, or what the words beside it say."""
    value = digits(quantity.value)
    if quantity.upper is not None:
        return (None, None) if is_pair else (value, digits(quantity.upper))
    return value if AT_LEAST in cues else None, value if AT_MOST in cues else None


def _kinds(head: Token, quantity: Quantity, analysis: Analysis) -> frozenset[str]:
    """Return the kinds of the cues over a number, and of the helpers of the words over it."""
    found: set[str] = set()
    for token in _over(head):
        if quantity.span.overlaps(char_span(token)) or is_possessed(token, head):
            continue
        near = [token, *children(token, "aux", "compound:prt", "advmod", "amod")]
        found |= {cue.kind for one in near for cue in cues_at(one, analysis.ontology)}
        fixed = {cue.kind for one in children(token, "case") for cue in cues_at(one, analysis.ontology)}
        found |= fixed & {TARGET, FORECAST}  # "on track to book $112bn"
        if any(mark.tag_ == "TO" for mark in children(token, "mark")) and any(
            aux.lemma_.lower() == "be" for aux in children(token, "aux")
        ):
            found.add(TARGET)  # "it was to sell goods for $17bn"
        if is_order(token, figure_words(analysis.ontology)):
            found.add(TARGET)  # "asked its suppliers to make 5,000 bicycles"
    found |= _meant_as(head, analysis)
    return frozenset(found)


def _meant_as(head: Token, analysis: Analysis) -> set[str]:
    """Return as what a number was meant: "the £195m that it had aimed for", "cut its forecast to £40m"."""
    verb = head.head
    told = [*children(head, "acl:relcl", "acl")]
    if verb.pos_ == "VERB" and head.dep_ == "obl" and case_of(head) in ("to", "from", "at", "between"):
        told += children(verb, "obj")
    kinds = {cue.kind for one in told for cue in cues_at(one, analysis.ontology)}
    return kinds & {TARGET, FORECAST}


def _over(head: Token) -> list[Token]:
    """Return the words over a number up to its clause, and over that as long as the clause hangs on them."""
    found = [head, *children(head, "amod", "advmod", "compound", "nmod")]
    current = head
    for _ in range(REACH):
        if current.head == current or current.dep_ in ("acl:relcl", "parataxis", "conj"):
            break
        is_reported = current.dep_ == "ccomp"
        current = current.head
        if is_reported and current.lemma_.lower() in ("say", "add", "report", "announce", "tell", "reveal", "confirm"):
            break
        found.append(current)
    return found


def _kind(head: Token, unit: str, metric: str, quantity: Quantity, kinds: frozenset[str], words: FigureWords) -> str:
    if metric in RESULTS and (quantity.upper is not None or is_of_analysts(head, words)):
        return "target" if TARGET in kinds else "forecast"
    if TARGET in kinds:
        return "target"
    is_forecast = FORECAST in kinds and not (metric == "kg:Price" and kinds & {"possible", "planned"})
    if is_forecast:
        return "forecast"
    is_moved = bool({INCREASE, DECREASE} & kinds)
    if unit in ("%", "x") and (is_moved or unit == "x"):
        return "change"
    if unit in ("%", "x") or metric == "kg:SharePrice":
        return "change" if own_metric(head, words) and is_move(head, words) else "actual"
    return "change" if case_of(head) == "by" and is_moved else "actual"


def _is_loss(head: Token, quantity: Quantity, analysis: Analysis) -> bool:
    """Whether the nearest word of growth or loss over a number is one of loss: "fell 11 percent"."""
    for token in _over(head):
        if quantity.span.overlaps(char_span(token)):
            continue
        near = [token, *children(token, "compound:prt", "advmod")]
        kinds = {cue.kind for one in near for cue in cues_at(one, analysis.ontology)}
        if kinds & {INCREASE, DECREASE}:
            return DECREASE in kinds and INCREASE not in kinds
    return False


def _place(head: Token, analysis: Analysis, subject: int | None) -> int | None:
    clause = verb_of(head)
    for token in sorted(clause.subtree, key=lambda token: abs(token.i - head.i)):
        index = analysis.entity_at(token)
        if index is None or index == subject or verb_of(token) != clause or token.dep_ in ("nsubj", "nsubj:pass"):
            continue
        if analysis.ontology.is_a(analysis.entities[index].type, "schema:Place"):
            return index
    return None


def _times(head: Token, sentence: int, metric: str, analysis: Analysis) -> Iterator[TimeLink]:
    """Yield links to the time of the figure's clause that stands nearest in the tree; none that it is compared with."""
    clause = verb_of(head)
    near = []
    for index, time in enumerate(analysis.times):
        tokens = analysis.tokens(time.span)
        if time.sentence != sentence or time.value.type not in ("DATE", "TIME") or not len(tokens):
            continue
        root = tokens.root
        if verb_of(root) == clause and not _is_compared(root, head):
            words = time.span.within(analysis.document.text)
            if not is_day_of_report(words, metric):
                is_other = metric in RESULTS and DAY.search(words) is not None
                near.append((is_other, _distance(head, root), abs(time.span.start - head.idx), index))
    yield from (TimeLink(index, rule="in the figure's clause") for *_, index in sorted(near)[:1])


def _is_compared(time: Token, head: Token) -> bool:
    """Whether a time is that of something else the figure is compared with: "2% less than a year earlier"."""
    if case_of(time) == "than":
        return True
    above = time
    while above.head != above and above.head not in (head, *head.ancestors):
        above = above.head
        if head in above.subtree:
            continue
        if case_of(above) in BESIDE:
            return True
        if case_of(above) in COMPARING:
            return any(token.pos_ == "NUM" or token.is_currency for token in above.subtree)
    return False
