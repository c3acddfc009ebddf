"""What each time in a text says of when the text was written: that it was still ahead, or past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kg.model.mention import AHEAD, FORESEEN, Modality, Tense, TimeMention
from kg.model.statement import Claim, Ref
from kg.timeline.claims import time_claim
from kg.timeline.earlier import was_to_be
from kg.timeline.expressions import ABOUT_OTHER_TIMES, is_said_to_come
from kg.timeline.readings import Limit, Words
from kg.timeline.story import Counted, Story, Told

Days = tuple[int, int]

_BARE = re.compile(r"(?:(?:by|notbefore|earlyas|part|range)\((?:\w+,)?)?(?:month|md|check|holiday|quarter|season)\(")
_COUNTED = re.compile(r"\b(?:rel|relfiscal|year|then|dur|ref|go|shift|window|time|since|ending)\b")
_HOLIDAY = re.compile(r"holiday\([^()]*\)")
_FISCAL = re.compile(r"\bfiscal\((\d{4})\)")
_LIMITED = re.compile(r"(?:by|notbefore|earlyas)\((.*)\)")
_WEEKDAY = re.compile(r"check\(wd\((\d)\)")
_COMING = re.compile(
    r"(?:\b(?:ahead of|will|upcoming|deadline(?: of)?|planned for|scheduled for|now (?:expected|planned)|due)\b"
    r"|\b[a-z]+[’']ll\b)[^.;]{0,60}$"
)
_FOR = re.compile(r"\bfor (?:the )?$")
"""What a result, a forecast or a promise is for is not when it is told: "its results for 2018"."""
_FROM = re.compile(r"\bfrom (?:the )?$")
"""What holds "from April" may begin yet: its figure tells nothing of the side."""
_OF_DAYS = ("md(", "check(", "range(md")
_FORECASTS = frozenset(f"kg:{name}" for name in ("EarningsGuidance", "Prediction"))
_NOW = re.compile(r"\b(?:was|were|is|are) now\b", re.IGNORECASE)
_FINE_DAYS = 62
_CLOSE_DAYS = 20
_REACH = 80


class Side(StrEnum):
    """Where a time lies, seen from the writing."""

    PAST = "past"
    PROBABLY_PAST = "probably past"
    AHEAD = "ahead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cue:
    """One time of a text: its days (of every year, if it names none), and on which side of the writing they lie."""

    days: tuple[Days, ...]
    side: Side
    is_bare: bool
    weekday: int | None
    quote: str
    claim: Claim
    is_close: bool = False
    """Whether it names days of a month, which lie closer than a bare month."""
    is_over: bool = False
    """Whether a fact is told of the whole of it."""

    @property
    def year(self) -> int:
        """Return the year in which it ends."""
        return date.fromordinal(self.days[0][1]).year


def read_cues(story: Story, document: str, years: Sequence[int] = ()) -> tuple[Cue, ...]:
    """Return the times of a text that name a year, or a day or month of any year (else of the years around some)."""
    told, counted = _linked(story, document)
    found: list[tuple[str, Cue]] = []
    extraction, source = story.extractions[document], story.sources[document]
    years = (*_years(extraction.times), *years)
    for number, time in enumerate(extraction.times):
        is_bare = _is_bare(time)
        days = tuple(_instances(time, years)) if is_bare else tuple(_fixed(time))
        if not days:
            continue
        quote = " ".join(extraction.quote(time.span).split())
        said = ("kg:timeText", quote)
        claim = time_claim(extraction, time.span, source.key, said=said, rule="time-of-text")
        if claim is None:
            continue
        before = extraction.document.text[max(0, time.span.start - _REACH) : time.span.start]
        linked = [one for one in told.get(number, ()) if not was_to_be(one, time)]
        is_ahead = any(_is_awaited(one, story.by_document[document]) for one in linked)
        side = Side.AHEAD if is_ahead else _side(time, days[0], (linked, counted.get(number, ())), before)
        weekday = _WEEKDAY.match(time.value.meaning)
        own = replace(claim, origin=Ref(source.group))
        is_over = not _FISCAL.search(time.value.meaning) and any(
            one.mention.kind == "actual" for one in counted.get(number, ())
        )
        is_close = is_bare and "holiday" not in time.value.meaning and days[0][1] - days[0][0] < _CLOSE_DAYS
        cue = Cue(days, side, is_bare, int(weekday[1]) if weekday else None, quote, own, is_close, is_over)
        found.append((time.value.meaning, cue))
    return tuple(_agreed(found))


def _linked(story: Story, document: str) -> tuple[Mapping[int, Sequence[Told]], Mapping[int, Sequence[Counted]]]:
    told, counted = defaultdict[int, list[Told]](list), defaultdict[int, list[Counted]](list)
    for one in story.by_document.get(document, ()):
        for link in one.mention.times:
            told[link.time].append(one)
    for figure in story.counted:
        if figure.extraction.document.key == document:
            for link in figure.mention.times:
                counted[link.time].append(figure)
    return told, counted


def _agreed(found: Sequence[tuple[str, Cue]]) -> Iterator[Cue]:
    """Yield one cue for each meaning: still ahead if any of its mentions is."""
    sides: dict[str, set[Side]] = {}
    over = {meaning for meaning, cue in found if cue.is_over}
    for meaning, cue in found:
        sides.setdefault(meaning, set()).add(cue.side)
    seen = set[str]()
    for meaning, cue in found:
        if meaning in seen:
            continue
        seen.add(meaning)
        all_sides = sides[meaning]
        for side in (Side.AHEAD, Side.PAST, Side.PROBABLY_PAST, Side.UNKNOWN):
            if side in all_sides:
                yield replace(cue, side=side, is_over=meaning in over)
                break


def _is_bare(time: TimeMention) -> bool:
    meaning = _HOLIDAY.sub("holiday()", time.value.meaning)
    return bool(_BARE.match(meaning)) and not _COUNTED.search(meaning) and not _FISCAL.search(meaning)


def _years(times: Sequence[TimeMention]) -> Iterator[int]:
    for time in times:
        for days in _fixed(time):
            yield date.fromordinal(days[1]).year


def _fixed(time: TimeMention) -> Iterator[Days]:
    fiscal = _FISCAL.search(time.value.meaning)
    if fiscal:
        yield date(int(fiscal[1]), 1, 1).toordinal(), date(int(fiscal[1]), 12, 31).toordinal()
        return
    limited = _LIMITED.fullmatch(time.value.meaning)
    words = Words(replace(time.value, meaning=limited[1]) if limited else time.value, Tense.PAST)
    first, last = words.fixed(Limit.EARLIEST), words.fixed(Limit.LATEST)
    if first is None:
        first = last
    if first is not None:
        yield first, first if last is None else last


def _instances(time: TimeMention, years: Sequence[int]) -> Iterator[Days]:
    """Yield the days that a time without a year means, in the years that the text speaks of and around."""
    if not years:
        return
    words, found = Words(time.value, Tense.FUTURE), set[Days]()
    for year in range(max(years) - 6, max(years) + 5):
        for day in (date(year, 1, 1), date(year, 7, 1)):
            bounds = words.on(day.toordinal(), words.bearing).bounds
            first, last = bounds.earliest.toordinal(), bounds.latest.toordinal()
            known = [end for end in (first, last) if date(1900, 1, 1).toordinal() < end < date(2900, 1, 1).toordinal()]
            if known:
                found.add((known[0], known[-1]))
    yield from sorted(found)


def _side(time: TimeMention, days: Days, linked: tuple[Sequence[Told], Sequence[Counted]], before: str) -> Side:
    is_coarse = days[1] - days[0] > _FINE_DAYS
    if is_coarse and _FOR.search(before):
        return Side.UNKNOWN
    told, counted = linked
    if _FROM.search(before):
        counted = ()
    sides = {_side_of_told(one, time, is_coarse=is_coarse) for one in told}
    sides |= {_side_of_figure(one, is_coarse=is_coarse) for one in counted}
    if not sides - {Side.UNKNOWN} and (time.value.signal == "by" or _COMING.search(before)):
        return Side.AHEAD
    return next(
        (side for side in (Side.AHEAD, Side.PAST, Side.PROBABLY_PAST) if side in sides),
        Side.UNKNOWN,
    )


def _is_awaited(told: Told, told_here: Sequence[Told]) -> bool:
    """Return whether a recent saying puts something ahead: "said on Friday it would open in May", "now due in May"."""
    mention = told.mention
    if mention.modality not in FORESEEN or mention.tense is not Tense.PAST:
        return False
    first = told.extraction.sentences[mention.sentence].start
    is_now = _NOW.search(told.extraction.document.text[first : mention.trigger.start]) is not None
    return is_now or is_said_to_come(told, told_here)


def _side_of_figure(counted: Counted, *, is_coarse: bool) -> Side:
    kind = counted.mention.kind
    if kind in {"actual", "change"}:
        return Side.PAST
    return Side.AHEAD if kind == "forecast" or not is_coarse else Side.UNKNOWN


def _side_of_told(told: Told, time: TimeMention, *, is_coarse: bool) -> Side:
    mention = told.mention
    if mention.tense is Tense.FUTURE or (told.event.type in _FORECASTS and is_coarse):
        return Side.AHEAD
    if told.event.type in _FORECASTS:
        return Side.UNKNOWN
    if told.event.type in ABOUT_OTHER_TIMES and (is_coarse or time.value.signal):
        return Side.AHEAD if time.value.signal == "by" else Side.UNKNOWN
    if mention.tense is Tense.PAST:
        return Side.PAST if mention.modality is Modality.ACTUAL else Side.UNKNOWN
    is_ahead = mention.modality in AHEAD or told.event.modality in AHEAD
    if is_ahead:
        is_sure = not is_coarse or mention.modality is Modality.EXPECTED or bool(time.value.signal)
        return Side.AHEAD if is_sure else Side.UNKNOWN
    return _side_of_fact(told, time, is_coarse=is_coarse) if mention.modality is Modality.ACTUAL else Side.UNKNOWN


def _side_of_fact(told: Told, time: TimeMention, *, is_coarse: bool) -> Side:
    """Return the side of a fact without a past tense: "it opens on May 3" is ahead, "the May 2021 opening" is not."""
    if told.mention.tense is Tense.PRESENT:
        return Side.AHEAD if time.value.meaning.startswith(_OF_DAYS) else Side.UNKNOWN
    return Side.UNKNOWN if is_coarse or _is_bare(time) else Side.PROBABLY_PAST
