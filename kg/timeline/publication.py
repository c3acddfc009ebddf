"""When documents were published, as far as they say so themselves."""

from __future__ import annotations

import re
from collections import Counter
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
from kg.model.time_value import TimeValue
from kg.temporal.dates import parse_day
from kg.temporal.edtf import to_edtf
from kg.temporal.expressions import find_expressions
from kg.timeline.claims import time_claim
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.readings import Bearing, Recurrence, Words

_NEAR = 4
"""Characters between the day and the agency of a dateline."""
_WEEKDAY = re.compile(r"wd\((\d)\)")


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


@dataclass(frozen=True, slots=True)
class Recurring:
    """A date line without its year, and the weekday of which the text tells its news, if one stands out."""

    source: Source
    value: TimeValue
    claim: Claim
    weekday: int | None


def recurring_dates(knowledge: KnowledgeBase) -> Iterator[Recurring]:
    """Yield the documents whose date line has no year."""
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    for source in knowledge.sources:
        extraction = extractions[source.document]
        found = _yearless(extraction)
        if found is None:
            continue
        span, value = found
        said = ("kg:timeText", " ".join(extraction.quote(span).split()))
        claim = time_claim(extraction, span, source.key, said=said, rule="date-from-dateline")
        if claim is not None:
            own = replace(claim, origin=Ref(source.group))
            yield Recurring(source, value, own, _weekday_of_news(extraction))


def yearless_day(extraction: Extraction) -> TimeValue | None:
    """Return the day of the date line of a document, if it has one without a year."""
    found = _yearless(extraction)
    return found[1] if found else None


def _yearless(extraction: Extraction) -> tuple[Span, TimeValue] | None:
    """Return the date line of a document, if it has one without a year, and the day that it names."""
    span = _date_line(extraction)
    value = next((found for _, found in find_expressions(extraction.quote(span))), None) if span else None
    return (span, value) if span and value is not None and _comes_back(value) else None


def _date_line(extraction: Extraction) -> Span | None:
    """Return where a document is dated: its date of publication, else the time just before its agency."""
    stated, agency = extraction.document.fact(Fact.DATE), extraction.document.fact(Fact.AGENCY)
    if stated is not None:
        return stated.span
    if agency is None or agency.origin != "dateline":
        return None
    before = [time.span for time in extraction.times if 0 <= agency.span.start - time.span.end <= _NEAR]
    return before[-1] if before else None


def _comes_back(value: TimeValue) -> bool:
    days = Words(value, Tense.PAST).usual_bounds
    return days.earliest == days.latest and value.meaning.startswith(("md(", "check("))


def recurring_constraints(found: Recurring) -> Iterator[Constraint]:
    """Yield that a document came out on its day of some year, and on the weekday of its news (soft rule)."""
    point, premises, reason = (
        Point(found.source.key),
        (found.claim.key,),
        f"the document is dated “{found.claim.object}”",
    )
    rule = "day-of-date-line"
    yield Constraint(point, point, Recurrence(found.value), rule, reason, premises, Strength.DATED)
    if found.weekday is not None:
        reason += f", and its news is of a {date(2001, 1, found.weekday):%A}"
        shift = Recurrence(found.value, found.weekday)
        yield Constraint(point, point, shift, rule, reason, premises, Strength.FITTING)


def _weekday_of_news(extraction: Extraction) -> int | None:
    """Return the weekday that a text tells most of in the past, None if none stands out."""
    told = {link.time for event in extraction.events if event.tense is Tense.PAST for link in event.times}
    days = Counter(
        int(found[1]) for index in told if (found := _WEEKDAY.fullmatch(extraction.times[index].value.meaning))
    ).most_common(2)
    return days[0][0] if days and (len(days) == 1 or days[0][1] > days[1][1]) else None


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
