"""What a text tells as it once was: plans made otherwise since, warnings of old, and what "the announcement" means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.mention import AHEAD, Modality, Tense, TimeLink, TimeMention
from kg.timeline.readings import Limit, Words
from kg.timeline.story import Told

_REACH = 48
_WAS_TO = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:\w+ly\s+|first\s+)?"
    r"(?:to\b|(?:going|due|set|supposed|meant|scheduled|planned|slated)\b)[^,;.]*$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|during) $", re.IGNORECASE)
_HAD = re.compile(r"\bhad (?:\w+ly )?$")
_NEWS = "kg:Announcement"
"""What may stand for any news that a text has just told."""
_NEAR = 2
"""So many sentences before, a text may have told of what it then only names: "on the day of the announcement"."""


def meant(index: int, told_here: Sequence[Told]) -> Told | None:
    """Return what a mention stands for: what its text dated just before "the announcement", else itself if known."""
    own = next((one for one in told_here if one.reference.index == index), None)
    named = told_here[0].extraction.events[index] if told_here else None
    if named is None or named.tense is not Tense.NONE or named.times:
        return own
    kinds = {named.type, own.event.type if own is not None else named.type}
    near = [
        one
        for one in told_here
        if one.mention.times
        and (one.mention.type in kinds or named.type == _NEWS)
        and one.mention.trigger.end <= named.trigger.start
        and named.sentence - one.mention.sentence <= _NEAR
        and one.mention.modality is Modality.ACTUAL
    ]
    return near[-1] if near else own


def is_of_old(told: Told, link: TimeLink) -> bool:
    """Return whether what was said of times to come is told with a year long gone: "warned them in 2015".

    The year is then that in which it was uttered.
    """
    time, mention = told.extraction.times[link.time], told.mention
    before = told.extraction.document.text[max(0, time.span.start - _REACH) : time.span.start]
    is_plain = mention.tense is Tense.PAST and mention.modality is Modality.ACTUAL and _IN.search(before) is not None
    if not is_plain:
        return False
    if _HAD.search(told.extraction.document.text[max(0, mention.trigger.start - _REACH) : mention.trigger.start]):
        return True
    last = Words(time.value, Tense.PAST).fixed(Limit.LATEST)
    written = told.source.bounds.earliest.toordinal() if told.source.bounds.is_known else _newest(told)
    return last is not None and last < written


def _newest(told: Told) -> int:
    """Return the first day of the latest time that a text names with its year."""
    days = (Words(time.value, Tense.PAST).fixed(Limit.EARLIEST) for time in told.extraction.times)
    return max((day for day in days if day is not None), default=0)


def is_replanned(told: Told, link: TimeLink, told_here: Sequence[Told]) -> bool:
    """Return whether its text gives another day to what "was going to open in June"."""
    if told.mention.modality not in AHEAD or not was_to_be(told, told.extraction.times[link.time]):
        return False
    others = [one for one in told_here if one.event.key == told.event.key and one.mention.times]
    return any(not was_to_be(one, one.extraction.times[other.time]) for one in others for other in one.mention.times)


def was_to_be(told: Told, time: TimeMention) -> bool:
    """Return whether a time is that for which something was once planned: "was going to open in June, opens now"."""
    first = told.extraction.sentences[told.mention.sentence].start
    return _WAS_TO.search(told.extraction.document.text[first : time.span.start]) is not None
