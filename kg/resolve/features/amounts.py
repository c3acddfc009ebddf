"""Do their figures speak for two mentions being mentions of one event?"""

from __future__ import annotations

import re

from kg.resolve.features.participants import no_participant_shared
from kg.resolve.features.times import same_day
from kg.resolve.occurrences import Occurrence

MOMENT, LONG = 7, 80
"""Days: what happened on a day is not what happened over a quarter or a year."""
MEASURED = frozenset({"kg:FinancialResult", "kg:SharePriceChange", "kg:PriceChange"})
"""Kinds of events that come again and again, each with its own amount and span of time."""
PRICE = "kg:SharePriceChange"
_LONG = re.compile(r"since\(|window\(|ending\(|dur\((?:week|month|year)|(?:in\(|rel\()?(?:year|quarter)\b")
"""How times of weeks, quarters and years are written, and of what began some time ago."""
_YEARS = re.compile(r"window\(dur\(year")
"""How "in recent years" is written."""


def same_figure(left: Occurrence, right: Occurrence) -> float:
    """They come with the same figure."""
    return float(not left.figures.isdisjoint(right.figures))


def figures_differ(left: Occurrence, right: Occurrence) -> float:
    """They come with different figures."""
    mine, theirs = ({(metric, unit) for metric, unit, _ in each.figures} for each in (left, right))
    return float(left.figures.isdisjoint(right.figures) and not mine.isdisjoint(theirs))


def amounts_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of different amounts."""
    if not figures_differ(left, right) or same_day(left, right):
        return 0.0
    return float(bool(left.documents & right.documents) or not left.above.isdisjoint(right.above & MEASURED))


def periods_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of different spans of time."""
    if left.above.isdisjoint(right.above & MEASURED) or not left.times or not right.times:
        return 0.0
    lengths = [[bounds.days for bounds in each.bounds] for each in (left, right)]
    if all(lengths):
        short, long = sorted(max(days) for days in lengths)
        return float(short <= MOMENT and long >= LONG)
    return float(bool(left.documents & right.documents) and left.times.isdisjoint(right.times))


def over_a_stretch(left: Occurrence, right: Occurrence) -> float:
    """One is the change of a share's price over a long time, the other that of a day."""
    if PRICE not in left.above & right.above or same_figure(left, right):
        return 0.0
    return float(_is_over_long(left) != _is_over_long(right))


def summed_up(left: Occurrence, right: Occurrence) -> float:
    """One sums up what happened over years, the other has a time of its own."""
    mine, theirs = (any(_YEARS.match(time.meaning) for time in each.times) for each in (left, right))
    return float(mine != theirs and bool(left.times and right.times) and not left.types.isdisjoint(right.types))


def directions_differ(left: Occurrence, right: Occurrence) -> float:
    """One goes up, the other down."""
    return float(left.direction * right.direction < 0 and not left.above.isdisjoint(right.above))


def _is_over_long(found: Occurrence) -> bool:
    """Return whether a change is told over a year, or since some time: "up 30 percent this year"."""
    return any(_LONG.match(time.meaning) for time in found.times)


def subjects_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of somebody else's results or prices."""
    is_measured = not left.above.isdisjoint(right.above & MEASURED)
    return float(is_measured and no_participant_shared(left, right))
