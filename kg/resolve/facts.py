"""Lasting facts that follow from names and events: whose part it is, and where it operates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Event
from kg.model.mention import Modality
from kg.model.statement import Claim, Inference, Ref
from kg.ontology import Ontology
from kg.resolve.event_shape import PLACE
from kg.resolve.units import Unit

PARENT, OPERATES = "schema:parentOrganization", "kg:operatesIn"
ENTERING = "kg:MarketLaunch"
"""The kind of event after which somebody operates in a place."""
NAMING = ("rdfs:label", "skos:altLabel")


def fact_inferences(
    events: Sequence[Event],
    units: Mapping[str, Unit],
    claims: Sequence[Claim],
    *,
    names: Mapping[str, str],
    places: Mapping[str, str],
    ontology: Ontology,
) -> Iterator[Inference]:
    """Yield the owners and places of parts of companies that their names tell, and the places that launches open."""
    naming: dict[str, str] = {}
    stated: set[tuple[str, str, str]] = set()
    for claim in claims:
        if claim.predicate in NAMING:
            naming.setdefault(claim.subject.key, claim.key)
        if isinstance(claim.object, Ref):
            stated.add((claim.subject.key, claim.predicate, claim.object.key))
    for key, unit in sorted(units.items()):
        premises = tuple(sorted({naming[who] for who in (key, unit.owner) if who in naming}))
        if unit.owner in names and (key, PARENT, unit.owner) not in stated and len(premises) == 2:
            told = (key, PARENT, unit.owner)
            yield _inference(told, "unit-name", f"{names[key]} is a part of {names[unit.owner]}", premises)
        where = places.get(unit.place, "")
        if where and (key, OPERATES, where) not in stated and key in naming:
            yield _inference(
                (key, OPERATES, where), "place-in-name", f"{names[key]} has {unit.place} in its name", (naming[key],)
            )
    yield from _entered(events, claims, names, ontology)


def _entered(
    events: Sequence[Event], claims: Sequence[Claim], names: Mapping[str, str], ontology: Ontology
) -> Iterator[Inference]:
    """Yield that what was launched in a place operates there."""
    told: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if isinstance(claim.object, Ref) and claim.is_accepted:
            told.setdefault((claim.subject.key, claim.object.key), []).append(claim.key)
    for event in events:
        if event.modality is not Modality.ACTUAL or not ontology.is_a(event.type, ENTERING):
            continue
        where = [p.entity for p in event.participants if p.role == PLACE]
        affected = [p.entity for p in event.participants if p.role == "kg:affected"]
        launched = affected or [p.entity for p in event.participants if p.role == "kg:agent"]
        for place in where:
            for thing in launched:
                premises = (*told.get((event.key, place), ()), *told.get((event.key, thing), ()))
                if premises:
                    reason = f"{names[thing]} was launched in {names[place]}"
                    yield _inference((thing, OPERATES, place), "market-launch", reason, tuple(sorted(premises)))


def _inference(told: tuple[str, str, str], rule: str, reason: str, premises: tuple[str, ...]) -> Inference:
    subject, predicate, value = Ref(told[0]), told[1], Ref(told[2])
    key = keys.inference_key(subject, predicate, value, rule, premises)
    return Inference(key, subject, predicate, value, rule, f"{reason}.", premises)
