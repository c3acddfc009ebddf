"""What the extractors hand on: a parsed document and all that was found in it so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.mention import (
    Caveat,
    EntityMention,
    EventLink,
    EventMention,
    FigureMention,
    LocalEntity,
    RelationMention,
    TimeMention,
)
from kg.model.span import Span
from kg.nlp.event_types import TypeSpace
from kg.nlp.vectors import Vector, sentence_vector
from kg.ontology import Ontology

Space = Callable[[Ontology], TypeSpace | None]


@dataclass(frozen=True)
class Analysis:
    """A document under work; each extractor returns a copy with more in it."""

    document: Document
    doc: Doc
    ontology: Ontology
    entities: tuple[LocalEntity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    links: tuple[EventLink, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    publication_time: int | None = None
    publisher: int | None = None
    authors: tuple[int, ...] = ()
    space: Space | None = None
    """Where the vectors of the ontology's marked triggers come from, if they are kept somewhere."""

    @cached_property
    def sentences(self) -> tuple[TokenSpan, ...]:
        """Return all sentences of the parse."""
        return tuple(self.doc.sents)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Return the sentences as spans without the white space around them."""
        return tuple(trimmed(sentence) for sentence in self.sentences)

    @cached_property
    def _sentence_by_token(self) -> dict[int, int]:
        return {token.i: number for number, sentence in enumerate(self.sentences) for token in sentence}

    def sentence_of(self, token: Token) -> int:
        """Return the number of the token's sentence."""
        return self._sentence_by_token[token.i]

    @cached_property
    def _entity_by_token(self) -> dict[int, tuple[int, EntityMention]]:
        found: dict[int, tuple[int, EntityMention]] = {}
        for index, entity in enumerate(self.entities):
            for mention in entity.mentions:
                for token in self.tokens(mention.span):
                    known = found.get(token.i)
                    if known is None or len(mention.span) < len(known[1].span):
                        found[token.i] = (index, mention)
        return found

    def entity_at(self, token: Token) -> int | None:
        """Return the index of the entity that is mentioned at a token."""
        found = self._entity_by_token.get(token.i)
        return found[0] if found else None

    def is_of(self, entity: int, *kinds: str) -> bool:
        """Return whether an entity is of one of some types, or of any if none is asked for."""
        found = self.entities[entity].type
        return not kinds or any(self.ontology.is_a(found, kind) for kind in kinds)

    def stands_for(self, token: Token, kind: str) -> bool:
        """Return whether a token stands for an entity of a type."""
        entity = self.entity_at(token)
        return entity is not None and self.is_of(entity, kind)

    def mention_at(self, token: Token) -> tuple[int, EntityMention] | None:
        """Return entity index and mention at a token."""
        return self._entity_by_token.get(token.i)

    def tokens(self, span: Span) -> TokenSpan:
        """Return the tokens that a span covers."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]

    @cached_property
    def body_sentences(self) -> tuple[int, ...]:
        """Return the numbers of the sentences that tell the story: in the body and not boilerplate."""
        return tuple(number for number, span in enumerate(self.spans) if self._tells(span))

    def _tells(self, span: Span) -> bool:
        if span.start < self.document.body.start or span.start >= self.document.body.end:
            return False
        return len(span) > 0 and not any(skipped.overlaps(span) for skipped in self.document.skipped)

    def is_time(self, token: Token) -> bool:
        """Return whether a token stands in an expression of time."""
        place = char_span(token)
        return any(time.span.contains(place) for time in self.times)

    def result(self) -> Extraction:
        """Return what was found, without the parse."""
        return Extraction(
            document=self.document,
            sentences=self.spans,
            entities=self.entities,
            times=self.times,
            events=self.events,
            figures=self.figures,
            relations=self.relations,
            links=self.links,
            caveats=self.caveats,
            publication_time=self.publication_time,
            publisher=self.publisher,
            authors=self.authors,
            sentence_vectors=tuple(quantised(sentence_vector(sentence)) for sentence in self.sentences),
        )


def quantised(vector: Vector) -> tuple[int, ...]:
    """Return a vector of length 1 in whole numbers from -127 to 127, so that no rounding of floats is ever stored."""
    top = float(abs(vector).max())
    return tuple(round(float(value) / top * 127) for value in vector) if top else ()


Extractor = Callable[[Analysis], Analysis]


def char_span(tokens: TokenSpan | Token) -> Span:
    """Return the code-point offsets of a token or of some tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)


def trimmed(tokens: TokenSpan) -> Span:
    """Return the offsets of some tokens without white space at either end."""
    text = tokens.text
    start = tokens.start_char + len(text) - len(text.lstrip())
    return Span(start, max(start, tokens.start_char + len(text.rstrip())))
