"""What a headline leaves out: times, asides, who says so, datelines."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import cues_at
from kg.extract.grammar import DASHES, case_of, children
from kg.extract.headlines.whole import (
    LENGTHS,
    ends_time,
    is_added_phrase,
    is_beyond,
    is_negated,
    is_term,
)

APART = frozenset({",", "—", "–", "(", ";", ":"})
BRACKETS = frozenset({"(", "["})
RELATIVE = ("WDT", "WP", "WP$")
OCCASIONS = frozenset("after before since until during following amid without because despite especially".split())
"""Prepositions of what else was when it happened."""
EXAMPLES = frozenset({"such as", "including", "thanks to", "owing to", "due to", "because of", "as well as"})
"""Prepositions of examples and reasons."""
PARTS_OF_TIME = frozenset("course end middle beginning start hour hours eve day time moment period rest outset".split())
SPOKEN = "attribution"
TOLD_IN = frozenset({"in", "by", "through", "via", "per"})
"""Prepositions before a noun of saying that tells where it was said: "in a statement", not "turned on a claim"."""
DATELINE = 14
"""How many tokens a dateline may have."""


def is_apart(child: Token) -> bool:
    """Return whether a comma, dash or bracket stands before a phrase: it only adds something."""
    first = child.left_edge.i
    return child.doc[first].text in APART or child.doc[max(0, first - 1)].text in APART


def is_of_cleft(child: Token, verb: Token) -> bool:
    """Return whether a copula stands before the clause that it leads to: "all it said was that sales would fall"."""
    return child.dep_ == "cop" and any(mark.lower_ == "that" and mark.i > child.i for mark in children(verb, "mark"))


def is_left_out(child: Token, verb: Token, analysis: Analysis) -> bool:
    """Return whether a phrase adds nothing, or belongs elsewhere; not until when something is not so."""
    return is_beyond(child, verb) or (not is_term(child, verb) and _adds(child, verb, analysis))


def _adds(child: Token, verb: Token, analysis: Analysis) -> bool:
    """Whether a phrase is a relative pronoun, a second object without "and", a time or an aside."""
    if child.dep_ == "obj":
        is_out = child.tag_ in RELATIVE and child.i < verb.i
        is_out = is_out or is_dateline(child, analysis) or _is_apposed(child, verb)
        return is_out or _is_second(child, [one for one in children(verb, "obj") if not analysis.is_time(one)])
    if child.doc[child.left_edge.i].text in BRACKETS or child.doc[child.left_edge.i - 1].text in BRACKETS:
        return True
    if child.dep_ in ("obl:unmarked", "obl:npmod") and child.i < verb.i:
        return True
    if _follows_thanks(child) or ends_time(child, verb, analysis) or is_added_phrase(child, verb):
        return True
    if child.dep_ in ("xcomp", "cop", "iobj") or is_measure(child, verb):
        return False
    is_time = analysis.is_time(child) and not (is_negated(verb) and child.i > verb.i)
    return is_time or _is_part_of_time(child, analysis) or is_aside(child, analysis)


def _is_second(child: Token, objects: list[Token]) -> bool:
    """Whether an object stands behind another one that is no time."""
    first = objects[0] if objects else child
    is_symbol = child.tag_ == "$" and child.i == first.i + 1  # "$ US490"
    start = next((one for one in child.subtree if one.pos_ not in ("ADV", "DET", "ADP")), child)
    is_next = child.left_edge.i == first.right_edge.i + 1
    is_number = (start.like_num or start.is_currency) and not is_apart(child)
    is_amount = is_next and is_number  # "costs the city about 400 euros"
    is_part = case_of(child) == "of" and child.left_edge.i == first.right_edge.i + 1  # "tested 40 of the 90 cars"
    between = child.doc[first.i + 1 : child.left_edge.i]
    is_name = child.pos_ == "PROPN" and len(between) <= 1 and all(one.pos_ in ("NOUN", "ADV", "ADJ") for one in between)
    return child != first and not (is_symbol or is_amount or is_part or is_name)


def _is_apposed(child: Token, verb: Token) -> bool:
    """Whether an object only describes the phrase before its comma: "sued for 96 million, the sum it had lost"."""
    between = verb.doc[verb.i + 1 : child.left_edge.i + 1]
    has_other = any(verb.i < one.i < child.left_edge.i for one in children(verb, "obl", "obj"))
    return is_apart(child) and has_other and sum(one.text == "," for one in between) == 1


def is_measure(child: Token, verb: Token) -> bool:
    """Return whether a length of time right behind a verb is what it gives or takes: "faces up to 20 years"."""
    if child.lemma_.lower() not in LENGTHS or not children(child, "nummod") or children(verb, "obj"):
        return False
    start = min(one.i for one in children(child, "nummod"))
    between = child.doc[verb.i + 1 : start]
    return child.i > verb.i and all(one.lower_ in ("up", "to", "at", "least", "about", "nearly") for one in between)


def _is_part_of_time(child: Token, analysis: Analysis) -> bool:
    """Whether a phrase only tells when, whatever stands inside: "in the course of 2022", "at the time"."""
    inside = children(child, "nmod", "nummod", "nmod:poss", "appos")
    if case_of(child) == "by" and inside and all(analysis.is_time(one) and case_of(one) == "of" for one in inside):
        return True  # "by the tail end of 2024"
    if child.lemma_.lower() not in PARTS_OF_TIME or case_of(child) not in ("in", "at", "on", "by", "from", "over"):
        return False
    return all(analysis.is_time(one) for one in inside) or child.lemma_.lower() in ("day", "eve")


def is_aside(child: Token, analysis: Analysis) -> bool:
    """Return whether a phrase only says who says so, or what else was then."""
    if child.dep_ in ("obl:unmarked", "obl:npmod"):
        return is_apart(child) or not any(token.like_num for token in child.subtree)
    if child.dep_ not in ("obl", "nmod"):
        return False
    tellers = [*([child] if case_of(child) in TOLD_IN else []), *children(child, "case")]
    cues = (cue.kind for part in tellers for cue in cues_at(part, analysis.ontology))
    return SPOKEN in cues or case_of(child) in OCCASIONS | EXAMPLES


def _follows_thanks(child: Token) -> bool:
    """Whether a preposition goes with a noun before it that the parse holds apart: "thanks to", "due to"."""
    first = child.left_edge.i
    return child.dep_ == "obl" and first > 0 and child.doc[first - 1].lower_ in ("thanks", "due", "owing", "according")


def is_dateline(token: Token, analysis: Analysis) -> bool:
    """Return whether a name is only the capitals of a dateline that the parser took for a subject."""
    found = analysis.mention_at(token)
    if found is None or token.i - token.sent.start > DATELINE:
        return False
    name = found[1].span.within(analysis.document.text)
    before = [other for other in token.doc[token.sent.start : token.i + 1] if other.is_alpha]
    is_loud = name.isupper() and all(other.is_upper for other in before) and len(name) > len("USSR")
    return is_loud and any(other.text in DASHES for other in token.doc[token.i : token.sent.start + DATELINE + 1])
