"""Bounds as EDTF (ISO 8601-2): `[a..b]` some day within, `a/b` all of it, `2025-02` some day of that month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds

_FORMS = re.compile(r"\[(?P<a>[\d-]+)\.\.(?P<b>[\d-]+)\]|(?P<from>[\d-]+|\.\.)/(?P<to>[\d-]+|\.\.)|(?P<one>[\d-]+)")
_UNKNOWN = ".."


def exact_unit(bounds: TimeBounds) -> str:
    """Return "month" or "year" if the bounds are exactly one, else an empty string."""
    a, b = bounds.earliest, bounds.latest
    if a.day != 1 or a.year != b.year:
        return ""
    if (a.month, b.month, b.day) == (1, 12, 31):
        return "year"
    return "month" if a.month == b.month and b.day == monthrange(b.year, b.month)[1] else ""


def to_edtf(bounds: TimeBounds) -> str:
    """Return bounds as one EDTF string.

    >>> to_edtf(TimeBounds(date(2025, 6, 29), date(2025, 7, 9)))
    '[2025-06-29..2025-07-09]'
    """
    if not bounds.is_known:
        return _UNKNOWN
    earliest = _UNKNOWN if bounds.earliest == UNKNOWN_EARLIEST else bounds.earliest.isoformat()
    latest = _UNKNOWN if bounds.latest == UNKNOWN_LATEST else bounds.latest.isoformat()
    if earliest == latest:
        return earliest
    if _UNKNOWN in {earliest, latest} or bounds.is_lasting:
        return f"{earliest}/{latest}"
    unit = exact_unit(bounds)
    return {"year": earliest[:4], "month": earliest[:7]}.get(unit, f"[{earliest}..{latest}]")


def parse_edtf(text: str) -> TimeBounds | None:
    """Return the bounds that an EDTF string of this program means, None if it is none.

    >>> parse_edtf("2025-02").latest
    datetime.date(2025, 2, 28)
    """
    if text == _UNKNOWN:
        return UNKNOWN_BOUNDS
    match = _FORMS.fullmatch(text)
    if not match:
        return None
    if match["one"]:
        return _whole(match["one"])
    first, last = _whole(match["a"] or match["from"]), _whole(match["b"] or match["to"])
    if first is None or last is None or first.earliest > last.latest:
        return None
    is_closed = _UNKNOWN not in {match["from"], match["to"]}
    inner = (first.earliest, last.latest) if match["from"] and is_closed else (None, None)
    return TimeBounds(first.earliest, last.latest, Granularity.SPAN, *inner)


def _whole(text: str) -> TimeBounds | None:
    """Return the bounds of a day, month or year."""
    if text == _UNKNOWN:
        return UNKNOWN_BOUNDS
    numbers = text.split("-")
    try:
        year, month, day = (int(number) for number in (*numbers, "1", "1")[:3])
        first = date(year, month, day)
    except ValueError:
        return None
    if len(numbers) == 3:
        return TimeBounds(first, first, Granularity.DAY)
    if len(numbers) == 2:
        return TimeBounds(first, date(year, month, monthrange(year, month)[1]), Granularity.MONTH)
    return TimeBounds(first, date(year, 12, 31), Granularity.YEAR)
