"""Numbers whose noun is left out: "three are missing", "five of the dead", "31 votes to 14", "the other 11"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import TOLLS, FigureWords, figure_words
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.readings import measure_of
from kg.extract.grammar import case_of, children
from kg.model.mention import FigureMention

PEOPLE = "people"
"""The unit of counted persons, whatever they are called; the metric tells which they are."""
LEAST = 2
"""One is a pronoun more often than a number."""
VICTIMS = frozenset({"victim", "victims"})
STANDING = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "conj", "ROOT", "root", "dep", "orphan"})
"""How a number stands that counts what was counted before it in its sentence."""
THEM = frozenset({"them", "those", "these", "whom"})
TO_TOTAL = re.compile(
    r"\b(?:bring|tak|push|rais|lift)\w* (?:the )?(?:\w+ )?(?:total|toll|number|tally|count)\b[^.;]{0,40}$"
)
AGAINST = re.compile(r"\b(?:votes?|voices) (?:to|against) $")
"""What stands before the smaller part of a vote: "31 votes to 14"."""
CONTRASTED = re.compile(r"(?:,| and| but) not (?:the |just |only )?$")
"""What stands before a number that is none: "2,450 jobs, not the 1,900 that it spoke of"."""


def is_contrasted(quantity: Quantity, text: str) -> bool:
    """Return whether a number is told as the one that it was not: "2,450 jobs, not the 1,900 it spoke of"."""
    return CONTRASTED.search(text[max(0, quantity.span.start - 20) : quantity.span.start]) is not None


def is_bare(head: Token) -> bool:
    """Return whether a number counts no noun of its own."""
    if head.pos_ != "NUM" or (head.dep_ in ("nummod", "compound") and head.head.pos_ in ("NOUN", "PROPN", "SYM")):
        return False
    return not any(child.pos_ in ("NOUN", "PROPN") and child.dep_ in ("flat", "compound") for child in head.children)


def people_told(head: Token, analysis: Analysis) -> str:
    """Return people if a bare number is of those whom something befell or who do something, else ''."""
    if not is_bare(head):
        return ""
    words = figure_words(analysis.ontology)
    is_related = any(one.tag_ == "WP" for clause in children(head, "acl:relcl") for one in clause.children)
    return PEOPLE if is_related or is_of_harmed(head, words) or _is_harmed(head, words) else ""


def is_of_harmed(head: Token, words: FigureWords) -> bool:
    """Return whether a number is a part of those who came to harm: "five of the dead"."""
    wholes = [one for one in children(head, "nmod") if case_of(one) == "of"]
    return any(one.lemma_.lower() in words.befallen or one.lower_ in VICTIMS for one in wholes)


def _is_harmed(head: Token, words: FigureWords) -> bool:
    """Whether it is told of a number itself what befell it: "300 were hurt", "two are missing", "some 140 injured"."""
    verb = head.head
    told = [*children(head, "acl", "amod")]
    if head.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer") and not children(verb, "obj"):
        told += [verb, *children(verb, "xcomp", "advmod")]
    return any(one.lemma_.lower() in words.befallen or one.lower_ in words.befallen for one in told)


def told_before(quantity: Quantity, head: Token, sentence: int, before: FigureMention | None, text: str) -> str:
    """Return the unit that a bare number shares with the one before it in its sentence, '' if it shares none."""
    if before is None or quantity.value < LEAST or before.unit in ("%", "x") or not is_bare(head):
        return ""
    is_other = any(one.lower_ == "other" for one in head.children)
    is_near = sentence == before.sentence or ((is_other or before.metric in TOLLS) and sentence - before.sentence == 1)
    if not is_near or measure_of(before.unit) != "kg:number":
        return ""
    words_before = text[max(0, quantity.span.start - 60) : quantity.span.start]
    if TO_TOTAL.search(words_before) or AGAINST.search(words_before):
        return before.unit
    is_of_them = any(one.lower_ in THEM for one in children(head, "nmod"))
    is_here = sentence == before.sentence and _stands_for_counted(head)
    return before.unit if is_here or is_of_them or is_other else ""


def _stands_for_counted(head: Token) -> bool:
    """Whether a number stands where a noun would: "seven were working", "the other 11", "the 350 announced in May"."""
    is_pointed = any(one.lower_ == "the" for one in children(head, "det"))
    is_told_more = bool(children(head, "acl", "acl:relcl"))
    return head.dep_ in STANDING or (is_pointed and is_told_more)
