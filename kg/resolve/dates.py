"""When, as far as the words alone tell before the timeline is worked out: only to keep apart what cannot be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.model.bounds import Granularity, TimeBounds
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.mention import TimeLink, TimeRelation

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def published(extraction: Extraction) -> date | None:
    """Return the day of publication that a document states, or None."""
    stated = extraction.document.fact(Fact.DATE) or extraction.document.fact(Fact.UPDATED)
    if stated is None:
        return None
    try:
        return date.fromisoformat(stated.value[:10])
    except ValueError:
        return None


def stated_bounds(extraction: Extraction, links: Sequence[TimeLink]) -> TimeBounds | None:
    """Return the days that a mention's own time expressions allow, or None if they tell nothing."""
    found: TimeBounds | None = None
    for link in links:
        bounds = _anchored(extraction, link.time) if link.relation is TimeRelation.AT else None
        if bounds is not None:
            found = bounds if found is None else found.meet(bounds) or found
    return found


def _anchored(extraction: Extraction, time: int) -> TimeBounds | None:
    years = _YEAR.findall(extraction.times[time].value.expression)
    if len(years) != 1:
        return None
    return TimeBounds(date(int(years[0]), 1, 1), date(int(years[0]), 12, 31), Granularity.YEAR)


def gap(left: TimeBounds, right: TimeBounds) -> int:
    """Return the days between two spans of time; 0 if they touch or overlap."""
    return max(0, (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days)
