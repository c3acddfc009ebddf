"""What dated texts tell of the events of an undated one: on which days they allow it to have been written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model.knowledge import Source
from kg.model.mention import AHEAD, FORESEEN, Modality, Tense
from kg.timeline.datings import COUNTED, Dating
from kg.timeline.points import Point
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.reporting import is_vague_plan
from kg.timeline.story import Story, Told

Cost = Callable[[int], float]
"""How unnaturally a text reads that was written on a day."""
Known = Mapping[str, tuple[int | None, int | None]]
"""Not before and not after which day an event was, by the dated texts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known before undated texts are dated: time expressions, when events were, and the dated texts."""

    datings: tuple[Dating, ...] = ()
    known: Known = field(default_factory=dict)
    dated: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Not before and not after which day a text was written, by the key of its source."""


_FACT, _NAMED, _PLAN, _MAYBE, _WORDS = 0.3, 0.02, 0.3, 0.1, 0.4
"""What it costs to tell as a fact what was yet to come, to name it, to foresee what was over, and to misread words."""
_AFTER_COPY, _BEFORE_COPY, _FAR_COPY = 0.0, 0.6, 1.5
_COPY_DAYS = 6
_FRESH_DAYS, _STALE = 7, 0.3
"""News is told within a week; what it costs to tell it later."""
_FINE_DAYS = 31
"""Words for more days than these tell too little of the writing."""
_SHARP_DAYS = 8
_NEAR = ("wd(", "rel(day", "rel(week", "time(")
"""Meanings of words for a day or a week close to the writing: "on Friday", "yesterday", "last week"."""
_REACH, _FAR_REACH = 31, 366
"""How far from a day words for days, and words for weeks and months, may be written."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What one thing that dated texts know says of the day of writing."""

    cost: Cost
    quote: str
    premises: tuple[str, ...]
    near: int
    """A day that it speaks of."""
    is_hint: bool = False
    """Whether it only names or foresees what another text is taken to tell of, so that it takes two such."""


def witnesses(story: Story, document: str, evidence: Evidence) -> Iterator[Witness]:
    """Yield what dated texts say of when an undated one was written: by its copies and by the events it tells."""
    source = story.sources[document]
    yield from _of_copies(story, source, evidence)
    for told in story.by_document.get(document, ()):
        first, last = _known(told, story, evidence)
        if _is_fact(told) and first is not None and not story.is_name_of_plan(told):
            price = _FACT if told.mention.tense is Tense.PAST else _NAMED
            is_hint = told.mention.tense is not Tense.PAST
            yield Witness(_not_before(first, price), told.quote, told.premises, first, is_hint=is_hint)
        if _is_plan(told) and last is not None and not is_vague_plan(told):
            price = _PLAN if told.mention.modality in FORESEEN else _MAYBE
            yield Witness(_not_after(last, price), told.quote, told.premises, last, is_hint=True)
    yield from _of_words(story, source, evidence)


def _known(told: Told, story: Story, evidence: Evidence) -> tuple[int | None, int | None]:
    """Return when dated texts put an event, that they tell too or from which it is counted ("two days after").

    Nothing of sayings, which are too much alike.
    """
    others = {one.source.key for one in story.by_event[told.event.key]} - {told.source.key}
    is_counted = any(link.rule == COUNTED for link in told.mention.times)
    is_alike = told.event.type in story.habits.sayings and not is_counted
    if is_alike or (others.isdisjoint(evidence.dated) and not is_counted):
        return None, None
    return evidence.known.get(told.event.key, (None, None))


def freshness(story: Story, document: str, news: frozenset[int], evidence: Evidence) -> Iterator[Witness]:
    """Yield that what a text opens with is not long past; `news` holds the sentences of the opening."""
    for told in story.by_document.get(document, ()):
        last = _known(told, story, evidence)[1]
        if last is not None and told.mention.sentence in news and _is_fact(told) and told.mention.tense is Tense.PAST:
            yield Witness(_not_after(last + _FRESH_DAYS, _STALE), told.quote, told.premises, last)


def _is_fact(told: Told) -> bool:
    return told.mention.modality is Modality.ACTUAL and told.mention.tense in (Tense.PAST, Tense.NONE)


def _is_plan(told: Told) -> bool:
    return told.mention.modality in AHEAD and told.mention.tense in (Tense.FUTURE, Tense.PRESENT)


def _not_before(first: int, price: float) -> Cost:
    return lambda day: price if day < first else 0.0


def _not_after(last: int, price: float) -> Cost:
    return lambda day: price if day > last else 0.0


def _of_copies(story: Story, source: Source, evidence: Evidence) -> Iterator[Witness]:
    """Yield that copies of one text come out within a week, the one that an agency sent out first."""
    for other in story.sources.values():
        if other.group != source.group or other.key == source.key or other.key not in evidence.dated:
            continue
        first, last = evidence.dated[other.key]
        is_origin = source.key in other.derived_from
        premises = tuple(claim.key for claim in story.claims.get(source.key, ())[:1])
        yield Witness(_copied(first, last, is_origin=is_origin), f"“{other.title}”", premises, first)


def _copied(first: int, last: int, *, is_origin: bool) -> Cost:
    def cost(day: int) -> float:
        if first <= day <= last + _COPY_DAYS:
            return _BEFORE_COPY if is_origin and day > last else _AFTER_COPY
        return (_AFTER_COPY if is_origin else _BEFORE_COPY) if first - _COPY_DAYS <= day < first else _FAR_COPY

    return cost


def _of_words(story: Story, source: Source, evidence: Evidence) -> Iterator[Witness]:
    """Yield on which days the words "on Friday" mean the day that other texts know of the same event."""
    for dating in evidence.datings:
        if dating.published != Point(source.key) or dating.told is None or dating.narrated is not None:
            continue
        first, last = _known(dating.told, story, evidence)
        if first is None or last is None or last - first >= _SHARP_DAYS or not _tells_day(dating):
            continue
        days = frozenset(_fitting(dating, first, last))
        if days:
            yield Witness(_only(days), dating.quote, (dating.claim.key, *dating.told.premises), first)


def _tells_day(dating: Dating) -> bool:
    words = dating.words
    is_plain = words.bearing is Bearing.PUBLICATION and not dating.time.value.signal
    return is_plain and words.usual_bounds.days <= _FINE_DAYS


def _fitting(dating: Dating, first: int, last: int) -> Iterator[int]:
    """Yield the days on which words mean some day of a stretch, past or to come where the grammar leaves it open."""
    is_open = dating.told is not None and dating.told.mention.tense not in (Tense.PAST, Tense.FUTURE)
    tenses = (Tense.PAST, Tense.FUTURE) if is_open else (dating.words.tense,)
    readings = [replace(dating.words, tense=tense) for tense in tenses]
    reach = _REACH if dating.time.value.meaning.startswith(_NEAR) else _FAR_REACH
    for day in range(first - reach, last + reach + 1):
        if any(_means(words, day, first, last) for words in readings):
            yield day


def _means(words: Words, day: int, first: int, last: int) -> bool:
    begin, end = (words.limit(limit, day, Bearing.PUBLICATION) for limit in (Limit.EARLIEST, Limit.LATEST))
    return begin is not None and end is not None and begin <= last and first <= end


def _only(days: frozenset[int]) -> Cost:
    return lambda day: 0.0 if day in days else _WORDS
