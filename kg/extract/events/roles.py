"""Who fills the roles of an event: grammar rows in order of strength, filler types as tie-breakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.events import whereabouts
from kg.extract.fillers import INFORMING, JOINING, fillers, moves_doors, undergone
from kg.extract.grammar import DASHES, GrammarWords, case_of, grammar_words, light_verb, objects, phrases, subjects
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
SURE = 0.6
"""From which score on an organisation is surely one."""
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
ACTING = ("kg:bodyNoun", "kg:firmNoun", "kg:personNoun")
AFFECTED, AUTHORITY = "kg:affected", "kg:authority"
ANNOUNCED, ADDRESSEE = "kg:announced", "kg:addressee"
SUBJECT_ROWS = ("nsubj", "nsubj:intransitive", "nsubj:pass", "obl:agent", "over", "clause", "successor")
OWNED_SUBJECT = "nsubj:pass>nmod:poss"
"""Whose it is said to be, who announces it if nobody else does: "Alpha's plan was announced"."""
OWN_ROWS, VERB_ROWS = ("nmod:poss", "nmod/of"), ("obl:agent", "obl/by")
"""Rows of who is said beside a noun to do it, and of who does what its verb says."""
DONE_TO = ("obj", "nsubj:pass", "nsubj:intransitive")
LISTING = frozenset({"among", "including", "include", "such as", "like", "notably", "particularly"})
PLACE, SPEAKER, OTHER = "kg:place", "kg:speaker", "kg:other"
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
    is_owner: bool = False
    """Whether it is only the owner of what something is done to."""
    row: str = ""


def fill(head: Token, roles: Sequence[Role], analysis: Analysis) -> tuple[Argument, ...]:
    """Return the arguments of an event whose head is a token, best candidates first, no filler twice."""
    words = grammar_words(analysis.ontology)
    found = [candidate for role in roles for candidate in _candidates(head, role, analysis, words)]
    found = list(_without_tellers(head, found))
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
    for rank, row in enumerate(role.grammar):
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
                is_own = filler.pos_ == "PRON" and row not in SUBJECT_ROWS and _is_subjects(entity, head, analysis)
                if is_own or _is_no_filler(filler, analysis) or _is_mere_place(entity, row, role, analysis):
                    continue
                if _is_scene(entity, head, row, role, analysis):
                    continue
                if _only_reports(entity, head, row, role, analysis):
                    continue
                is_owner = (filler, score) in owners
                yield Candidate(role, filler, entity, score + _fit(entity, role, analysis), rank, is_owner, row)
    if role.thematic == SPEAKER:
        yield from _outlets(head, role, analysis, words)


def _is_barred(head: Token, row: str, role: Role, analysis: Analysis, words: GrammarWords) -> bool:
    """Whether a row says somebody else here: "Roe replaced Alden" appoints Roe, "the party elected Roe" no party."""
    rows = _rows_of_others(head.lemma_.lower(), role, words)
    if rows:
        return row in rows
    if row == "nsubj" and role.name == AUTHORITY:
        verb = head if head.pos_ == "VERB" else light_verb(head, words)
        return verb is not None and verb.lemma_.lower() in words.receiving
    if row == OWNED_SUBJECT:
        return bool(fillers(head, "obl:agent", words))
    if role.thematic != AFFECTED or row != "nsubj":
        return role.thematic == AFFECTED and row == "nmod:poss" and _has_object_after(head, analysis)
    named = [one for token in fillers(head, "obj", words) for one in referents(token, analysis)]
    done_to = [analysis.entity_at(token) for token in named]
    if PERSON in role.ranges and any(is_person(token, analysis) for token in named):
        return True
    return any(entity is not None and role.ranges and analysis.is_of(entity, *role.ranges) for entity in done_to)


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


def _is_subjects(entity: int | None, head: Token, analysis: Analysis) -> bool:
    """Whether a pronoun only takes up the subject: "Alpha cut its forecast" is done by Alpha, not to it."""
    doers = subjects(head) if head.pos_ == "VERB" and entity is not None else []
    return any(analysis.entity_at(doer) == entity for doer in doers)


def _only_reports(entity: int | None, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether an outlet only tells of what a noun names: "layoffs were revealed by the Daily Post"."""
    is_told = head.pos_ == "NOUN" and row in ("nsubj", "obl:agent") and role.thematic == STANDING_FOR[0]
    return is_told and entity is not None and analysis.entities[entity].type == OUTLET


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
    if role.thematic != AFFECTED or role.name == ADDRESSEE or row not in DONE_TO[:2]:
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


def _is_no_filler(token: Token, analysis: Analysis) -> bool:
    """Whether a token is a date, a language ("in Chinese") or in a dateline ("LEEDS, 3 May (Wire) —")."""
    return analysis.is_time(token) or whereabouts.is_language(token, analysis) or _is_dateline(token, analysis)


def _is_mere_place(entity: int | None, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether a place stands where somebody or something is asked for: "laid off 300 workers in Spain"."""
    if entity is None or row.rpartition("/")[2] not in LOCATING or _fit(entity, role, analysis) == 0:
        return False
    return analysis.ontology.is_a(analysis.entities[entity].type, "schema:Place")


def _is_scene(entity: int | None, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether a place after "on" is only where something else is struck: "stormed a house on the island of Skarn"."""
    is_beside_object = row == "obl/on" and role.thematic == AFFECTED and bool(objects(head))
    return is_beside_object and entity is not None and analysis.is_of(entity, "schema:Place")


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
    is_fit = any(analysis.ontology.is_a(kind, wanted) for wanted in role.ranges)
    if role.thematic in (OTHER, AFFECTED) and not is_fit and analysis.is_of(entity, PERSON):
        return NO_PLACE
    return 0.0 if is_fit else WRONG_TYPE
