"""Numbered events → the series they are numbered in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Event, Participant, Series
from kg.model.statement import Claim, Inference, Ref

RULE = "numbered-in-a-series"
HOLDERS = ("kg:affected", "kg:agent", "kg:speaker")
"""The roles whose filler a count belongs to, in this order: rounds of layoffs are counted where they fall."""


def series_of(type_label: str, participants: Sequence[Participant], names: Mapping[str, str]) -> Series | None:
    """Return the series that a numbered event belongs to, or None if nobody takes part."""
    for role in HOLDERS:
        for participant in participants:
            if participant.role == role:
                key = f"series-{participant.entity}-{keys.slug(type_label)}"
                return Series(key, f"{type_label} · {names[participant.entity]}")
    return None


def series_inferences(
    events: Sequence[Event], series: Sequence[Series], claims: Sequence[Claim]
) -> Iterator[Inference]:
    """Yield why each numbered event belongs to its series: the claims of its number."""
    labels = {one.key: one.label for one in series}
    numbers: dict[str, list[str]] = {}
    for claim in claims:
        if claim.predicate == "kg:ordinal":
            numbers.setdefault(claim.subject.key, []).append(claim.key)
    for event in events:
        premises = tuple(sorted(numbers.get(event.key, ())))
        if event.series is None or not premises:
            continue
        subject, value = Ref(event.key), Ref(event.series)
        key = keys.inference_key(subject, "kg:series", value, RULE, premises)
        comment = f"It is numbered {event.ordinal}, so it is one of a series: {labels[event.series]}."
        yield Inference(key, subject, "kg:series", value, RULE, comment, premises)
