"""What the timeline looks things up by: mentions, their claims, their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.model.extraction import Extraction
from kg.model.knowledge import Event, Figure, KnowledgeBase, MentionRef, Source
from kg.model.mention import FORESEEN, EventMention, FigureMention, Modality, Tense
from kg.model.span import Span
from kg.model.statement import Claim, Ref
from kg.ontology import Ontology
from kg.timeline.points import End, Point


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an event in its document."""

    event: Event
    reference: MentionRef
    extraction: Extraction
    source: Source
    mention: EventMention
    claim: Claim | None
    """The claim of its type: the premise of what follows from its being told."""

    @property
    def premises(self) -> tuple[str, ...]:
        """Return the key of its claim."""
        return (self.claim.key,) if self.claim else ()

    @property
    def published(self) -> Point:
        """Return the publication of its document."""
        return Point(self.source.key)

    @property
    def quote(self) -> str:
        """Return its trigger in quotation marks."""
        return f"“{' '.join(self.extraction.quote(self.mention.trigger).split())}”"


@dataclass(frozen=True, slots=True)
class Counted:
    """One mention of a figure in its document."""

    figure: Figure
    extraction: Extraction
    source: Source
    mention: FigureMention
    claim: Claim | None
    event: Event | None
    """The event that the sentence gives the figure to."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How news tells of events, by their types, and which types usually come first."""

    told_when_new: frozenset[str] = frozenset()
    told_with_the_news: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    """Types of what others do on the day of the news, because of it."""
    sayings: frozenset[str] = frozenset()
    undergone: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    """Types of what goes on for days."""
    of_times_to_come: frozenset[str] = frozenset()
    """Types of what is said of times to come."""
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Types that usually come later, by type."""
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The types above each type, itself left out."""


@cache
def habits_of(ontology: Ontology) -> Habits:
    """Return the habits of news that an ontology tells."""
    return Habits(
        ontology.with_habit("kg:toldWhenNew"),
        ontology.with_habit("kg:toldWithTheNews"),
        ontology.with_habit("kg:answersTheNews"),
        ontology.with_habit("kg:saying"),
        ontology.with_habit("kg:undergone"),
        ontology.with_habit("kg:lasts"),
        ontology.with_habit("kg:ofTimesToCome"),
        {name: found.comes_before for name, found in ontology.types.items() if found.comes_before},
        {name: tuple(one for one in ontology.ancestors(name) if one != name) for name in ontology.types},
    )


@dataclass(frozen=True, slots=True)
class Story:
    """The knowledge with its mentions looked up."""

    knowledge: KnowledgeBase
    told: tuple[Told, ...]
    """Sorted by document and place."""
    counted: tuple[Counted, ...]
    by_event: Mapping[str, tuple[Told, ...]]
    by_document: Mapping[str, tuple[Told, ...]]
    sources: Mapping[str, Source]
    """By the document's key in the corpus."""
    extractions: Mapping[str, Extraction]
    claims: Mapping[str, tuple[Claim, ...]]
    """By their subject's key, sorted by key."""
    habits: Habits = field(default_factory=Habits)
    lasting: frozenset[str] = frozenset()
    """Keys of the events and figures that have a begin and an end of their own."""

    def is_name_of_plan(self, told: Told) -> bool:
        """Return whether a mention may only name what texts that are not older foresee for a time: "today's split"."""
        mention = told.mention
        if mention.modality is not Modality.ACTUAL or mention.tense not in (Tense.NONE, Tense.PRESENT):
            return False
        return any(
            one.mention.modality in FORESEEN and not one.source.bounds.latest < told.source.bounds.earliest
            for one in self.by_event.get(told.event.key, ())
        )

    def begin(self, key: str) -> Point:
        """Return when a thing begins."""
        return Point(key)

    def end(self, key: str) -> Point:
        """Return when a thing is over: what does not last ends as it begins."""
        return Point(key, End.END if key in self.lasting else End.BEGIN)

    def points(self) -> Iterator[Point]:
        """Yield the points of all events, figures and documents."""
        for key in self.timed():
            yield self.begin(key)
            if key in self.lasting:
                yield self.end(key)

    def timed(self) -> Iterator[str]:
        """Yield the keys of all events, figures and documents."""
        yield from (event.key for event in self.knowledge.events)
        yield from (figure.key for figure in self.knowledge.figures)
        yield from (source.key for source in self.knowledge.sources)


def read_story(knowledge: KnowledgeBase, habits: Habits) -> Story:
    """Return the knowledge with its mentions looked up."""
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    sources = {source.document: source for source in knowledge.sources}
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(knowledge.claims, key=lambda claim: claim.key):
        claims[claim.subject.key].append(claim)
    told = sorted(_told(knowledge, extractions, sources, claims), key=_place)
    by_event, by_document = defaultdict[str, list[Told]](list), defaultdict[str, list[Told]](list)
    for one in told:
        by_event[one.event.key].append(one)
        by_document[one.reference.document].append(one)
    return Story(
        knowledge=knowledge,
        told=tuple(told),
        counted=tuple(_counted(knowledge, extractions, sources, claims)),
        by_event={key: tuple(found) for key, found in by_event.items()},
        by_document={key: tuple(found) for key, found in by_document.items()},
        sources=sources,
        extractions=extractions,
        claims={key: tuple(found) for key, found in claims.items()},
        habits=habits,
    )


def _place(told: Told) -> tuple[str, Span, str]:
    return told.reference.document, told.mention.trigger, told.event.key


def _told(
    knowledge: KnowledgeBase,
    extractions: Mapping[str, Extraction],
    sources: Mapping[str, Source],
    claims: Mapping[str, Sequence[Claim]],
) -> Iterator[Told]:
    for event in knowledge.events:
        for reference in event.mentions:
            extraction = extractions[reference.document]
            mention = extraction.events[reference.index]
            claim = claim_at(claims.get(event.key, ()), reference.document, mention.trigger)
            yield Told(event, reference, extraction, sources[reference.document], mention, claim)


def _counted(
    knowledge: KnowledgeBase,
    extractions: Mapping[str, Extraction],
    sources: Mapping[str, Source],
    claims: Mapping[str, Sequence[Claim]],
) -> Iterator[Counted]:
    event_of = {reference: event for event in knowledge.events for reference in event.mentions}
    events = {event.key: event for event in knowledge.events}
    for figure in knowledge.figures:
        for reference in sorted(figure.mentions):
            extraction = extractions[reference.document]
            mention = extraction.figures[reference.index]
            claim = claim_at(claims.get(figure.key, ()), reference.document, mention.span, predicate="kg:value")
            event = events.get(figure.subject)
            if event is None and mention.event is not None:
                event = event_of.get(MentionRef(reference.document, mention.event))
            yield Counted(figure, extraction, sources[reference.document], mention, claim, event)


def claim_at(claims: Sequence[Claim], document: str, span: Span, *, predicate: str = "rdf:type") -> Claim | None:
    """Return the claim of a document that a span makes, else one of that document, else any."""
    chosen = sorted(
        claims,
        key=lambda claim: (
            claim.evidence.document != document,
            claim.predicate != predicate,
            not claim.evidence.span.overlaps(span),
            claim.key,
        ),
    )
    return chosen[0] if chosen else None


def about(claims: Mapping[str, Sequence[Claim]], predicate: str) -> Iterator[tuple[Claim, str, str]]:
    """Yield the accepted claims of a predicate that link two things, with the keys of both."""
    for found in claims.values():
        for claim in found:
            if claim.predicate == predicate and claim.is_accepted and isinstance(claim.object, Ref):
                yield claim, claim.subject.key, claim.object.key
