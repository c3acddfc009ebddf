"""What an undated text gives away of its day: the weekday on which its news was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model.extraction import Extraction
from kg.model.mention import Modality, Tense
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.story import Story, Told

_OPENING = 4
"""So many sentences at the top of a text tell who said its news and on which day."""
_SAID = frozenset(f"kg:{name}" for name in ("Announcement", "Remark", "Report"))
_WEEKDAY = re.compile(r"wd\((\d)\)")


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
