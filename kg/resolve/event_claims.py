"""What sentences say of an event, and why its mentions were joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Event, MentionRef
from kg.model.mention import NEAREST, EventMention, LinkKind, Modality
from kg.model.span import Span
from kg.model.statement import Claim, Inference, Object, Ref, Term
from kg.ontology import Ontology
from kg.resolve.claims import Draft, Occasion
from kg.resolve.clusters import Edge
from kg.resolve.directory import Directory
from kg.resolve.event_shape import PLACE, Told
from kg.resolve.voices import Voices

LINKS: Mapping[LinkKind, str] = {
    LinkKind.BEFORE: "kg:before",
    LinkKind.CAUSE: "kg:cause",
    LinkKind.PART_OF: "kg:partOf",
    LinkKind.REALISES: "kg:realises",
    LinkKind.POSTPONES: "kg:postpones",
    LinkKind.CANCELS: "kg:cancels",
    LinkKind.DENIES: "kg:denies",
    LinkKind.MISSES: "kg:misses",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """What is needed to tell claims: who is who, who speaks, the types, and each document's group."""

    directory: Directory
    voices: Voices
    ontology: Ontology
    group_of: Mapping[str, str]
    places: frozenset[str] = frozenset()
    """The entities that are places."""
    spun: frozenset[str] = frozenset()
    """The documents in which a machine has swapped words: no event takes its label from them if others tell it."""


def event_drafts(event: Event, told: Sequence[Told], teller: Teller) -> Iterator[Draft]:
    """Yield the claims of all mentions of an event: its type, its modality, who takes part, its number."""
    above = teller.ontology.ancestors(event.type)
    roles = {participant.entity: participant.role for participant in event.participants}
    for one in told:
        reference, _, mention = one
        subject = Ref(event.key)
        yield _draft(
            one, teller, mention.trigger, (subject, "rdf:type", Term(mention.type)), accepted=mention.type in above
        )
        if mention.modality is not Modality.ACTUAL:
            spoken = Term(f"kg:{mention.modality.value}")
            span = next((cue.span for cue in mention.cues if cue.kind == mention.modality.value), mention.trigger)
            yield _draft(
                one, teller, span, (subject, "kg:modality", spoken), accepted=mention.modality is event.modality
            )
        if mention.ordinal is not None and mention.ordinal_span is not None:
            said = (subject, "kg:ordinal", mention.ordinal)
            yield _draft(one, teller, mention.ordinal_span, said, accepted=mention.ordinal == event.ordinal)
        for argument in mention.arguments:
            key = teller.directory.key(reference.document, argument.entity)
            if key is not None:
                role = PLACE if roles[key] == PLACE else argument.role
                told_role = (subject, role, Ref(key))
                yield _draft(one, teller, argument.span, told_role, accepted=role == roles[key])


def _draft(one: Told, teller: Teller, span: Span, said: tuple[Ref, str, Object], *, accepted: bool) -> Draft:
    _, extraction, mention = one
    document = extraction.document.key
    subject, predicate, value = said
    occasion = Occasion(
        extraction,
        span,
        teller.group_of[document],
        _rule(mention) if predicate == "rdf:type" else predicate.split(":", 1)[1],
        attribution=teller.voices.attribution(extraction, mention.voices),
        modality=mention.modality,
        score=mention.score,
    )
    return Draft(occasion, subject, predicate, value, accepted, inherits=True)


def _rule(mention: EventMention) -> str:
    """Return how a type was found: by its words, or by the examples nearest to a word that no list has."""
    name = keys.kebab(mention.type)
    return f"{name}, {NEAREST}" if mention.rule == NEAREST else name


def link_drafts(extraction: Extraction, event_of: Mapping[MentionRef, str], teller: Teller) -> Iterator[Draft]:
    """Yield the links between events that a document's sentences state."""
    document = extraction.document.key
    for link in extraction.links:
        source, target = (event_of.get(MentionRef(document, index)) for index in (link.source, link.target))
        if link.kind in LINKS and source and target and source != target:
            mention = extraction.events[link.source]
            occasion = Occasion(
                extraction,
                link.span,
                teller.group_of[document],
                link.rule,
                attribution=teller.voices.attribution(extraction, mention.voices),
                score=mention.score,
            )
            yield Draft(occasion, Ref(source), LINKS[link.kind], Ref(target), inherits=True)


def join_inferences(
    event: Event, told: Sequence[Told], edges: Sequence[Edge[MentionRef]], types: Mapping[MentionRef, Claim]
) -> Iterator[Inference]:
    """Yield why each further sentence was taken to tell of the event, walking the joins from the first mention."""
    beside: dict[MentionRef, list[tuple[MentionRef, Edge[MentionRef]]]] = {}
    for edge in edges:
        beside.setdefault(edge.left, []).append((edge.right, edge))
        beside.setdefault(edge.right, []).append((edge.left, edge))
    place = {reference: (extraction.document.digest, mention.sentence) for reference, extraction, mention in told}
    reached = {told[0][0]}
    queue = [told[0][0]]
    sentences = {place[told[0][0]]}
    while queue:
        here = queue.pop(0)
        for there, edge in sorted(beside.get(here, ()), key=lambda pair: (pair[0], pair[1].reason)):
            if there in reached or there not in place:
                continue
            reached.add(there)
            queue.append(there)
            if place[there] not in sentences and here in types and there in types:
                sentences.add(place[there])
                premises = tuple(sorted({types[here].key, types[there].key}))
                yield _join(event, keys.sentence_key(*place[there]), edge, premises)


def _join(event: Event, sentence: str, edge: Edge[MentionRef], premises: tuple[str, ...]) -> Inference:
    subject, value = Ref(event.key), Ref(sentence)
    reason = edge.reason[:1].upper() + edge.reason[1:]
    return Inference(
        key=keys.inference_key(subject, "kg:evidence", value, "same-event", premises),
        subject=subject,
        predicate="kg:evidence",
        object=value,
        rule="same-event",
        comment=f"{reason}. (score {edge.score:.2f})",
        premises=premises,
    )
