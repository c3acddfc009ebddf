"""Who fills the roles of an event: grammar rows in order of strength, filler types as tie-breakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import (
    DASHES,
    GrammarWords,
    case_of,
    children,
    conjuncts,
    fillers,
    grammar_words,
    is_plural,
    undergone,
    verb_of,
)
from kg.model.mention import Argument, MentionKind
from kg.ontology.terms import Role

THING = ("", "schema:Thing")
OWN_ROW = 1.0
INHERITED_ROW = 0.8
WRONG_TYPE = -0.6
"""Added when the filler is an entity of another type than the role's range asks for."""
NO_PLACE = -2.0
"""Added when what is no place, or nobody, stands where a place or a person is asked for."""
SURE = 0.6
"""From which score on an organisation is surely one."""
INTRANSITIVE_ROW = 0.7
"""A subject that can be the agent is the agent: "Alpha expands" against "the app launched"."""
NO_ENTITY = -0.3
METONYMY = -0.2
"""Added when an organisation is only meant by its people."""
UNDERGOING = -0.3
"""Added for a subject as agent of what it undergoes: "Alpha received a fine"."""
STANDING_FOR = ("kg:agent", "kg:speaker")
NAMED_KIND, PERSON, OUTLET = "schema:Product", "schema:Person", "schema:NewsMediaOrganization"
ORGANIZATION = "schema:Organization"
ACTING = ("kg:bodyNoun", "kg:firmNoun", "kg:personNoun")
PLACE, SPEAKER = "kg:place", "kg:speaker"
LOCATING = frozenset({"in", "at", "across", "throughout", "within", "near"})
DATELINE = 14
"""How many tokens a dateline may have."""


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
        base = INTRANSITIVE_ROW if row == "nsubj:intransitive" else OWN_ROW if row in own else INHERITED_ROW
        if row == "nsubj" and role.thematic in STANDING_FOR and undergone(head, words) is not None:
            base += UNDERGOING
        for token in fillers(head, row, words):
            for filler, score in _meant(token, base, role, analysis):
                entity = analysis.entity_at(filler)
                if not _is_no_filler(filler, analysis) and not _is_mere_place(entity, row, role, analysis):
                    yield Candidate(role, filler, entity, score + _fit(entity, role, analysis), rank)
    if role.thematic == SPEAKER:
        yield from _outlets(head, role, analysis, words)


def _outlets(head: Token, role: Role, analysis: Analysis, words: GrammarWords) -> Iterator[Candidate]:
    """Yield the outlets in which something stands: "a story in the Daily Post"."""
    for token in fillers(head, "nmod/in", words):
        entity = analysis.entity_at(token)
        if entity is not None and analysis.is_of(entity, OUTLET):
            yield Candidate(role, token, entity, INHERITED_ROW, len(role.grammar))


def _meant(token: Token, score: float, role: Role, analysis: Analysis) -> Iterator[tuple[Token, float]]:
    """Yield who may be meant by a phrase, and how sure that is."""
    for referent in _referents(token, analysis):
        if analysis.entity_at(referent) is not None:
            yield referent, score
        elif role.thematic in STANDING_FOR:
            yield _owner(token, analysis), score + METONYMY
        else:
            yield _inner(token, role, analysis), score + METONYMY


def _referents(token: Token, analysis: Analysis) -> list[Token]:
    """Return the tokens of the entities meant by a phrase: "employees of Alpha" is not Alpha, "the unit" is.

    "The ferry operators Alpha and Beta" are both.
    """
    if analysis.entity_at(token) is not None:
        return [token]
    named = [child for child in children(token, "appos", "flat") if analysis.entity_at(child) is not None]
    if not named and token.dep_ == "appos" and analysis.entity_at(token.head) is not None:
        return [token.head]
    if not named:
        return [token]
    all_named = (one for child in named for one in conjuncts(child))
    return list(dict.fromkeys(one for one in all_named if analysis.entity_at(one) is not None))


def _owner(token: Token, analysis: Analysis) -> Token:
    """Return the organisation that its people stand for: "Alpha executives", "the management of Alpha".

    One of its people does not: "an engineer of Alpha".
    """
    lists = analysis.ontology.word_lists
    people = analysis.ontology.entity_types[PERSON]
    noun = (token.lemma_.lower(),)
    is_person = noun in people.head_nouns | people.job_nouns or noun in lists.get("kg:personNoun", ())
    is_one = not is_plural(token) or bool(children(token, "nummod"))
    if is_person and is_one and noun not in lists.get("kg:standingNoun", ()):
        return token
    for child in token.children:
        if child.dep_ not in ("compound", "nmod:poss", "nmod"):
            continue
        index = analysis.entity_at(child)
        if index is not None and analysis.ontology.is_a(analysis.entities[index].type, "schema:Organization"):
            return child
    return token


def _inner(token: Token, role: Role, analysis: Analysis) -> Token:
    """Return the name before a kind of thing: "the Lumo hatchback", "83,000 Kick 4 scooters"."""
    for child in token.children:
        index = analysis.entity_at(child)
        if child.dep_ not in ("compound", "nmod", "nmod:desc") or index is None or case_of(child):
            continue
        if _fit(index, role, analysis) == 0 and analysis.ontology.is_a(analysis.entities[index].type, NAMED_KIND):
            return child
    return token


def _is_no_filler(token: Token, analysis: Analysis) -> bool:
    """Whether a token dates the event or stands in a dateline ("LEEDS, 3 May (Wire) —")."""
    return analysis.is_time(token) or _is_dateline(token, analysis)


def _is_mere_place(entity: int | None, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether a place stands where somebody or something is asked for: "laid off 300 workers in Spain"."""
    if entity is None or row.rpartition("/")[2] not in LOCATING or _fit(entity, role, analysis) == 0:
        return False
    return analysis.ontology.is_a(analysis.entities[entity].type, "schema:Place")


def _is_dateline(token: Token, analysis: Analysis) -> bool:
    start = token.sent.start
    if token.i - start > DATELINE or analysis.entity_at(token) is None:
        return False
    dash = next((other.i for other in token.doc[token.i : start + DATELINE] if other.text in DASHES), None)
    if dash is None or token.doc[dash].nbor(-1 if dash else 0).whitespace_ == "":
        return False
    return all(other.pos_ != "VERB" for other in token.doc[start:dash]) and _is_place(token, analysis)


def _is_place(token: Token, analysis: Analysis) -> bool:
    index = analysis.entity_at(token)
    if index is None:
        return False
    return token.is_upper or analysis.ontology.is_a(analysis.entities[index].type, "schema:Place")


def _fit(entity: int | None, role: Role, analysis: Analysis) -> float:
    if entity is None:
        return NO_ENTITY
    if not role.ranges or any(name in THING for name in role.ranges):
        return 0.0
    kind = analysis.entities[entity].type
    if role.thematic == PLACE and not analysis.is_of(entity, "schema:Place"):
        return NO_PLACE
    if role.ranges == (PERSON,) and analysis.is_of(entity, ORGANIZATION) and analysis.entities[entity].score >= SURE:
        return NO_PLACE
    return 0.0 if any(analysis.ontology.is_a(kind, wanted) for wanted in role.ranges) else WRONG_TYPE


def near_place(head: Token, analysis: Analysis) -> Argument | None:
    """Return a place that stands in the event's clause with a preposition of place, or None."""
    clause = verb_of(head)
    for token in (*clause.subtree, *_where(clause)):
        index = analysis.entity_at(token)
        if index is None or (verb_of(token) != clause and clause not in token.children):
            continue
        is_place = analysis.ontology.is_a(analysis.entities[index].type, "schema:Place")
        if _is_in_a_participant(token, clause, analysis):
            continue
        if is_place and case_of(token) in ("in", "at", "across", "throughout", "near"):
            mention = analysis.mention_at(token)
            if mention and mention[1].kind is MentionKind.NAME:
                return Argument("kg:place", mention[1].span, index, "kg:place", 0.5)
    return None


def _where(clause: Token) -> list[Token]:
    """Return the place that a clause with "where" tells of: "In Leeds, where it closed a plant"."""
    is_relative = clause.dep_ in ("acl:relcl", "advcl:relcl", "acl")
    return [clause.head] if is_relative and any(c.lower_ == "where" for c in children(clause, "advmod", "obl")) else []


def _is_in_a_participant(token: Token, clause: Token, analysis: Analysis) -> bool:
    """Whether a place belongs to who does it, not to where it is done: "Police in Leeds said".

    Where a thing is that something befalls, there it happens: "A dam in the Alva valley burst".
    """
    current = token
    while current.head not in (clause, current):
        current = current.head
    is_inside = current != token and current.dep_ in ("nsubj", "nsubj:pass", "obl:agent")
    return is_inside and not _is_thing(current, analysis)


def _is_thing(noun: Token, analysis: Analysis) -> bool:
    kinds = (analysis.ontology.entity_types[name] for name in (PERSON, "schema:Organization"))
    acting = {words[-1] for kind in kinds for words in (*kind.head_nouns, *kind.job_nouns, *kind.unit_nouns)}
    acting |= {words[-1] for name in ACTING for words in analysis.ontology.word_lists.get(name, ())}
    is_plain = noun.pos_ == "NOUN" and analysis.entity_at(noun) is None
    return is_plain and noun.lemma_.lower() not in acting
