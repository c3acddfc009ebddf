"""Bounds of the network → inferences, each with its rule, its reason in plain words, and its premises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.model import keys
from kg.model.statement import Inference, Ref
from kg.timeline.network import Bound, Solution, Step
from kg.timeline.points import End, Point, Side
from kg.timeline.story import Story

_SAYS = {Side.LOWER: "not before", Side.UPPER: "not after"}


def predicate_of(bound: Bound, story: Story) -> str:
    """Return the property that a bound of a point is written as."""
    point, side = bound
    if point.key not in story.lasting:
        return "kg:earliest" if side is Side.LOWER else "kg:latest"
    if point.end is End.BEGIN:
        return "kg:earliest" if side is Side.LOWER else "kg:latestStart"
    return "kg:earliestEnd" if side is Side.LOWER else "kg:latest"


def prove(solution: Solution, story: Story) -> Iterator[Inference]:
    """Yield an inference for every bound of the solution, and for those on the way there that were overtaken since."""
    proved: dict[Step, Inference] = {}
    telling = _Telling.of(story, solution)
    for bound in sorted(solution.steps):
        waiting = [step for step in solution.steps[bound].trail() if step not in proved]
        for step in reversed(waiting):
            proved[step] = _inference(step, proved.get(step.before) if step.before else None, telling)
    final = set(solution.steps.values())
    for step, inference in proved.items():
        yield inference if step in final else replace(inference, is_accepted=False)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a reason is told with: the story, its names, and which days are exact."""

    story: Story
    names: Mapping[str, str]
    documents: frozenset[str]
    exact: frozenset[Point]

    @classmethod
    def of(cls, story: Story, solution: Solution) -> _Telling:
        """Return how a solved story is told."""
        exact = {point for point, day in solution.lower.items() if solution.upper.get(point) == day}
        documents = frozenset(source.key for source in story.knowledge.sources)
        return cls(story, _names(story), documents, frozenset(exact))


def _inference(step: Step, before: Inference | None, telling: _Telling) -> Inference:
    constraint, value = step.constraint, date.fromordinal(step.day)
    premises = tuple(sorted({*constraint.premises, *((before.key,) if before else ())}))
    subject, predicate = Ref(step.bound[0].key), predicate_of(step.bound, telling.story)
    key = keys.inference_key(subject, predicate, value, constraint.rule, premises)
    return Inference(key, subject, predicate, value, constraint.rule, _comment(step, telling), premises)


def _comment(step: Step, telling: _Telling) -> str:
    """Return the reason, what it starts from, and what comes out: one sentence."""
    constraint, side, day = step.constraint, step.bound[1], step.day
    if step.before is None:
        return f"{constraint.reason}: {_SAYS[side]} {_day(day)}."
    known = step.before.day
    told = f"{constraint.reason}{_start(step.before, constraint.reason, telling)}"
    if known == day:
        return f"{told}."
    notes = constraint.shift.notes(*((known, day) if side is Side.LOWER else (day, known)))
    return f"{told}: so {_SAYS[side]} {_day(day)}{f' ({notes})' if notes else ''}."


def _start(before: Step, reason: str, telling: _Telling) -> str:
    """Return what a step starts from: the text that it speaks of, with its day, or another thing."""
    point, side = before.bound
    is_exact = point in telling.exact
    when = f"on {_day(before.day)}" if is_exact else f"{_SAYS[side]} {_day(before.day)}"
    name = telling.names.get(point.key, point.key)
    if point.key not in telling.documents:
        return f", and {name} is {when}"
    if reason.endswith(name):
        return f", which came out {when}"
    is_of_text = reason.startswith("“") and name not in reason
    return f" in {name}, which came out {when}" if is_of_text else f", and {name} came out {when}"


def _day(day: int) -> str:
    when = date.fromordinal(day)
    return f"{when:%A} {when.isoformat()}"


def _names(story: Story) -> dict[str, str]:
    """Return how things are called in a reason."""
    named = {event.key: f"“{event.label}”" for event in story.knowledge.events}
    named |= {figure.key: f"“{figure.label}”" for figure in story.knowledge.figures}
    return named | {source.key: f"“{source.title or source.document}”" for source in story.knowledge.sources}
