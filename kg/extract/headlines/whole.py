"""What a headline may not tear apart: "not" and until when, a preposition and its noun, the ends of a range."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import case_of, children

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
TERMS = frozenset({"until", "till", "before", "unless"})
"""What says from when or under what condition "not" no longer holds."""
ASKING = frozenset({"why", "how", "when", "where"})
LENGTHS = frozenset({"hour", "day", "week", "month", "year", "decade"})
BARE = frozenset({"in", "on", "at", "with", "under", "by", "for", "as"})
"""Prepositions that make one with a bare noun and what follows: "in line with", "on behalf of"."""
ADDING = frozenset({"with", "as", "at", "in", "on", "among", "under"})
"""Prepositions of what a phrase behind a comma only adds."""
PARTICIPANTS = ("nsubj", "nsubj:pass", "obj")


def asking_phrases(clause: Token) -> list[Token]:
    """Return what a clause asks for before its subject: "how long", in "how long it might take"."""
    inside = [one for one in children(clause, "advmod", "obj", "xcomp") if one.i < clause.i]
    return [one for one in inside if any(word.lower_ in ASKING for word in one.children)]


def is_negated(verb: Token) -> bool:
    """Return whether a clause says "not": then its time is part of what it says."""
    if any(child.lower_ in NEGATIONS for child in children(verb, "advmod")):
        return True
    return any(det.lower_ == "no" for noun in children(verb, *PARTICIPANTS) for det in children(noun, "det"))


def is_term(child: Token, verb: Token) -> bool:
    """Return whether a phrase or clause says until when something is not so: "may not launch until June"."""
    is_supposed = any(one.lower_ in ("would", "could", "might") for one in children(verb, "aux"))
    if is_supposed and child.i > verb.i and case_of(child) == "without":  # "would have failed without the loan"
        return True
    openers = {case_of(child), *(mark.lower_ for mark in children(child, "mark"))}
    above = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]  # "is not expected to launch until June"
    return child.i > verb.i and bool(openers & TERMS) and any(is_negated(one) for one in above)


def is_phrasal(noun: Token) -> bool:
    """Return whether a bare noun makes a preposition with the next phrase: "in line with estimates"."""
    own = [child for child in noun.children if child.dep_ not in ("case", "nmod", "punct")]
    return case_of(noun) in BARE and noun.tag_ == "NN" and not own


def ends_time(child: Token, verb: Token, analysis: Analysis) -> bool:
    """Return whether a phrase is the rest of a time: "from one year to the next", "after 11 years in charge"."""
    before = [one for one in children(verb, "obl", "nmod") if one.right_edge.i + 1 == child.left_edge.i]
    if not before or child.dep_ != "obl":
        return False
    is_range = case_of(child) == "to" and case_of(before[0]) == "from" and analysis.is_time(before[0])
    is_length = before[0].lemma_.lower() in LENGTHS and bool(children(before[0], "nummod"))
    return is_range or (is_length and case_of(before[0]) in ("after", "before", "following"))


def is_beyond(child: Token, verb: Token) -> bool:
    """Return whether a phrase stands behind a semicolon or the next coordinated verb, to which it belongs."""
    if child.i < verb.i or child.dep_ == "conj":
        return False
    between = verb.doc[verb.i : child.left_edge.i + 1]
    joined = [one for one in children(verb, "conj") if verb.i < one.i < child.left_edge.i]
    marks = [mark.lower_ for one in joined for mark in children(one, "cc")]
    return any(one.text == ";" for one in between) or ("or" not in marks and bool(marks))


def is_added_phrase(child: Token, verb: Token) -> bool:
    """Return whether a phrase behind a comma only adds to what has been said: "closed a plant, with other cuts"."""
    before = child.doc[max(0, child.left_edge.i - 1)]
    return child.dep_ == "obl" and child.i > verb.i and before.text == "," and case_of(child) in ADDING
