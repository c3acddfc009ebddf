"""As what a quantity is said: a fact, a target, a forecast, or a change up or down."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.figures.metrics import (
    RESULTS,
    FigureWords,
    figure_words,
    is_move,
    is_of_analysts,
    is_order,
    is_possessed,
    own_metric,
)
from kg.extract.figures.quantities import Quantity
from kg.extract.grammar import case_of, children, verb_of

INCREASE, DECREASE, TARGET, FORECAST = "increase", "decrease", "targetCue", "forecastCue"
MOVING = frozenset({INCREASE, DECREASE})
LEVELS = frozenset(f"kg:{name}" for name in "InterestRate Inflation Unemployment Margin MarketShare Stake".split())
"""What is a percentage itself, so that a rise "to 5 percent" gives no change."""
BEING = frozenset("be work remain number rise fall grow shrink drop".split())
"""What counted staff does that is told of their number."""
ROUGH = frozenset({"estimated", "projected"})
"""What makes a number beside it a rough one, and no forecast of it: "an estimated 6.5 million users"."""
LEVEL = re.compile(r"\b(?:to|from|at) \Z", re.IGNORECASE)
NEAR = 6
"""How many letters before a level its preposition begins."""
GAINED = frozenset({"kg:Subscribers", "kg:Users", "kg:Customers", "kg:Stores"})
"""What is had, so that what is added is a change."""
ADDING, MORE = frozenset({"add", "gain"}), re.compile(r"(?: \w+){0,2} (?:more|fewer|less) than\b")
ASKED = frozenset(f"kg:{name}" for name in "Wages Compensation Reward Amount FineSum".split())
"""What may be asked for or offered before it is paid."""
PROMISED = ASKED | frozenset(f"kg:{name}" for name in "InvestmentSum LoanSum Budget OfferPerShare SharePrice".split())
"""What may be promised, offered or approved before it is paid."""
BESIDE = frozenset("after before since until while whereas although though as because when unless".split())
"""What begins a clause that is no part of the one over it."""
SETTLING = frozenset({"agree", "manage", "force", "use", "help"})
"""Verbs whose infinitive tells what is settled or came out."""
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
"""What stands before what is to be done in a list."""
REACH = 5
"""How far in the tree a word may stand over a number to say how it is meant."""


def kinds_over(head: Token, quantity: Quantity, analysis: Analysis) -> frozenset[str]:
    """Return the kinds of the cues over a number, and of the helpers of the words over it."""
    found: set[str] = set()
    for token in _over(head):
        if quantity.span.overlaps(char_span(token)) or is_possessed(token, head):
            continue
        near = [token, *children(token, "aux", "compound:prt", "advmod"), *_shared_helpers(token)]
        near += [one for one in children(token, "amod") if one.lower_ not in ROUGH]
        found |= {cue.kind for one in near for cue in cues_at(one, analysis.ontology) if not _is_refusing(one)}
        fixed = {cue.kind for one in children(token, "case") for cue in cues_at(one, analysis.ontology)}
        found |= fixed & {TARGET, FORECAST}  # "on track to book $112bn"
        if any(mark.tag_ == "TO" for mark in children(token, "mark")) and any(
            aux.lemma_.lower() == "be" for aux in children(token, "aux", "cop")
        ):
            found.add(TARGET)  # "it was to sell goods for $17bn"
        if is_order(token, figure_words(analysis.ontology)):
            found.add(TARGET)  # "asked its suppliers to make 5,000 bicycles"
    found |= _meant_as(head, analysis)
    return frozenset(found)


def _shared_helpers(verb: Token) -> list[Token]:
    """Return the helpers that a verb shares with the one before it: "will close 40 branches and open 12"."""
    is_second = verb.dep_ == "conj" and verb.tag_ == "VB" and not children(verb, "aux", "mark")
    return children(verb.head, "aux") if is_second else []


def _is_refusing(verb: Token) -> bool:
    """Whether somebody declines to do something, and nothing becomes less."""
    return verb.lemma_.lower() == "decline" and bool(children(verb, "xcomp"))


def _meant_as(head: Token, analysis: Analysis) -> set[str]:
    """Return as what a number was meant: "the £195m that it had aimed for", "cut its forecast to £40m"."""
    counted = head.head if head.dep_ == "nummod" else head
    verb = counted.head
    told = [one for one in children(counted, "acl:relcl", "acl") if not _is_added(one)]
    if verb.pos_ == "VERB" and counted.dep_ == "obl" and case_of(counted) in ("to", "from", "at", "between"):
        told += children(verb, "obj")
    kinds = {cue.kind for one in told for cue in cues_at(one, analysis.ontology)}
    return kinds & {TARGET, FORECAST}


def _is_added(clause: Token) -> bool:
    """Whether a clause only tells more of its noun, after a comma: "$1.3bn, which it expects to last"."""
    start = clause.left_edge.i
    return start > clause.sent.start and clause.doc[start - 1].text == ","


def _over(head: Token) -> list[Token]:
    """Return the words over a number up to its clause, and over that as long as the clause hangs on them."""
    found = [head, *children(head, "amod", "advmod", "compound", "nmod")]
    current = head
    for _ in range(REACH):
        if current.head == current or current.dep_ in ("acl:relcl", "parataxis", "conj"):
            break
        if current.dep_ == "appos" and current != head:
            break  # "Alpha, its largest owner with 12 percent, declined"
        if current.dep_ == "advcl" and any(mark.lower_ in BESIDE for mark in children(current, "mark")):
            break  # "stepped down after 37 percent voted against her"
        is_reported = current.dep_ == "ccomp"
        current = current.head
        if is_reported and current.lemma_.lower() in ("say", "add", "report", "announce", "tell", "reveal", "confirm"):
            break
        found.append(current)
    return found


def kind_of(head: Token, unit: str, metric: str, quantity: Quantity, kinds: frozenset[str], words: FigureWords) -> str:
    """Return as what a quantity is said, given the kinds of the cues over it."""
    if metric in RESULTS and (quantity.upper is not None or is_of_analysts(head, words)):
        return "target" if TARGET in kinds else "forecast"
    is_part = _is_owned_part(head, unit)
    if is_part or (metric == "kg:Headcount" and _is_had(head)):
        kinds = kinds - {TARGET, FORECAST}
    is_open = _is_asked(head, unit, metric, words) or is_promised(head, metric, words)
    if TARGET in kinds or (is_open and not is_part):
        return "target"
    is_forecast = FORECAST in kinds and not (metric == "kg:Price" and kinds & {"possible", "planned"})
    if is_forecast:
        return "forecast"
    is_moved = bool({INCREASE, DECREASE} & kinds)
    before = head.doc.text[max(0, _start(head) - NEAR) : _start(head)]
    is_level = (
        unit == "%" and metric in LEVELS and (case_of(head) in ("to", "from", "at") or bool(LEVEL.search(before)))
    )
    if unit in ("%", "x") and (is_moved or unit == "x"):
        return "actual" if is_level else "change"
    if unit in ("%", "x") or metric == "kg:SharePrice":
        return "change" if own_metric(head, words) and is_move(head, words) else "actual"
    is_change = (case_of(head) == "by" and is_moved) or (metric in GAINED and _is_gained(head, quantity))
    return "change" if is_change else "actual"


def _start(head: Token) -> int:
    """Return where a number begins in its text, with the digits before its head."""
    numbers = [one.idx for one in children(head, "nummod", "compound") if one.i < head.i]
    return min([head.idx, *numbers])


def _is_gained(head: Token, quantity: Quantity) -> bool:
    """Whether counted people or things come on top: "added 3 million users", "3 million more than a year earlier"."""
    counted = head.head if head.dep_ == "nummod" else head
    is_added = counted.dep_ == "obj" and counted.head.lemma_.lower() in ADDING
    return is_added or MORE.match(head.doc.text, quantity.span.end) is not None


def _is_had(head: Token) -> bool:
    """Whether those who are counted are there already: "more pay for its 1,600 employees", "all 90 will get it"."""
    counted = head.head if head.dep_ == "nummod" else head
    is_doing = counted.dep_ in ("nsubj", "nmod") and counted.pos_ == "NOUN" and verb_of(counted).lemma_ not in BEING
    return bool(children(counted, "nmod:poss")) or is_doing


def _is_owned_part(head: Token, unit: str) -> bool:
    """Whether counted things are there already, of which others are made: "a million units of its three models"."""
    counted = head.head if head.dep_ == "nummod" else head
    is_count = unit not in ("%", "x") and not unit.isupper()
    return is_count and counted.dep_ == "nmod" and case_of(counted) == "of" and bool(children(counted, "nmod:poss"))


def is_promised(head: Token, metric: str, words: FigureWords) -> bool:
    """Return whether something is promised, offered or meant to be done with so much: "offered to sell 90 shops"."""
    clause = verb_of(head)
    while clause.dep_ == "conj" and clause.tag_ == "VB" and not children(clause, "aux", "nsubj"):
        clause = clause.head  # "pledged to keep it open and to pay £75m"
    counted = head.head if head.dep_ == "nummod" else head
    is_known = any(one.lower_ in ("the", "those", "these") for one in children(counted, "det"))
    if metric in RESULTS or clause.pos_ != "VERB" or is_known:
        return False
    is_to = any(mark.tag_ == "TO" for mark in children(clause, "mark"))
    if is_to and clause.dep_ == "xcomp":
        above = verb_of(clause.head)
        return above.lemma_.lower() in words.promises | words.demands
    if is_to and clause.dep_ in ("advcl", "acl"):
        return clause.lemma_.lower() not in words.reaching and clause.head.lemma_.lower() not in SETTLING
    is_item = clause.tag_ == "VB" and not is_to and not children(clause, "aux", "nsubj", "nsubj:pass")
    if is_item and clause.dep_ in ("ROOT", "root", "conj"):
        return clause.sent[0].text in BULLETS
    return clause.lemma_.lower() in words.promises and metric in PROMISED and head.dep_ in ("obj", "nummod")


def _is_asked(head: Token, unit: str, metric: str, words: FigureWords) -> bool:
    """Whether a share, pay or damages are asked for or offered, and not had yet: "has offered 3.2 percent"."""
    is_open = unit == "%" or metric in ASKED
    verb = verb_of(head)
    is_sued_for = verb.lemma_.lower() == "sue" and case_of(head) == "for"
    return is_open and metric != "kg:SharePrice" and (is_sued_for or verb.lemma_.lower() in words.demands)


def is_loss(head: Token, quantity: Quantity, analysis: Analysis) -> bool:
    """Whether the nearest word of growth or loss over a number is one of loss: "fell 11 percent"."""
    for token in _over(head):
        if quantity.span.overlaps(char_span(token)):
            continue
        near = [token, *children(token, "compound:prt", "advmod")]
        kinds = {cue.kind for one in near for cue in cues_at(one, analysis.ontology)}
        if kinds & {INCREASE, DECREASE}:
            return DECREASE in kinds and INCREASE not in kinds
    return False
