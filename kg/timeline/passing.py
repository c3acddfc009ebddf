"""What a dated report tells in passing of the simple past is of the days of its news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.mention import EventMention, Modality, Tense
from kg.model.time_value import TimeType
from kg.timeline.news import FRESH_DAYS, first_sentences, is_of_another_year, is_timed
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.reporting import constraint_of, name_of
from kg.timeline.story import Story, Told

_HAD = re.compile(r"(?:\bhad|[’']d)\s+(?:\w+\s+){0,3}$")
_HAS = re.compile(r"(?:\b(?:has|have|having)|[’'](?:s|ve))\s+(?:\w+\s+){0,3}$")
_ASIDE = re.compile(r"\b(?:who|which|that|whose|where|since|before|until|while|once)\b[^,;]*$", re.IGNORECASE)
"""Words that open a clause about some other time."""
_SAID_THAT = re.compile(r"\bthat\b")
_BACK = 48
_LEAD = 4
"""So many sentences at the top may tell their news in the perfect: "has cut its forecast"."""
_FAR = 20
"""Beyond so many sentences a report turns to what was before."""
_LONG_AFTER = re.compile(
    r"\banniversary\b|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -](?:years?|months|decades?)"
    r" (?:after|on|later|since)\b",
    re.IGNORECASE,
)
"""Words by which the top of a text looks back: "a year after the flood"."""


def passing_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that what a dated report tells in the simple past, naming no time, is not old.

    Not where the text puts it before something else ("had left"), in a clause about somebody ("who founded"), or after
    another time in its paragraph; nor what the teller says to have done, unless it is itself who did it.
    """
    for document, told_here in story.by_document.items():
        first, most = next(first_sentences(story, document), 0), _LEAD if _looks_back(story, document) else _FAR
        anchors = {link.anchor for told in told_here for link in told.mention.times}
        for told in told_here:
            number = told.mention.sentence - first
            if number <= most and told.reference.index not in anchors and _is_in_passing(told, number, story):
                points = (told.published, story.begin(told.event.key))
                reason = f"{told.quote} is told without a time in {name_of(told)}, a report of those days (soft rule)"
                yield constraint_of(told, points, Gap(-FRESH_DAYS), ("told-in-passing", reason, Strength.WEAK))


def _looks_back(story: Story, document: str) -> bool:
    """Return whether the top of a text says how long ago its matter was: what else it tells may be as old."""
    extraction = story.extractions[document]
    top = (extraction.sentences[number] for number in first_sentences(story, document))
    return any(_LONG_AFTER.search(span.within(extraction.document.text)) for span in top)


def _is_in_passing(told: Told, number: int, story: Story) -> bool:
    mention, all_told = told.mention, story.by_event[told.event.key]
    if not told.source.bounds.is_known or any(_is_of_other_days(one) for one in all_told):
        return False
    if (mention.modality, mention.tense) != (Modality.ACTUAL, Tense.PAST) or told.event.modality is not Modality.ACTUAL:
        return False
    before = _before(told)
    clause = _SAID_THAT.sub("", before) if mention.voices else before
    if _ASIDE.search(clause) or (_HAS.search(before) and number > _LEAD) or is_after_a_time(told):
        return False
    if any(_HAD.search(_before(one)) and not _is_own_deed(one.mention) for one in all_told):
        return False
    return not mention.voices or _is_own_deed(mention)


def _is_of_other_days(told: Told) -> bool:
    """Return whether a mention is told with a time of its own, or as so in a year gone by."""
    return is_timed(told) or any(is_of_another_year(told, link) for link in told.mention.times)


def _before(told: Told) -> str:
    """Return the words of the sentence before a trigger."""
    start, sentence = told.mention.trigger.start, told.extraction.sentences[told.mention.sentence]
    return told.extraction.document.text[max(sentence.start, start - _BACK) : start]


def _is_own_deed(mention: EventMention) -> bool:
    """Return whether it is told by who did it: "the office said it had opened an inquiry"."""
    voices = {voice.entity for voice in mention.voices}
    return any(argument.role == "kg:agent" and argument.entity in voices for argument in mention.arguments)


def is_after_a_time(told: Told) -> bool:
    """Return whether its paragraph names, before it, a time that is over for longer than news is told."""
    start, text = told.mention.trigger.start, told.extraction.document.text
    paragraph, day = text.rfind("\n\n", 0, start) + 1, told.source.bounds.latest.toordinal()
    times = [time.value for time in told.extraction.times if paragraph <= time.span.start < start]
    ends = (
        Words(value, Tense.PAST).limit(Limit.LATEST, day, Bearing.PUBLICATION)
        for value in times
        if value.type is TimeType.DATE
    )
    return any(end is not None and end < day - FRESH_DAYS for end in ends)
