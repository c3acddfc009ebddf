"""Difference constraints between points, propagated to the tightest bounds (Dechter, Meiri & Pearl 1991).

A bound remembers the constraint that gave it, so that the way back to the origin is its proof. Beside fixed
differences a constraint may be any monotone function of days ("last month", seen from the day of publication).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import networkx as nx

from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Side, Strength

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_SOME_DAY = date(2000, 1, 1).toordinal()

_REPEATS = 4

Bound = tuple[Point, Side]


@dataclass(frozen=True, slots=True)
class Clash:
    """A constraint that was given up, and those it cannot hold with."""

    given_up: Constraint
    against: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A bound, the constraint that gave it, and the bound that this was taken from (none: the origin)."""

    bound: Bound
    day: int
    constraint: Constraint
    before: Step | None

    def trail(self) -> Iterator[Step]:
        """Yield the steps from this one back to the origin."""
        step: Step | None = self
        while step is not None:
            yield step
            step = step.before


@dataclass(frozen=True, slots=True)
class Solution:
    """The tightest bounds of the points, the step that led to each, and what was given up."""

    lower: dict[Point, int]
    upper: dict[Point, int]
    steps: dict[Bound, Step] = field(compare=False)
    clashes: tuple[Clash, ...] = ()

    def proof(self, point: Point, side: Side) -> tuple[Constraint, ...]:
        """Return the constraints that give a bound, from the origin on; none if the bound is unknown."""
        step = self.steps.get((point, side))
        return tuple(found.constraint for found in step.trail())[::-1] if step else ()


def source_of(constraint: Constraint, side: Side) -> Point:
    """Return the point whose bound a constraint carries on to give a bound of that side."""
    return constraint.earlier if side is Side.LOWER else constraint.later


def _circle(step: Step) -> tuple[Constraint, ...]:
    """Return the constraints that led from a bound to itself so often that it would move for ever; else nothing.

    Words such as "Monday" may move a bound more than once before it rests; a circle of fixed differences never rests.
    """
    repeats = 0
    around: dict[Constraint, None] = {}
    for found in step.trail():
        if found is not step and found.bound == step.bound:
            repeats += 1
            if repeats == _REPEATS:
                return tuple(around)
        around[found.constraint] = None
    return ()


@dataclass(slots=True)
class _State:
    """Bounds while they move: `journal` takes them back."""

    size: int
    lower: dict[Point, int] = field(default_factory=lambda: {ORIGIN: 0})
    upper: dict[Point, int] = field(default_factory=lambda: {ORIGIN: 0})
    steps: dict[Bound, Step] = field(default_factory=dict)
    leaving: defaultdict[Point, list[Constraint]] = field(default_factory=lambda: defaultdict(list))
    arriving: defaultdict[Point, list[Constraint]] = field(default_factory=lambda: defaultdict(list))
    journal: list[tuple[Bound, int | None, Step | None]] = field(default_factory=list)

    def add(self, constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
        """Take the constraints in and return nothing, or those that exclude one another and leave all as it was."""
        self.journal.clear()
        for constraint in constraints:
            self.leaving[constraint.earlier].append(constraint)
            self.arriving[constraint.later].append(constraint)
        clash = self._propagate(constraints)
        if clash:
            self._undo(constraints)
        return clash

    def _propagate(self, constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
        queue: deque[tuple[Constraint, Side]] = deque((found, side) for found in constraints for side in Side)
        moves: defaultdict[Bound, int] = defaultdict(int)
        while queue:
            constraint, side = queue.popleft()
            moved = self._tighten(constraint, side)
            if moved is None:
                continue
            bound = (moved, side)
            moves[bound] += 1
            if self.lower.get(moved, FIRST) > self.upper.get(moved, LAST):
                return self._blame(moved)
            if moves[bound] % self.size == 0 and (circle := _circle(self.steps[bound])):
                return circle
            onward = self.leaving[moved] if side is Side.LOWER else self.arriving[moved]
            queue.extend((found, side) for found in onward)
        return ()

    def _tighten(self, constraint: Constraint, side: Side) -> Point | None:
        """Return the point whose bound the constraint moves, if it does."""
        if side is Side.LOWER:
            target, source = constraint.later, self.lower.get(constraint.earlier)
            value = None if source is None else constraint.shift.lift(source)
            known = self.lower.get(target)
            if value is None or value < FIRST or (known is not None and known >= value):
                return None
            self._set((target, side), value, constraint)
            return target
        target, source = constraint.earlier, self.upper.get(constraint.later)
        value = None if source is None else constraint.shift.drop(source)
        known = self.upper.get(target)
        if value is None or value > LAST or (known is not None and known <= value):
            return None
        self._set((target, side), value, constraint)
        return target

    def _set(self, bound: Bound, day: int, constraint: Constraint) -> None:
        point, side = bound
        values = self.lower if side is Side.LOWER else self.upper
        self.journal.append((bound, values.get(point), self.steps.get(bound)))
        before = self.steps.get((source_of(constraint, side), side))
        values[point] = day
        self.steps[bound] = Step(bound, day, constraint, before)

    def _undo(self, constraints: Sequence[Constraint]) -> None:
        for bound, value, step in reversed(self.journal):
            values = self.lower if bound[1] is Side.LOWER else self.upper
            if value is None:
                del values[bound[0]]
            else:
                values[bound[0]] = value
            if step is None:
                del self.steps[bound]
            else:
                self.steps[bound] = step
        for constraint in reversed(constraints):
            self.leaving[constraint.earlier].pop()
            self.arriving[constraint.later].pop()

    def _blame(self, point: Point) -> tuple[Constraint, ...]:
        """Return the constraints that lead to both bounds of a point."""
        steps = [self.steps[point, side] for side in Side if (point, side) in self.steps]
        return tuple(dict.fromkeys(found.constraint for step in steps for found in step.trail()))


def solve(constraints: Iterable[Constraint], *, hard_only: bool = False) -> Solution:
    """Return the tightest bounds that the constraints give; the weakest of those that clash are given up.

    A surer constraint is never given up for a less sure one: each is taken in, the surest first, unless those before
    it exclude it. Stories that share no point are solved apart.
    """
    kept = {found for found in constraints if found.strength.is_hard or not hard_only}
    solutions = [_solve_story(story) for story in _stories(sorted(kept, key=lambda constraint: constraint.rank))]
    merged = Solution({}, {}, {}, tuple(clash for found in solutions for clash in found.clashes))
    for found in solutions:
        merged.lower.update(found.lower)
        merged.upper.update(found.upper)
        merged.steps.update(found.steps)
    return merged


def _stories(constraints: Sequence[Constraint]) -> Iterator[list[Constraint]]:
    """Yield the constraints of each connected component of points, in their order."""
    graph: nx.Graph[Point] = nx.Graph()
    for constraint in constraints:
        ends = [point for point in (constraint.earlier, constraint.later) if point != ORIGIN]
        graph.add_edge(ends[0], ends[-1])
    story_of = {
        point: number for number, points in enumerate(nx.connected_components(graph)) for point in sorted(points)
    }
    stories: defaultdict[int, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        point = constraint.later if constraint.earlier == ORIGIN else constraint.earlier
        stories[story_of[point]].append(constraint)
    yield from stories.values()


def _solve_story(constraints: Sequence[Constraint]) -> Solution:
    circular = tuple(_circles(constraints))
    excluded = {clash.given_up for clash in circular}
    state, clashes = _admit_all([constraint for constraint in constraints if constraint not in excluded])
    for values in (state.lower, state.upper):
        values.pop(ORIGIN)
    return Solution(state.lower, state.upper, state.steps, (*circular, *clashes))


def _circles(constraints: Sequence[Constraint]) -> Iterator[Clash]:
    """Yield what contradicts itself without any date: A before B before A.

    Circles lie within strongly connected components; a day put on every point there moves round any of them.
    """
    gaps = [found for found in constraints if ORIGIN not in (found.earlier, found.later)]
    graph: nx.DiGraph[Point] = nx.DiGraph((found.earlier, found.later) for found in gaps)
    component_of = {
        point: number
        for number, points in enumerate(nx.strongly_connected_components(graph))
        for point in points
        if len(points) > 1
    }
    inside: defaultdict[int, list[Constraint]] = defaultdict(list)
    for found in gaps:
        number = component_of.get(found.earlier)
        if number is not None and number == component_of.get(found.later) and isinstance(found.shift, Gap):
            inside[number].append(found)
    for members in inside.values():
        points = sorted({point for found in members for point in (found.earlier, found.later)})
        starts = [Constraint(ORIGIN, point, Gap(_SOME_DAY), "start", "", (), Strength.DATED) for point in points]
        yield from _admit_all([*starts, *members])[1]


def _admit_all(constraints: Sequence[Constraint]) -> tuple[_State, list[Clash]]:
    points = {point for constraint in constraints for point in (constraint.earlier, constraint.later)}
    state = _State(size=len(points) + 1)
    clashes: list[Clash] = []
    if state.add(constraints):
        for _, tier in groupby(constraints, key=lambda constraint: constraint.strength):
            clashes.extend(_admit(state, list(tier)))
    return state, clashes


def _admit(state: _State, constraints: Sequence[Constraint]) -> Iterator[Clash]:
    """Take in what the constraints before it allow, in order, and yield the rest; halving finds the culprits fast."""
    blamed = state.add(constraints)
    if not blamed:
        return
    if len(constraints) == 1:
        yield Clash(constraints[0], tuple(found for found in blamed if found != constraints[0]))
        return
    middle = len(constraints) // 2
    yield from _admit(state, constraints[:middle])
    yield from _admit(state, constraints[middle:])
