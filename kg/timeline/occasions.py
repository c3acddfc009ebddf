"""Who is quoted several times in a text speaks on one occasion: on the day that one of the sayings is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.timeline.news import is_news_of_a_day, is_pluperfect, is_reported, is_undated_fact
from kg.timeline.points import Constraint, Gap, Strength, both_ways
from kg.timeline.reporting import name_of
from kg.timeline.story import Story, Told

_BACK = 40
_OTHER_TIMES = re.compile(
    r"\b(?:has|have|had|previously|earlier|once|before|originally|initially|first|long|often|repeatedly|always|later)\b"
    r"(?:\W+\w+){0,2}\W*$"
)
"""Words by which somebody is quoted from another time: "had earlier said", "has repeatedly denied"."""


def occasion_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that a speaker's sayings without a time are of the day of the one that has it."""
    for told_here in story.by_document.values():
        said = [told for told in told_here if told.event.type in story.habits.sayings]
        dated = [told for told in said if is_news_of_a_day(told, story.habits) and is_reported(told, story.habits)]
        for told in said:
            anchor = next((one for one in dated if _speakers(one) & _speakers(told)), None)
            if anchor is None or anchor.event.key == told.event.key or not _is_of_now(told):
                continue
            reason = f"{told.quote} is said in {name_of(told)} by who speaks there on a day: {anchor.quote} (soft)"
            premises = (*told.premises, *anchor.premises)
            points = (story.begin(anchor.event.key), story.begin(told.event.key))
            rule, tie = "one-occasion", told.source.key
            yield from both_ways(Constraint(*points, Gap(0), rule, reason, premises, Strength.WEAK, tie=tie))


def _speakers(told: Told) -> Set[str]:
    return {one.entity for one in told.event.participants if one.role == "kg:speaker"}


def _is_of_now(told: Told) -> bool:
    """Return whether a saying is a fact without a time that no word puts at another."""
    sentence = told.extraction.sentences[told.mention.sentence].start
    start = told.mention.trigger.start
    before = told.extraction.document.text[max(sentence, start - _BACK) : start]
    is_fact = is_undated_fact(told) and not told.mention.times and not is_pluperfect(told)
    return is_fact and _OTHER_TIMES.search(before.lower()) is None
