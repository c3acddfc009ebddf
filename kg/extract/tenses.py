"""In which tense a word stands, by its form and its auxiliaries."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import children
from kg.model.mention import Tense

FUTURE_WORDS = frozenset({"will", "shall", "'ll", "’ll", "wo"})
PERFECT_WORDS = ("have", "'ve", "’ve")
DREAMING = frozenset({"would", "'d", "’d", "could", "may", "might", "should", "must", "can"})


def own_tense(token: Token) -> Tense:
    """Return the tense of a word by its form and its auxiliaries, if it has one."""
    helpers = [token, *(one for one in children(token, "aux", "aux:pass", "cop") if one.i < token.i)]
    forms = {helper.tag_ for helper in helpers}
    if any(helper.lower_ in FUTURE_WORDS for helper in helpers) or _going_to(token):
        return Tense.FUTURE
    if "VBD" in forms:
        return Tense.PAST
    has_perfect = any(helper.lemma_ == "have" and helper != token for helper in helpers)
    is_participle = token.tag_ == "VBN" and token.dep_ in ("acl", "amod") and not is_infinitive(token)
    if has_perfect or is_participle:
        return Tense.PAST
    if forms & {"VBZ", "VBP"}:
        return Tense.PRESENT
    return Tense.NONE


def is_infinitive(verb: Token) -> bool:
    """Return whether a verb is an infinitive with "to": "to close", "to be bought"."""
    forms = {verb.tag_, *(one.tag_ for one in children(verb, "aux:pass"))}
    return "VB" in forms and any(child.lower_ == "to" for child in children(verb, "mark", "aux"))


def _going_to(token: Token) -> bool:
    return token.dep_ == "xcomp" and token.head.lower_ == "going" and bool(children(token.head, "aux"))


def is_perfect(verb: Token) -> bool:
    """Return whether a verb is in the perfect after another auxiliary: "would have closed"."""
    return any(aux.lower_ in PERFECT_WORDS for aux in children(verb, "aux"))


def may_come(verb: Token) -> bool:
    """Return whether a verb tells what is, will be or could be, not what was."""
    auxiliaries = {aux.lower_ for aux in children(verb, "aux")}
    return own_tense(verb) in (Tense.FUTURE, Tense.PRESENT) or bool(auxiliaries & DREAMING)
