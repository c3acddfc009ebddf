"""Percentages of companies: a part that is bought, a fall on the exchange."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import FigureWords
from kg.extract.grammar import case_of, children, subjects, verb_of

ORGANIZATION = "schema:Organization"
HOLDERS = frozenset({"holder", "owner", "shareholder", "investor", "stockholder"})
"""Who has a part and has no name: "the owners of 64 percent of the shares"."""


def bought_share(head: Token, analysis: Analysis) -> str:
    """Return the stake if a part of a company is owned or changes hands, else '': "to buy 20 percent of Alpha"."""
    if head.dep_ == "nmod" and head.head.lemma_.lower() in HOLDERS:
        return "kg:Stake"
    is_owned = (verb_of(head).lemma_.lower(),) in analysis.ontology.word_lists.get("kg:owningVerb", ())
    wholes = (one for one in children(head, "nmod") if case_of(one) in ("of", "in"))
    return "kg:Stake" if is_owned and any(analysis.stands_for(one, ORGANIZATION) for one in wholes) else ""


def moved_share(head: Token, words: FigureWords, analysis: Analysis) -> str:
    """Return the share price if a company itself rose or fell by a percentage, else '': "Alpha fell 4 percent"."""
    clause = verb_of(head)
    is_move = clause.lemma_.lower() in words.moves and head.dep_ in ("obj", "obl:unmarked", "obl") and not case_of(head)
    return (
        "kg:SharePrice" if is_move and any(analysis.stands_for(one, ORGANIZATION) for one in subjects(clause)) else ""
    )
