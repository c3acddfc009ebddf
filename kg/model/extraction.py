"""All that was found in one document."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Document
from kg.model.mention import (
    Caveat,
    EventLink,
    EventMention,
    FigureMention,
    LocalEntity,
    RelationMention,
    TimeMention,
)
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and its mentions; indices in the mentions point into these tuples."""

    document: Document
    sentences: tuple[Span, ...]
    entities: tuple[LocalEntity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    links: tuple[EventLink, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    publication_time: int | None = None
    """Index of the time mention that states the day of publication, if one does."""
    publisher: int | None = None
    """Index of the entity that publishes the document."""
    authors: tuple[int, ...] = ()
    language: str = "en"
    sentence_vectors: tuple[tuple[int, ...], ...] = ()
    """One vector a sentence, quantised to -127..127; empty if the model gives none."""

    def quote(self, span: Span) -> str:
        """Return the words at a span."""
        return span.within(self.document.text)
