"""Numbers that are set against others: more or less than before, what was said before, what would have been."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.quantities import Quantity
from kg.extract.grammar import case_of, children, verb_of

_THAN = r"\b(?: than| at| the| last| a year|,|\.)"
LESS_THAN = re.compile(rf"\s*(?:points? )?(?:less|lower|fewer|smaller|below|down){_THAN}")
MORE_THAN = re.compile(rf"\s*(?:points? )?(?:more|higher|larger|greater|above|up){_THAN}")
UP_OR_DOWN = re.compile(
    r"\b(up|down)\s(?:(?:by|about|around|some|roughly|nearly|almost|over|more than|as much as|another|a)\s)*$",
    re.IGNORECASE,
)
"""What is up or down by a number that follows."""
YEARLY = re.compile(
    r"\byear[- ](?:over|on)[- ]year\b|\bfrom a year (?:earlier|ago|before)\b"
    r"|^ annual (?:gain|rise|increase|growth|drop|decline)"
)
NEAR = 60
"""How many characters after a percentage it may be said what it is compared with."""
FORMER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|prior|former(?:ly)?|initial(?:ly)?|original(?:ly)?|until now)\b"
    r"(?:\W+(?!\d)\w+){0,6}\W+$",
    re.IGNORECASE,
)
"""The words before a number that held before."""
UNDATED = frozenset("day week weekend month quarter half year season period time morning evening night".split())
DURING = frozenset("on in during at over through throughout".split())
REVISING = frozenset("raise lift lower cut reduce increase revise trim bring slash up down".split())
PAST_WISH = frozenset({"would", "could", "might", "should"})


def compared(quantity: Quantity, text: str) -> int:
    """Return -1 for a share by which something is less than something else, 1 if it is more, else 0.

    >>> from kg.model.span import Span
    >>> from decimal import Decimal
    >>> compared(Quantity(Span(0, 9), Decimal(2), "%"), "2 percent less than a year earlier")
    -1
    """
    if quantity.unit != "%":
        return 0
    end = quantity.span.end
    before = UP_OR_DOWN.search(text[max(0, quantity.span.start - NEAR) : quantity.span.start])
    if LESS_THAN.match(text, end) or (before and before[1].lower() == "down"):
        return -1
    return int(MORE_THAN.match(text, end) is not None or before is not None)


def is_yearly_change(quantity: Quantity, text: str) -> bool:
    """Return whether a share is told as that of one year against the one before: "a 30% lift year over year"."""
    after = re.split(r"[.;,]", text[quantity.span.end : quantity.span.end + NEAR], maxsplit=1)[0]
    return quantity.unit == "%" and YEARLY.search(after) is not None


def is_contrary(head: Token) -> bool:
    """Return whether a number is one that would have been: "without the charge it would have earned $268m"."""
    helpers = children(verb_of(head), "aux")
    wishes = any(one.lower_ in PAST_WISH for one in helpers)
    return wishes and any(one.lemma_.lower() == "have" for one in helpers)


def is_told_to(head: Token, quantity: Quantity) -> bool:
    """Return whether the reader is told to multiply, and nobody has: "Triple a small number and it is still small"."""
    is_order = head.tag_ == "VB" and not children(head, "aux", "mark", "nsubj", "nsubj:pass", "cop")
    return quantity.unit == "x" and is_order and head.dep_ in ("ROOT", "root", "ccomp", "conj")


def is_former(head: Token, quantity: Quantity, analysis: Analysis) -> bool:
    """Return whether a number held before the one that is told beside it: "cut its forecast from 60 to 50"."""
    start = head.sent.start_char
    if FORMER.search(analysis.document.text[start : quantity.span.start].lower()):
        return True
    counted = head.head if head.dep_ in ("nummod", "compound") else head
    return case_of(counted) == "from" and verb_of(counted).lemma_.lower() in REVISING


def is_of_before(head: Token, analysis: Analysis) -> bool:
    """Return whether a fact was so at a time that its clause does not date: "on the day of the vote", "had already"."""
    counted = head.head if head.dep_ in ("nummod", "compound") else head
    related = children(counted, "acl:relcl")
    clauses = [verb_of(head), *related]
    is_past = any(_is_pluperfect(clause) for clause in related) or any(_was_already(clause) for clause in clauses)
    times = (one for clause in clauses for one in children(clause, "obl"))
    return is_past or any(
        one.lemma_.lower() in UNDATED and case_of(one) in DURING and not analysis.is_time(one) for one in times
    )


def _is_pluperfect(clause: Token) -> bool:
    return clause.tag_ == "VBN" and any(helper.lower_ == "had" for helper in children(clause, "aux"))


def _was_already(clause: Token) -> bool:
    is_told = any(word.lower_ in ("already", "previously") for word in children(clause, "advmod"))
    return is_told and (_is_pluperfect(clause) or clause.tag_ == "VBD")
