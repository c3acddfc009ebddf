"""Knowledge → graph: the last place that sees a Python record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.describe import (
    describe_classes,
    describe_distinct,
    describe_entity,
    describe_event,
    describe_figure,
    describe_metrics,
    describe_series,
)
from kg.graph.provenance import (
    describe_claim,
    describe_conflict,
    describe_drift,
    describe_group,
    describe_inference,
    describe_sentence,
    describe_source,
    describe_voice,
    statement_triple,
)
from kg.graph.sentences import mentioned, quoted
from kg.graph.terms import Names, Triple, new_graph, number
from kg.model.knowledge import Entity, Event, Figure, KnowledgeBase, Source
from kg.namespaces import DEFAULT_BASE, KG, SCHEMA, is_absolute

ROLES = (KG.agent, KG.affected, KG.speaker, KG.place, KG.instrument, KG.other)

# single-valued: the record has the last word, so a claim that says otherwise is seen not to be accepted
_RECORDED = frozenset(
    {RDF.type, KG.when, KG.earliest, KG.latest, KG.latestStart, KG.earliestEnd, KG.timeBasis, KG.modality}
    | {RDFS.label, SCHEMA.headline, SCHEMA.url}
    | {KG.ordinal, KG.series, KG.of, KG.metric, KG.value, KG.minimum, KG.maximum, KG.unit, KG.kind, KG.group, KG.sha256}
)


def build(
    knowledge: KnowledgeBase,
    *,
    base: str = DEFAULT_BASE,
    hierarchy: Mapping[str, tuple[str, ...]] | None = None,
    labels: Mapping[str, str] | None = None,
    context: int = 1,
) -> Graph:
    """Return the graph of the knowledge: things, statements about them, and sources.

    `hierarchy` and `labels` tell parents and names of the classes in use; `context` is the number of neighbours quoted
    with each sentence that proves something.
    """
    if not is_absolute(base):
        raise GraphError(f"{base!r} cannot be the base of IRIs. Give an absolute one, such as {DEFAULT_BASE}")
    names = Names(base, {extraction.document.key: extraction for extraction in knowledge.extractions})
    graph = new_graph(base)
    triples = chain(
        _things(knowledge, names, hierarchy=hierarchy or {}, labels=labels or {}),
        _statements(knowledge, names),
        _sources(knowledge, names, context=context),
    )
    for triple in triples:
        graph.add(triple)
    for triple in chain(_accepted(knowledge, names), _short_cuts(knowledge, names)):
        graph.add(triple)
    for old, new in knowledge.replaced:
        graph.add((names.thing(old), DCTERMS.isReplacedBy, names.thing(new)))
    for event in knowledge.events:
        _involve(graph, names.thing(event.key))
    return graph


def _things(
    knowledge: KnowledgeBase, names: Names, *, hierarchy: Mapping[str, tuple[str, ...]], labels: Mapping[str, str]
) -> Iterator[Triple]:
    for event in knowledge.events:
        yield from describe_event(event, names)
    for figure in knowledge.figures:
        yield from describe_figure(figure, names)
    for entity in knowledge.entities:
        yield from describe_entity(entity, names)
    for series in knowledge.series:
        yield from describe_series(series, names)
    for distinct in knowledge.distincts:
        yield from describe_distinct(distinct, names)
    event_types = {event.type for event in knowledge.events}
    known = dict.fromkeys(event_types, ("kg:Event",)) | dict(hierarchy)
    used = event_types | {entity.type for entity in knowledge.entities}
    yield from describe_classes(used, hierarchy=known, labels=labels)
    yield from describe_metrics((figure.metric for figure in knowledge.figures), labels=labels)


def _statements(knowledge: KnowledgeBase, names: Names) -> Iterator[Triple]:
    for claim in knowledge.claims:
        yield from describe_claim(claim, names)
    for inference in knowledge.inferences:
        yield from describe_inference(inference, names)
    for conflict in knowledge.conflicts:
        yield from describe_conflict(conflict, names)
    for drift in knowledge.drifts:
        yield from describe_drift(drift, names)


def _sources(knowledge: KnowledgeBase, names: Names, *, context: int) -> Iterator[Triple]:
    entities = frozenset(entity.key for entity in knowledge.entities)
    for source in knowledge.sources:
        yield from describe_source(source, names, entities=entities)
    for group in knowledge.groups:
        yield from describe_group(group, names)
    for voice in knowledge.voices:
        yield from describe_voice(voice, names)
    for document, positions in quoted(knowledge, context=context).items():
        for position in positions:
            yield from describe_sentence(names.extractions[document], position, names)


def _accepted(knowledge: KnowledgeBase, names: Names) -> Iterator[Triple]:
    """Yield the triples of accepted statements, but for what the record of their subject settles."""
    described: tuple[tuple[Event | Figure | Entity | Source, ...], ...]
    described = (knowledge.events, knowledge.figures, knowledge.entities, knowledge.sources)
    records = {names.thing(record.key) for group in described for record in group}
    for statement in knowledge.statements():
        triple = statement_triple(statement, names)
        if statement.is_accepted and not (triple[0] in records and triple[1] in _RECORDED):
            yield triple


def _short_cuts(knowledge: KnowledgeBase, names: Names) -> Iterator[Triple]:
    """Yield kg:evidence and kg:source of events and figures, and the number of origins of events."""
    for key, document, position in mentioned(knowledge):
        yield names.thing(key), KG.evidence, names.sentence(document, position)
        yield names.thing(key), KG.source, names.document(document)
    events = {event.key for event in knowledge.events}
    origins: dict[str, set[Node]] = defaultdict(set)
    for claim in knowledge.claims:
        if claim.subject.key in events and claim.predicate == "rdf:type":
            yield names.thing(claim.subject.key), KG.evidence, names.evidence(claim.evidence)
            yield names.thing(claim.subject.key), KG.source, names.document(claim.evidence.document)
            if claim.origin is not None:
                origins[claim.subject.key].add(names.thing(claim.origin.key))
    for key in events:
        yield names.thing(key), KG.independentSources, number(len(origins[key]))


def _involve(graph: Graph, event: URIRef) -> None:
    for role in ROLES:
        for participant in list(graph.objects(event, role)):
            graph.add((event, KG.involves, participant))
