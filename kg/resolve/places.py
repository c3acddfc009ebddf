"""Where an event is, when only a participant's place tells: a part of a company in a country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import keys
from kg.model.knowledge import Entity, Event, Participant
from kg.model.statement import Claim, Inference, Ref
from kg.resolve.event_shape import PLACE
from kg.resolve.units import Unit

RULE = "place-of-unit"


def with_places(event: Event, units: Mapping[str, Unit], place_keys: Mapping[str, str]) -> Event:
    """Return the event with the place of the company's part that takes part, if it has no place of its own."""
    if any(participant.role == PLACE for participant in event.participants):
        return event
    named = {units[p.entity].place for p in event.participants if p.entity in units} - {""}
    places = sorted(place_keys[name] for name in named if name in place_keys)
    if len(places) != 1:
        return event
    return replace(event, participants=(*event.participants, Participant(PLACE, places[0])))


def place_keys(entities: Sequence[Entity], place_entities: frozenset[str]) -> Mapping[str, str]:
    """Return the keys of places by their names."""
    return {entity.name: entity.key for entity in entities if entity.key in place_entities}


def place_inferences(
    events: Sequence[Event], units: Mapping[str, Unit], names: Mapping[str, str], claims: Sequence[Claim]
) -> Iterator[Inference]:
    """Yield why an event is where a part of a company is, from the claims that the part takes part."""
    about: dict[tuple[str, str], list[str]] = {}
    stated = {(claim.subject.key, claim.object) for claim in claims if claim.predicate == PLACE}
    for claim in claims:
        if isinstance(claim.object, Ref) and claim.object.key in units and claim.is_accepted:
            about.setdefault((claim.subject.key, claim.object.key), []).append(claim.key)
    for event in events:
        for participant in event.participants:
            value = Ref(participant.entity)
            if participant.role != PLACE or (event.key, value) in stated:
                continue
            here = [p.entity for p in event.participants if p.entity in units]
            told = [unit for unit in here if units[unit].place == names[participant.entity]]
            premises = tuple(sorted(key for unit in told for key in about.get((event.key, unit), ())))
            if premises:
                yield Inference(
                    key=keys.inference_key(Ref(event.key), PLACE, value, RULE, premises),
                    subject=Ref(event.key),
                    predicate=PLACE,
                    object=value,
                    rule=RULE,
                    comment=f"{names[told[0]]} is in {names[participant.entity]}.",
                    premises=premises,
                )
