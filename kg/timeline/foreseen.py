"""What a text tells as past comes before what it still foresees, whatever their dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Event
from kg.model.mention import FORESEEN, Modality, Tense
from kg.model.statement import Inference, Ref, Statement
from kg.timeline.expressions import is_said_to_come
from kg.timeline.precedence import linked_pairs
from kg.timeline.story import Story, Told

MOST = 4
"""How many events of a text a plan is put after: those told nearest to it."""


def foreseen_orders(story: Story, events: Mapping[str, Event], statements: Sequence[Statement]) -> Iterator[Inference]:
    """Yield that an event comes before a plan because one text tells the one as past and the other as still to come.

    Only where their dates do not say so, and somebody takes part in both.
    """
    linked = linked_pairs(statements)
    for told_here in story.by_document.values():
        past = [told for told in told_here if _is_past(told)]
        for plan in (told for told in told_here if _is_ahead(told, told_here)):
            ahead = events[plan.event.key]
            near = sorted(past, key=lambda told: abs(told.mention.trigger.start - plan.mention.trigger.start))
            found = [told for told in near if _is_open(events[told.event.key], ahead)]
            for told in found[:MOST]:
                pair = (told.event.key, ahead.key)
                if pair not in linked:
                    linked |= {pair, pair[::-1]}
                    yield _before(told, plan)


def _is_past(told: Told) -> bool:
    kinds = (told.mention.modality, told.event.modality)
    return kinds == (Modality.ACTUAL, Modality.ACTUAL) and told.mention.tense is Tense.PAST


def _is_ahead(told: Told, told_here: Sequence[Told]) -> bool:
    kinds = (told.mention.modality, told.event.modality)
    if not all(kind in FORESEEN for kind in kinds):
        return False
    is_said = told.mention.tense is Tense.PAST and is_said_to_come(told, told_here)  # "said it would split"
    return is_said or told.mention.tense in (Tense.FUTURE, Tense.PRESENT)


def _is_open(event: Event, plan: Event) -> bool:
    """Return whether the dates leave open which of two things comes first, and somebody takes part in both."""
    ours, theirs = ({one.entity for one in each.participants} for each in (event, plan))
    is_known = event.bounds.latest < plan.bounds.earliest or plan.bounds.latest < event.bounds.earliest
    return event.key != plan.key and not is_known and bool(ours & theirs)


def _before(told: Told, plan: Told) -> Inference:
    premises = tuple(sorted({*told.premises, *plan.premises}))
    subject, value = Ref(told.event.key), Ref(plan.event.key)
    title = told.source.title or told.source.document
    comment = f"“{told.event.label}” is told as past in “{title}”, and “{plan.event.label}” is still ahead there."
    key = keys.inference_key(subject, "kg:before", value, "past-before-plan", premises)
    return Inference(key, subject, "kg:before", value, "past-before-plan", comment, premises)
