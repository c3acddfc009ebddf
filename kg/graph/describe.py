"""Things as triples: what we believe, flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.graph.edtf import edtf
from kg.graph.terms import Names, Triple, number, prose
from kg.graph.wording import spoken
from kg.model.bounds import TimeBounds
from kg.model.knowledge import Distinct, Entity, Event, Figure, Series, TimeBasis
from kg.namespaces import KG, expand


def timed(subject: URIRef, bounds: TimeBounds, basis: TimeBasis, *, when: str = "") -> Iterator[Triple]:
    """Yield the time of an event, a figure or a document."""
    yield from period(subject, bounds, when=when)
    yield subject, KG.timeBasis, KG[basis.value]
    inner: tuple[tuple[URIRef, date | None], ...] = (
        (KG.latestStart, bounds.latest_start),
        (KG.earliestEnd, bounds.earliest_end),
    )
    for predicate, day in inner:
        if day is not None:
            yield subject, predicate, Literal(day)


def period(subject: URIRef, bounds: TimeBounds, *, when: str = "") -> Iterator[Triple]:
    """Yield between which days something is, or in which of them it holds."""
    yield subject, KG.when, Literal(when or edtf(bounds.earliest, bounds.latest, lasts=bounds.is_lasting))
    yield subject, KG.earliest, Literal(bounds.earliest)
    yield subject, KG.latest, Literal(bounds.latest)


def describe_event(event: Event, names: Names) -> Iterator[Triple]:
    """Yield an event without its evidence."""
    subject = names.thing(event.key)
    yield subject, RDF.type, KG.Event
    yield subject, RDF.type, expand(event.type)
    yield subject, RDFS.label, prose(event.label)
    yield subject, KG.modality, KG[event.modality.value]
    yield from timed(subject, event.bounds, event.basis, when=event.when)
    if event.time_text:
        yield subject, KG.timeText, Literal(event.time_text)
    if event.ordinal is not None:
        yield subject, KG.ordinal, number(event.ordinal)
    if event.series is not None:
        yield subject, KG.series, names.thing(event.series)
    for participant in event.participants:
        yield subject, expand(participant.role), names.thing(participant.entity)
        yield subject, KG.involves, names.thing(participant.entity)


def describe_figure(figure: Figure, names: Names) -> Iterator[Triple]:
    """Yield a figure without its evidence."""
    subject = names.thing(figure.key)
    yield subject, RDF.type, KG.Figure
    yield subject, RDFS.label, prose(figure.label)
    yield subject, KG.of, names.thing(figure.subject)
    yield subject, KG.metric, expand(figure.metric)
    yield subject, KG.value, number(figure.value)
    yield subject, KG.unit, Literal(figure.unit)
    yield subject, KG.kind, expand(figure.kind if ":" in figure.kind else f"kg:{figure.kind}")
    yield from timed(subject, figure.bounds, figure.basis)
    for predicate, limit in ((KG.minimum, figure.minimum), (KG.maximum, figure.maximum)):
        if limit is not None:
            yield subject, predicate, number(limit)
    if figure.is_approximate:
        yield subject, KG.approx, Literal(True)
    if figure.place is not None:
        yield subject, KG.place, names.thing(figure.place)
    if figure.per:
        yield subject, KG.per, Literal(figure.per)
    if figure.as_of is not None:
        yield subject, KG.asOf, Literal(figure.as_of)


def describe_entity(entity: Entity, names: Names) -> Iterator[Triple]:
    """Yield an entity: its class, names and the same thing elsewhere."""
    subject = names.thing(entity.key)
    yield subject, RDF.type, expand(entity.type)
    yield subject, RDFS.label, prose(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield subject, SKOS.altLabel, prose(alias)
    for other in entity.same_as:
        yield subject, OWL.sameAs, expand(other)


def describe_series(series: Series, names: Names) -> Iterator[Triple]:
    """Yield a series."""
    yield names.thing(series.key), RDF.type, KG.Series
    yield names.thing(series.key), RDFS.label, prose(series.label)


def describe_distinct(distinct: Distinct, names: Names) -> Iterator[Triple]:
    """Yield a refusal to join."""
    subject = names.thing(distinct.key)
    yield subject, RDF.type, KG.Distinct
    yield subject, RDFS.comment, prose(distinct.comment)
    for key in distinct.about:
        yield subject, KG.about, names.thing(key)


def describe_classes(
    used: Iterable[str], *, hierarchy: Mapping[str, tuple[str, ...]], labels: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield the classes that a graph uses, and those above them, so that the graph stands alone."""
    queue, seen = sorted(set(used)), set[str]()
    while queue:
        name = queue.pop(0)
        if name in seen:
            continue
        seen.add(name)
        yield expand(name), RDF.type, RDFS.Class
        yield expand(name), RDFS.label, prose(labels.get(name) or spoken(name))
        if name != "kg:Event":
            for parent in hierarchy.get(name, ()):
                yield expand(name), RDFS.subClassOf, expand(parent)
                queue.append(parent)


def describe_metrics(used: Iterable[str], *, labels: Mapping[str, str]) -> Iterator[Triple]:
    """Yield what the figures of a graph measure."""
    for name in sorted(set(used)):
        yield expand(name), RDF.type, SKOS.Concept
        yield expand(name), RDFS.label, prose(labels.get(name) or spoken(name))
