"""Who fills the roles of an event: grammar rows in order of strength, filler types as tie-breakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.events.barred import SURE, is_barred
from kg.extract.fillers import INFORMING, JOINING, fillers, moves_doors, undergone
from kg.extract.grammar import (
    GrammarWords,
    case_of,
    children,
    grammar_words,
    light_verb,
    phrases,
)
from kg.extract.reference.referents import belonging, is_done_by_somebody, is_person, leader_of, owner_of, referents
from kg.model.mention import Argument
from kg.ontology.terms import Role

THING = ("", "schema:Thing")
OWN_ROW = 1.0
INHERITED_ROW = 0.8
WRONG_TYPE = -0.6
"""Added when the filler is an entity of another type than the role's range asks for."""
NO_PLACE = -2.0
"""Added when what is no place, or nobody, stands where a place or a person is asked for."""
INTRANSITIVE_ROW = 0.7
"""A subject that can be the agent is the agent: "Alpha expands" against "the app launched"."""
OWNED = -0.4
"""Added when it is done only to something of somebody's."""
NO_ENTITY = -0.3
METONYMY = -0.2
"""Added when an organisation is only meant by its people."""
UNDERGOING = -0.3
"""Added for a subject as agent of what it undergoes: "Alpha received a fine"."""
STANDING_FOR = ("kg:agent", "kg:speaker")
NAMED_KIND, PERSON, OUTLET = "schema:Product", "schema:Person", "schema:NewsMediaOrganization"
ORGANIZATION = "schema:Organization"
EVENT = "kg:Event"
AFFECTED, AUTHORITY = "kg:affected", "kg:authority"
ANNOUNCED, ADDRESSEE = "kg:announced", "kg:addressee"
OWNED_SUBJECT = "nsubj:pass>nmod:poss"
"""Whose it is said to be, who announces it if nobody else does: "Alpha's plan was announced"."""
REJECTING = frozenset({"reject", "decline", "rebuff", "spurn"})
"""Verbs whose subject does not do what their object names: "rejected the bid"."""
OWN_ROWS, VERB_ROWS = ("nmod:poss", "nmod/of"), ("obl:agent", "obl/by")
"""Rows of who is said beside a noun to do it, and of who does what its verb says."""
DONE_TO = ("obj", "nsubj:pass", "nsubj:intransitive")
PLACE, SPEAKER, OTHER = "kg:place", "kg:speaker", "kg:other"
LOCATING = frozenset({"in", "at", "across", "throughout", "within", "near"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that may fill a role."""

    role: Role
    token: Token
    entity: int | None
    score: float
    rank: int
    is_owner: bool = False
    """Whether it is only the owner of what something is done to."""
    row: str = ""


def fill(head: Token, roles: Sequence[Role], analysis: Analysis) -> tuple[Argument, ...]:
    """Return the arguments of an event whose head is a token, best candidates first, no filler twice."""
    words = grammar_words(analysis.ontology)
    found = [candidate for role in roles for candidate in _candidates(head, role, analysis, words)]
    found = list(_without_bystanders(_without_tellers(head, found), analysis))
    found.sort(key=lambda candidate: (-candidate.score, candidate.rank, candidate.token.i, candidate.role.name))
    taken: set[int] = set()
    entities: set[int] = set()
    filled: set[tuple[int, str]] = set()
    arguments: list[Argument] = []
    for candidate in sorted(found, key=lambda one: one.is_owner):
        if candidate.is_owner and not entities and not is_done_by_somebody(head, analysis):
            break  # that alone makes no event of it
        key = candidate.token.i
        is_known = key in taken or (candidate.is_owner and candidate.entity in entities)
        is_known = is_known or (candidate.entity is not None and (candidate.entity, candidate.role.thematic) in filled)
        if is_known or candidate.score <= 0 or _is_other_part(candidate, arguments):
            continue
        taken.add(key)
        if candidate.entity is not None:
            entities.add(candidate.entity)
            filled.add((candidate.entity, candidate.role.thematic))
        arguments.append(_argument(candidate, analysis))
    return tuple(sorted(arguments, key=lambda argument: (argument.span, argument.role)))


def _without_tellers(head: Token, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates but those who only tell of what others do: "Roe's departure was announced by Alpha"."""
    own = {one.role.thematic for one in found if one.row in OWN_ROWS and one.entity is not None and one.score > 0}
    for one in found:
        is_verbs = head.pos_ == "NOUN" and one.row in VERB_ROWS
        if not (is_verbs and one.role.thematic in own):
            yield one


def _without_bystanders(found: Iterable[Candidate], analysis: Analysis) -> Iterator[Candidate]:
    """Yield the candidates but what is nobody where somebody has a role of persons: "Alpha PC and print chief Roe"."""
    listed = list(found)
    held = {
        one.role.name
        for one in listed
        if one.role.ranges == (PERSON,) and one.entity is not None and analysis.is_of(one.entity, PERSON)
    }
    for one in listed:
        if one.role.name not in held or one.entity is None or analysis.is_of(one.entity, PERSON):
            yield one


def _is_other_part(candidate: Candidate, known: list[Argument]) -> bool:
    """Whether who is found has a part in the event already, and does not do it to itself."""
    is_again = candidate.entity is not None and any(one.entity == candidate.entity for one in known)
    return is_again and not candidate.token.lower_.endswith(("self", "selves"))


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
    for rank, row in enumerate(_rows_of(role, head)):
        is_opened = row == "nsubj" and role.thematic == STANDING_FOR[0] and moves_doors(head)
        if is_opened or _is_barred(head, row, role, analysis, words):
            continue
        base = INTRANSITIVE_ROW if row == "nsubj:intransitive" else OWN_ROW if row in own else INHERITED_ROW
        if row == "nsubj" and role.thematic in STANDING_FOR and undergone(head, words) is not None:
            base += UNDERGOING
        for token in fillers(head, row, words):
            owners = _owned(token, row, base, role, analysis)
            for filler, score in (*_meant(token, base, role, analysis, head=head), *owners):
                entity = analysis.entity_at(filler)
                if is_barred(filler, head, row, role, analysis) or _is_mere_place(entity, row, role, analysis):
                    continue
                is_owner = (filler, score) in owners
                yield Candidate(role, filler, entity, score + _fit(entity, role, analysis), rank, is_owner, row)
    if role.thematic == SPEAKER:
        yield from _outlets(head, role, analysis, words)


def _rows_of(role: Role, head: Token) -> tuple[str, ...]:
    """Return the rows of a role, with the owner of what somebody else does: "Alpha's takeover by Beta"."""
    is_done_to = role.thematic == AFFECTED and OWN_ROWS[0] not in role.grammar and _is_done_by(head)
    return (*role.grammar, OWN_ROWS[0]) if is_done_to else role.grammar


def _is_done_by(noun: Token) -> bool:
    """Whether a phrase after a noun tells who does what it names, so that its owner does not."""
    doers = phrases(noun, "by", "nmod") if noun.pos_ == "NOUN" else []
    return any(one.pos_ in ("NOUN", "PROPN") for one in doers) and bool(children(noun, OWN_ROWS[0]))


def _is_barred(head: Token, row: str, role: Role, analysis: Analysis, words: GrammarWords) -> bool:
    """Whether a row says somebody else here: "Roe replaced Alden" appoints Roe, "the party elected Roe" no party."""
    rows = _rows_of_others(head.lemma_.lower(), role, words)
    if rows:
        return row in rows
    if role.thematic in STANDING_FOR and _is_others_deed(head, row, words):
        return True
    if row == "nsubj" and role.name == AUTHORITY:
        verb = head if head.pos_ == "VERB" else light_verb(head, words)
        return verb is not None and verb.lemma_.lower() in words.receiving
    if row == OWNED_SUBJECT:
        return bool(fillers(head, "obl:agent", words))
    if role.thematic != AFFECTED or row != "nsubj":
        return role.thematic == AFFECTED and row == "nmod:poss" and _has_object_after(head, analysis)
    return _has_object_of(head, role, analysis, words)


def _has_object_of(head: Token, role: Role, analysis: Analysis, words: GrammarWords) -> bool:
    """Whether the object of a verb has the role, so that its subject has it not: "the party elected Roe"."""
    named = [one for token in fillers(head, "obj", words) for one in referents(token, analysis)]
    done_to = [analysis.entity_at(token) for token in named]
    if PERSON in role.ranges and any(is_person(token, analysis) for token in named):
        return True
    return any(entity is not None and role.ranges and analysis.is_of(entity, *role.ranges) for entity in done_to)


def _is_others_deed(noun: Token, row: str, words: GrammarWords) -> bool:
    """Whether a row tells no doer of a noun: "rejected the bid", and the owner in "Alpha's takeover by Beta"."""
    verb = light_verb(noun, words) if noun.pos_ == "NOUN" and row == "nsubj" else None
    is_rejected = verb is not None and verb.lemma_.lower() in REJECTING
    return is_rejected or (row == OWN_ROWS[0] and _is_done_by(noun))


def _has_object_after(noun: Token, analysis: Analysis) -> bool:
    """Whether what a noun's deed is done to follows it, so that the owner does it: "Alpha's sale of paintings"."""
    after = phrases(noun, "of", "nmod") if noun.pos_ == "NOUN" else []
    return any(one.pos_ in ("NOUN", "PROPN") and not analysis.is_time(one) for one in after)


def _rows_of_others(verb: str, role: Role, words: GrammarWords) -> tuple[str, ...]:
    """Return the rows that say nobody of a role with some verbs: "joined Alpha from Beta" is no post at Beta."""
    if "successor" in role.grammar and verb in words.succeeding:
        return DONE_TO
    if role.name == ANNOUNCED and verb in INFORMING:
        return DONE_TO
    if role.thematic == OTHER and verb in JOINING:
        return ("obl/from", "nmod/from")
    return ("obl/of", "nmod/of") if "headed" in role.grammar and verb in words.succeeding else ()


def _outlets(head: Token, role: Role, analysis: Analysis, words: GrammarWords) -> Iterator[Candidate]:
    """Yield the outlets in which something stands: "a story in the Daily Post"."""
    for token in fillers(head, "nmod/in", words):
        entity = analysis.entity_at(token)
        if entity is not None and analysis.is_of(entity, OUTLET):
            yield Candidate(role, token, entity, INHERITED_ROW, len(role.grammar))


def _meant(token: Token, score: float, role: Role, analysis: Analysis, *, head: Token) -> Iterator[tuple[Token, float]]:
    """Yield who may be meant by a phrase, and how sure that is."""
    for referent in referents(token, analysis, is_attribute=head.dep_ == "amod"):
        if analysis.entity_at(referent) is not None:
            yield referent, score
        elif role.thematic in STANDING_FOR:
            yield leader_of(token, analysis) or owner_of(token, analysis), score + METONYMY
        else:
            yield _inner(token, role, analysis), score + METONYMY


def _owned(token: Token, row: str, score: float, role: Role, analysis: Analysis) -> list[tuple[Token, float]]:
    """Return whose thing something is done to: "searched Alpha's offices"."""
    is_looked_into = EVENT in role.ranges and row.partition("/")[2] == "into"
    if role.thematic != AFFECTED or role.name == ADDRESSEE or not (row in DONE_TO[:2] or is_looked_into):
        return []
    if any(analysis.entity_at(one) is not None for one in referents(token, analysis)):
        return []
    return [(owner, score + OWNED) for owner in belonging(token, analysis)]


def _inner(token: Token, role: Role, analysis: Analysis) -> Token:
    """Return the name before a kind of thing: "the Lumo hatchback", "83,000 Kick 4 scooters"."""
    for child in token.children:
        index = analysis.entity_at(child)
        if child.dep_ not in ("compound", "nmod", "nmod:desc") or index is None or case_of(child):
            continue
        if _fit(index, role, analysis) == 0 and analysis.ontology.is_a(analysis.entities[index].type, NAMED_KIND):
            return child
    return token


def _is_mere_place(entity: int | None, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether a place stands where somebody or something is asked for: "laid off 300 workers in Spain"."""
    if entity is None or row.rpartition("/")[2] not in LOCATING or _fit(entity, role, analysis) == 0:
        return False
    return analysis.ontology.is_a(analysis.entities[entity].type, "schema:Place")


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
    is_fit = any(analysis.ontology.is_a(kind, wanted) for wanted in role.ranges)
    if role.thematic in (OTHER, AFFECTED) and not is_fit and analysis.is_of(entity, PERSON):
        return NO_PLACE
    return 0.0 if is_fit else WRONG_TYPE
