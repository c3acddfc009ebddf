"""Headlines for event mentions: names in place of pronouns, verb group, object; no time, no asides."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children, counting_head, grammar_words, is_passive, objects
from kg.model.mention import Argument

LONGEST = 90
ACTORS = ("kg:agent", "kg:speaker")
VERB_GROUP = ("aux", "aux:pass", "cop", "compound:prt")
NOUN_GROUP = ("compound", "amod", "nummod", "flat", "nmod:desc")
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def phrase(head: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    """Return a short headline of an event, or '' when nothing but its trigger is known."""
    if head.pos_ in ("VERB", "AUX") or children(head, "cop"):
        words = _clause(head, arguments, analysis)
    else:
        words = _nominal(head, arguments, analysis)
    text = " ".join(word for word in words if word)
    return text[:1].upper() + text[1:] if len(text) <= LONGEST and len(text.split()) > 1 else ""


def _names(arguments: tuple[Argument, ...], analysis: Analysis, *roles: str) -> list[str]:
    found = [a for a in arguments if a.role in roles and a.entity is not None]
    return list(dict.fromkeys(analysis.entities[a.entity].name for a in found if a.entity is not None))


def _clause(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> list[str]:
    actors, affected = _names(arguments, analysis, *ACTORS), _names(arguments, analysis, "kg:affected")
    places = _names(arguments, analysis, "kg:place")
    group = _verb_group(verb)
    if is_passive(verb):
        subject, rest = affected[:1], [f"by {actors[0]}"] if actors else []
    else:
        subject, rest = actors[:1], [_object(verb, affected, analysis)]
        if not subject and affected:
            subject, rest = affected[:1], []
    where = [f"in {places[0]}"] if places and not any(places[0] in part for part in (*subject, *rest)) else []
    return [*subject, group, *rest, *where]


def _verb_group(verb: Token) -> str:
    parts = [verb, *children(verb, *VERB_GROUP)]
    parts += [child for child in children(verb, "advmod") if child.lower_ in NEGATIONS]
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        marks = children(verb, "mark")
        parts += [verb.head, *children(verb.head, *VERB_GROUP), *marks]
    return " ".join(token.text for token in sorted(set(parts), key=lambda token: token.i))


def _object(verb: Token, affected: list[str], analysis: Analysis) -> str:
    for token in objects(verb):
        if analysis.entity_at(token) is None and token.pos_ in ("NOUN", "PROPN", "NUM"):
            return _noun_group(token)
    return " and ".join(affected[:2])


def _noun_group(noun: Token) -> str:
    tokens = {noun}
    for child in noun.children:
        if child.dep_ in NOUN_GROUP and child.i < noun.i:
            tokens |= {t for t in child.subtree if t.dep_ not in ("punct", "det")}
    return " ".join(token.text for token in sorted(tokens, key=lambda token: token.i))


def _nominal(noun: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> list[str]:
    top = counting_head(noun, grammar_words(analysis.ontology))
    group = _noun_group(noun) if top == noun else f"{_noun_group(top)} of {_noun_group(noun)}"
    actors, affected = _names(arguments, analysis, *ACTORS), _names(arguments, analysis, "kg:affected")
    places = [f"in {name}" for name in _names(arguments, analysis, "kg:place")[:1] if name not in group]
    whose = [f"{actors[0]}:"] if actors and actors[0] not in group else []
    what = [f"at {affected[0]}"] if affected and affected[0] not in group else []
    return [*whose, group, *what, *places]
