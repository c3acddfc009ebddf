"""Things under other keys: every record that names one follows, and what is minted from names is minted anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import Protocol, TypeVar

from kg.model import keys
from kg.model.knowledge import Conflict, Distinct, Event, Figure, KnowledgeBase, Source
from kg.model.statement import Claim, Inference, Object, Ref

Called = Callable[[str], str]


class Keyed(Protocol):
    """A record with a key."""

    @property
    def key(self) -> str:
        """Return the key."""


Record = TypeVar("Record", bound=Keyed)


def renamed(
    knowledge: KnowledgeBase, new: Mapping[str, str], *, replaced: tuple[tuple[str, str], ...] = ()
) -> KnowledgeBase:
    """Return the knowledge with things under new keys (by their old ones)."""

    def called(key: str) -> str:
        return new.get(key, key)

    digests = {each.document.key: each.document.digest for each in knowledge.extractions}
    claims = {claim.key: _claim(claim, called, digests[claim.evidence.document]) for claim in knowledge.claims}
    inferences = _inferences(knowledge.inferences, called, {key: claim.key for key, claim in claims.items()})
    statements = {old: claim.key for old, claim in claims.items()}
    statements |= {old: inference.key for old, inference in inferences.items()}
    return replace(
        knowledge,
        sources=_sorted(_source(source, called) for source in knowledge.sources),
        groups=_sorted(replace(group, key=called(group.key)) for group in knowledge.groups),
        entities=_sorted(replace(entity, key=called(entity.key)) for entity in knowledge.entities),
        events=_sorted(_event(event, called) for event in knowledge.events),
        figures=_sorted(_figure(figure, called) for figure in knowledge.figures),
        series=_sorted(replace(series, key=called(series.key)) for series in knowledge.series),
        claims=_sorted(claims.values()),
        inferences=_sorted(inferences.values()),
        conflicts=_sorted(_conflict(each, called, statements) for each in knowledge.conflicts),
        distincts=_sorted(_distinct(each, called) for each in knowledge.distincts),
        drifts=tuple(replace(each, about=tuple(map(called, each.about))) for each in knowledge.drifts),
        replaced=replaced,
    )


def _sorted(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.key))


def _ref(ref: Ref, called: Called) -> Ref:
    return Ref(called(ref.key))


def _value(value: Object, called: Called) -> Object:
    return _ref(value, called) if isinstance(value, Ref) else value


def _claim(claim: Claim, called: Called, digest: str) -> Claim:
    subject, value = _ref(claim.subject, called), _value(claim.object, called)
    return replace(
        claim,
        key=keys.claim_key(digest, claim.evidence.span, subject, claim.predicate, value),
        subject=subject,
        object=value,
        voices=tuple(_ref(voice, called) for voice in claim.voices),
        origin=None if claim.origin is None else _ref(claim.origin, called),
    )


def _inferences(
    inferences: Iterable[Inference], called: Called, statements: Mapping[str, str]
) -> Mapping[str, Inference]:
    """Return the inferences by their old keys: premises first, since a key is minted from those of its premises."""
    found = {inference.key: inference for inference in inferences}
    done: dict[str, Inference] = {}
    for key in TopologicalSorter({key: each.premises for key, each in found.items()}).static_order():
        if key not in found:
            continue
        each = found[key]
        premises = tuple(sorted(done[old].key if old in done else statements.get(old, old) for old in each.premises))
        subject, value = _ref(each.subject, called), _value(each.object, called)
        new = keys.inference_key(subject, each.predicate, value, each.rule, premises)
        done[key] = replace(each, key=new, subject=subject, object=value, premises=premises)
    return done


def _event(event: Event, called: Called) -> Event:
    participants = tuple(replace(each, entity=called(each.entity)) for each in event.participants)
    series = None if event.series is None else called(event.series)
    return replace(event, key=called(event.key), participants=participants, series=series)


def _figure(figure: Figure, called: Called) -> Figure:
    place = None if figure.place is None else called(figure.place)
    return replace(figure, key=called(figure.key), subject=called(figure.subject), place=place)


def _source(source: Source, called: Called) -> Source:
    return replace(
        source,
        group=called(source.group),
        publisher=None if source.publisher is None else called(source.publisher),
        authors=tuple(map(called, source.authors)),
    )


def _conflict(conflict: Conflict, called: Called, statements: Mapping[str, str]) -> Conflict:
    about = tuple(sorted(map(called, conflict.about)))
    told = tuple(sorted(statements.get(key, key) for key in conflict.statements))
    is_of_figures = conflict.key == "conflict-" + keys.mint(*conflict.about)
    parts = about if is_of_figures else (about[0], "kg:when", *told)
    return replace(conflict, key="conflict-" + keys.mint(*parts), about=about, statements=told)


def _distinct(distinct: Distinct, called: Called) -> Distinct:
    about = tuple(sorted(map(called, distinct.about)))
    return replace(distinct, key="distinct-" + keys.mint(*about), about=about)
