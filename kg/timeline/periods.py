"""When lasting relations hold, as far as their sentences say: "has led Alpha since May", "from 2011 to 2016"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

from kg.model import keys
from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, UNKNOWN_LATEST, TimeBounds
from kg.model.evidence import evidence_at
from kg.model.extraction import Extraction
from kg.model.knowledge import KnowledgeBase
from kg.model.mention import RelationMention, Tense, TimeLink, TimeRelation
from kg.model.statement import Object, Ref
from kg.timeline.readings import Bearing, Words

EntityKeys = Mapping[tuple[str, int], str]
"""The keys of entities by document and index."""


@dataclass(frozen=True, slots=True)
class Period:
    """What the claim of a relation says of the time in which it holds."""

    claim: str
    bounds: TimeBounds


def periods(knowledge: KnowledgeBase, written: Mapping[str, TimeBounds]) -> Iterator[Period]:
    """Yield the periods of the relations that say since, until or in when; `written` is when documents were."""
    entities = {
        (mention.document, mention.index): entity.key for entity in knowledge.entities for mention in entity.mentions
    }
    for extraction in knowledge.extractions:
        day = written.get(extraction.document.key, UNKNOWN_BOUNDS)
        for relation in extraction.relations:
            found = [_limits(link, extraction, day) for link in relation.times]
            bounds = reduce(_both, found, UNKNOWN_BOUNDS)
            if bounds.is_known:
                yield from (Period(claim, bounds) for claim in _claims(relation, extraction, entities))


def _limits(link: TimeLink, extraction: Extraction, written: TimeBounds) -> TimeBounds:
    """Return what a time says of the relation: its begin, its end or both."""
    meant = _meant(Words(extraction.times[link.time].value, Tense.PAST), written)
    if link.relation is TimeRelation.SINCE:
        return TimeBounds(meant.earliest, UNKNOWN_LATEST)
    if link.relation is TimeRelation.UNTIL:
        return TimeBounds(UNKNOWN_EARLIEST, meant.latest)
    return TimeBounds(meant.earliest, meant.latest)


def _meant(words: Words, written: TimeBounds) -> TimeBounds:
    """Return what words mean in a text of these days: the same on the first and on the last of them, or both."""
    if words.bearing is not Bearing.PUBLICATION:
        return words.fixed_bounds
    if written.earliest == UNKNOWN_EARLIEST or written.latest == UNKNOWN_LATEST:
        return UNKNOWN_BOUNDS
    first, last = (_on(words, day) for day in (written.earliest, written.latest))
    return TimeBounds(min(first.earliest, last.earliest), max(first.latest, last.latest))


def _on(words: Words, day: date) -> TimeBounds:
    return words.on(day.toordinal(), Bearing.PUBLICATION).bounds


def _both(left: TimeBounds, right: TimeBounds) -> TimeBounds:
    return left.meet(right) or left


def _claims(relation: RelationMention, extraction: Extraction, entities: EntityKeys) -> Iterator[str]:
    """Yield the keys of the claims that a relation makes, both ways round."""
    document, evidence = extraction.document, evidence_at(extraction, relation.span)
    subject = entities.get((document.key, relation.subject))
    value: Object | None = (
        " ".join(relation.object.split())
        if isinstance(relation.object, str)
        else Ref(key)
        if (key := entities.get((document.key, relation.object)))
        else None
    )
    if evidence is None or subject is None or value is None:
        return
    yield keys.claim_key(document.digest, evidence.span, Ref(subject), relation.predicate, value)
    if isinstance(value, Ref):
        yield keys.claim_key(document.digest, evidence.span, value, relation.predicate, Ref(subject))
