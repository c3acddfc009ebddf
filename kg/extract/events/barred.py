"""Who stands in a row of a role and has it not: datelines, outlets that only tell, owners of what they launch."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.events import whereabouts
from kg.extract.grammar import DASHES, objects, subjects
from kg.ontology.terms import Role

AGENT, AFFECTED, ADDRESSEE, LAUNCHED = "kg:agent", "kg:affected", "kg:addressee", "kg:launched"
ORGANIZATION, OUTLET = "schema:Organization", "schema:NewsMediaOrganization"
SUBJECT_ROWS = ("nsubj", "nsubj:intransitive", "nsubj:pass", "obl:agent", "over", "clause", "successor")
OWNER = "nmod:poss"
SURE = 0.6
"""From which score on an organisation is surely one."""
VENTURES = frozenset({"entry", "foray", "push", "expansion", "move", "venture"})
"""Nouns of launches whose owner launches something."""
DATELINE = 14
"""How many tokens a dateline may have."""


def is_barred(filler: Token, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Return whether a token in a row of a role has the role not."""
    entity = analysis.entity_at(filler)
    if filler.pos_ == "PRON" and row not in SUBJECT_ROWS and _is_subjects(entity, head, analysis):
        return True
    if _is_no_filler(filler, analysis):
        return True
    tests = (_is_scene, _is_launcher, _is_told_outlet, _only_reports)
    return entity is not None and any(test(entity, head, row, role, analysis) for test in tests)


def _is_subjects(entity: int | None, head: Token, analysis: Analysis) -> bool:
    """Whether a pronoun only takes up the subject: "Alpha cut its forecast" is done by Alpha, not to it."""
    doers = subjects(head) if head.pos_ == "VERB" and entity is not None else []
    return any(analysis.entity_at(doer) == entity for doer in doers)


def _only_reports(entity: int, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether an outlet only tells of what a noun names: "layoffs were revealed by the Daily Post"."""
    is_told = head.pos_ == "NOUN" and row in ("nsubj", "obl:agent") and role.thematic == AGENT
    return is_told and analysis.entities[entity].type == OUTLET


def _is_no_filler(token: Token, analysis: Analysis) -> bool:
    """Whether a token is a date, a language ("in Chinese") or in a dateline ("LEEDS, 3 May (Wire) —")."""
    return analysis.is_time(token) or whereabouts.is_language(token, analysis) or _is_dateline(token, analysis)


def _is_scene(entity: int, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether a place after "on" is only where something else is struck: "stormed a house on the island of Skarn"."""
    is_beside_object = row == "obl/on" and role.thematic == AFFECTED and bool(objects(head))
    return is_beside_object and analysis.is_of(entity, "schema:Place")


def _is_launcher(entity: int, head: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether an organisation owns a launch, so that it launches something: "Alpha's entry into the phone market"."""
    if role.name != LAUNCHED or row != OWNER:
        return False
    is_known = analysis.entities[entity].score >= SURE or head.lemma_.lower() in VENTURES
    return is_known and analysis.is_of(entity, ORGANIZATION)


def _is_told_outlet(entity: int, _: Token, row: str, role: Role, analysis: Analysis) -> bool:
    """Whether an outlet only hears what somebody says, who speaks to its readers: "Roe told the Daily Post"."""
    return role.name == ADDRESSEE and row == "obj" and analysis.entities[entity].type == OUTLET


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
