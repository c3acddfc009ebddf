"""All extractions → the knowledge that they hold together: the order of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from kg.model.extraction import Extraction
from kg.model.knowledge import Event, Judgement, KnowledgeBase, MentionRef
from kg.model.mention import FigureMention
from kg.model.statement import Claim
from kg.ontology import Ontology
from kg.resolve import entity_claims
from kg.resolve.background import Background, background
from kg.resolve.claims import Draft, settle
from kg.resolve.conflicts import conflicts
from kg.resolve.copies import Grouping, group_documents
from kg.resolve.dates import published
from kg.resolve.denials import contradicted, denials
from kg.resolve.doubts import doubts, is_spun
from kg.resolve.drift import drifts
from kg.resolve.employers import employer_inferences, employers, with_employer
from kg.resolve.entities import resolve_entities
from kg.resolve.event_claims import Teller
from kg.resolve.events import cluster_events
from kg.resolve.facts import fact_inferences
from kg.resolve.figures import Measured, cluster_measures, event_name, figure_drafts, figure_of
from kg.resolve.groups import group_inferences
from kg.resolve.judgements import judged_apart
from kg.resolve.measures import measures
from kg.resolve.observation import topic_of
from kg.resolve.places import place_inferences, place_keys, with_places
from kg.resolve.publication import (
    Publication,
    chain_labels,
    publication,
    publication_drafts,
    publishers,
    source,
    with_publishers,
)
from kg.resolve.relations import relation_drafts
from kg.resolve.series import series_inferences
from kg.resolve.story import Events, build_events
from kg.resolve.units import Company, unite
from kg.resolve.versions import versions
from kg.resolve.voices import gather_voices
from kg.resolve.worth import worth_telling


class Keyed(Protocol):
    """A record with a key."""

    @property
    def key(self) -> str:
        """Return the key."""


Record = TypeVar("Record", bound=Keyed)


def resolve(
    extractions: Sequence[Extraction],
    *,
    ontology: Ontology,
    judgements: Sequence[Judgement] = (),
    only_worth_telling: bool = True,
) -> KnowledgeBase:
    """Return what all documents together tell: entities, events, figures and sources, each with its claims.

    The order of the documents does not matter; of documents with the same text one is kept. `judgements` outrank
    features. `only_worth_telling` leaves out events that a reader would not miss.
    """
    unique = unique_texts(extractions)
    scene = scene_of(unique, ontology, judgements)
    directory, names = scene.teller.directory, scene.names
    clusters = cluster_events(unique, scene.known, judgements)
    denied = contradicted(clusters.occurrence, unique, scene.grouping.group_of)
    if only_worth_telling:
        clusters = worth_telling(clusters, unique, ontology=ontology, denied=denied)
    story = build_events(unique, clusters, names, scene.teller)
    works_for = employers(unique, directory)
    topics = {each.document.key: topic_of(each, scene.known) for each in unique}
    story = replace(story, events=tuple(_with_unsaid(event, scene, works_for, topics) for event in story.events))
    measured = measure(unique, scene, story)
    claims = tuple(settle(_drafts(unique, scene.teller, story, measured)))
    inferences = (
        *group_inferences(scene.grouping, unique, claims),
        *entity_claims.join_inferences(directory, claims),
        *story.inferences(claims),
        *fact_inferences(story.events, scene.company.units, claims, names=names, places=scene.where, ontology=ontology),
        *place_inferences(story.events, scene.company.units, names, claims),
        *employer_inferences(story.events, works_for, names, claims),
        *series_inferences(story.events, story.series, claims),
    )
    return KnowledgeBase(
        extractions=unique,
        sources=_sorted(
            source(each, scene.publications[each.document.key], scene.grouping, scene.doubted[each.document.key])
            for each in unique
        ),
        groups=scene.grouping.groups,
        voices=_sorted(scene.teller.voices.anonymous.values()),
        entities=directory.entities,
        events=story.events,
        figures=_sorted(each.figure for each in measured),
        series=story.series,
        claims=claims,
        inferences=_sorted(inferences),
        conflicts=_sorted(
            (
                *conflicts(measured, _value_claims(claims), scene.labels),
                *denials(denied, story, claims, scene.labels),
            )
        ),
        distincts=_sorted((*judged_apart(judgements, directory.named), *story.distincts())),
        drifts=_sorted(drifts(scene.grouping, unique, directory.key_of)),
    )


def _with_unsaid(
    event: Event, scene: Scene, works_for: Mapping[str, str], topics: Mapping[str, frozenset[str]]
) -> Event:
    """Return an event with the place and the employer that other sentences tell."""
    placed = with_places(event, scene.company.units, scene.where)
    entities = {entity.key: entity for entity in scene.teller.directory.entities}
    return with_employer(placed, works_for, entities, scene.teller.ontology, topics=topics)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is settled before events are compared: who is who, who speaks, and who copied whom."""

    teller: Teller
    known: Background
    company: Company
    publications: Mapping[str, Publication]
    grouping: Grouping
    doubted: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]
    names: Mapping[str, str]
    where: Mapping[str, str]


def scene_of(unique: Sequence[Extraction], ontology: Ontology, judgements: Sequence[Judgement]) -> Scene:
    """Return what is settled of some documents before their events are compared."""
    directory, company = unite(unique, resolve_entities(unique, ontology, judgements), ontology)
    directory = with_publishers(unique, directory)
    publications = {extraction.document.key: publication(extraction, directory) for extraction in unique}
    titles = {document: found.title for document, found in publications.items()}
    days = {extraction.document.key: published(extraction) for extraction in unique}
    doubted = {extraction.document.key: doubts(extraction, ontology) for extraction in unique}
    spun = frozenset(document for document, reasons in doubted.items() if any(map(is_spun, reasons)))
    grouping = group_documents(unique, titles=titles, published=days, key_of=directory.key_of, spun=spun)
    labels = chain_labels(unique, publications, directory)
    voices = gather_voices(unique, directory, labels=labels, publishers=publishers(publications))
    known = background(directory, company.owners, ontology, days, unique)
    known = replace(known, versions=versions(grouping))
    return Scene(
        teller=Teller(directory, voices, ontology, grouping.group_of, known.place_keys, spun | {*grouping.caveats}),
        known=known,
        company=company,
        publications=publications,
        grouping=grouping,
        doubted=doubted,
        labels=labels,
        names={entity.key: entity.name for entity in directory.entities},
        where=place_keys(directory.entities, known.place_keys),
    )


def unique_texts(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """Return the extractions sorted by their text's digest, one for each text."""
    found: dict[str, Extraction] = {}
    for extraction in sorted(extractions, key=lambda each: (each.document.location, each.document.key)):
        found.setdefault(extraction.document.digest, extraction)
    return tuple(found[digest] for digest in sorted(found))


def measure(extractions: Sequence[Extraction], scene: Scene, story: Events) -> tuple[Measured, ...]:
    """Return the figures of all documents."""
    known, events = scene.known, {event.key: event for event in story.events}
    groups = scene.grouping.group_of
    found = [
        one
        for each in extractions
        for one in measures(each, known, story.event_of, events, group=groups[each.document.key])
    ]
    mentions = _figure_mentions(extractions)
    called = {**{key: event_name(event, scene.names, known.ontology) for key, event in events.items()}, **scene.names}
    return tuple(
        Measured(figure_of(members, mentions, called, known.ontology), members) for members in cluster_measures(found)
    )


def _drafts(
    extractions: Sequence[Extraction], teller: Teller, story: Events, measured: Sequence[Measured]
) -> Iterator[Draft]:
    entities = {entity.key: entity for entity in teller.directory.entities}
    mentions = _figure_mentions(extractions)
    for extraction in extractions:
        group = teller.group_of[extraction.document.key]
        yield from publication_drafts(extraction, teller.directory, entities, group)
        yield from entity_claims.entity_drafts(extraction, teller.directory, entities, group)
        yield from relation_drafts(extraction, teller.directory, teller.voices, ontology=teller.ontology, group=group)
    yield from story.drafts(extractions, teller)
    for each in measured:
        yield from figure_drafts(each, mentions, teller)


def _figure_mentions(extractions: Sequence[Extraction]) -> Mapping[MentionRef, tuple[Extraction, FigureMention]]:
    return {
        MentionRef(extraction.document.key, index): (extraction, figure)
        for extraction in extractions
        for index, figure in enumerate(extraction.figures)
    }


def _value_claims(claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.predicate == "kg:value":
            found.setdefault(claim.subject.key, []).append(claim)
    return found


def _sorted(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records sorted by key, each key once."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.key, record)
    return tuple(found[key] for key in sorted(found))
