"""What a text spoke of last: from where "the following day" and "at noon" are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model.extraction import Extraction
from kg.model.mention import AHEAD, Modality, TimeLink, TimeMention
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.timeline.readings import Words
from kg.timeline.story import Told

A_DAY_OF = re.compile(r"(?:in\()?(?:md|check|wd)\(")
_DAILY = re.compile(r"\b(?:rel\(day|time\(|shift\(then,dur\((?:hour|day))")
_THEN_DAY = re.compile(r"rel\(day,(-?\d+),then\)")
_THEN_UNIT = re.compile(r"(rel\((?:week|month|quarter|year),-?\d+),then\)")
_THEN_SHIFT = re.compile(r"shift\((?:exactly\()?then\)?,")
_NTH_DAY = re.compile(r"^the (?:\w+ )?day$")
"""Words for a day of what has been told of: "pleaded guilty on the first day"."""
_DAY_OR_TWO = 2
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Spoken:
    """The event that a text told of last, the last that it dates, and the last that it dates finely."""

    any: Told | None = None
    dated: Told | None = None
    daily: Told | None = None
    fine: Told | None = None
    """The last that it dates to a month at most."""

    def before(self, told: Told, link: TimeLink) -> Told | None:
        """Return the event from which words such as "the following day" are counted.

        It is the one last dated, as finely as the words are, unless the sentence before dates one to a week or a month
        ("last week it …; two days later it …"); a clock time belongs to a day of its own paragraph.
        """
        value = told.extraction.times[link.time].value
        meaning = value.meaning
        if _NTH_DAY.search(value.expression):
            return self.daily or self.any
        found = self._nearest(told) if _DAILY.search(meaning) else self.dated
        if "time(" in meaning and found is not None and not _in_paragraph(found, told):
            return None
        return found or self.any

    def _nearest(self, told: Told) -> Told | None:
        """Return the event last dated to the day, or to a month at most by the sentence before."""
        is_near = self.fine is not None and 0 <= told.mention.sentence - self.fine.mention.sentence <= 1
        return self.fine if is_near else self.daily

    def after(self, told: Told, read: Sequence[Words]) -> Spoken:
        """Return what is spoken of once an event is told, dated by some words."""
        finest = min((words.usual_bounds.days for words in read), default=_MONTH + 1)
        is_daily, is_fine = finest <= _DAY_OR_TWO, finest <= _MONTH
        dated, daily = told if read else self.dated, told if is_daily else self.daily
        return Spoken(told, dated, daily, told if is_fine else self.fine)


def _in_paragraph(one: Told, other: Told) -> bool:
    return _is_one_paragraph(one.extraction, *sorted((one.mention.trigger, other.mention.trigger)))


def _is_one_paragraph(extraction: Extraction, first: Span, last: Span) -> bool:
    return "\n\n" not in extraction.document.text[first.start : last.start]


def from_named_day(told: Told, index: int, previous: Told | None) -> TimeValue | None:
    """Return words counted from the time last spoken of with the day that the text names since its last dated event.

    In "It will be done on April 30. He leaves on that day" the day counts, though nothing known happens on it.
    """
    times = told.extraction.times
    meaning = times[index].value.meaning
    told_last = max((link.time for link in previous.mention.times), default=-1) if previous else -1
    named = [place for place in range(told_last + 1, index) if _names_a_day(times[place])]
    if "then" not in meaning or not named or not (_DAILY.search(meaning) or _THEN_UNIT.search(meaning)):
        return None
    if "dur(hour" in meaning and times[named[-1]].sentence < times[index].sentence - 1:
        return None
    if "time(" in meaning and not _is_one_paragraph(told.extraction, times[named[-1]].span, times[index].span):
        return None
    if _is_coming(told.extraction, named[-1]) and told.mention.modality is Modality.ACTUAL:
        return None
    inner = times[named[-1]].value.meaning
    found = _THEN_DAY.sub(lambda match: _moved(inner, int(match[1])), meaning)
    found = _THEN_SHIFT.sub(f"shift({inner},", found)
    found = _THEN_UNIT.sub(lambda match: f"{match[1]},{inner})", found)
    return replace(times[index].value, meaning=found)


def _is_coming(extraction: Extraction, index: int) -> bool:
    """Return whether a time is told only of what is still to come: "is expected in the valley on Thursday"."""
    linked = [event for event in extraction.events if any(link.time == index for link in event.times)]
    return bool(linked) and all(event.modality in AHEAD for event in linked)


def _moved(inner: str, days: int) -> str:
    return f"shift({inner},dur(day,{abs(days)}),{1 if days > 0 else -1})" if days else inner


def _names_a_day(time: TimeMention) -> bool:
    is_plain = time.value.type is TimeType.DATE and not time.value.signal and "then" not in time.value.meaning
    return is_plain and A_DAY_OF.match(time.value.meaning) is not None
