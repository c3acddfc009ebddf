"""The small words around phrases and clauses that a headline keeps, and what stands where it does not belong."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children
from kg.extract.headlines.complements import COMPLETING, SUBJECTS
from kg.extract.headlines.kept_words import Path, Words

PASSIVE_COMPLEMENTS = ("obl", "obl:agent", "xcomp", "obj")


def leads_infinitive(mark: Token) -> bool:
    """Return whether a word stands before an infinitive: "to", "due to"."""
    is_due = mark.lower_ == "due" and any(part.lower_ == "to" for part in children(mark, "fixed"))
    return mark.dep_ == "mark" and (mark.lower_ == "to" or is_due)


def is_late_object(noun: Token, verb: Token) -> bool:
    """Return whether a noun behind what stands between two commas is an object: "approved, by 21 to 20, a plan"."""
    between = [one for one in verb.doc[verb.i : noun.left_edge.i + 1] if one.text == ","]
    is_whole = noun.pos_ == "NOUN" and not any(one.tag_ == "WDT" for one in noun.subtree)
    return is_whole and not children(noun, "cop", *SUBJECTS) and len(between) == len(("before", "behind"))


def without_described(subjects: list[Token]) -> list[Token]:
    """Return subjects without those behind a participle of the first: "watches made by Alpha, a maker of systems"."""
    first = subjects[0] if subjects else None
    return [
        one
        for one in subjects
        if first is None or not any(word.tag_ in ("VBN", "VBG") for word in one.doc[first.i + 1 : one.i])
    ]


def ends_time_before(child: Token, analysis: Analysis) -> bool:
    """Return whether a number before a noun ends the time before it: "In the six months to July 27 profit rose"."""
    before = child.doc[max(0, child.left_edge.i - 1)]
    is_out = before.i < child.left_edge.i and before not in child.head.subtree
    return child.dep_ == "nummod" and is_out and analysis.is_time(before) and analysis.is_time(child)


def end_of(clause: Token) -> int:
    """Return where the first phrase behind a participle ends: without it nothing is said."""
    behind = [one for one in children(clause, *PASSIVE_COMPLEMENTS) if one.i > clause.i]
    return behind[0].right_edge.i if behind else clause.i


def is_behind(child: Token, verb: Token) -> bool:
    """Return whether a phrase with a preposition stands behind its verb."""
    return child.dep_ == "obl" and child.i > verb.i


def keep_marks(clause: Token, words: Words, path: Path) -> None:
    """Keep the prepositions of a clause with "-ing", and "whether"."""
    for mark in children(clause, "mark"):
        is_asked_for = mark.lower_ in COMPLETING and (clause.tag_ == "VBG" or bool(children(clause, "aux")))
        if is_asked_for or mark.lower_ == "whether":
            words.kept[mark.i] = path


def keep_case(noun: Token, words: Words, path: Path) -> None:
    """Keep the prepositions right before a phrase: none that a left out time had."""
    marks = [part for mark in children(noun, "case") for part in (mark, *children(mark, "fixed")) if mark.i < noun.i]
    for before, mark in zip([*marks[1:], None], marks, strict=False):
        if before is None or before.i == mark.i + 1:
            words.kept[mark.i] = path
