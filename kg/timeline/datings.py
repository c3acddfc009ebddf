"""One time expression that dates one event or figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.model.bounds import TimeBounds
from kg.model.mention import AHEAD, Modality, Tense, TimeLink, TimeMention, TimeRelation
from kg.model.statement import Claim
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.edtf import to_edtf
from kg.temporal.formula import parse_formula
from kg.timeline.claims import time_claim
from kg.timeline.fiscal import FiscalEnd, fiscal_end_of
from kg.timeline.points import Point
from kg.timeline.readings import Bearing, Words
from kg.timeline.story import Counted, Told

MOVED_TO = "is moved to it"
"""The rule of a link to the time to which something is put off: "postponed the vote to Friday"."""
WHEN = "is when it was"
"""The rule of a link to a time of which another event is counted: "since 1998, when a dam burst"."""
DEADLINE = "kg:Deadline"
"""A deadline is the day until which something may be done: "until July 31"."""
_CORE = re.compile(r"(?:since|until|by|before|after|notbefore)\((.*)\)")
OF_SAID = "is the time of what is said"
"""The rule of a link to the time of what was announced or threatened then: it lies ahead of the saying."""
ENDS = "is when it ends"
"""The rule of a link to the day on which something that lasts was over."""
BEGINS = "is when it begins"
"""The rule of a link to the day from which something planned will hold: "will cost 9 euros from 1 July"."""
COUNTED = "is counted from another event"
"""The rule of a link of a length to another event."""
COUNTED_FROM_NOW = "is counted from the writing"
"""The rule of a link of a length to what lies so long before the text: "It comes a week after the vote"."""
LENGTH = re.compile(r"\b((?:dur|sum|andhalf)\(.*\))")


@dataclass(frozen=True, slots=True)
class Dating:
    """One time expression that dates one event or figure."""

    key: str
    time: TimeMention
    text: str
    words: Words
    relation: TimeRelation
    rule: str
    claim: Claim
    published: Point
    narrated: Point | None
    """The event that the text told of before it, for words that are counted from there."""
    is_stated: bool
    """Whether the document itself states its day of publication."""
    is_whole: bool = False
    """Whether the whole of the time is meant, as by a figure's period."""
    told: Told | None = None
    """The mention that it dates, if it dates an event."""
    tells_writing: bool = False
    """Whether what it dates is dated otherwise, too, so that its day tells the day of writing."""
    others: tuple[str, ...] = ()
    """Claims of other sentences that it rests on: "its fiscal year ends in October"."""
    from_event: str = ""
    """From what a length is counted, in words: " after “resigned”"."""
    is_put_off: bool = False
    """Whether a later text says that what was planned for then was put off."""
    is_overtaken: bool = False
    """Whether it only tells when something may be that another text dates as a fact."""
    mark: str = ""
    """Which end of what lasts it dates, "begin" or "end"; of what is a day only, neither."""
    support: int = 1
    tie: str = ""

    @property
    def quote(self) -> str:
        """Return the words in quotation marks."""
        return f"“{self.text}”{self.from_event}"

    @property
    def is_anchored(self) -> bool:
        """Return whether its days do not hang on a day of writing that is still sought."""
        return self.words.bearing is Bearing.NOTHING or (self.is_stated and self.narrated is None)


def dating_of(  # noqa: PLR0913 - what may be known of a link beside itself
    told: Told | Counted,
    key: str,
    link: TimeLink,
    tense: Tense,
    *,
    narrated: Point | None = None,
    value: TimeValue | None = None,
    ends: Mapping[str, FiscalEnd] | None = None,
) -> Dating | None:
    """Return what one link of an event or a figure to a time says, or None if it tells no day."""
    time = told.extraction.times[link.time]
    if time.value.type is TimeType.SET:
        return None
    is_core = link.rule in (WHEN, MOVED_TO, BEGINS) or (isinstance(told, Told) and told.event.type == DEADLINE)
    core = _core_of(time.value.meaning) if is_core else None
    length = LENGTH.search(time.value.meaning) if link.rule == COUNTED_FROM_NOW else None
    ago = replace(time.value, meaning=f"shift(ref,{length[1]},-1)") if length else None
    read = ago or value or (replace(time.value, meaning=core, signal="") if core else time.value)
    fiscal = fiscal_end_of(told, ends or {}) if "fiscal" in read.meaning else None
    words = Words(read, tense, fiscal.month if fiscal else None)
    bounds = words.fixed_bounds
    if not bounds.is_known and words.bearing is Bearing.NOTHING and link.rule != COUNTED:
        return None
    text = " ".join(told.extraction.quote(time.span).split())
    said = ("kg:when", to_edtf(_related(bounds, link.relation))) if bounds.is_known else ("kg:timeText", text)
    claim = time_claim(told.extraction, time.span, key, said=said, rule=_kebab(time.value.rule), like=told.claim)
    if claim is None:
        return None
    return Dating(
        key,
        time,
        text,
        words,
        TimeRelation.AT if ago else link.relation,
        link.rule,
        claim,
        others=fiscal.premises if fiscal else (),
        published=Point(told.source.key),
        narrated=narrated if words.bearing is Bearing.NARRATIVE else None,
        is_stated=told.source.bounds.is_known,
        tie=_tie(told),
    )


def _core_of(meaning: str) -> str | None:
    """Return the time itself, without "until", or the later one of two: "from May to June"."""
    if meaning.startswith("range("):
        return str(parse_formula(meaning).parts[-1])
    found = _CORE.fullmatch(meaning)
    return found[1] if found else None


def _tie(told: Told | Counted) -> str:
    """Return what decides between equals: the clause of a fact before a word that only names it, then the document.

    That is the earlier one, but of what is still to come the later one.
    """
    is_named = isinstance(told, Told) and told.mention.tense is Tense.NONE and told.event.modality is Modality.ACTUAL
    sort = "b" if is_named else "a"
    if not told.source.bounds.is_known:
        return f"{sort}9999999 {told.source.key}"
    day = told.source.bounds.earliest.toordinal()
    is_plan = isinstance(told, Told) and told.mention.modality in AHEAD and told.event.modality in AHEAD
    return f"{sort}{9999998 - day if is_plan else day:07} {told.source.key}"


def _related(bounds: TimeBounds, relation: TimeRelation) -> TimeBounds:
    """Return the bounds of what lies before, after, since or until some bounds."""
    open_end, open_start = TimeBounds(earliest=bounds.earliest), TimeBounds(latest=bounds.latest)
    return {
        TimeRelation.BEFORE: open_start,
        TimeRelation.UNTIL: open_start,
        TimeRelation.AFTER: open_end,
        TimeRelation.SINCE: open_end,
    }.get(relation, bounds)


def _kebab(words: str) -> str:
    return "-".join(words.replace(",", " ").split())
