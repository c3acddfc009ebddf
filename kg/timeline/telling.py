"""How a text goes on: what it tells next of the past is not much older than what it told last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.mention import EventMention, Modality, Tense, TimeRelation
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.readings import Words
from kg.timeline.reporting import constraint_of
from kg.timeline.story import Story, Told

STEP_DAYS = 7
_DAYS = 2
_PERFECT = re.compile(r"(?:\b(?:has|have|had|having)|[’'](?:s|ve|d))\s+(?:\w+\s+){0,3}$")
_REACH = 48


def telling_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that what a text tells in the simple past, right after a day, is of about that day or later.

    Not where the text names some other time in between, nor of what it puts before ("had signed", "has built").
    """
    for told_here in story.by_document.values():
        last: Told | None = None
        for told in told_here:
            if last is not None and _follows(told, last):
                points = (story.begin(last.event.key), story.begin(told.event.key))
                reason = f"{told.quote} is told right after {last.quote}, so it is hardly much older (soft rule)"
                why = ("told-after-a-day", reason, Strength.WEAK)
                yield constraint_of(told, points, Gap(-STEP_DAYS), why)
            last = told if _is_of_a_day(told) else last


def _is_of_a_day(told: Told) -> bool:
    """Return whether a mention tells a fact of the past, and on which day it was."""
    mention, times = told.mention, told.extraction.times
    return _is_past_fact(mention) and any(
        link.relation is TimeRelation.AT
        and not times[link.time].value.signal
        and Words(times[link.time].value, Tense.PAST).usual_bounds.days <= _DAYS
        for link in mention.times
    )


def _is_past_fact(mention: EventMention) -> bool:
    return (mention.modality, mention.tense) == (Modality.ACTUAL, Tense.PAST)


def _follows(told: Told, last: Told) -> bool:
    """Return whether a mention tells a fact without a time soon after another one, with no other time in between."""
    mention, text = told.mention, told.extraction.document.text
    if mention.times or told.event.key == last.event.key:
        return False
    if not _is_past_fact(mention):
        return False
    start, sentence = mention.trigger.start, told.extraction.sentences[mention.sentence]
    is_perfect = _PERFECT.search(text[max(sentence.start, start - _REACH) : start]) is not None
    if is_perfect or "\n\n" in text[last.mention.trigger.start : start]:
        return False
    own = {link.time for link in last.mention.times}
    until = max(sentence.end, start)
    return not any(
        number not in own and last.mention.sentence <= time.sentence and time.span.start < until
        for number, time in enumerate(told.extraction.times)
    )
