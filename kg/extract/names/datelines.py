"""Datelines: "LEEDS, England, 3 May (Northern Wire) —" before the first words of a report."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.extract.grammar import DASHES
from kg.extract.imprint import MONTH

LONGEST = 16
"""How many tokens a dateline may have."""
DAY = re.compile(rf"(?:{MONTH}[ \t]+\d|\d[ \t]+{MONTH})")
CITY = 3
"""How many letters a city in capitals has at least."""


def stands_in_dateline(token: Token) -> bool:
    """Return whether a token stands in a dateline, outside the brackets with the agency."""
    start = _line_start(token)
    if start is None:
        return False
    end = _dash(token.doc, start)
    if end is None or not start <= token.i < end or not _is_dateline(token.doc, start, end):
        return False
    return not any(other.text == "(" for other in token.doc[start : token.i])


def detach(doc: Doc) -> None:
    """Hang every dateline beside the sentence that it opens: its city did nothing of what the sentence tells."""
    for start in (token.i for token in doc if token.i == 0 or _ends_line(doc[token.i - 1])):
        end = _dash(doc, start)
        if end is not None and end + 1 < len(doc) and _is_dateline(doc, start, end):
            _beside(doc, start, end + 1)


def _beside(doc: Doc, start: int, end: int) -> None:
    """Make the tree of the words after a dateline the sentence's own, and the dateline a part of it."""
    last = doc[end].sent.end
    if doc[start].sent.end != last:
        return
    inside = range(start, end)
    tops = [token for token in doc[end:last] if token.head == token or token.head.i in inside]
    main = next((token for token in doc[end:last] if token.head == token), tops[0] if tops else None)
    if main is None:
        return
    loose = [token for token in doc[start:end] if token.head == token or token.head.i not in inside]
    main.head, main.dep_ = main, "ROOT"
    for token in tops:
        if token != main:
            token.head = main
            token.dep_ = _own_relation(token, main)
    for token in loose:
        token.head, token.dep_ = main, "punct" if token.is_punct else "parataxis"


def _own_relation(token: Token, main: Token) -> str:
    """Return how what the parse hung on the city belongs to the sentence: the noun before its verb is its subject."""
    is_left = (
        token.dep_ in ("appos", "nmod", "flat", "conj", "dep") and token.i < main.i and token.pos_ in ("NOUN", "PROPN")
    )
    has_own = any(child.dep_.startswith("nsubj") and child.i > token.left_edge.i for child in main.children)
    return "nsubj" if is_left and not has_own and main.pos_ == "VERB" else token.dep_


def _ends_line(token: Token) -> bool:
    return "\n" in token.text or "\n" in token.whitespace_


def _line_start(token: Token) -> int | None:
    """Return where the line of a token begins, if that is near."""
    doc = token.doc
    for i in range(token.i, max(-1, token.i - LONGEST), -1):
        if i == 0 or _ends_line(doc[i - 1]):
            return i
    return None


def _dash(doc: Doc, start: int) -> int | None:
    """Return the first dash with white space around it, if no verb comes before."""
    for token in doc[start : start + LONGEST]:
        if token.pos_ in ("VERB", "AUX") or "\n" in token.text:
            return None
        if token.text in DASHES and token.i > start and doc[token.i - 1].whitespace_ and token.whitespace_:
            return token.i
    return None


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the words before a dash are a city in capitals and more, or end with an agency or hold a date."""
    first, words = doc[start], [token.text for token in doc[start:end]]
    is_city = first.text.isalpha() and first.is_upper and len(first) >= CITY
    is_dated = first.pos_ == "PROPN" and DAY.search(doc[start:end].text) is not None
    return ("," in words or "(" in words) and (is_city or is_dated or words[-1] == ")") and words[0] != "("
