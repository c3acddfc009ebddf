"""From plan to happening: what was foreseen in one text and is told as a fact in a later one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.model import keys
from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from kg.model.knowledge import Event
from kg.model.mention import Modality
from kg.model.statement import Inference, Ref
from kg.timeline.story import Story

_AHEAD = (Modality.PLANNED, Modality.EXPECTED)
_LINKS = ("kg:realises", "kg:postpones", "kg:cancels", "kg:denies")
_SLACK_DAYS = 62
"""How far from its planned time a happening may lie and still be that plan's."""
_ALIKE = 0.5
"""The share of participants that plan and happening have in common."""


def realised_plans(story: Story, events: Mapping[str, Event]) -> Iterator[Inference]:
    """Yield that a happening makes a plan come true: same type, number and participants, told later, near in time."""
    taken = {
        key
        for found in story.claims.values()
        for claim in found
        if claim.predicate in _LINKS and isinstance(claim.object, Ref)
        for key in (claim.subject.key, claim.object.key)
    }
    by_type: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events.values():
        by_type[event.type].append(event)
    for alike in by_type.values():
        happened = [event for event in alike if event.modality is Modality.ACTUAL and event.key not in taken]
        for plan in sorted(alike, key=lambda event: event.key):
            if plan.modality in _AHEAD and plan.key not in taken:
                rated = [(_likeness(plan, event), event.key) for event in happened if _may_be(plan, event, story)]
                score, best = max(rated, default=(0.0, ""))
                if score >= _ALIKE:
                    yield _realises(events[best], plan, story)


def _may_be(plan: Event, event: Event, story: Story) -> bool:
    if plan.ordinal != event.ordinal and None not in (plan.ordinal, event.ordinal):
        return False
    told = min((one.source.bounds.earliest for one in story.by_event.get(plan.key, ())), default=UNKNOWN_EARLIEST)
    if told == UNKNOWN_EARLIEST or event.bounds.latest == UNKNOWN_LATEST or event.bounds.earliest < told:
        return False
    late = (event.bounds.earliest - plan.bounds.latest).days if plan.bounds.latest != UNKNOWN_LATEST else 0
    soon = (plan.bounds.earliest - event.bounds.latest).days
    return late <= _SLACK_DAYS and soon <= _SLACK_DAYS


def _likeness(plan: Event, event: Event) -> float:
    ours = {(participant.role, participant.entity) for participant in plan.participants}
    theirs = {(participant.role, participant.entity) for participant in event.participants}
    return len(ours & theirs) / len(ours | theirs) if ours & theirs else 0.0


def _realises(event: Event, plan: Event, story: Story) -> Inference:
    subject, value = Ref(event.key), Ref(plan.key)
    premises = tuple(sorted({premise for key in (event.key, plan.key) for premise in story.by_event[key][0].premises}))
    comment = f"“{plan.label}” was foreseen; “{event.label}” is told as a fact later, with the same participants."
    key = keys.inference_key(subject, "kg:realises", value, "plan-came-true", premises)
    return Inference(key, subject, "kg:realises", value, "plan-came-true", comment, premises)
