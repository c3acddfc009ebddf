"""What takes its time from other things and gives them none: an untimed figure never moves an event or a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.timeline.network import FIRST, LAST, Solution, Step, source_of
from kg.timeline.points import Constraint, Point, Side, Strength


def follow(solution: Solution, constraints: Iterable[Constraint], followers: frozenset[str]) -> Solution:
    """Return the solution with bounds of the followers too; what does not fit those that it has is left out."""
    lower, upper, steps = dict(solution.lower), dict(solution.upper), dict(solution.steps)
    for found in sorted(constraints, key=lambda constraint: constraint.rank):
        for point, side in _bounds(found, followers):
            step = steps.get((source_of(found, side), side))
            day = _day(found, side, step)
            known, other = (lower, upper) if side is Side.LOWER else (upper, lower)
            is_filled = found.strength is Strength.WEAK and point in known  # a habit fills in, it does not sharpen
            if day is None or is_filled or not _fits(day, side, known.get(point), other.get(point)):
                continue
            known[point] = day
            steps[point, side] = Step((point, side), day, found, step)
    return replace(solution, lower=lower, upper=upper, steps=steps)


def _bounds(constraint: Constraint, followers: frozenset[str]) -> Iterator[tuple[Point, Side]]:
    """Yield the bounds of followers that a constraint gives."""
    if constraint.later.key in followers:
        yield constraint.later, Side.LOWER
    if constraint.earlier.key in followers:
        yield constraint.earlier, Side.UPPER


def _day(constraint: Constraint, side: Side, step: Step | None) -> int | None:
    if step is None:
        return None
    day = constraint.shift.lift(step.day) if side is Side.LOWER else constraint.shift.drop(step.day)
    return day if day is not None and FIRST <= day <= LAST else None


def _fits(day: int, side: Side, known: int | None, other: int | None) -> bool:
    """Return whether a bound is news and does not exclude the other one."""
    if side is Side.LOWER:
        return (known is None or day > known) and (other is None or day <= other)
    return (known is None or day < known) and (other is None or day >= other)
