"""The usual course of things: an arrest before the trial, a founding before the bankruptcy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model.knowledge import Event
from kg.model.mention import Modality, Tense
from kg.timeline.news import is_pluperfect
from kg.timeline.passing import is_after_a_time
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.story import Story, Told

_CORE = ("kg:agent", "kg:affected")
_RULE = "usual-course"
_SAVING = "kg:Rescue"
"""What comes of disasters only: a type that comes before it is one."""


def course_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that of two events of somebody the one whose type usually comes first does.

    Only where the story tells of one event of each type, so that it is clear which two belong together; and of what
    comes of a disaster, which need not share its participants, where one text tells of both.
    """
    for events in _by_participant(story).values():
        by_type: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            by_type[event.type].append(event)
        only = {kind: found[0] for kind, found in by_type.items() if len(found) == 1}
        for kind in sorted(only):
            yield from _later(only[kind], only, story)
    yield from _aftermath(story)


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
        if second is None or _is_of_old(second, story):
            continue
        yield _before(first, second, "as is usual for the same participant", story)


def _is_of_old(event: Event, story: Story) -> bool:
    """Return whether an event is told without a time where its text speaks of years gone by."""
    told_of = story.by_event[event.key]
    return all(
        told.source.bounds.is_known and not told.mention.times and (is_after_a_time(told) or is_pluperfect(told))
        for told in told_of
    )


def _aftermath(story: Story) -> Iterator[Constraint]:
    """Yield that what usually comes of a disaster comes after the only one of which a text tells."""
    for told_here in story.by_document.values():
        events = {told.event.key: told.event for told in told_here}
        blows = [event for event in events.values() if _SAVING in story.habits.later.get(event.type, ())]
        if len(blows) != 1:
            continue
        (blow,) = blows
        later = story.habits.later.get(blow.type, ())
        found = {one.event.key: one.event for one in told_here if one.event.type in later and _is_plain(one)}
        for event in found.values():
            if not _is_of_old(event, story):
                yield _before(blow, event, "as is usual where a text tells of both", story)


def _is_plain(told: Told) -> bool:
    """Return whether a mention tells a fact of the past without a time."""
    mention = told.mention
    return (mention.modality, mention.tense, mention.times) == (Modality.ACTUAL, Tense.PAST, ())


def _before(first: Event, second: Event, why: str, story: Story) -> Constraint:
    reason = f"“{first.label}” comes before “{second.label}”, {why} (soft rule)"
    told = (*story.by_event[first.key][0].premises, *story.by_event[second.key][0].premises)
    points = (story.begin(first.key), story.begin(second.key))
    return Constraint(*points, Gap(0), _RULE, reason, tuple(dict.fromkeys(told)), Strength.WEAK)
