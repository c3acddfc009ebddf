"""What a quantity measures, by the words beside it: the metric nearest in the tree, or what a plain number counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.figures.metrics import FigureWords, befallen, figure_words
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.subjects import Reading
from kg.extract.grammar import case_of, children, is_plural, passive_subjects, subjects, verb_of
from kg.extract.reference.referents import names_people
from kg.extract.triggers.lexicon import lemmas
from kg.model.span import Span
from kg.ontology import Ontology
from kg.ontology.terms import Metric

PLAIN = {"kg:money": "kg:Amount", "kg:percent": "kg:Percentage"}
"""What is measured when no word says more."""
GENERIC_METRICS = frozenset({"kg:Percentage", "kg:Amount", "kg:Count", "kg:Growth"})
COINS = frozenset({"crown", "pence", "penny", "cent"})
"""Money of which the words do not tell the currency."""
GROWTH, GROWING = "kg:Growth", frozenset({"grow", "expand", "shrink"})
ESCAPING = frozenset({"make", "get", "walk", "flee", "escape", "abscond"})
"""Away with what thieves go: "made off with three paintings"."""
OF_THINGS = frozenset(f"kg:{name}" for name in "Stores Products Markets Routes Companies Buildings".split())
"""What is counted, so that one of them measures nothing: "its shop is to grow by 20 percent"."""
OF_BUYERS = frozenset(f"kg:{name}" for name in "Customers Sellers Visitors Passengers Subscribers Users".split())
"""People who are often only told of beside a percentage: "keeps 30 percent of what its customers pay"."""
NEAR = 4
"""How far in the tree the word for what is measured may stand in another clause."""
LEAST_OTHERS = 10
"""From here on things are counted that no metric knows; people if it is told what happened to them."""


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


def measure_of(unit: str) -> str:
    """Return what kind of quantity a unit is of."""
    if unit == "%":
        return "kg:percent"
    if unit == "x":
        return "kg:factor"
    return "kg:money" if (unit.isupper() and len(unit) == 3) or unit in COINS else "kg:number"


def reading_of(head: Token, unit: str, quantity: Quantity, analysis: Analysis) -> Reading | None:
    """Return what a quantity measures by the words beside it, or None if nothing says so."""
    table = _metrics(analysis.ontology)
    measure = measure_of(unit)
    clause, words = verb_of(head), figure_words(analysis.ontology)
    if measure == "kg:number":
        return _counting(head, unit, quantity, clause, analysis)
    readings = [
        Reading(metric.name, char_span(token), distance(head, token))
        for token in head.sent
        if (token.pos_ in ("NOUN", "PROPN", "SYM") and not _is_idle(token, words, analysis.ontology))
        or _governs(token, head, words)
        if not quantity.span.overlaps(char_span(token))
        for form in sorted(lemmas(token))
        for metric, is_unit in table.get(form, ())
        if not is_unit or (measure in metric.measures and (measure != "kg:percent" or _is_whole(token, head)))
        if _allows(metric, measure) and _phrase_fits(token, form, metric) and not _is_other_share(metric, token)
        if token.pos_ != "VERB" or not metric.measures or measure in metric.measures
        if _stands_by(token, head, clause) and not _is_within_phrase(token, form, analysis)
    ]
    if not readings:
        fallback = GROWTH if measure == "kg:percent" and clause.lemma_.lower() in GROWING else PLAIN.get(measure, "")
        return Reading(fallback, None, 99) if fallback in analysis.ontology.metrics else None
    if measure == "kg:percent":
        plain = GROWTH if clause.lemma_.lower() in GROWING else PLAIN[measure]
        readings = _of_shares(readings, head, clause, analysis) or [Reading(plain, None, 99)]
    if measure != "kg:money":
        readings = [one for one in readings if one.metric not in GENERIC_METRICS] or readings
    return min(readings, key=lambda one: (one.distance, one.metric in GENERIC_METRICS, one.metric))


def _of_shares(readings: list[Reading], head: Token, clause: Token, analysis: Analysis) -> list[Reading]:
    """Return what can be a percentage, if anything is, else what the clause or the share is told of."""
    known = analysis.ontology.metrics
    readings = [one for one in readings if one.metric not in OF_THINGS or not one.span or _is_many(one.span, analysis)]
    told = [one for one in readings if one.span and _is_told_of(analysis.tokens(one.span).root, clause, head)]
    fit = [one for one in readings if "kg:percent" in known[one.metric].measures]
    fit = [one for one in fit if one.metric not in OF_BUYERS or one in told or _is_moved(one, clause, analysis)]
    return fit or told


def _is_moved(reading: Reading, clause: Token, analysis: Analysis) -> bool:
    """Whether the clause moves what is measured: "raised its customer base by 5 percent"."""
    return reading.span is not None and analysis.tokens(reading.span).root in children(clause, "obj")


def _is_many(words: Span, analysis: Analysis) -> bool:
    return is_plural(analysis.tokens(words)[-1])


def _counting(head: Token, unit: str, quantity: Quantity, clause: Token, analysis: Analysis) -> Reading | None:
    """Return what a plain number counts: by the verb ("employs 120"), by the noun, or just a number of things."""
    table = _metrics(analysis.ontology)
    is_measuring = clause.pos_ == "VERB" and clause.lemma_.lower() not in figure_words(analysis.ontology).unmeasuring
    for metric, is_unit in table.get(clause.lemma_.lower(), ()) if is_measuring else ():
        is_word = any(phrase == (clause.lemma_.lower(),) for phrase in metric.words)
        if not is_unit and is_word and "kg:number" in metric.measures and metric.name not in GENERIC_METRICS:
            return Reading(metric.name, char_span(clause), 1)
    of_unit = _metric_of_unit(unit, table)
    if of_unit:
        return Reading(of_unit, None, 0)
    counted = head.head if head.pos_ == "NUM" and head.dep_ == "nummod" else head
    is_plain = counted.pos_ == "NOUN" and is_plural(counted) and counted.text.isalpha()
    is_struck = _suffers(counted, analysis) or bool(befallen(counted, figure_words(analysis.ontology)))
    is_many = quantity.value >= LEAST_OTHERS or is_struck or names_people(unit, analysis.ontology)
    is_countable = bool(unit) and is_many and (is_plain or (counted == head and head.pos_ == "NUM"))
    return Reading("kg:Count", None, 0) if is_countable and "kg:Count" in analysis.ontology.metrics else None


def _metric_of_unit(unit: str, table: Mapping[str, tuple[tuple[Metric, bool], ...]]) -> str:
    """Return what is measured in a unit by all its words, else by its last: "square metre", "service station"."""
    words = tuple(unit.split(" "))
    known = [metric for metric, is_unit in table.get(words[-1], ()) if is_unit]
    fit = [one for one in known if words in one.unit_words] or [one for one in known if words[-1:] in one.unit_words]
    return fit[0].name if fit else ""


def _suffers(noun: Token, analysis: Analysis) -> bool:
    """Whether something is done to what is counted: "the ballots of six villages were burnt", "stole six works"."""
    if noun.dep_ == "nmod" and case_of(noun) in ("of", "from"):
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "nsubj":
        return verb.lower_ == "missing"
    if noun.dep_ == "obl":
        return case_of(noun) == "with" and verb.lemma_.lower() in ESCAPING
    is_affected = verb.lemma_.lower() in figure_words(analysis.ontology).affecting
    return verb.pos_ == "VERB" and (noun.dep_ == "nsubj:pass" or (noun.dep_ == "obj" and is_affected))


def _is_told_of(noun: Token, clause: Token, head: Token) -> bool:
    """Whether a clause or a share is of what has no share itself: "the offer rose 5 percent", "half of the offer"."""
    is_subject = (
        noun in subjects(clause) or noun in passive_subjects(clause) or (noun == clause and noun.pos_ == "VERB")
    )
    return is_subject or noun.head == head or head.head == noun


def _is_whole(noun: Token, head: Token) -> bool:
    """Whether a part is taken of counted things: "12 percent of companies"."""
    return noun.head == head and case_of(noun) == "of"


def _governs(verb: Token, head: Token, words: FigureWords) -> bool:
    """Whether a verb has the quantity as its object: "cost £14m", "lost €34m"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() in words.unmeasuring:
        return False
    is_range = head.dep_ == "obl" and case_of(head) == "between"  # "cost between 1 and 2 million euros"
    return head.head == verb and (is_range or head.dep_ in ("obj", "obl:unmarked", "xcomp"))


def _is_idle(noun: Token, words: FigureWords, ontology: Ontology) -> bool:
    """Whether a noun only looks like what is measured: "in charge of", "a sales representative"."""
    is_bare = not children(noun, "det", "amod", "nmod:poss", "compound", "nummod") and not is_plural(noun)
    is_idiom = is_bare and noun.lemma_.lower() in words.idioms and case_of(noun) in ("in", "at", "on")
    return is_idiom or (noun.dep_ == "compound" and names_people(noun.head.lemma_.lower(), ontology))


def _is_within_phrase(token: Token, form: str, analysis: Analysis) -> bool:
    """Whether a word only begins the word for another metric: the "market" of "market value"."""
    if token.i + 1 >= token.sent.end:
        return False
    following = sorted(lemmas(token.nbor(1)))
    found = [metric for after in following for metric, _ in _metrics(analysis.ontology).get(after, ())]
    return any(phrase[-2:-1] == (form,) for metric in found for phrase in metric.words)


def _stands_by(token: Token, head: Token, clause: Token) -> bool:
    """Whether a word is of a quantity's clause, or near it and above or below it in the tree."""
    own = verb_of(token)
    if own == clause:
        return True
    is_beside = clause.dep_ == "conj" and own == clause.head and clause.pos_ == own.pos_ == "VERB"
    is_related = (own in head.ancestors and not is_beside) or token in head.subtree or head in token.subtree
    return is_related and distance(head, token) <= NEAR


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


def distance(left: Token, right: Token) -> int:
    """Return the number of steps between two tokens in the tree."""
    up: dict[int, int] = {left.i: 0}
    for steps, token in enumerate(left.ancestors, start=1):
        up[token.i] = steps
    for steps, token in enumerate([right, *right.ancestors]):
        if token.i in up:
            return up[token.i] + steps
    return 99
