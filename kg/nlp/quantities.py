"""Amounts of money, percentages and counted quantities, by the words' own form and the parse."""

from __future__ import annotations

import re

import numpy as np
from spacy.tokens import Doc, Span, Token

FIGURE = re.compile(r"\d|[$€£¥₹₩₽]")
NUMBER = re.compile(r"^[+-]?\d[\d.,]*(bn|m|k|mn|tn)?$", re.IGNORECASE)
SCALES = frozenset("hundred thousand million billion trillion dozen bn mn m tn k lakh crore".split())
SYMBOLS = re.compile(r"^(?:US|A|C|HK|NZ|S)?[$€£¥₹₩₽]$")
GLUED = re.compile(r"^(?:US|A|C|HK|NZ|S)?[$€£¥₹₩₽]\d[\d.,]*(bn|m|k|mn|tn)?$", re.IGNORECASE)
CURRENCIES = frozenset(
    "dollar euro pound yen yuan franc krona krone rupee ruble rouble won peso real cent usd eur gbp jpy cny chf".split()
)
PERCENTS = frozenset({"%", "percent", "pct", "percentage", "per-cent"})
CALENDAR = re.compile(
    r"^(second|minute|hour|day|week|month|quarter|year|decade|century|night|weekend|(jan|febr?)(uary)?|mar(ch)?|apr(il)?|"
    r"may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?$"
)


def quantity_spans(doc: Doc) -> list[Span]:
    """Return the amounts of a document, labelled MONEY, PERCENT or QUANTITY, without overlap."""
    found: list[Span] = []
    taken = 0
    for place in _openings(doc):
        span = _amount(doc, place) if place >= taken else None
        if span is not None:
            found.append(span)
            taken = span.end
    return found


def _openings(doc: Doc) -> list[int]:
    """Return the places of words that may open an amount: numbers, symbols and words with digits."""
    places = np.zeros(len(doc.text) + 1, np.int64)
    starts = doc.to_array(["IDX", "LENGTH", "POS"]).astype(np.int64) if len(doc) else np.zeros((0, 3), np.int64)
    for mark in FIGURE.finditer(doc.text):
        places[mark.end()] = 1
    inside = places.cumsum()
    figures = inside[starts[:, 0] + starts[:, 1]] > inside[starts[:, 0]]
    kinds = [doc.vocab.strings.add(name) for name in ("NUM", "SYM")]
    return np.flatnonzero(figures | np.isin(starts[:, 2], kinds)).tolist()


def is_number(token: Token) -> bool:
    """Return whether a word is part of a number."""
    return bool(NUMBER.match(token.text)) or token.lower_ in SCALES or token.pos_ == "NUM"


def _amount(doc: Doc, start: int) -> Span | None:
    end = start
    glued, symbol = bool(GLUED.match(doc[start].text)), bool(SYMBOLS.match(doc[start].text))
    if glued or symbol:
        end += 1
    while end < len(doc) and is_number(doc[end]) and not doc[end].is_space:
        end += 1
    if end == start or (symbol and end == start + 1):
        return None
    if glued or symbol:
        return Span(doc, start, end, label="MONEY")
    unit, width = _unit(doc[end : end + 2])
    return Span(doc, start, end + width, label=unit) if unit else _counted(doc, start, end)


def _unit(following: Span) -> tuple[str, int]:
    """Return the label that the words after a number give it, and how many of them belong to it."""
    words = [token.lower_ for token in following]
    if not words:
        return "", 0
    if words == ["per", "cent"]:
        return "PERCENT", 2
    lemma = following[0].lemma_.lower()
    if lemma in PERCENTS or words[0] in PERCENTS:
        return "PERCENT", 1
    if lemma in CURRENCIES or words[0].removesuffix("s") in CURRENCIES or SYMBOLS.match(following[0].text):
        return "MONEY", 1
    return "", 0


def _counted(doc: Doc, start: int, end: int) -> Span | None:
    """Return a number with the noun it counts."""
    last = doc[end - 1]
    noun = last.head if last.head.i >= end else doc[start].head
    if noun.i < end or noun.pos_ != "NOUN" or noun.i - end > 3 or CALENDAR.match(noun.lemma_.lower()):
        return None
    if last.dep_ not in {"nummod", "compound"} and doc[start].dep_ != "nummod":
        return None
    return Span(doc, start, noun.i + 1, label="QUANTITY")
