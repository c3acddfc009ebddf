"""Bounds of the network → inferences, each with its rule, its reason in plain words, and its premises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.model import keys
from kg.model.statement import Inference, Ref
from kg.timeline.network import Solution, source_of
from kg.timeline.points import ORIGIN, Constraint, End, Point, Side
from kg.timeline.story import Story

Bound = tuple[Point, Side]

_SAYS = {Side.LOWER: "not before", Side.UPPER: "not after"}


def predicate_of(bound: Bound, story: Story) -> str:
    """Return the property that a bound of a point is written as."""
    point, side = bound
    if point.key not in story.lasting:
        return "kg:earliest" if side is Side.LOWER else "kg:latest"
    if point.end is End.BEGIN:
        return "kg:earliest" if side is Side.LOWER else "kg:latestStart"
    return "kg:earliestEnd" if side is Side.LOWER else "kg:latest"


def prove(solution: Solution, story: Story) -> dict[Bound, Inference]:
    """Return an inference for every bound of the solution, premises before what rests on them."""
    proved: dict[Bound, Inference] = {}
    names = _names(story)
    for point in sorted({point for point, _ in solution.reasons}):
        for side in Side:
            for bound in _waiting((point, side), solution, proved):
                proved[bound] = _inference(bound, solution, story, proved, names)
    return proved


def _waiting(bound: Bound, solution: Solution, proved: Mapping[Bound, Inference]) -> list[Bound]:
    """Return a bound and those it rests on that are not proved yet, the first first."""
    waiting: list[Bound] = []
    while bound in solution.reasons and bound not in proved:
        waiting.append(bound)
        bound = (source_of(solution.reasons[bound], bound[1]), bound[1])
    return waiting[::-1]


def _inference(
    bound: Bound, solution: Solution, story: Story, proved: Mapping[Bound, Inference], names: Mapping[str, str]
) -> Inference:
    point, side = bound
    constraint = solution.reasons[bound]
    value = date.fromordinal((solution.lower if side is Side.LOWER else solution.upper)[point])
    before = (source_of(constraint, side), side)
    premises = {*constraint.premises, *((proved[before].key,) if before in proved else ())}
    comment = _comment(bound, value, constraint, solution, names)
    subject, predicate = Ref(point.key), predicate_of(bound, story)
    ordered = tuple(sorted(premises))
    key = keys.inference_key(subject, predicate, value, constraint.rule, ordered)
    return Inference(key, subject, predicate, value, constraint.rule, comment, ordered)


def _comment(bound: Bound, value: date, constraint: Constraint, solution: Solution, names: Mapping[str, str]) -> str:
    """Return the reason, what it starts from, and what comes out: one sentence."""
    _, side = bound
    source = source_of(constraint, side)
    known = (solution.lower if side is Side.LOWER else solution.upper).get(source)
    start = (
        f", with {names.get(source.key, source.key)} {_SAYS[side]} {_day(known)}" if known and source != ORIGIN else ""
    )
    notes = constraint.shift.notes(known) if known else ""
    return f"{constraint.reason}{start}: {_SAYS[side]} {_day(value.toordinal())}{f' ({notes})' if notes else ''}."


def _day(day: int) -> str:
    when = date.fromordinal(day)
    return f"{when:%A} {when.isoformat()}"


def _names(story: Story) -> dict[str, str]:
    """Return how things are called in a reason."""
    named = {event.key: f"“{event.label}”" for event in story.knowledge.events}
    named |= {figure.key: f"“{figure.label}”" for figure in story.knowledge.figures}
    return named | {
        source.key: f"the publication of “{source.title or source.document}”" for source in story.knowledge.sources
    }
