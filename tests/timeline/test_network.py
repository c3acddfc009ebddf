from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.timeline.network import Solution, solve
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Side, Strength, not_after, not_before

BASE = date(2025, 1, 1).toordinal()
POINTS = [ORIGIN, *(Point(name) for name in "abcde")]


def gap(earlier: Point, later: Point, days: int, strength: Strength = Strength.HARD) -> Constraint:
    return Constraint(earlier, later, Gap(days), "gap", "test", ("claim-1",), strength)


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    earlier, later = draw(st.permutations(POINTS))[:2]
    days = draw(st.integers(-30, 30))
    days += BASE if earlier == ORIGIN else -BASE if later == ORIGIN else 0
    return gap(earlier, later, days, draw(st.sampled_from(list(Strength))))


def bounds(solution: Solution) -> tuple[dict[Point, int], dict[Point, int]]:
    return solution.lower, solution.upper


NETWORKS = st.lists(constraints(), max_size=14, unique=True)


@settings(max_examples=50, deadline=None)
@given(NETWORKS)
def test_the_order_of_constraints_does_not_matter(found: list[Constraint]) -> None:
    assert solve(found) == solve(found[::-1])


@settings(max_examples=50, deadline=None)
@given(NETWORKS, constraints())
def test_adding_a_constraint_never_widens(found: list[Constraint], further: Constraint) -> None:
    before = solve(found)
    kept = [one for one in found if one not in {clash.given_up for clash in before.clashes}]
    before, after = solve(kept), solve([*kept, further])
    if after.clashes:
        return
    assert all(after.lower[point] >= day for point, day in before.lower.items())
    assert all(after.upper[point] <= day for point, day in before.upper.items())


@settings(max_examples=50, deadline=None)
@given(NETWORKS)
def test_the_proof_of_a_bound_replayed_alone_gives_that_bound(found: list[Constraint]) -> None:
    solution = solve(found)
    for point, day in solution.lower.items():
        assert solve(solution.proof(point, Side.LOWER)).lower[point] == day
    for point, day in solution.upper.items():
        assert solve(solution.proof(point, Side.UPPER)).upper[point] == day


@settings(max_examples=50, deadline=None)
@given(NETWORKS)
def test_bounds_are_never_empty_and_every_constraint_kept_holds(found: list[Constraint]) -> None:
    solution = solve(found)
    given_up = {clash.given_up for clash in solution.clashes}
    lower, upper = solution.lower | {ORIGIN: 0}, solution.upper | {ORIGIN: 0}
    assert all(lower[point] <= upper[point] for point in lower if point in upper)
    for one in found:
        if one not in given_up and one.earlier in lower:
            assert lower[one.later] >= (one.shift.lift(lower[one.earlier]) or 0)


@settings(max_examples=50, deadline=None)
@given(NETWORKS)
def test_what_is_given_up_is_the_weakest_of_those_that_clash(found: list[Constraint]) -> None:
    for clash in solve(found).clashes:
        assert clash.against
        assert all(one.strength >= clash.given_up.strength for one in clash.against)
        dated = gap(ORIGIN, max(clash.given_up.earlier, clash.given_up.later), BASE)
        assert solve([clash.given_up, *clash.against, dated]).clashes, "those blamed exclude one another by themselves"
        assert not solve(clash.against).clashes, "and not without the one given up"


def test_a_chain_carries_a_bound_on() -> None:
    a, b, c = (Point(name) for name in "abc")
    solution = solve([not_before(a, date(2025, 7, 2), "day", "", ("claim-1",)), gap(a, b, 0), gap(b, c, 3)])
    assert date.fromordinal(solution.lower[c]) == date(2025, 7, 5)
    assert [one.rule for one in solution.proof(c, Side.LOWER)] == ["day", "gap", "gap"]
    assert solution.upper == {}


def test_hard_only_leaves_soft_rules_out() -> None:
    a = Point("a")
    soft = gap(ORIGIN, a, BASE, Strength.SOFT)
    assert solve([soft]).lower == {a: BASE}
    assert solve([soft], hard_only=True).lower == {}


@pytest.mark.parametrize("extra", [0, 2], ids=["two exclusive days", "and what hangs on them"])
def test_the_reading_with_more_support_stays(extra: int) -> None:
    a, b = Point("a"), Point("b")
    stated = [
        Constraint(ORIGIN, a, Gap(BASE + 5), "day", "the fifth", ("claim-5",), Strength.STATED, support=2),
        Constraint(a, ORIGIN, Gap(-BASE - 5), "day", "the fifth", ("claim-5",), Strength.STATED, support=2),
        Constraint(ORIGIN, a, Gap(BASE + 1), "day", "the first", ("claim-1",), Strength.STATED, support=1),
        Constraint(a, ORIGIN, Gap(-BASE - 1), "day", "the first", ("claim-1",), Strength.STATED, support=1),
        *(gap(a, b, number) for number in range(extra)),
    ]
    solution = solve(stated)
    assert (solution.lower[a], solution.upper[a]) == (BASE + 5, BASE + 5)
    assert [clash.given_up.premises for clash in solution.clashes] == [("claim-1",)]


def test_a_circle_is_blamed_even_without_dates() -> None:
    a, b = Point("a"), Point("b")
    circle = [gap(a, b, 1), gap(b, a, 1, Strength.SOFT)]
    assert [clash.given_up.strength for clash in solve(circle).clashes] == [Strength.SOFT]
    dated = solve([*circle, not_after(b, date(2025, 1, 1), "day", "", ("claim-1",))])
    assert dated.upper == {a: BASE - 1, b: BASE}
