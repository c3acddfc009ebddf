"""What a number measures beyond its nearest word: tolls by what befell the people, parts of a whole, prices per share.

Each rule takes the metric that the words beside a number suggest and returns the one that its grammar says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.figures.quantities import Quantity
from kg.extract.grammar import case_of, children, is_plural, subjects, verb_of
from kg.extract.imprint import MONTH
from kg.model.mention import FigureMention
from kg.ontology import Ontology

TOLLS = frozenset(f"kg:{name}" for name in "Deaths Missing Injuries Displaced Rescued Arrests".split())
"""What is counted of an event, and not of a company."""
OF_MANY = frozenset(
    f"kg:{name}" for name in "Count Headcount Population Customers Attendance Cases Passengers Visitors".split()
)
"""Metrics that say who is counted, and yield to what befalls them."""
PARTS: Mapping[str, str] = {
    "kg:Revenue": "kg:RevenueShare", "kg:Sales": "kg:SalesShare", "kg:Profit": "kg:ProfitShare",
    "kg:Production": "kg:ProductionShare", "kg:FineSum": "kg:Percentage", "kg:Headcount": "kg:HeadcountShare",
    "kg:SharePrice": "kg:Stake", "kg:Subscribers": "kg:Percentage",
}  # fmt: skip
"""What "half of the revenue" measures."""
RESULTS = frozenset(
    f"kg:{name}" for name in "Revenue Profit Sales Loss OperatingProfit Margin EarningsPerShare GMV CashFlow".split()
)
"""What a company reports of a period."""
CUTS = "kg:JobCuts"
CROWD = "kg:Attendance"
"""What is counted of a march or a rally."""
BEFALLING = "kg:befalling"
"""How the lists of words begin that say what befalls people; the metric's name follows."""
PERIOD = re.compile(r"\b(?:quarter|half|year|months|fiscal|Q[1-4]|20\d\d|19\d\d)\b", re.IGNORECASE)
WEEKDAY = re.compile(r"(?:on )?(?:last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday", re.IGNORECASE)
DAY = re.compile(rf"[a-z]day\b|\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}")
BY_THE_DAY = frozenset({"kg:Sales", "kg:GMV"})
"""Results that single days have as well."""
RELATIVE = frozenset({"which", "that", "who"})
A_DEAL = 1_000_000
"""From here on what is paid is paid in a deal, not in a shop."""
LEAST_TOTAL = 1000
"""Earnings of less are per share."""
TICKER = re.compile(
    r"(?:\b\d{3,6}\.[A-Z]{1,3}|\b[A-Z]{1,5}\.[A-Z]{1,3}|\b(?:NYSE|NASDAQ|Nasdaq|LSE|TSX|HKG|TYO|ASX)\s?:\s?[A-Z.]{1,6})"
    r"[),;]*\s*[-+−–▲▼]?\s?$"
    r"|\b[A-Z]{2,5}\)?,?\s[-+−▲▼]\s?$"
    r"|\b(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA)\.?,?\s\(?[A-Z]{2,5}\)?,?\s[-+−▲▼]?\s?$"
)
"""A share's ticker at the end of the text before its move."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words by which figures are told apart, from `ontology/metrics.ttl`."""

    befallen: Mapping[str, str]
    """What befalls people, by the word that says so."""
    rounds: frozenset[str]
    homes: frozenset[str]
    dead: frozenset[str]
    selling: frozenset[str]
    stocks: frozenset[str]
    moves: frozenset[str]
    analysts: frozenset[str]
    orders: frozenset[str]
    plain_units: frozenset[str]
    states: frozenset[str]
    counters: frozenset[str]
    deals: frozenset[str]
    unmeasuring: frozenset[str]
    demands: frozenset[str]
    idioms: frozenset[str]
    counting: frozenset[str]
    affairs: frozenset[str]
    cutting: frozenset[str]
    contributing: frozenset[str]
    affecting: frozenset[str]
    shelters: frozenset[str]
    promises: frozenset[str]
    reaching: frozenset[str]


@cache
def figure_words(ontology: Ontology) -> FigureWords:
    """Return the words of an ontology by which figures are told apart."""
    lists = {name: frozenset(words[0] for words in entries) for name, entries in ontology.word_lists.items()}
    befallen = {
        word: f"kg:{name.removeprefix(BEFALLING)}"
        for name, words in sorted(lists.items())
        if name.startswith(BEFALLING)
        for word in words
    }
    none = frozenset[str]()
    names = (
        "dismissalNoun",
        "homeNoun",
        "deadWord",
        "sellingVerb",
        "stockNoun",
        "shareMove",
        "forecasterNoun",
        "orderingVerb",
        "plainUnit",
        "stateNoun",
        "crowdCounter",
        "dealVerb",
        "unmeasuringVerb",
        "demandVerb",
        "idiomNoun",
        "countingVerb",
        "affairNoun",
        "cuttingVerb",
        "contributingVerb",
        "affectingVerb",
        "shelterNoun",
        "promisingVerb",
        "reachingVerb",
    )
    return FigureWords(befallen, *(lists.get(f"kg:{name}", none) for name in names))


def is_ticker_move(quantity: Quantity, text: str) -> bool:
    """Whether a percentage is the day's move that a market service prints after a share's ticker."""
    start = quantity.span.start
    return quantity.unit == "%" and TICKER.search(text[max(0, start - 30) : start]) is not None


def is_advertised(quantity: Quantity, head: Token) -> bool:
    """Whether a percentage is a discount shouted in a line without a verb: "Hosting 75% off"."""
    after = [token for token in head.sent if token.idx >= quantity.span.end]
    is_off = quantity.unit == "%" and bool(after) and after[0].lower_ == "off"
    return is_off and not any(token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []) for token in head.sent)


def befallen(noun: Token, words: FigureWords) -> str:
    """Return the metric of what befalls counted people, '' if nothing does: "killed 34 miners"."""
    above = noun.head if noun.head != noun else noun
    named = [
        token
        for token in noun.doc[max(noun.sent.start, noun.i - 6) : noun.i]
        if token.lemma_.lower().removesuffix("s") in words.rounds
    ]
    near = [*named, *children(noun, "amod", "acl", "acl:relcl", "xcomp"), noun]
    parts = children(noun, "nmod")
    near += [one for one in parts if words.befallen.get(one.lemma_.lower()) == CROWD or noun.pos_ == "NUM"]
    if is_homeless(noun, words):
        return "kg:Displaced"
    if noun.dep_ in ("obj", "nsubj", "nsubj:pass", "xcomp", "root", "ROOT", "appos", "nmod", "dep"):
        near += [above, *children(above, "xcomp", "advmod", "amod", "obj")] if noun.dep_ != "nmod" else [above]
    for token in near:
        lemma = token.lemma_.lower()
        found = words.befallen.get(lemma, words.befallen.get(lemma.removesuffix("s")))
        is_active = token.lemma_ == "miss" and token.tag_ != "VBG"
        if found is not None and not is_active and not (noun.dep_ == "nsubj" and _has_object(token)):
            return found
    is_driven = noun.dep_ == "obj" and any(
        place.lemma_.lower() in words.homes and case_of(place) in ("from", "out of") for place in children(above, "obl")
    )
    return "kg:Displaced" if is_driven else ""


def is_homeless(noun: Token, words: FigureWords) -> bool:
    """Return whether it is told of counted people that they cannot go home or live in a shelter."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    is_kept = any(one.lemma_.lower() in ("can", "cannot", "could", "unable") for one in (verb, *verb.children))
    is_home = is_kept and any(one.lower_ in words.homes for one in children(verb, "advmod", "obl", "obj", "xcomp"))
    within = [verb, *children(verb, "obl")]
    return is_home or any(
        one.lemma_.lower() in words.shelters and case_of(one) in ("in", "at", "into") for one in within
    )


def _has_object(verb: Token) -> bool:
    return bool(children(verb, "obj"))


def counted_people(metric: str, noun: Token, words: FigureWords, *, is_person: bool) -> str:
    """Return the metric of counted people, or the one that the words suggest."""
    if noun.lemma_.lower() == "victim":
        return befallen(noun, words) or ("kg:Deaths" if _is_deadly(noun, words) else "kg:Count")
    if not is_person or metric not in OF_MANY:
        return metric
    counter = {one.lemma_.lower() for one in subjects(verb_of(noun))}
    if _works(noun):
        return "kg:Headcount"
    return befallen(noun, words) or (CROWD if counter & words.counters else metric)


def _works(noun: Token) -> bool:
    """Whether counted people work for somebody: "some 1,100 people work for the firm"."""
    verb = noun.head
    is_working = noun.dep_ == "nsubj" and verb.lemma_.lower() == "work"
    return is_working and any(case_of(place) in ("for", "at") for place in children(verb, "obl"))


def _is_deadly(noun: Token, words: FigureWords) -> bool:
    return any(token.lemma_.lower() in words.dead for token in noun.doc)


def money_metric(metric: str, head: Token, quantity: Quantity, before: FigureMention | None, words: FigureWords) -> str:
    """Return what an amount of money measures: a price, the move of a share, or earnings per share."""
    clause = verb_of(head)
    if metric in ("kg:Profit", "kg:Amount") and before is not None and before.metric == "kg:EarningsPerShare":
        is_like = quantity.value < LEAST_TOTAL and quantity.unit == before.unit
        return "kg:EarningsPerShare" if is_like else metric
    is_deal = clause.lemma_.lower() in words.deals and case_of(head) in ("for", "at") and quantity.value >= A_DEAL
    is_dear = metric == "kg:Price" and quantity.value >= A_DEAL and head.dep_ not in ("nummod", "compound")
    if is_dear or (is_deal and metric in ("kg:Amount", "kg:LoanSum", "kg:Stake")):
        return "kg:DealValue"
    if metric == "kg:DealValue" and quantity.value < LEAST_TOTAL:
        return "kg:OfferPerShare"
    if metric == "kg:Amount" and clause.lemma_.lower() in words.selling and case_of(head) in ("at", "for", "from"):
        return "kg:Price" if quantity.value < 1_000_000 else metric
    if metric == "kg:Amount" and head.dep_ in ("nummod", "compound") and head.head.pos_ in ("NOUN", "PROPN"):
        return "kg:Price" if head.head.ent_type_ == "PRODUCT" else metric
    return metric


def part_metric(metric: str, head: Token, ontology: Ontology) -> str:
    """Return the metric of a percentage "of" something: a part of revenue is no revenue."""
    wholes = [child for child in children(head, "nmod") if case_of(child) == "of"]
    part = PARTS.get(metric, "")
    if part not in ontology.metrics or not wholes:
        return metric
    words = frozenset(phrase[-1] for phrase in ontology.metrics[metric].words)
    words = figure_words(ontology).stocks if metric == "kg:SharePrice" else words
    return part if any(whole.lemma_.lower() in words for whole in wholes) else metric


def own_metric(head: Token, words: FigureWords) -> str:
    """Return the share price if shares are what rose or fell, else ''."""
    told = children(verb_of(head), "nsubj")
    return "kg:SharePrice" if any(one.lemma_.lower() in words.stocks for one in told) else ""


def jobs_metric(metric: str, head: Token, words: FigureWords) -> str:
    """Return the metric of counted jobs: those that go are no jobs that there are."""
    counted = head.head if head.dep_ == "nummod" else head
    is_whole = case_of(counted) == "of" and counted.head.pos_ == "NUM"  # "60 of the 410 positions"
    is_cut = verb_of(head).lemma_.lower() in words.cutting and not is_whole
    is_of_jobs = metric == "kg:Jobs" or (metric == "kg:Headcount" and case_of(head) == "by")
    return CUTS if is_cut and is_of_jobs else metric


def is_move(head: Token, words: FigureWords) -> bool:
    """Whether an amount is by how much shares moved, not where they went: "rose $3, or 6 percent, to $53"."""
    parts = [head, *children(head, "nummod", "compound", "dep")]
    above = head.head if head.dep_ in ("conj", "appos") else head
    first = min(token.i for token in parts)
    is_goal = first > head.sent.start and head.doc[first - 1].lower_ in ("to", "at", "from")
    return verb_of(head).lemma_.lower() in words.moves and not (is_goal or case_of(head) or case_of(above))


def is_of_analysts(head: Token, words: FigureWords) -> bool:
    """Whether those who do not report but expect are the subject: "the market hopes for $2.10"."""
    return any(one.lemma_.lower() in words.analysts for one in subjects(verb_of(head)))


def is_order(verb: Token, words: FigureWords) -> bool:
    """Whether somebody is asked to do what a verb says: "asked its suppliers to make 5,000 bicycles"."""
    above = verb.head
    is_asked = above.lemma_.lower() in words.orders and bool(children(above, "obj", "iobj", "nsubj:pass"))
    return is_asked and verb.dep_ in ("xcomp", "ccomp") and any(mark.tag_ == "TO" for mark in children(verb, "mark"))


def is_possessed(word: Token, head: Token) -> bool:
    """Whether a word of planning is something that counted people have: "the plans of 52,000 passengers"."""
    return word.pos_ == "NOUN" and is_plural(word) and word not in (head, head.head) and head.head.head == word


def counted_elsewhere(head: Token, words: FigureWords) -> str:
    """Return what a bare number counts by the words about it: "43 dead", "the number of victims has risen to 64"."""
    if head.pos_ != "NUM" or (head.head.pos_ in ("NOUN", "PROPN") and head.dep_ == "nummod"):
        return ""
    after = head.doc[head.i + 1] if head.i + 1 < head.sent.end else head
    if after.lower_ in ("dead", "missing", "injured", "wounded"):
        return after.lower_
    for subject in subjects(verb_of(head)):
        if subject.lemma_.lower() == "toll":
            return "death"
        counted = [one for one in children(subject, "nmod") if case_of(one) == "of"]
        counted = [one for one in counted if one.pos_ == "NOUN" or one.lemma_.lower() in words.befallen]
        if subject.lemma_.lower() == "number" and counted:
            noun = counted[0].lemma_.lower()
            return "death" if noun == "victim" and _is_deadly(head, words) else noun
    return ""


def antecedents(clause: Token) -> list[Token]:
    """Return whom a relative clause is about: the noun before its pronoun, then the one that it describes."""
    if clause.dep_ != "acl:relcl":
        return []
    pronouns = [one for one in subjects(clause) if one.lower_ in RELATIVE and one.i > one.sent.start]
    before = [one.nbor(-2) if one.nbor(-1).is_punct and one.i > 1 else one.nbor(-1) for one in pronouns]
    return [*before, clause.head] if pronouns else []


def is_day_of_report(words: str, metric: str) -> bool:
    """Whether a time is the weekday on which a result was told, not the period it is of."""
    return metric in RESULTS and metric not in BY_THE_DAY and WEEKDAY.fullmatch(words.strip()) is not None
