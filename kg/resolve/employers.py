"""Whose post somebody takes or leaves, when only other sentences tell for whom he works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity, Event, Participant
from kg.model.statement import Claim, Inference, Ref
from kg.ontology import Ontology
from kg.resolve.directory import Directory
from kg.resolve.relations import LEAST_SCORE

EMPLOYER = "schema:worksFor"
PERSON, ORGANIZATION = "schema:Person", "schema:Organization"
OTHER = "kg:other"
APPOINTMENT = "kg:Appointment"
HOLDERS: Mapping[str, str] = {
    APPOINTMENT: "kg:affected",
    "kg:Dismissal": "kg:affected",
    "kg:Suspension": "kg:affected",
    "kg:Resignation": "kg:agent",
    "kg:Retirement": "kg:agent",
}
"""The role of who takes or leaves a post, by the kind of event; who takes an oath or stands for election has none."""
NO_POST = ("kg:SwearingIn",)
PAST = re.compile(r"\b(?:former|formerly|ex|once|previously|then|late)\b", re.IGNORECASE)
BEFORE = 16
"""So many characters before a post are read for whether somebody still has it."""
RULE = "post-of-employer"


def employers(extractions: Sequence[Extraction], directory: Directory) -> Mapping[str, str]:
    """Return for whom people work of whom all documents together name one employer."""
    found: dict[str, set[str]] = {}
    for extraction in extractions:
        for relation in extraction.relations:
            if relation.predicate != EMPLOYER or not isinstance(relation.object, int) or relation.score < LEAST_SCORE:
                continue
            if PAST.search(extraction.document.text, max(0, relation.span.start - BEFORE), relation.span.end):
                continue
            person = directory.key(extraction.document.key, relation.subject)
            employer = directory.key(extraction.document.key, relation.object)
            if person and employer and person != employer:
                found.setdefault(person, set()).add(employer)
    return {person: next(iter(names)) for person, names in found.items() if len(names) == 1}


def with_employer(
    event: Event,
    works_for: Mapping[str, str],
    entities: Mapping[str, Entity],
    ontology: Ontology,
    *,
    topics: Mapping[str, frozenset[str]],
) -> Event:
    """Return an event that changes a post with the employer of its one person, if no organisation takes part in it.

    Somebody may be called to another post than the one that is known, unless the text is about the employer.
    """
    role = next((role for name, role in HOLDERS.items() if ontology.is_a(event.type, name)), None)
    kinds = [(one, entities[one.entity].type) for one in event.participants if one.entity in entities]
    is_told = any(ontology.is_a(kind, ORGANIZATION) for _, kind in kinds)
    if role is None or is_told or any(ontology.is_a(event.type, name) for name in NO_POST):
        return event
    people = {one.entity for one, kind in kinds if one.role == role and ontology.is_a(kind, PERSON)}
    found = {works_for[person] for person in people if person in works_for}
    if ontology.is_a(event.type, APPOINTMENT):
        found &= {key for mention in event.mentions for key in topics.get(mention.document, frozenset())}
    if len(people) != 1 or len(found) != 1:
        return event
    return replace(event, participants=(*event.participants, Participant(OTHER, found.pop())))


def employer_inferences(
    events: Sequence[Event], works_for: Mapping[str, str], names: Mapping[str, str], claims: Sequence[Claim]
) -> Iterator[Inference]:
    """Yield why a post is an organisation's, from the claims that its holder works there and takes part."""
    about: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if isinstance(claim.object, Ref) and claim.is_accepted:
            about.setdefault((claim.subject.key, claim.object.key), []).append(claim.key)
    for event in events:
        for participant in event.participants:
            value = Ref(participant.entity)
            if participant.role != OTHER or (event.key, value.key) in about:
                continue
            holders = [one.entity for one in event.participants if works_for.get(one.entity) == value.key]
            told = [pair for one in holders for pair in ((event.key, one), (one, value.key))]
            known = tuple(sorted(key for pair in told for key in about.get(pair, ())))
            if known:
                yield Inference(
                    key=keys.inference_key(Ref(event.key), OTHER, value, RULE, known),
                    subject=Ref(event.key),
                    predicate=OTHER,
                    object=value,
                    rule=RULE,
                    comment=f"{names[holders[0]]} works for {names[value.key]}.",
                    premises=known,
                )
