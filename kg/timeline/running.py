"""What undated texts give away of their day by what lies ahead: the time left until a day, the running quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model.extraction import Extraction
from kg.model.knowledge import Source
from kg.model.mention import AHEAD, Tense, TimeMention
from kg.model.statement import Claim, Ref
from kg.model.time_value import TimeValue
from kg.timeline.claims import time_claim
from kg.timeline.points import Constraint, Gap, Point, Shift, Strength, both_ways
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.story import Story, Told

_LENGTH = re.compile(r"dur\((day|week|month),(\d{1,3})\)")
_AWAY = re.compile(r"shift\(ref,(dur\((?:day|week|month),\d{1,3}\)),1\)")
_A_DAY = re.compile(r"check\(wd\(\d\),md\(month\(\d+\),\d+\)\)|md\(month\(\d+\),\d+\)")
_DEADLINE = re.compile(r"(?:until|by|before)\((.*)\)")
_LEFT = re.compile(r"\b(?:has|have|leaves?|leaving|gives?|there (?:is|are))\b[^.;]{0,40}$")
_BETWEEN = re.compile(r",?\s*(?:[-–—]\s*)?(?:or )?")
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
"""Days of a unit, and how far rounding may be off."""
_RUNNING = re.compile(r"rel\((quarter|half),0\)")
_ENDS = re.compile(r",?\s+(?:which|that) (?:ends|concludes|closes|finishes|runs)\b[^.;,]{0,24}$")
_MONTH = re.compile(r"\bmonth\((\d+)\)\)*$")
_SPANS = {"quarter": 3, "half": 6}
_REACH = 60
_YEARS = 3


@dataclass(frozen=True, slots=True)
class Ahead:
    """A point lies so many days, give or take some, before a day that comes back every year."""

    value: TimeValue
    days: int
    slack: int

    def lift(self, day: int) -> int | None:
        """Return the first day from a day on that lies so far ahead."""
        return next((max(first, day) for first, last in self._stretches(day) if last >= day), None)

    def drop(self, day: int) -> int | None:
        """Return the last day until a day that lies so far ahead."""
        found = [min(last, day) for first, last in self._stretches(day) if first <= day]
        return max(found, default=None)

    def _stretches(self, day: int) -> Iterator[tuple[int, int]]:
        start = day - 366
        for _ in range(_YEARS):
            target = Words(self.value, Tense.FUTURE).limit(Limit.EARLIEST, start, Bearing.PUBLICATION)
            if target is None:
                return
            yield target - self.days - self.slack, target - self.days + self.slack
            start = target + 1

    def notes(self, earlier: int, later: int) -> str:
        """Return nothing: there was no choice."""
        del earlier, later
        return ""


@dataclass(frozen=True, slots=True)
class InMonths:
    """A point lies in one of some months of any year."""

    months: frozenset[int]

    def lift(self, day: int) -> int:
        """Return the first such day from a day on."""
        return next(one for one in range(day, day + 366) if date.fromordinal(one).month in self.months)

    def drop(self, day: int) -> int:
        """Return the last such day until a day."""
        return next(one for one in range(day, day - 366, -1) if date.fromordinal(one).month in self.months)

    def notes(self, earlier: int, later: int) -> str:
        """Return nothing: there was no choice."""
        del earlier, later
        return ""


@dataclass(frozen=True, slots=True)
class Countdown:
    """What a text says of its day by what is still ahead: "has five weeks, until May 3"."""

    source: Source
    shift: Shift
    claim: Claim
    rule: str = "time-left"
    reason: str = "is what is left in"


def countdowns(story: Story) -> Iterator[Countdown]:
    """Yield how long undated texts have left until some day, and in which months they were written."""
    for document, source in story.sources.items():
        if source.bounds.is_known:
            continue
        extraction = story.extractions[document]
        for time, end in zip(extraction.times, extraction.times[1:], strict=False):
            found = _left(time, end, extraction, source) or _running(time, end, extraction, source)
            if found is not None:
                yield found
        yield from _named(story.by_document.get(document, ()), source)


def _left(length: TimeMention, end: TimeMention, extraction: Extraction, source: Source) -> Countdown | None:
    """Return the time left until a day that is named right behind it."""
    text = extraction.document.text
    unit, target = _LENGTH.fullmatch(length.value.meaning), _DEADLINE.fullmatch(end.value.meaning)
    is_told = _LEFT.search(text[max(0, length.span.start - _REACH) : length.span.start])
    if unit is None or target is None or is_told is None:
        return None
    if not _BETWEEN.fullmatch(text[length.span.end : end.span.start]):
        return None
    words = text[length.span.start : end.span.end]
    return _until(target[1], (end, unit), _claim(extraction, length, source, words), source)


def _named(told_here: Sequence[Told], source: Source) -> Iterator[Countdown]:
    """Yield how far away a text puts what it also gives a day: "a week away … takes place on Monday, March 9"."""
    ahead = [told for told in told_here if told.mention.modality in AHEAD]
    for told in ahead:
        for away in _times(told, _AWAY):
            unit = _LENGTH.search(away.value.meaning)
            claim = _claim(told.extraction, away, source, away.span.within(told.extraction.document.text))
            days = (day for other in ahead if _is_alike(told, other) for day in _times(other, _A_DAY))
            for day in days if unit else ():
                target = _A_DAY.search(day.value.meaning)
                found = _until(target[0], (day, unit), claim, source) if target and unit else None
                if found is not None:
                    yield found


def _times(told: Told, pattern: re.Pattern[str]) -> Iterator[TimeMention]:
    times = (told.extraction.times[link.time] for link in told.mention.times)
    yield from (time for time in times if pattern.search(time.value.meaning))


def _is_alike(one: Told, other: Told) -> bool:
    """Return whether two mentions name the same by the same word."""
    names = one.mention.type == other.mention.type and one.quote.lower() == other.quote.lower()
    return names and one.mention != other.mention


def named_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that what an undated text calls by one word, with its day and as so far away, is one thing."""
    for document, source in story.sources.items():
        told_here = () if source.bounds.is_known else story.by_document.get(document, ())
        ahead = [told for told in told_here if told.mention.modality in AHEAD]
        for told in (one for one in ahead if any(_times(one, _AWAY))):
            for other in (one for one in ahead if _is_alike(told, one) and one.event.key != told.event.key):
                if not any(_times(other, _A_DAY)):
                    continue
                reason = f"{told.quote} is named with its day and as so far away in one text (soft rule)"
                points = (story.begin(told.event.key), story.begin(other.event.key))
                premises = (*told.premises, *other.premises)
                yield from both_ways(Constraint(*points, Gap(0), "named-twice", reason, premises, Strength.WEAK))


def _until(
    meaning: str, told: tuple[TimeMention, re.Match[str]], claim: Claim | None, source: Source
) -> Countdown | None:
    day, unit = told
    value = replace(day.value, meaning=meaning, signal="")
    bounds = Words(value, Tense.FUTURE).usual_bounds
    if claim is None or bounds.earliest != bounds.latest:
        return None
    days, slack = _UNITS[unit[1]]
    return Countdown(source, Ahead(value, int(unit[2]) * days, slack), claim)


def _running(time: TimeMention, end: TimeMention, extraction: Extraction, source: Source) -> Countdown | None:
    """Return the months of the running quarter whose end is named: "this quarter, which ends in March"."""
    text = extraction.document.text
    unit, month = _RUNNING.fullmatch(time.value.meaning), _MONTH.search(end.value.meaning)
    if unit is None or month is None or _ENDS.fullmatch(text[time.span.end : end.span.start]) is None:
        return None
    claim = _claim(extraction, time, source, text[time.span.start : end.span.end])
    if claim is None:
        return None
    last = int(month[1])
    months = frozenset((last - back - 1) % 12 + 1 for back in range(_SPANS[unit[1]]))
    return Countdown(source, InMonths(months), claim, "quarter-in-progress", "is still going on in")


def _claim(extraction: Extraction, time: TimeMention, source: Source, words: str) -> Claim | None:
    said = ("kg:timeText", " ".join(words.split()))
    claim = time_claim(extraction, time.span, source.key, said=said, rule="time-left")
    return replace(claim, origin=Ref(source.group)) if claim is not None else None


def countdown_constraints(found: Countdown) -> Iterator[Constraint]:
    """Yield that a text was written when what it has left fits (soft rule)."""
    point, premises = Point(found.source.key), (found.claim.key,)
    reason = f"“{found.claim.object}” {found.reason} “{found.source.title or found.source.document}” (soft rule)"
    yield Constraint(point, point, found.shift, found.rule, reason, premises, Strength.SOFT)
