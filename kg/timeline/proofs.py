"""Bounds of the network → inferences, each with its rule, its reason in plain words, and its premises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from kg.model import keys
from kg.model.statement import Inference, Ref
from kg.timeline.network import Bound, Solution, Step
from kg.timeline.points import End, Side
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
    names = _names(story)
    for bound in sorted(solution.steps):
        waiting = [step for step in solution.steps[bound].trail() if step not in proved]
        for step in reversed(waiting):
            proved[step] = _inference(step, story, proved.get(step.before) if step.before else None, names)
    final = set(solution.steps.values())
    for step, inference in proved.items():
        yield inference if step in final else replace(inference, is_accepted=False)


def _inference(step: Step, story: Story, before: Inference | None, names: Mapping[str, str]) -> Inference:
    constraint, value = step.constraint, date.fromordinal(step.day)
    premises = tuple(sorted({*constraint.premises, *((before.key,) if before else ())}))
    subject, predicate = Ref(step.bound[0].key), predicate_of(step.bound, story)
    key = keys.inference_key(subject, predicate, value, constraint.rule, premises)
    return Inference(key, subject, predicate, value, constraint.rule, _comment(step, names), premises)


def _comment(step: Step, names: Mapping[str, str]) -> str:
    """Return the reason, what it starts from, and what comes out: one sentence."""
    constraint, side, day = step.constraint, step.bound[1], step.day
    if step.before is None:
        return f"{constraint.reason}: {_SAYS[side]} {_day(day)}."
    source, known = step.before.bound[0], step.before.day
    start = f"{names.get(source.key, source.key)} is {_SAYS[side]} {_day(known)}"
    if known == day:
        return f"{constraint.reason}, and {start}."
    notes = constraint.shift.notes(*((known, day) if side is Side.LOWER else (day, known)))
    return f"{constraint.reason}, and {start}: so {_SAYS[side]} {_day(day)}{f' ({notes})' if notes else ''}."


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
