"""Are two figures one?"""

from __future__ import annotations

from kg.resolve.dates import gap
from kg.resolve.measures import Measure
from kg.resolve.quantities import is_rounding
from kg.resolve.scoring import Feature, Table


def kinds_differ(left: Measure, right: Measure) -> float:
    """One is a target, a forecast or a change, the other is not."""
    return float(left.kind != right.kind and not any(each.is_vague and each.kind == "actual" for each in (left, right)))


def values_differ(left: Measure, right: Measure) -> float:
    """The values differ by more than rounding."""
    return float(not left.fits(right))


def set_side_by_side(left: Measure, right: Measure) -> float:
    """One sentence gives both values: "it put the cost at 51 million, others at 50 million"."""
    is_one = left.reference.document == right.reference.document and left.sentence == right.sentence
    return float(is_one and left.value != right.value)


def scopes_differ(left: Measure, right: Measure) -> float:
    """They are of different places, or one is per something."""
    return float(left.per != right.per or bool(left.place and right.place and left.place != right.place))


def periods_differ(left: Measure, right: Measure) -> float:
    """They are of different periods."""
    return float(left.bounds is not None and right.bounds is not None and gap(left.bounds, right.bounds) > 3)


def metrics_differ(left: Measure, right: Measure) -> float:
    """They measure different things."""
    vague = left.is_vague or right.is_vague
    return float(left.unit != right.unit or (left.metric != right.metric and not vague and left.event != right.event))


def same_subject(left: Measure, right: Measure) -> float:
    """They are of the same thing."""
    return float(left.subject == right.subject)


def related_subject(left: Measure, right: Measure) -> float:
    """One is of a part of what the other is of, or of an event that it takes part in."""
    return float(left.subject != right.subject and not left.circle.isdisjoint(right.circle))


def same_value(left: Measure, right: Measure) -> float:
    """The values are equal."""
    return float(left.value == right.value)


def rounded_value(left: Measure, right: Measure) -> float:
    """One value is the other, rounded."""
    return float(left.value != right.value and (is_rounding(left.value, right.value) or left.fits(right)))


def same_period(left: Measure, right: Measure) -> float:
    """They are of the same period."""
    return float(left.bounds is not None and right.bounds is not None and gap(left.bounds, right.bounds) == 0)


FIGURES = Table(
    (
        Feature(kinds_differ, 0.0, forbids=True),
        Feature(values_differ, 0.0, forbids=True),
        Feature(set_side_by_side, 0.0, forbids=True),
        Feature(scopes_differ, 0.0, forbids=True),
        Feature(periods_differ, 0.0, forbids=True),
        Feature(metrics_differ, 0.0, forbids=True),
        Feature(same_subject, 0.5),
        Feature(related_subject, 0.3),
        Feature(same_value, 0.3),
        Feature(rounded_value, 0.1),
        Feature(same_period, 0.15),
    ),
    same=0.6,
    unsure=0.4,
)
