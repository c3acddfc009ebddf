"""Bounds as words: what a reader is told instead of an EDTF string."""

from __future__ import annotations

import calendar
from datetime import date

from rdflib import URIRef

from kg.export.page.facts import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Facts, Row, filled
from kg.namespaces import KG

_BASIS = {KG.stated: "", KG.inferred: "inferred", KG.mixed: "partly inferred"}


def timed(facts: Facts, thing: URIRef) -> Row:
    """Return the time of an event, a figure or a document: its bounds, and the same in words."""
    earliest = facts.day(thing, KG.earliest) or UNKNOWN_EARLIEST
    latest = facts.day(thing, KG.latest) or UNKNOWN_LATEST
    inner = facts.day(thing, KG.latestStart), facts.day(thing, KG.earliestEnd)
    basis = facts.one(thing, KG.timeBasis)
    words = in_words(earliest, latest, begun=inner[0], ends=inner[1])
    known = words != UNKNOWN
    return filled(
        {
            "when": words,
            "a": earliest.isoformat() if earliest != UNKNOWN_EARLIEST else "",
            "b": latest.isoformat() if latest != UNKNOWN_LATEST else "",
            "ls": inner[0].isoformat() if inner[0] else "",
            "ee": inner[1].isoformat() if inner[1] else "",
            "basis": _BASIS.get(basis, "") if known and isinstance(basis, URIRef) else "",
            "timeText": facts.text(thing, KG.timeText),
        }
    )


UNKNOWN = "date unknown"


def in_words(earliest: date, latest: date, *, begun: date | None = None, ends: date | None = None) -> str:
    """Return bounds in words.

    >>> in_words(date(2025, 6, 29), date(2025, 7, 9))
    'between 29 June and 9 July 2025'
    >>> in_words(date(2025, 2, 1), date(2025, 2, 28))
    'in February 2025'
    >>> in_words(date(2024, 1, 1), date(2024, 12, 31), begun=date(2024, 1, 1), ends=date(2024, 12, 31))
    'all of 2024'
    >>> in_words(date(2025, 7, 2), date(9999, 12, 31))
    'on or after 2 July 2025'
    """
    if earliest == UNKNOWN_EARLIEST and latest == UNKNOWN_LATEST:
        return UNKNOWN
    if begun is not None and ends is not None:
        return _lasting(earliest, latest, begun, ends)
    if earliest == latest:
        return _day(earliest)
    if earliest == UNKNOWN_EARLIEST:
        return f"on or before {_day(latest)}"
    if latest == UNKNOWN_LATEST:
        return f"on or after {_day(earliest)}"
    unit = _whole(earliest, latest)
    return f"in {unit}" if unit else "between " + _pair(earliest, latest, "and")


def _lasting(earliest: date, latest: date, begun: date, ends: date) -> str:
    if earliest == begun and latest == ends:
        unit = _whole(earliest, latest)
        return f"all of {unit}" if unit else "from " + _pair(earliest, latest, "to")
    start = _day(begun) if earliest == begun else f"{_day(begun)} or earlier"
    end = _day(ends) if latest == ends else f"{_day(ends)} or later"
    return f"from {start} to {end}"


def _whole(first: date, last: date) -> str:
    """Return the name of the calendar month, quarter or year that the days span, else nothing."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1] or first.year != last.year:
        return ""
    if first.month == last.month:
        return f"{calendar.month_name[first.month]} {first.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"the {('first', 'second', 'third', 'fourth')[first.month // 3]} quarter of {first.year}"
    return ""


def _pair(first: date, last: date, word: str) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {word} {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} {word} {_day(last)}"
    return f"{_day(first)} {word} {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
