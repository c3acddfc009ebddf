"""Time expressions as functions of the day they are read on: known both ways, from the day to the event and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeValue
from kg.temporal.anchor import Anchored, anchor
from kg.temporal.periods import NEWS

_FIRST, _LAST = date(1000, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
_UNKNOWN = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
_PROBES = (date(1962, 2, 7), date(1991, 8, 24), date(2009, 11, 28), date(2016, 5, 3), date(2033, 7, 15))
"""Days far apart: what means the same on all of them does not depend on the day."""


A_DAY = _PROBES[-2]
"""The day on which words are read for their shape."""
_YEARS = 12
"""A date falls on a weekday again within so many years."""
_NARRATIVE = re.compile(r"\bthen\b|\bgo\((?:following|previous|same),")
"""Words that count from the time last spoken of: "two days later", "the following spring"."""


class Bearing(StrEnum):
    """What an expression is counted from."""

    NOTHING = "nothing"
    PUBLICATION = "publication"
    NARRATIVE = "narrative"


class Limit(StrEnum):
    """One of the four days that bounds may give."""

    EARLIEST = "earliest"
    LATEST = "latest"
    LATEST_START = "latest_start"
    EARLIEST_END = "earliest_end"


@dataclass(frozen=True, slots=True)
class Words:
    """A time expression as a mention uses it."""

    value: TimeValue
    tense: Tense
    fiscal_end: int | None = None
    """The month in which the fiscal year of whom it concerns ends, where a text states it."""

    def on(self, day: int, bearing: Bearing) -> Anchored:
        """Return what it means, read on a day or counted from a day that the text spoke of."""
        return _read(self.value, self.tense, day, self.fiscal_end, is_narrative=bearing is Bearing.NARRATIVE)

    @property
    def bearing(self) -> Bearing:
        """Return what it is counted from."""
        return _bearing(self.value, self.tense, self.fiscal_end)

    def fixed(self, name: Limit) -> int | None:
        """Return one of its limits as a day number if it is the same wherever it is read, else None."""
        return _fixed(self.value, self.tense, self.fiscal_end, name)

    @property
    def fixed_bounds(self) -> TimeBounds:
        """Return what it means wherever it stands: unknown on a side that depends on the day of writing."""
        days = {name: self.fixed(name) for name in Limit}
        found = {name.value: date.fromordinal(day) for name, day in days.items() if day is not None}
        if not {Limit.LATEST_START, Limit.EARLIEST_END} <= set(found):
            found = {name: day for name, day in found.items() if name in {Limit.EARLIEST, Limit.LATEST}}
        granularity = self.on(_PROBES[0].toordinal(), Bearing.PUBLICATION).bounds.granularity
        return TimeBounds(granularity=granularity, **found)

    @property
    def usual_bounds(self) -> TimeBounds:
        """Return what it means read on some day: for its shape, not for its days."""
        return self.on(A_DAY.toordinal(), Bearing.PUBLICATION).bounds

    @property
    def touches_writing(self) -> bool:
        """Return whether the day of writing lies within what it means ("this year")."""
        day = A_DAY
        bounds = self.on(day.toordinal(), Bearing.PUBLICATION).bounds
        return bounds.earliest <= day <= bounds.latest

    def limit(self, name: Limit, day: int, bearing: Bearing) -> int | None:
        """Return one of its limits as a day number, None where it is unknown."""
        if not _FIRST <= day <= _LAST:
            return None
        found: date | None = getattr(self.on(day, bearing).bounds, name)
        return None if found is None or found in _UNKNOWN else found.toordinal()

    def notes(self, day: int, bearing: Bearing) -> str:
        """Return how it was read on a day, in words; nothing if there was no choice."""
        reason = self.on(day, bearing).reason
        return reason[reason.rindex("(") + 1 : -1] if reason.endswith(")") else ""


@lru_cache(maxsize=65536)
def _read(value: TimeValue, tense: Tense, day: int, fiscal_end: int | None, *, is_narrative: bool = False) -> Anchored:
    written = TimeBounds(date.fromordinal(day), date.fromordinal(day), Granularity.DAY)
    calendar = replace(NEWS, fiscal_end=fiscal_end) if fiscal_end else NEWS
    previous = written if is_narrative else None
    return anchor(value, reference=written, tense=tense, previous=previous, calendar=calendar)


@lru_cache(maxsize=16384)
def _bearing(value: TimeValue, tense: Tense, fiscal_end: int | None) -> Bearing:
    meanings = {_read(value, tense, day.toordinal(), fiscal_end).bounds for day in _PROBES}
    if len(meanings) == 1:
        return Bearing.NOTHING
    return Bearing.NARRATIVE if _NARRATIVE.search(value.meaning) else Bearing.PUBLICATION


@lru_cache(maxsize=16384)
def _fixed(value: TimeValue, tense: Tense, fiscal_end: int | None, name: Limit) -> int | None:
    words = Words(value, tense, fiscal_end)
    found = {words.limit(name, day.toordinal(), Bearing.PUBLICATION) for day in _PROBES}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class NotBefore:
    """The later point is not before a limit of the words read on the earlier one."""

    words: Words
    limit: Limit
    bearing: Bearing
    is_back: bool = False
    """Whether it tells the day of writing by what the words date, not the other way round."""

    def lift(self, day: int) -> int | None:
        """Return the first day of what the words date."""
        return None if self.is_back else self.words.limit(self.limit, day, self.bearing)

    def drop(self, day: int) -> int | None:
        """Return the last day on which the words can have been written."""
        return _last_day(self.words, self.limit, self.bearing, day) if self.is_back else None

    def notes(self, earlier: int, later: int) -> str:
        """Return how the words were read on the earlier day."""
        del later
        return self.words.notes(earlier, self.bearing)


@dataclass(frozen=True, slots=True)
class NotAfter:
    """The earlier point is not after a limit of the words read on the later one."""

    words: Words
    limit: Limit
    bearing: Bearing
    is_back: bool = False
    """Whether it tells the day of writing by what the words date, not the other way round."""

    def lift(self, day: int) -> int | None:
        """Return the first day on which the words can have been written."""
        return _first_day(self.words, self.limit, self.bearing, day) if self.is_back else None

    def drop(self, day: int) -> int | None:
        """Return the last day of what the words date."""
        return None if self.is_back else self.words.limit(self.limit, day, self.bearing)

    def notes(self, earlier: int, later: int) -> str:
        """Return how the words were read on the later day."""
        del earlier
        return self.words.notes(later, self.bearing)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A point lies on a day that comes back every year ("Oct 6"), on a certain weekday if one is told."""

    value: TimeValue
    weekday: int | None = None
    """ISO 8601: Monday is 1."""

    def lift(self, day: int) -> int | None:
        """Return the first such day from a day on."""
        return self._next(day, Tense.FUTURE, Limit.EARLIEST, 1)

    def drop(self, day: int) -> int | None:
        """Return the last such day until a day."""
        return self._next(day, Tense.PAST, Limit.LATEST, -1)

    def _next(self, day: int, tense: Tense, limit: Limit, step: int) -> int | None:
        for _ in range(_YEARS):
            found = Words(self.value, tense).limit(limit, day, Bearing.PUBLICATION)
            if found is None or self.weekday in (None, date.fromordinal(found).isoweekday()):
                return found
            day = found + step
        return None

    def notes(self, earlier: int, later: int) -> str:
        """Return nothing: there was no choice."""
        del earlier, later
        return ""


@lru_cache(maxsize=65536)
def _last_day(words: Words, name: Limit, bearing: Bearing, limit: int) -> int | None:
    """Return the last day of writing on which words reach no further than a day, None if they always or never do."""

    def holds(day: int) -> bool | None:
        found = words.limit(name, day, bearing)
        return None if found is None else found <= limit

    return _turn(holds, limit, 1)


@lru_cache(maxsize=65536)
def _first_day(words: Words, name: Limit, bearing: Bearing, limit: int) -> int | None:
    """Return the first day of writing on which words reach as far as a day, None if they always or never do."""

    def holds(day: int) -> bool | None:
        found = words.limit(name, day, bearing)
        return None if found is None else found >= limit

    return _turn(holds, limit, -1)


def _turn(holds: Callable[[int], bool | None], start: int, direction: int) -> int | None:
    """Return the last day in a direction on which something holds, by doubling steps and halving them."""
    start = min(max(start, _FIRST), _LAST)
    inside = holds(start)
    if inside is None:
        return None
    step = 1
    while _FIRST <= (there := start + step * (direction if inside else -direction)) <= _LAST:
        if (found := holds(there)) is None:
            return None
        if found != inside:
            break
        step *= 2
    else:
        return None
    good, bad = (start, there) if inside else (there, start)
    while abs(bad - good) > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if holds(middle) else (good, middle)
    return good
