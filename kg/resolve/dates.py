"""When, as far as the words alone tell before the timeline is worked out: only to keep apart what cannot be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.mention import Tense, TimeLink, TimeRelation
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.anchor import anchor
from kg.temporal.expressions import find_expressions

_SOME_DAY = date(2001, 6, 14)
_THEN = re.compile(r"\bthen\b")
"""Counted from the time last spoken of, which is not known here: "the following day", "10:00 AM"."""
_WHEN, _SIGNAL = "is when it was", re.compile(r"(?:since|until|by)\((.*)\)")
"""The rule of a link to the time right before "when": "since 2011, when it closed" tells the year."""
_INSIDE = (TimeRelation.AT, TimeRelation.DURING)


def published(extraction: Extraction) -> date | None:
    """Return the day of publication that a document states, or None."""
    values = [extraction.times[extraction.publication_time].value] if extraction.publication_time is not None else []
    stated = extraction.document.fact(Fact.DATE) or extraction.document.fact(Fact.UPDATED)
    if stated is not None:
        values += [value for _, value in find_expressions(stated.value)]
    for value in values:
        bounds = _anchored(value, UNKNOWN_BOUNDS, Tense.PAST)
        if bounds is not None and bounds.days == 1:
            return bounds.earliest
    return None


def latest_day(extraction: Extraction) -> date | None:
    """Return the first day of the latest time that an undated document names by itself ("fiscal 2015"), or None."""
    found = (_anchored(time.value, UNKNOWN_BOUNDS, Tense.PAST) for time in extraction.times)
    return max((bounds.earliest for bounds in found if bounds is not None), default=None)


def stated_bounds(
    extraction: Extraction, links: Sequence[TimeLink], *, day: date | None, tense: Tense = Tense.PAST
) -> TimeBounds | None:
    """Return the days that a mention's own time expressions allow, or None if they tell nothing.

    `day` is the day of publication.
    """
    reference = TimeBounds(day, day, Granularity.DAY) if day else UNKNOWN_BOUNDS
    found: TimeBounds | None = None
    for link in links:
        value = extraction.times[link.time].value
        core = _SIGNAL.fullmatch(value.meaning) if link.rule == _WHEN else None
        value = replace(value, meaning=core[1], signal="") if core else value
        bounds = _anchored(value, reference, tense) if link.relation in _INSIDE else None
        if bounds is not None:
            found = bounds if found is None else found.meet(bounds) or found
    return found


def _anchored(value: TimeValue, reference: TimeBounds, tense: Tense) -> TimeBounds | None:
    if value.type not in {TimeType.DATE, TimeType.TIME} or not value.meaning or _THEN.search(value.meaning):
        return None
    bounds = anchor(value, reference=reference, tense=tense).bounds
    return None if bounds.earliest == UNKNOWN_EARLIEST or bounds.latest == UNKNOWN_LATEST else bounds


def gap(left: TimeBounds, right: TimeBounds) -> int:
    """Return the days between two spans of time; 0 if they touch or overlap."""
    return max(0, (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days)


@lru_cache(maxsize=50_000)
def as_if(value: TimeValue, day: date | None) -> TimeBounds | None:
    """Return the days that a value allows in an article of a day; of a day of our choice if none is known.

    Only fit to be compared with another value read on the same day.
    """
    day = day or _SOME_DAY
    return _anchored(value, TimeBounds(day, day, Granularity.DAY), Tense.NONE)
