"""Tests of kg.timeline.following: what takes its time from other things and gives them none."""

from __future__ import annotations

from datetime import date

import pytest

from kg.timeline.following import follow
from kg.timeline.network import Solution, solve
from kg.timeline.points import Constraint, Gap, Point, Strength, not_after, not_before

TEXT, STRIKE, COUNT = Point("text"), Point("strike"), Point("count")


def _solved(*days: tuple[Point, str, str]) -> Solution:
    found = [not_before(point, date.fromisoformat(first), "r", "r", ("p",)) for point, first, _ in days]
    found += [not_after(point, date.fromisoformat(last), "r", "r", ("p",)) for point, _, last in days]
    return solve(found)


def _soft(earlier: Point, later: Point, strength: Strength = Strength.SOFT) -> Constraint:
    return Constraint(earlier, later, Gap(0), "r", "r", ("q",), strength)


WITHIN = (_soft(STRIKE, COUNT), _soft(COUNT, STRIKE))

CASES = [
    (WITHIN, "2022-03-01", "2022-03-09", "within its event"),
    ((*WITHIN, _soft(COUNT, TEXT)), "2022-03-01", "2022-03-04", "and not after the text that counts"),
    ((*WITHIN, _soft(TEXT, COUNT, Strength.WEAK)), "2022-03-01", "2022-03-09", "a habit does not sharpen"),
    ((_soft(TEXT, COUNT, Strength.WEAK),), "2022-03-04", "", "a habit fills in"),
]


@pytest.mark.parametrize(("constraints", "first", "last", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_follower_takes_its_bounds(constraints: tuple[Constraint, ...], first: str, last: str, why: str) -> None:
    solved = _solved((TEXT, "2022-03-04", "2022-03-04"), (STRIKE, "2022-03-01", "2022-03-09"))
    followed = follow(solved, constraints, frozenset({"count"}))
    lower, upper = followed.lower.get(COUNT), followed.upper.get(COUNT)
    assert (lower and str(date.fromordinal(lower))) == first, why
    assert (str(date.fromordinal(upper)) if upper else "") == last, why
    assert all(followed.proof(COUNT, side)[-1].premises == ("q",) for point, side in followed.steps if point == COUNT)


def test_what_is_followed_is_not_moved_and_what_does_not_fit_is_left_out() -> None:
    solved = _solved((TEXT, "2022-04-01", "2022-04-01"), (STRIKE, "2022-03-01", "2022-03-09"))
    followed = follow(solved, (*WITHIN, _soft(TEXT, COUNT)), frozenset({"count"}))
    assert (followed.lower[STRIKE], followed.upper[STRIKE]) == (solved.lower[STRIKE], solved.upper[STRIKE])
    assert str(date.fromordinal(followed.lower[COUNT])) == "2022-03-01"
    assert str(date.fromordinal(followed.upper[COUNT])) == "2022-03-09"


def test_every_case_is_collected() -> None:
    assert len(CASES) == 4
