"""Say bounds in plain words."""

from __future__ import annotations

from datetime import date

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, TimeBounds
from kg.temporal.edtf import exact_unit

_MONTHS = ("January February March April May June July August September October November December").split()


def in_words(bounds: TimeBounds) -> str:
    """Return bounds as a reader would say them.

    >>> in_words(TimeBounds(date(2025, 6, 29), date(2025, 7, 9)))
    'between 29 June and 9 July 2025'
    """
    if not bounds.is_known:
        return "at an unknown time"
    if bounds.earliest == UNKNOWN_EARLIEST:
        return f"by {_day(bounds.latest)}"
    if bounds.latest == UNKNOWN_LATEST:
        return f"on or after {_day(bounds.earliest)}"
    if bounds.earliest == bounds.latest:
        return f"on {_day(bounds.earliest)}"
    if unit := exact_unit(bounds):
        name = (
            f"{_MONTHS[bounds.earliest.month - 1]} {bounds.earliest.year}"
            if unit == "month"
            else f"{bounds.earliest.year}"
        )
        return f"all of {name}" if bounds.is_lasting else name
    joint = ("from", "to") if bounds.is_lasting else ("between", "and")
    return f"{joint[0]} {_short(bounds.earliest, bounds.latest)} {joint[1]} {_day(bounds.latest)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _short(day: date, end: date) -> str:
    """Return a day without the month or year that the end says."""
    if (day.year, day.month) == (end.year, end.month):
        return str(day.day)
    return f"{day.day} {_MONTHS[day.month - 1]}" if day.year == end.year else _day(day)
