"""Pronouns that stand for no name: expletives, people and things that the text does not name.

A wrong antecedent makes an event wrong, a missing one only leaves it poorer; so each of these rules says no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.grammar import children, conjuncts, is_plural, subjects, verb_of

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
PEOPLE_STAND = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj")
THINGS_STAND = ("nsubj", "nsubj:pass", "obj")
IDIOMS = frozenset({"put", "make", "get", "find", "have", "hit"})
"""Verbs whose "it" means nothing: "make it happen", "as one employee put it"."""
POSSESSIVE, PLURAL = ("its", "their"), ("they", "their", "them")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns without a name that can act, and who is mentioned at a token."""

    acting: frozenset[str]
    """Bodies, companies and people: whose `its` may be theirs."""
    people: frozenset[str]
    entity_at: Callable[[Token], int | None]


def stands_for_nobody(token: Token, nouns: Nouns) -> bool:
    """Return whether a pronoun is an expletive, or stands for something that has no name."""
    form = token.lower_
    if form in PLURAL:
        return _has_nearer_plural(token, nouns)
    if form == "its":
        return _is_owned_by_nameless(token, nouns)
    if form == "it":
        return (
            _is_idiom(token)
            or _tells_of_event(token, nouns)
            or _follows_thing(token, nouns)
            or _takes_up_nameless(token, nouns)
        )
    return False


def is_expletive(token: Token) -> bool:
    """Return whether a pronoun is no pronoun: the dummy subject, or "IT"."""
    is_dummy = token.dep_ == "expl" or (token.lower_ == "it" and token.head.pos_ in ("ADJ",))
    is_trade = token.text == "IT" and not token.sent.text.isupper()
    return is_dummy or is_trade


def _is_idiom(token: Token) -> bool:
    verb = token.head
    is_object = token.dep_ == "obj" and verb.lemma_.lower() in IDIOMS
    return is_object and bool(children(verb, "xcomp", "ccomp", "mark", "advmod"))


def _tells_of_event(token: Token, nouns: Nouns) -> bool:
    """Whether "it" is said to be something that no company or person is: "It was the first strike since 2011"."""
    noun = token.head
    is_named = token.dep_ in SUBJECTS and noun.pos_ == "NOUN" and bool(children(noun, "cop"))
    return is_named and noun.lemma_.lower() not in nouns.acting | nouns.people


def _has_nearer_plural(token: Token, nouns: Nouns) -> bool:
    """Whether people or things without a name are nearer than the last name: "families of victims … their"."""
    start = token.sent.start
    start = token.doc[start - 1].sent.start if start else start
    for earlier in reversed(token.doc[start : token.i]):
        if nouns.entity_at(earlier) is not None and earlier.dep_ in (*SUBJECTS, "obj", "conj"):
            return False
        if earlier.pos_ != "NOUN" or not is_plural(earlier):
            continue
        is_people = earlier.lemma_.lower() in nouns.people and earlier.dep_ in PEOPLE_STAND
        if is_people or earlier.dep_ in SUBJECTS:
            return True
    return False


def _is_owned_by_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether "its" is the subject's, and that has no name: "the agency gave its final numbers"."""
    verb = verb_of(token.head)
    above = [one for one in subjects(verb) or children(verb, *SUBJECTS) if one != token.head]
    if not above or any(token in one.subtree for one in above):
        return False
    return all(_is_nameless_actor(one, nouns) for subject in above for one in conjuncts(subject))


def _is_nameless_actor(noun: Token, nouns: Nouns) -> bool:
    is_plain = noun.pos_ == "NOUN" and nouns.entity_at(noun) is None and not is_plural(noun)
    named = any(
        nouns.entity_at(child) is not None for child in children(noun, "appos", "flat", "nmod:poss", "compound")
    )
    return is_plain and not named and noun.lemma_.lower() in nouns.acting


def _follows_thing(token: Token, nouns: Nouns) -> bool:
    """Whether the clause or sentence before is about a thing without a name: "The bridge fell. It was old."."""
    start = token.sent.start
    inside = [one for one in token.doc[start : token.i] if one.dep_ in SUBJECTS and one.head != token.head]
    if inside and token.dep_ == "obj":
        return all(_is_thing(one, nouns) for one in inside) and token.head.dep_ in ("conj", "parataxis", "advcl")
    if token.i != start or token.dep_ not in SUBJECTS or not start:
        return False
    before = [one for one in token.doc[start - 1].sent if one.dep_ in SUBJECTS]
    return bool(before) and all(_is_thing(one, nouns) for one in before)


def _takes_up_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether "it" begins a clause beside one whose subject has no name: "The office did what it must: it …"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ not in ("parataxis", "conj"):
        return False
    above = [one for one in children(verb.head, *SUBJECTS) if one.i < token.i]
    return bool(above) and all(_is_thing(one, nouns) or _is_nameless_actor(one, nouns) for one in above)


def _is_thing(noun: Token, nouns: Nouns) -> bool:
    return (
        noun.pos_ == "NOUN"
        and nouns.entity_at(noun) is None
        and not is_plural(noun)
        and noun.lemma_.lower() not in nouns.people
        and not any(nouns.entity_at(child) is not None for child in children(noun, "nmod:poss", "nmod"))
    )
