"""Whom a document is about: the organisation or product that goes unsaid once everybody knows it."""

from __future__ import annotations

from kg.extract.analysis import Analysis
from kg.extract.publication import LETTERHEAD
from kg.model.document import Fact
from kg.model.mention import MentionKind
from kg.model.span import Span

OUTLET, BODIES = "schema:NewsMediaOrganization", "kg:bodyNoun"
TELLERS = (Fact.AGENCY, Fact.PUBLISHER)
KINDS = ("schema:Organization", "schema:Product")
ENOUGH = 3
"""A name counts two, another mention one: who is named but once is not the topic."""
LEAD = 1.5
"""By how much the main organisation must outdo the second one."""


def main_organization(analysis: Analysis, *, before: Span, kinds: tuple[str, ...] = KINDS) -> int | None:
    """Return whom a document speaks of most, if named by then and well ahead of the next; outlets do not count."""
    own = issuer(analysis)
    if own is not None and _is_one_of(own, kinds, analysis):
        return own
    rated = _counts(analysis, kinds)
    if not rated:
        return None
    ranked = sorted(rated, key=lambda index: (-rated[index], index))
    best = ranked[0]
    if rated[best] < ENOUGH or (len(ranked) > 1 and rated[best] < LEAD * rated[ranked[1]]):
        return None
    return best if analysis.entities[best].mentions[0].span.start < before.start else None


def is_body(entity: int, analysis: Analysis) -> bool:
    """Return whether a name says that it is no company's: "the Rail Safety Office"."""
    last = tuple(analysis.entities[entity].name.lower().split()[-1:])
    return last in analysis.ontology.word_lists.get(BODIES, ())


def issuer(analysis: Analysis) -> int | None:
    """Return the body that tells of itself in a document, by its letterhead."""
    head = next((fact.span for fact in analysis.document.facts if fact.origin == LETTERHEAD), None)
    if head is None:
        return None
    found = (analysis.entity_at(token) for token in analysis.tokens(head))
    return next((index for index in found if index is not None), None)


def _is_one_of(entity: int, kinds: tuple[str, ...], analysis: Analysis) -> bool:
    return any(analysis.ontology.is_a(analysis.entities[entity].type, kind) for kind in kinds)


def _counts(analysis: Analysis, kinds: tuple[str, ...]) -> dict[int, int]:
    rated = {}
    tellers = {fact.value for fact in analysis.document.facts if fact.kind in TELLERS}
    for index, entity in enumerate(analysis.entities):
        if (
            _is_one_of(index, kinds, analysis)
            and entity.is_name
            and entity.type != OUTLET
            and entity.name not in tellers
        ):
            rated[index] = sum(2 if mention.kind is MentionKind.NAME else 1 for mention in entity.mentions)
    return rated
