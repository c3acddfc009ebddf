"""When documents were published, as far as they say so themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.model.bounds import Granularity, TimeBounds
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.knowledge import KnowledgeBase, Source
from kg.model.mention import Tense
from kg.model.span import Span
from kg.model.statement import Claim, Ref
from kg.temporal.dates import parse_day
from kg.temporal.edtf import to_edtf
from kg.temporal.expressions import find_expressions
from kg.timeline.claims import time_claim
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.readings import Bearing, Words


@dataclass(frozen=True, slots=True)
class Stated:
    """A document's own word on when it was published: on those days, or (`is_update`) not after them."""

    source: Source
    bounds: TimeBounds
    claim: Claim
    is_update: bool = False


def stated_dates(knowledge: KnowledgeBase) -> Iterator[Stated]:
    """Yield what each document states of its publication: its metadata before its text."""
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    for source in knowledge.sources:
        extraction = extractions[source.document]
        for kind in (Fact.DATE, Fact.UPDATED):
            fact = extraction.document.fact(kind)
            bounds = read_day(fact.value) if fact else None
            if fact and bounds and (found := _stated(source, extraction, bounds, (fact.span, fact.origin))):
                yield found if kind is Fact.DATE else Stated(source, bounds, found.claim, is_update=True)
        if extraction.publication_time is not None:
            time = extraction.times[extraction.publication_time]
            words = Words(time.value, Tense.PAST)
            if words.bearing is Bearing.NOTHING and words.fixed_bounds.is_known:
                found = _stated(source, extraction, words.fixed_bounds, (time.span, "dateline"))
                if found:
                    yield found


def _stated(source: Source, extraction: Extraction, bounds: TimeBounds, found: tuple[Span, str]) -> Stated | None:
    span, rule = found
    said_so = ("kg:when", to_edtf(bounds))
    claim = time_claim(extraction, span, source.key, said=said_so, rule=f"date-from-{rule.replace(' ', '-')}")
    return Stated(source, bounds, replace(claim, origin=Ref(source.group))) if claim else None


def read_day(value: str) -> TimeBounds | None:
    """Return the day or days that a date of publication names, None if it names none.

    >>> read_day("2025-07-02T18:25:00Z").latest
    datetime.date(2025, 7, 2)
    """
    words = value.strip()
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        day = None
    if day is not None:
        return TimeBounds(day, day, Granularity.DAY)
    for _, found in find_expressions(words):
        read = Words(found, Tense.PAST)
        if read.bearing is Bearing.NOTHING and read.fixed_bounds.is_known and read.fixed_bounds.days < 366:
            return read.fixed_bounds
    return parse_day(words)


def publication_constraints(stated: Stated) -> Iterator[Constraint]:
    """Yield the bounds of a stated date."""
    point, premises = Point(stated.source.key), (stated.claim.key,)
    rule = "date-of-update" if stated.is_update else "date-of-publication"
    words = "last updated" if stated.is_update else "dated"
    reason = f"the document is {words} {to_edtf(stated.bounds)}"
    strength = Strength.STATED if stated.is_update else Strength.DATED
    latest = Gap(-stated.bounds.latest.toordinal())
    yield Constraint(point, ORIGIN, latest, rule, reason, premises, strength)
    if not stated.is_update:
        earliest = Gap(stated.bounds.earliest.toordinal())
        yield Constraint(ORIGIN, point, earliest, rule, reason, premises, strength)
