"""How far a plan and what a later text tells may be one thing: by who takes part, else by all that they agree in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from kg.model.knowledge import Event

PLACE = "kg:place"
CORE = ("kg:agent", "kg:affected", "kg:speaker")
ROLES = ("kg:agent", "kg:affected")
ALIKE = 0.5
"""The share of participants that plan and happening have in common."""
FEWEST, MANY = 2, 3
"""So many signs speak for one thing where nobody is named on one side, and where somebody else is."""
SHARP = 31
"""A plan whose time has no more days tells when."""
NEAR = timedelta(days=3)
RANKS = frozenset({"first", "second", "third", "last", "next"})
GRAMMATICAL = frozenset(
    "about after also been before between down from have into last more most only other over some such "
    "than that their then there these they this those under until what when which while will with would".split()
)


def likeness(plan: Event, event: Event) -> float:
    """Return the share of those who take part in both; where nobody is known in one, how much else agrees."""
    if _is_numbered_otherwise(plan, event):
        return 0.0
    is_other = _others_take_part(plan, event)
    ours, theirs = ({one.entity for one in each.participants} for each in (plan, event))
    core = {entity for each in (plan, event) for entities in _core(each).values() for entity in entities}
    share = len(ours & theirs) / len(ours | theirs) if ours & theirs & core else 0.0
    if share >= ALIKE and not is_other:
        return share
    is_unknown = not any(_core(plan).values()) or not any(_core(event).values()) or bool(share)
    signs = _signs(plan, event)
    is_enough = signs >= (FEWEST if is_unknown and not is_other else MANY)
    return ALIKE + signs / 100 if is_enough else 0.0 if is_other else share


def may_be_one(plan: Event, event: Event) -> bool:
    """Return whether neither numbers nor who takes part speak against two events being one thing."""
    return not _is_numbered_otherwise(plan, event) and not _others_take_part(plan, event)


def common_words(event: Event, plan: Event) -> int:
    """Return how many words, names apart, two labels have in common."""
    return len(_words(event) & _words(plan))


def _signs(plan: Event, event: Event) -> int:
    """Return how many of these agree: the thing spoken of, the place, the number, the day."""
    ours, theirs = ({one.entity for one in each.participants if one.role == PLACE} for each in (plan, event))
    is_numbered = plan.ordinal is not None and plan.ordinal == event.ordinal
    return sum((_same_thing(plan, event), bool(ours & theirs), is_numbered, _same_day(plan, event)))


def _same_thing(plan: Event, event: Event) -> bool:
    """Return whether the words for what it is done to, the kind of event apart, are shared."""
    kind = plan.type.rpartition(":")[2].lower()[:4]
    return any(not word.startswith(kind) for word in (_words(event) & _words(plan)) - RANKS)


def _same_day(plan: Event, event: Event) -> bool:
    """Return whether a plan's time, if it is told to the month, is that of the other."""
    bounds, when = plan.bounds, event.bounds
    if UNKNOWN_LATEST in (bounds.latest, when.latest) or UNKNOWN_EARLIEST in (bounds.earliest, when.earliest):
        return False
    is_near = when.earliest <= bounds.latest + NEAR and bounds.earliest <= when.latest + NEAR
    return is_near and max(bounds.days, when.days) <= SHARP


def _is_numbered_otherwise(plan: Event, event: Event) -> bool:
    return plan.ordinal != event.ordinal and None not in (plan.ordinal, event.ordinal)


def _others_take_part(plan: Event, event: Event) -> bool:
    ours, theirs = _core(plan), _core(event)
    return any(ours[role] and theirs[role] and ours[role].isdisjoint(theirs[role]) for role in ROLES)


def _core(event: Event) -> Mapping[str, frozenset[str]]:
    return {role: frozenset(one.entity for one in event.participants if one.role == role) for role in CORE}


def _words(event: Event) -> frozenset[str]:
    words = (word.strip(".,;:’'“”\"()") for word in event.label.split())
    return frozenset(word.lower() for word in words if len(word) > 3 and word.islower()) - GRAMMATICAL
