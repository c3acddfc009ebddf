"""One triple and why we have it: a claim that a sentence makes, or an inference that a rule draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.model.bounds import UNKNOWN_BOUNDS, TimeBounds
from kg.model.mention import Modality
from kg.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing of the graph by its key, e.g. Ref("layoff-33d2860a91c4")."""

    key: str


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A word of a vocabulary as a CURIE, e.g. Term("kg:Layoff")."""

    curie: str


Object = Ref | Term | date | int | Decimal | bool | str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a document says it: a sentence, and the words within it that make the claim."""

    document: str
    """Key of the document."""
    sentence: int
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that a sentence of a document makes."""

    key: str
    subject: Ref
    predicate: str
    object: Object
    evidence: Evidence
    modality: Modality = Modality.ACTUAL
    voices: tuple[Ref, ...] = ()
    """Everybody in the attribution, outermost first, the document's publisher or group left out."""
    chain: str = ""
    origin: Ref | None = None
    score: float = 1.0
    extractor: str = ""
    is_accepted: bool = True
    """Whether the triple itself goes into the graph."""
    holds: TimeBounds = UNKNOWN_BOUNDS
    """The period in which it holds, as far as the sentence says: "has led Alpha since May"."""


@dataclass(frozen=True, slots=True)
class Inference:
    """A statement that no document makes; a rule derived it from its premises (keys of claims and inferences)."""

    key: str
    subject: Ref
    predicate: str
    object: Object
    rule: str
    comment: str
    premises: tuple[str, ...]
    is_accepted: bool = True


Statement = Claim | Inference
