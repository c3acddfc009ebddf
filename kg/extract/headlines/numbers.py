"""What a number is of, in the words of its clause, where no measure was understood: "412 drivers had not come"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import subjects, verb_of
from kg.extract.headlines.compression import keep_phrase
from kg.extract.headlines.headlines import phrase
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.nouns import without_start
from kg.extract.headlines.speech import LONGEST
from kg.model.mention import FigureMention

UNTOLD = frozenset({"kg:Amount", "kg:Count", "kg:Percentage", "kg:Units"})
"""Measures that say no more than the unit."""
_LEADING = re.compile(r"(?:at|to|by|from|of|with|in|for) ", re.IGNORECASE)
COST = "kg:Cost"
COUNTED = ("nummod", "compound", "nmod", "flat")


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with a headline for each figure whose measure says nothing."""
    told = (
        replace(figure, phrase=_told(figure, analysis)) if _is_untold(figure, analysis) else figure
        for figure in analysis.figures
    )
    return replace(analysis, figures=tuple(told))


def _is_untold(figure: FigureMention, analysis: Analysis) -> bool:
    """Whether the clause of a figure says more than what it measures: a sum, or what it is that costs so much."""
    if figure.metric in UNTOLD:
        return True
    tokens = analysis.tokens(figure.span)
    clause = verb_of(tokens.root) if len(tokens) else None
    doers = subjects(clause) if clause is not None and clause.lemma_.lower() == "cost" else []
    return figure.metric == COST and any(one.pos_ == "NOUN" for one in doers)


def _told(figure: FigureMention, analysis: Analysis) -> str:
    """Return the clause around a number, or else its noun phrase; '' where neither has the number in it."""
    tokens = analysis.tokens(figure.span)
    number = next((token.text for token in tokens if token.like_num), "")
    if not number:
        return ""
    clause = phrase(verb_of(tokens.root), (), analysis)
    return next((text for text in (clause, _noun_phrase(tokens.root, analysis)) if number in text), "")


def _noun_phrase(root: Token, analysis: Analysis) -> str:
    head = root
    while head.dep_ in COUNTED and head.head.pos_ in ("NOUN", "NUM", "SYM") and head.head.i > head.i:
        head = head.head
    words = Words(analysis)
    keep_phrase(head, words)
    words.kept = without_start(head, words)
    text = _LEADING.sub("", words.fitting(LONGEST))
    return text[:1].upper() + text[1:] if len(text.split()) > len(("about", "40", "boats")) else ""
