"""Bounds as an EDTF string for people, and back (ISO 8601-2, level 1 and the sets of level 2)."""

from __future__ import annotations

import calendar
from datetime import date

UNKNOWN = "../.."


def edtf(earliest: date, latest: date, *, lasts: bool = False) -> str:
    """Return the shortest EDTF string that means the bounds.

    >>> edtf(date(2025, 2, 1), date(2025, 2, 28))
    '2025-02'
    >>> edtf(date(2025, 6, 29), date(2025, 7, 9))
    '[2025-06-29..2025-07-09]'
    >>> edtf(date(2024, 1, 1), date(2024, 12, 31), lasts=True)
    '2024-01-01/2024-12-31'
    >>> edtf(date(2025, 7, 2), date.max)
    '2025-07-02/..'
    """
    if earliest == date.min or latest == date.max:
        left = ".." if earliest == date.min else earliest.isoformat()
        right = ".." if latest == date.max else latest.isoformat()
        return f"{left}/{right}"
    if earliest == latest:
        return earliest.isoformat()
    if lasts:
        return f"{earliest.isoformat()}/{latest.isoformat()}"
    return _whole(earliest, latest) or f"[{earliest.isoformat()}..{latest.isoformat()}]"


def _whole(earliest: date, latest: date) -> str:
    """Return the month or the year that the days fill, or nothing."""
    if earliest.day != 1 or earliest.year != latest.year or latest.day != _days(latest):
        return ""
    if earliest.month == latest.month:
        return earliest.isoformat()[:7]
    return earliest.isoformat()[:4] if (earliest.month, latest.month) == (1, 12) else ""


def _days(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def parse_edtf(text: str) -> tuple[date, date] | None:
    """Return the first and the last possible day, or None if the string is not understood.

    >>> parse_edtf("../2025-04")
    (datetime.date(1, 1, 1), datetime.date(2025, 4, 30))
    >>> parse_edtf("early May") is None
    True
    """
    bare = text.strip().strip("[]{}").rstrip("?~%")
    for mark in ("/", ".."):
        left, found, right = bare.partition(mark)
        if found:
            first = (date.min, date.min) if left in {"", ".."} else _period(left)
            last = (date.max, date.max) if right in {"", ".."} else _period(right)
            return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return _period(bare)


def _period(text: str) -> tuple[date, date] | None:
    parts = text.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or [len(part) for part in parts] not in _SHAPES:
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])


_SHAPES = ([4], [4, 2], [4, 2, 2])
