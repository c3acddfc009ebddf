"""The usual course of things: an arrest before the trial, a founding before the bankruptcy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model.knowledge import Event
from kg.model.mention import Modality
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.story import Story

_CORE = ("kg:agent", "kg:affected")
_RULE = "usual-course"


def course_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that of two events of somebody the one whose type usually comes first does.

    Only where the story tells of one event of each type, so that it is clear which two belong together.
    """
    for events in _by_participant(story).values():
        by_type: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            by_type[event.type].append(event)
        only = {kind: found[0] for kind, found in by_type.items() if len(found) == 1}
        for kind in sorted(only):
            yield from _later(only[kind], only, story)


def _by_participant(story: Story) -> Mapping[str, Sequence[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in story.knowledge.events:
        if event.modality is not Modality.NEGATED:
            for key in sorted({one.entity for one in event.participants if one.role in _CORE}):
                found[key].append(event)
    return found


def _later(first: Event, only: Mapping[str, Event], story: Story) -> Iterator[Constraint]:
    for kind in story.habits.later.get(first.type, ()):
        second = only.get(kind)
        if second is None:
            continue
        reason = f"“{first.label}” comes before “{second.label}”, as is usual for the same participant (soft rule)"
        told = (*story.by_event[first.key][0].premises, *story.by_event[second.key][0].premises)
        points = (story.begin(first.key), story.begin(second.key))
        yield Constraint(*points, Gap(0), _RULE, reason, tuple(dict.fromkeys(told)), Strength.WEAK)
