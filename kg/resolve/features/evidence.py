"""Does anything but their kind show that two mentions are mentions of one event?"""

from __future__ import annotations

from kg.resolve.dates import gap
from kg.resolve.features.amounts import same_figure
from kg.resolve.features.kinds import same_ordinal
from kg.resolve.features.participants import same_place
from kg.resolve.features.times import SLACK, news_of_the_day, same_time_words, times_agree
from kg.resolve.features.wording import like_context, same_core
from kg.resolve.occurrences import Occurrence

TOLD_ALIKE, OF_LIKE_THINGS = 0.1, 0.2
"""From such likeness on, the words around two mentions, or what they are told of, show that they are one."""
WEEK = 7
"""Days: a longer time tells of no day."""
OF_MANY = "kg:ofMany"
_ASKED = (times_agree, same_time_words, news_of_the_day, same_figure, same_ordinal, same_place)


def nothing_in_common(left: Occurrence, right: Occurrence) -> float:
    """They have their kind in common, and nothing else."""
    is_known = left.is_definite or right.is_definite or (left.is_lead and right.is_lead)
    if is_known or _is_speech(left, right) or not left.entities.isdisjoint(right.entities):
        return 0.0
    return float(not shows_which(left, right))


def one_of_many(left: Occurrence, right: Occurrence) -> float:
    """Of their kind a story has many, and nothing shows that they are the same."""
    is_of_many = OF_MANY in left.habits and not left.types.isdisjoint(right.types)
    if _is_speech(left, right) or not is_of_many or left.documents & right.documents:
        return 0.0
    return float(not shows_which(left, right))


def shows_which(left: Occurrence, right: Occurrence) -> bool:
    """Return whether a thing, a participant that is not what all is about, a time, a sum or wording is the same."""
    if left.things.shares(right.things) or not left.doers.words.isdisjoint(right.doers.words):
        return True
    if (left.entities & right.entities) - (left.topic & right.topic):
        return True
    is_told_alike = (
        not left.compounds.isdisjoint(right.compounds)
        or like_context(left, right) >= TOLD_ALIKE
        or same_core(left, right) >= OF_LIKE_THINGS
    )
    return is_told_alike or _in_the_same_days(left, right) or any(ask(left, right) for ask in _ASKED)


def _in_the_same_days(left: Occurrence, right: Occurrence) -> bool:
    """Return whether the days given are the same or differ as two reports do."""
    mine, theirs = ([bounds for bounds in each.bounds if bounds.days <= WEEK] for each in (left, right))
    return any(gap(one, other) <= SLACK for one in mine for other in theirs)


def _is_speech(left: Occurrence, right: Occurrence) -> bool:
    return left.is_speech and right.is_speech
