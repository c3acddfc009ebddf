"""What an undated text gives away of its day: the weekday on which its news was said, and the time left until a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model.extraction import Extraction
from kg.model.knowledge import Source
from kg.model.mention import Modality, Tense, TimeMention
from kg.model.statement import Claim, Ref
from kg.model.time_value import TimeValue
from kg.timeline.claims import time_claim
from kg.timeline.points import Constraint, Gap, Point, Strength
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.story import Story, Told

_OPENING = 4
"""So many sentences at the top of a text tell who said its news and on which day."""
_SAID = frozenset(f"kg:{name}" for name in ("Announcement", "Remark", "Report"))
_WEEKDAY = re.compile(r"wd\((\d)\)")
_LENGTH = re.compile(r"dur\((day|week|month),(\d{1,3})\)")
_DEADLINE = re.compile(r"(?:until|by|before)\((.*)\)")
_LEFT = re.compile(r"\b(?:has|have|leaves?|leaving|gives?|there (?:is|are))\b[^.;]{0,40}$")
_BETWEEN = re.compile(r",?\s*(?:[-–—]\s*)?(?:or )?")
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
"""Days of a unit, and how far rounding may be off."""
_REACH = 60
_YEARS = 3


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """A point lies on one of some weekdays (ISO 8601: Monday is 1)."""

    weekdays: frozenset[int]

    def lift(self, day: int) -> int | None:
        """Return the first such day from a day on."""
        return next(one for one in range(day, day + 7) if date.fromordinal(one).isoweekday() in self.weekdays)

    def drop(self, day: int) -> int | None:
        """Return the last such day until a day."""
        return next(one for one in range(day, day - 7, -1) if date.fromordinal(one).isoweekday() in self.weekdays)

    def notes(self, earlier: int, later: int) -> str:
        """Return nothing: there was no choice."""
        del earlier, later
        return ""


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
class Countdown:
    """That a text has so long left until a day: "has five weeks, until May 3"."""

    source: Source
    shift: Ahead
    claim: Claim


def countdowns(story: Story) -> Iterator[Countdown]:
    """Yield how long undated texts have left until some day."""
    for document, source in story.sources.items():
        if source.bounds.is_known:
            continue
        extraction = story.extractions[document]
        for length, end in zip(extraction.times, extraction.times[1:], strict=False):
            found = _countdown(length, end, extraction, source)
            if found is not None:
                yield found


def _countdown(length: TimeMention, end: TimeMention, extraction: Extraction, source: Source) -> Countdown | None:
    text = extraction.document.text
    unit, target = _LENGTH.fullmatch(length.value.meaning), _DEADLINE.fullmatch(end.value.meaning)
    is_told = _LEFT.search(text[max(0, length.span.start - _REACH) : length.span.start])
    if unit is None or target is None or is_told is None:
        return None
    if not _BETWEEN.fullmatch(text[length.span.end : end.span.start]):
        return None
    value = replace(end.value, meaning=target[1], signal="")
    bounds = Words(value, Tense.FUTURE).usual_bounds
    said = ("kg:timeText", " ".join(text[length.span.start : end.span.end].split()))
    claim = time_claim(extraction, length.span, source.key, said=said, rule="time-left")
    if claim is None or bounds.earliest != bounds.latest:
        return None
    days, slack = _UNITS[unit[1]]
    return Countdown(source, Ahead(value, int(unit[2]) * days, slack), replace(claim, origin=Ref(source.group)))


def countdown_constraints(found: Countdown) -> Iterator[Constraint]:
    """Yield that a text was written so long before a day as it says is left (soft rule)."""
    point, premises = Point(found.source.key), (found.claim.key,)
    reason = f"“{found.claim.object}” is what is left in “{found.source.title or found.source.document}” (soft rule)"
    yield Constraint(point, point, found.shift, "time-left", reason, premises, Strength.SOFT)


def weekday_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that an undated text whose news was said "on Friday" came out that day or the next."""
    for document, told_here in story.by_document.items():
        said = None if story.sources[document].bounds.is_known else _said_on(told_here, story.extractions[document])
        if said is None:
            continue
        told, weekday = said
        days = frozenset((weekday, weekday % 7 + 1))
        reason = (
            f"the news of “{told.source.title or document}” was told on a {date(2001, 1, weekday):%A}, and such news"
            " comes out that day or the next (soft rule)"
        )
        rule = "news-of-that-weekday"
        point = told.published
        yield Constraint(
            point, point, OnWeekdays(days), rule, reason, told.premises, Strength.SOFT, tie=told.source.key
        )
        if told.event.key and len(story.by_event[told.event.key]) == 1:
            points, why = (told.published, story.begin(told.event.key)), (*told.premises,)
            yield Constraint(*points, Gap(-1), rule, reason, why, Strength.SOFT, tie=told.source.key)


def _said_on(told_here: Sequence[Told], extraction: Extraction) -> tuple[Told, int] | None:
    """Return who is said to have told the news on a bare weekday, if the top of the text names one only."""
    body = extraction.document.body
    inside = [number for number, span in enumerate(extraction.sentences) if body.contains(span) and len(span)]
    found: list[tuple[Told, int]] = []
    for told in told_here:
        mention = told.mention
        is_said = told.event.type in _SAID and (mention.modality, mention.tense) == (Modality.ACTUAL, Tense.PAST)
        if not is_said or mention.sentence not in inside[:_OPENING]:
            continue
        days = (_WEEKDAY.fullmatch(extraction.times[link.time].value.meaning) for link in mention.times)
        found += [(told, int(day[1])) for day in days if day]
    return found[0] if len({day for _, day in found}) == 1 else None
