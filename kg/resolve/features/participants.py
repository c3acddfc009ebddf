"""Do those who take part, and the places, speak for two mentions being mentions of one event?"""

from __future__ import annotations

from kg.resolve.features.kinds import same_type
from kg.resolve.occurrences import Occurrence

PERSONAL = "kg:PersonnelChange"
BEFALLS_EACH = "kg:befallsEach"
PEOPLE = "people"
ACTORS = ("kg:agent", "kg:speaker")


def no_participant_shared(left: Occurrence, right: Occurrence) -> float:
    """They have different participants."""
    if not left.roles or not right.roles:
        return 0.0
    return float(not _related(left.entities, right.entities, left, right))


def same_participant_in_role(left: Occurrence, right: Occurrence) -> float:
    """The same participants have the same roles."""
    return min(len(left.roles & right.roles), 2) / 2 * 0.4 + 0.6 if left.roles & right.roles else 0.0


def same_deed(left: Occurrence, right: Occurrence) -> float:
    """They are of one kind, and the same participants have the same part in them."""
    if left.is_speech or right.is_speech:
        return 0.0  # who speaks once speaks often
    return same_type(left, right) * same_participant_in_role(left, right)


def shared_participant(left: Occurrence, right: Occurrence) -> float:
    """They share a participant."""
    return float(left.roles.isdisjoint(right.roles) and not left.entities.isdisjoint(right.entities))


def related_participant(left: Occurrence, right: Occurrence) -> float:
    """A participant of one belongs to a participant of the other."""
    if not left.entities.isdisjoint(right.entities):
        return 0.0
    return float(_related(left.entities, right.entities, left, right))


def actors_differ(left: Occurrence, right: Occurrence) -> float:
    """Somebody else does it."""
    return _role_differs(left, right, *ACTORS)


def affected_differ(left: Occurrence, right: Occurrence) -> float:
    """It is done to something else."""
    return _role_differs(left, right, "kg:affected")


def objects_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of one kind, and done to different things."""
    return float(same_type(left, right) and affected_differ(left, right))


def strangers_act(left: Occurrence, right: Occurrence) -> float:
    """Somebody else does it, and no participant of the one has to do with one of the other."""
    return float(actors_differ(left, right) and no_participant_shared(left, right))


def people_differ(left: Occurrence, right: Occurrence) -> float:
    """They are about different people."""
    is_personal = PERSONAL in left.above and PERSONAL in right.above
    return float(is_personal and bool(left.people and right.people) and left.people.isdisjoint(right.people))


def one_and_several(left: Occurrence, right: Occurrence) -> float:
    """One befell somebody named, the other several people."""
    if BEFALLS_EACH not in left.habits or left.types.isdisjoint(right.types):
        return 0.0
    for named, several in ((left, right), (right, left)):
        is_several = any(unit == PEOPLE and value > 1 for _, unit, value in several.figures)
        if named.people and is_several and not several.people and not named.figures:
            return 1.0
    return 0.0


def on_topic(left: Occurrence, right: Occurrence) -> float:
    """One names no participant and stands in a document about the other's."""
    if left.roles and right.roles:
        return 0.0
    if not left.roles and not right.roles:
        return 0.5 * float(not left.topic.isdisjoint(right.topic))
    told, other = (left, right) if left.roles else (right, left)
    return float(not other.topic.isdisjoint(told.entities | told.kin))


def named_beside(left: Occurrence, right: Occurrence) -> float:
    """Who takes part in one is named beside the other."""
    if left.roles and right.roles:
        return 0.0
    return float(not (left.entities or left.beside).isdisjoint(right.entities or right.beside))


def same_place(left: Occurrence, right: Occurrence) -> float:
    """They are in the same place."""
    return float(not left.places.isdisjoint(right.places))


def places_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are in different places."""
    return float(bool(left.places and right.places) and left.places.isdisjoint(right.places))


def new_and_strange(left: Occurrence, right: Occurrence) -> float:
    """One is brought up as something new, with names of its own."""
    if not left.documents & right.documents or not left.beside or not right.beside:
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    is_new = later.is_new and not later.is_lead and not earlier.is_headline
    return float(is_new and (later.beside | later.entities).isdisjoint(earlier.beside | earlier.entities))


def _role_differs(left: Occurrence, right: Occurrence, *roles: str) -> float:
    mine, theirs = left.in_role(*roles), right.in_role(*roles)
    if not mine or not theirs:
        return 0.0
    return float(not _related(mine, theirs, left, right))


def _related(mine: frozenset[str], theirs: frozenset[str], left: Occurrence, right: Occurrence) -> bool:
    return not (mine.isdisjoint(theirs | right.kin) and theirs.isdisjoint(left.kin))
