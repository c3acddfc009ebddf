"""Do their kinds speak for two mentions being mentions of one event?"""

from __future__ import annotations

from kg.resolve.features import wording
from kg.resolve.occurrences import Occurrence

ALIKE = 0.2
"""From this likeness on, two mentions are told of like things."""


def types_unrelated(left: Occurrence, right: Occurrence) -> float:
    """They are different kinds of events."""
    is_one_word = wording.same_word(left, right) and wording.same_core(left, right) >= ALIKE
    return float(types_differ(left, right) and not is_one_word and not _are_near(left, right))


def _are_near(left: Occurrence, right: Occurrence) -> bool:
    return not left.types.isdisjoint(right.near_types)


def types_differ(left: Occurrence, right: Occurrence) -> float:
    """They seem to be different kinds of events."""
    return float(bool(left.above and right.above and left.above.isdisjoint(right.above)))


def type_unknown(left: Occurrence, right: Occurrence) -> float:
    """Of neither it is known what kind of event it is."""
    return float(not left.above and not right.above)


def same_type(left: Occurrence, right: Occurrence) -> float:
    """They are the same kind of event."""
    return float(bool(left.above and right.above) and not left.types.isdisjoint(right.types) and not left.is_speech)


def related_type(left: Occurrence, right: Occurrence) -> float:
    """Their kinds are related."""
    if not left.types.isdisjoint(right.types) or not left.above or not right.above:
        return 0.0
    if not left.types.isdisjoint(right.above) or not right.types.isdisjoint(left.above):
        return 1.0
    return 0.3 * float(not left.above.isdisjoint(right.above))


def ordinals_differ(left: Occurrence, right: Occurrence) -> float:
    """They are numbered differently."""
    return float(bool(left.ordinals and right.ordinals) and left.ordinals.isdisjoint(right.ordinals))


def same_ordinal(left: Occurrence, right: Occurrence) -> float:
    """Both are numbered the same."""
    return float(not left.ordinals.isdisjoint(right.ordinals))


def denied_and_done(left: Occurrence, right: Occurrence) -> float:
    """One is denied, the other is said to have happened."""
    return float(left.is_denied != right.is_denied)


def another_called_off(left: Occurrence, right: Occurrence) -> float:
    """One is called off, and the other has neither its word nor its participants."""
    if left.is_off == right.is_off or not left.entities.isdisjoint(right.entities):
        return 0.0
    return float(bool(left.roles and right.roles) or not wording.same_word(left, right))
