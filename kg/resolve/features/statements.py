"""Are two statements one?"""

from __future__ import annotations

from kg.resolve.features.amounts import same_figure
from kg.resolve.features.participants import ACTORS, same_participant_in_role
from kg.resolve.features.parties import is_speech
from kg.resolve.features.times import SLACK, same_day, times_agree
from kg.resolve.occurrences import Occurrence

ANNOUNCED = "kg:Announcement"
BY_ITS_WORDS = "kg:toldByItsWords"
ENOUGH, ALIKE = 2, 0.2
"""From so many telling words on, a statement can be told from another, by the share of words that both have."""
MATTER = 0.34
"""So large a share of words makes one matter, where neither time nor sum does."""


def same_content(left: Occurrence, right: Occurrence) -> float:
    """They are statements on the same event."""
    return float(left.is_speech and right.is_speech and not left.content.isdisjoint(right.content))


def no_speaker_shared(left: Occurrence, right: Occurrence) -> float:
    """They are statements of nobody in common."""
    if not (left.is_speech and right.is_speech):
        return 0.0
    return float(left.in_role(*ACTORS).isdisjoint(right.in_role(*ACTORS)))


def another_statement(left: Occurrence, right: Occurrence) -> float:
    """They are statements with no day or words in common."""
    if not (left.is_speech and right.is_speech) or left.documents & right.documents:
        return 0.0
    return float(not same_day(left, right) and not same_figure(left, right) and not same_content(left, right))


def said_alike(left: Occurrence, right: Occurrence) -> float:
    """What is said is told in like words."""
    return left.things.likeness(right.things) if is_speech(left, right) else 0.0


def says_other_things(left: Occurrence, right: Occurrence) -> float:
    """They are statements, and what is said is told in other words."""
    if not is_speech(left, right) or min(left.things.size, right.things.size) < ENOUGH or _is_one(left, right):
        return 0.0
    return float(left.things.likeness(right.things) < ALIKE)


def on_another_matter(left: Occurrence, right: Occurrence) -> float:
    """Each says something, and nothing shows that it is the same."""
    is_plain = is_speech(left, right) and BY_ITS_WORDS in left.habits & right.habits
    if not is_plain or not (left.is_verb and right.is_verb) or _is_one(left, right):
        return 0.0
    return float(left.things.likeness(right.things) < MATTER)


def others_speak(left: Occurrence, right: Occurrence) -> float:
    """They are statements of different people."""
    if not is_speech(left, right) or not left.doers or not right.doers or left.doers.shares(right.doers):
        return 0.0
    mine, theirs = left.in_role(*ACTORS), right.in_role(*ACTORS)
    is_kin = not mine.isdisjoint(theirs | right.kin) or not theirs.isdisjoint(left.kin)
    return float(not is_kin)


def _is_one(left: Occurrence, right: Occurrence) -> bool:
    """Return whether a sum or a time makes two statements one, or two texts may tell two parts of one announcement."""
    is_one_time = bool(same_day(left, right) or times_agree(left, right)) and same_participant_in_role(left, right) > 0
    is_announced = ANNOUNCED in left.types and ANNOUNCED in right.types and not (left.people or right.people)
    is_release = is_announced and left.documents.isdisjoint(right.documents) and _is_news_of_a_day(left, right)
    is_told_twice = is_release and same_participant_in_role(left, right) > 0
    return not left.figures.isdisjoint(right.figures) or is_one_time or is_told_twice


def _is_news_of_a_day(left: Occurrence, right: Occurrence) -> bool:
    """Return whether two texts came out in the same days, or one of them begins with it; a noun looks back at it."""
    if not (left.is_verb and right.is_verb):
        return True
    days = [abs((mine - theirs).days) for mine in left.published for theirs in right.published]
    return min(days) <= SLACK if days else left.is_lead or right.is_lead
