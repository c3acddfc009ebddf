from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from kg.model.bounds import TimeBounds
from kg.temporal.allen import INVERSES, Allen, Certainty, is_after, is_before, relate
from tests import strategies


def july(first: int, last: int) -> TimeBounds:
    return TimeBounds(date(2025, 7, first), date(2025, 7, last))


RELATIONS = (
    (july(1, 3), july(5, 9), Allen.BEFORE),
    (july(1, 4), july(5, 9), Allen.MEETS),
    (july(1, 6), july(5, 9), Allen.OVERLAPS),
    (july(5, 7), july(5, 9), Allen.STARTS),
    (july(6, 7), july(5, 9), Allen.DURING),
    (july(7, 9), july(5, 9), Allen.FINISHES),
    (july(5, 9), july(5, 9), Allen.EQUALS),
)


@pytest.mark.parametrize(("one", "other", "relation"), RELATIONS, ids=[relation for _, _, relation in RELATIONS])
def test_a_relation_and_its_inverse(one: TimeBounds, other: TimeBounds, relation: Allen) -> None:
    assert relate(one, other) is relation
    assert relate(other, one) is INVERSES[relation]


def test_there_are_thirteen() -> None:
    assert len(Allen) == len(INVERSES) == 13
    assert all(INVERSES[INVERSES[one]] is one for one in Allen)


@given(strategies.closed_bounds(), strategies.closed_bounds())
def test_exactly_one_relation_holds_and_its_inverse_the_other_way(one: TimeBounds, other: TimeBounds) -> None:
    assert relate(other, one) is INVERSES[relate(one, other)]


@given(strategies.bounds, strategies.bounds)
def test_certainly_before_excludes_after(one: TimeBounds, other: TimeBounds) -> None:
    if is_before(one, other) is Certainty.CERTAIN:
        assert is_after(one, other) is Certainty.IMPOSSIBLE
        assert one.meet(other) is None


@given(strategies.closed_bounds(), strategies.closed_bounds())
def test_before_agrees_with_the_relation(one: TimeBounds, other: TimeBounds) -> None:
    is_certain = relate(one, other) in {Allen.BEFORE, Allen.MEETS}
    assert (is_before(one, other) is Certainty.CERTAIN) is is_certain


def test_the_unknown_may_be_before_and_after() -> None:
    assert is_before(TimeBounds(), july(1, 2)) is Certainty.POSSIBLE
    assert is_after(TimeBounds(), july(1, 2)) is Certainty.POSSIBLE


@given(strategies.bounds, strategies.bounds)
def test_to_meet_commutes_in_days_and_narrows(one: TimeBounds, other: TimeBounds) -> None:
    there, back = one.meet(other), other.meet(one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.earliest, there.latest) == (back.earliest, back.latest)
        assert there.earliest >= max(one.earliest, other.earliest)
        assert there.latest <= min(one.latest, other.latest)


@given(strategies.bounds)
def test_to_meet_oneself_changes_nothing(bounds: TimeBounds) -> None:
    assert bounds.meet(bounds) == bounds
