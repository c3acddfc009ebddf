"""Clusters of mentions → events with their keys, shapes and series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Distinct, Event, MentionRef, Series
from kg.model.statement import Claim, Inference
from kg.resolve import event_claims
from kg.resolve.claims import Draft
from kg.resolve.clusters import Edge
from kg.resolve.event_claims import Teller
from kg.resolve.event_shape import (
    Told,
    event_label,
    event_modality,
    event_ordinal,
    event_participants,
    event_type,
    mention_key,
)
from kg.resolve.events import EventClusters
from kg.resolve.series import series_of


@dataclass(frozen=True, slots=True)
class Events:
    """The events, sorted by key, with their mentions and joins."""

    events: tuple[Event, ...]
    series: tuple[Series, ...]
    told: Mapping[str, tuple[Told, ...]]
    event_of: Mapping[MentionRef, str]
    clusters: EventClusters

    def drafts(self, extractions: Sequence[Extraction], teller: Teller) -> Iterator[Draft]:
        """Yield the claims on all events and on the links between them."""
        for event in self.events:
            yield from event_claims.event_drafts(event, self.told[event.key], teller)
        for extraction in extractions:
            yield from event_claims.link_drafts(extraction, self.event_of, teller)

    def inferences(self, claims: Sequence[Claim]) -> Iterator[Inference]:
        """Yield why mentions were joined, and what numbers tell."""
        types = self.type_claims(claims)
        edges: dict[str, list[Edge[MentionRef]]] = {}
        for edge in self.clusters.edges:
            edges.setdefault(self.event_of[edge.left], []).append(edge)
        for event in self.events:
            yield from event_claims.join_inferences(event, self.told[event.key], edges.get(event.key, ()), types)

    def type_claims(self, claims: Sequence[Claim]) -> Mapping[MentionRef, Claim]:
        """Return what each mention says of the type of its event."""
        at = {
            (claim.evidence.document, claim.evidence.span, claim.subject.key): claim
            for claim in claims
            if claim.predicate == "rdf:type"
        }
        found = {}
        for key, told in self.told.items():
            for reference, _, mention in told:
                claim = at.get((reference.document, mention.trigger, key))
                if claim is not None:
                    found[reference] = claim
        return found

    def distincts(self) -> Iterator[Distinct]:
        """Yield the events that are much alike and yet held apart, and why."""
        seen: set[tuple[str, str]] = set()
        for refusal in self.clusters.refusals:
            pair = tuple(sorted((self.event_of[refusal.left], self.event_of[refusal.right])))
            about = (pair[0], pair[1])
            if about[0] != about[1] and about not in seen:
                seen.add(about)
                yield Distinct("distinct-" + keys.mint(*about), about, f"{refusal.reason}.")


def build_events(
    extractions: Sequence[Extraction], clusters: EventClusters, names: Mapping[str, str], teller: Teller
) -> Events:
    """Return the events that clusters of mentions make."""
    by_document = {extraction.document.key: extraction for extraction in extractions}
    events: list[Event] = []
    series: dict[str, Series] = {}
    told_of: dict[str, tuple[Told, ...]] = {}
    event_of: dict[MentionRef, str] = {}
    for members in clusters.members:
        told = tuple(sorted((_told(member, by_document) for member in members), key=mention_key))
        event, its_series = _event(told, names, teller)
        events.append(event)
        told_of[event.key] = told
        event_of.update(dict.fromkeys(members, event.key))
        if its_series is not None:
            series[its_series.key] = its_series
    ordered = tuple(sorted(events, key=lambda event: event.key))
    return Events(ordered, tuple(series[key] for key in sorted(series)), told_of, event_of, clusters)


def _told(reference: MentionRef, by_document: Mapping[str, Extraction]) -> Told:
    extraction = by_document[reference.document]
    return reference, extraction, extraction.events[reference.index]


def _event(told: Sequence[Told], names: Mapping[str, str], teller: Teller) -> tuple[Event, Series | None]:
    kind = event_type(told, teller.ontology)
    participants = event_participants(told, teller.directory, teller.places)
    ordinal = event_ordinal(told)
    label = teller.ontology.label(kind)
    in_own_words = [one for one in told if one[0].document not in teller.spun]
    series = series_of(label, participants, names) if ordinal is not None else None
    event = Event(
        key=f"{keys.kebab(kind)}-{mention_key(told[0])}",
        type=kind,
        label=event_label(in_own_words or told, names, label, participants),
        mentions=tuple(sorted(reference for reference, _, _ in told)),
        participants=participants,
        modality=event_modality(told),
        ordinal=ordinal,
        series=series.key if series else None,
    )
    return event, series
