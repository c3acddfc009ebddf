"""What is so, as far as all documents together tell: things, statements about them, and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kg.model.bounds import UNKNOWN_BOUNDS, TimeBounds
from kg.model.extraction import Extraction
from kg.model.mention import Modality
from kg.model.statement import Claim, Evidence, Inference, Ref, Statement


@dataclass(frozen=True, slots=True, order=True)
class MentionRef:
    """A mention by its document and its index in the extraction's tuple of that kind."""

    document: str
    index: int


class TimeBasis(StrEnum):
    """Whether a text states the time, we worked it out, or both."""

    STATED = "stated"
    INFERRED = "inferred"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or product, across documents."""

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[MentionRef, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a role of an event (thematic role CURIE)."""

    role: str
    entity: str
    """Key of the entity."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, is possible or is denied: one for all documents that mention it."""

    key: str
    type: str
    label: str
    mentions: tuple[MentionRef, ...]
    participants: tuple[Participant, ...] = ()
    modality: Modality = Modality.ACTUAL
    ordinal: int | None = None
    series: str | None = None
    bounds: TimeBounds = UNKNOWN_BOUNDS
    basis: TimeBasis = TimeBasis.INFERRED
    time_text: str = ""
    when: str = ""
    """EDTF, for people; empty = made from the bounds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity claimed of something for a period."""

    key: str
    label: str
    subject: str
    """Key of the entity or event."""
    metric: str
    value: Decimal
    unit: str
    kind: str
    mentions: tuple[MentionRef, ...]
    place: str | None = None
    is_approximate: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    per: str = ""
    as_of: date | None = None
    bounds: TimeBounds = UNKNOWN_BOUNDS
    basis: TimeBasis = TimeBasis.INFERRED


@dataclass(frozen=True, slots=True)
class Series:
    """A numbered sequence of events."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a source: its publication in time, its publisher, its group of copies."""

    key: str
    """doc-…, minted from the text."""
    document: str
    """Key of the document in the corpus."""
    group: str
    title: str
    bounds: TimeBounds = UNKNOWN_BOUNDS
    basis: TimeBasis = TimeBasis.INFERRED
    derived_from: tuple[str, ...] = ()
    """Keys of sources."""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Documents that are copies or rewrites of one text: one voice."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class AnonymousSource:
    """An unnamed voice, scoped to one document."""

    key: str
    label: str
    document: str


class Verdict(StrEnum):
    """What became of a conflict."""

    OPEN = "open"
    SCOPE_DIFFERS = "scopeDiffers"
    SUPERSEDED = "superseded"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all hold, or that look so, and the verdict."""

    key: str
    about: tuple[str, ...]
    statements: tuple[str, ...]
    verdict: Verdict
    comment: str


@dataclass(frozen=True, slots=True)
class Distinct:
    """Things that were compared and held apart, and why."""

    key: str
    about: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Drift:
    """A number, time or name that differs between two versions of one text."""

    key: str
    about: tuple[str, ...]
    """The group, and the documents, the older first where that is known."""
    evidence: tuple[Evidence, Evidence]
    comment: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The user's verdict on two names or two keys, which outranks ours."""

    left: str
    right: str
    is_same: bool
    place: str = ""
    """Where it stands: "judgements.csv, line 3"."""


@dataclass(frozen=True, slots=True)
class Link:
    """The user's word that what bears a name is the same as something elsewhere."""

    name: str
    same_as: str
    """An IRI or CURIE."""
    type: str = ""
    """CURIE of the type that the thing must have, or empty."""


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything, sorted by key."""

    extractions: tuple[Extraction, ...]
    sources: tuple[Source, ...] = ()
    groups: tuple[SourceGroup, ...] = ()
    voices: tuple[AnonymousSource, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    series: tuple[Series, ...] = ()
    claims: tuple[Claim, ...] = ()
    inferences: tuple[Inference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    distincts: tuple[Distinct, ...] = ()
    drifts: tuple[Drift, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    """Keys of an earlier graph whose things are one with others now, and the keys that stay."""

    def extraction(self, document: str) -> Extraction:
        """Return the extraction of a document by the document's key."""
        return next(found for found in self.extractions if found.document.key == document)

    def statements(self) -> tuple[Statement, ...]:
        """Return claims and inferences."""
        return (*self.claims, *self.inferences)

    def about(self, key: str) -> tuple[Statement, ...]:
        """Return the statements whose subject is the thing."""
        return tuple(statement for statement in self.statements() if statement.subject == Ref(key))
