"""Do the words for who does it and what it is done to speak for two mentions being mentions of one event?"""

from __future__ import annotations

from kg.resolve.occurrences import Occurrence
from kg.resolve.parties import Party

BY_ITS_OBJECT = "kg:toldByItsObject"


def same_thing(left: Occurrence, right: Occurrence) -> float:
    """It is done to the same thing."""
    return float(not is_speech(left, right) and left.things.shares(right.things))


def other_thing(left: Occurrence, right: Occurrence) -> float:
    """It is done to another thing."""
    return float(not is_speech(left, right) and _excludes(left.things, right.things, left, right))


def another_of_many(left: Occurrence, right: Occurrence) -> float:
    """What is done so often is done here by another one or to another thing."""
    if BY_ITS_OBJECT not in left.habits or left.types.isdisjoint(right.types) or left.things.shares(right.things):
        return 0.0
    return max(other_thing(left, right), other_doer(left, right))


def same_doer(left: Occurrence, right: Occurrence) -> float:
    """The same one does it."""
    return float(left.doers.shares(right.doers))


def other_doer(left: Occurrence, right: Occurrence) -> float:
    """Another one does it."""
    return float(_excludes(left.doers, right.doers, left, right))


def another_act(left: Occurrence, right: Occurrence) -> float:
    """One verb, but neither who does it nor what it is done to is the same."""
    is_told = bool(left.doers or left.things) and bool(right.doers or right.things)
    mine, theirs = left.doers | left.things, right.doers | right.things
    return float(not is_speech(left, right) and is_told and _excludes(mine, theirs, left, right))


def plan_of_another(left: Occurrence, right: Occurrence) -> float:
    """One is still to come, the other is done, and nothing shows that both are done to one thing."""
    for plan, done in ((left, right), (right, left)):
        is_either = plan.is_ahead and not plan.is_done and done.is_done and done.is_verb and not done.is_planned
        if is_either and not is_speech(left, right):
            return float(not left.things.shares(right.things) and left.entities.isdisjoint(right.entities))
    return 0.0


def _excludes(mine: Party, theirs: Party, left: Occurrence, right: Occurrence) -> bool:
    """Return whether two parties have nothing in common, nor does one belong to the other."""
    is_kin = not mine.keys.isdisjoint(right.kin) or not theirs.keys.isdisjoint(left.kin)
    return mine.excludes(theirs) and not is_kin


def is_speech(left: Occurrence, right: Occurrence) -> bool:
    """Return whether both are statements."""
    return left.is_speech and right.is_speech
