"""Who fills the roles of an event: grammar rows in order of strength, filler types as tie-breakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import GrammarWords, fillers, grammar_words, verb_of
from kg.model.mention import Argument, MentionKind
from kg.ontology.terms import Role

THING = ("", "schema:Thing")
OWN_ROW = 1.0
INHERITED_ROW = 0.8
WRONG_TYPE = -0.6
"""Added when the filler is an entity of another type than the role's range asks for."""
INTRANSITIVE_ROW = 0.7
"""A subject that can be the agent is the agent: "Alpha expands" against "the app launched"."""
NO_ENTITY = -0.3
METONYMY = -0.2
"""Added when an organisation is only meant by its people."""
STANDING_FOR = ("kg:agent", "kg:speaker")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that may fill a role."""

    role: Role
    token: Token
    entity: int | None
    score: float
    rank: int


def fill(head: Token, roles: Sequence[Role], analysis: Analysis) -> tuple[Argument, ...]:
    """Return the arguments of an event whose head is a token, best candidates first, no filler twice."""
    words = grammar_words(analysis.ontology)
    found = [candidate for role in roles for candidate in _candidates(head, role, analysis, words)]
    found.sort(key=lambda candidate: (-candidate.score, candidate.rank, candidate.token.i, candidate.role.name))
    taken: dict[int, str] = {}
    arguments: list[Argument] = []
    for candidate in found:
        key = candidate.token.i
        known = taken.get(key)
        if known is not None or candidate.score <= 0:
            continue
        taken[key] = candidate.role.name
        arguments.append(_argument(candidate, analysis))
    return tuple(sorted(arguments, key=lambda argument: (argument.span, argument.role)))


def _argument(candidate: Candidate, analysis: Analysis) -> Argument:
    mention = analysis.mention_at(candidate.token)
    span = mention[1].span if mention else char_span(candidate.token)
    return Argument(
        role=candidate.role.thematic,
        span=span,
        entity=candidate.entity,
        domain_role=candidate.role.name,
        score=round(candidate.score, 2),
    )


def _candidates(head: Token, role: Role, analysis: Analysis, words: GrammarWords) -> Iterator[Candidate]:
    own = set(role.own_grammar)
    for rank, row in enumerate(role.grammar):
        for token in fillers(head, row, words):
            filler = _referent(token, analysis)
            score = OWN_ROW if row in own else INHERITED_ROW
            if row == "nsubj:intransitive":
                score = INTRANSITIVE_ROW
            if analysis.entity_at(filler) is None and role.thematic in STANDING_FOR:
                filler = _owner(token, analysis)
                score += METONYMY
            entity = analysis.entity_at(filler)
            score += _fit(entity, role, analysis)
            yield Candidate(role, filler, entity, score, rank)


def _referent(token: Token, analysis: Analysis) -> Token:
    """Return the token of the entity meant by a phrase: "employees of Alpha" is not Alpha, "the unit" is."""
    if analysis.entity_at(token) is not None:
        return token
    for child in token.children:
        if child.dep_ in ("appos", "flat") and analysis.entity_at(child) is not None:
            return child
    return token


def _owner(token: Token, analysis: Analysis) -> Token:
    """Return the organisation that its people stand for: "Alpha executives", "the management of Alpha"."""
    for child in token.children:
        if child.dep_ not in ("compound", "nmod:poss", "nmod"):
            continue
        index = analysis.entity_at(child)
        if index is not None and analysis.ontology.is_a(analysis.entities[index].type, "schema:Organization"):
            return child
    return token


def _fit(entity: int | None, role: Role, analysis: Analysis) -> float:
    if entity is None:
        return NO_ENTITY
    if not role.ranges or any(name in THING for name in role.ranges):
        return 0.0
    kind = analysis.entities[entity].type
    return 0.0 if any(analysis.ontology.is_a(kind, wanted) for wanted in role.ranges) else WRONG_TYPE


def near_place(head: Token, analysis: Analysis) -> Argument | None:
    """Return a place that stands in the event's clause with a preposition of place, or None."""
    from kg.extract.grammar import case_of

    clause = verb_of(head)
    for token in clause.subtree:
        index = analysis.entity_at(token)
        if index is None or verb_of(token) != clause:
            continue
        is_place = analysis.ontology.is_a(analysis.entities[index].type, "schema:Place")
        if is_place and case_of(token) in ("in", "at", "across", "throughout", "near"):
            mention = analysis.mention_at(token)
            if mention and mention[1].kind is MentionKind.NAME:
                return Argument("kg:place", mention[1].span, index, "kg:place", 0.5)
    return None
