"""Noun phrases on Universal Dependencies; spaCy's own iterator expects other labels and drops objects."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
INNER_RELATIONS = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "fixed",
        "goeswith",
        "nmod:desc",
        "advmod",
        "punct",
        "case",
        "cc",
        "conj",
        "compound:prt",
        "list",
    }
)
OPENING_RELATIONS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "goeswith", "nmod:desc"}
)
FOLLOWING_RELATIONS = frozenset({"flat", "goeswith", "compound", "fixed"})


@dataclass(frozen=True, slots=True)
class NounChunk:
    """A noun phrase without what follows its head: half-open token span and the head's place."""

    start: int
    end: int
    head: int


def noun_chunks(doc: Doc) -> list[NounChunk]:
    """Return the noun phrases of a document in order; none overlaps another."""
    found: list[NounChunk] = []
    for token in doc:
        if token.pos_ in NOMINAL_POS and not _inside(token):
            start, end = _bounds(token)
            if not found or start >= found[-1].end:
                found.append(NounChunk(start, end, token.i))
    return found


def chunk_of(token: Token) -> NounChunk:
    """Return the noun phrase of which a word is the head."""
    start, end = _bounds(token)
    return NounChunk(start, end, token.i)


def _inside(token: Token) -> bool:
    """Return whether a nominal word belongs to the phrase of its head."""
    if token.dep_ in OPENING_RELATIONS and token.head.pos_ in NOMINAL_POS and token.dep_ != "nmod:poss":
        return True
    return token.dep_ == "nmod:poss" and token.head.pos_ in NOMINAL_POS


def _bounds(head: Token) -> tuple[int, int]:
    start, end = head.i, head.i + 1
    for child in sorted((c for c in head.children if c.i < head.i), key=lambda c: -c.i):
        if child.dep_ not in OPENING_RELATIONS:
            if child.dep_ in {"punct", "advmod", "cc", "case"} and child.i == start - 1 and child.dep_ == "punct":
                continue
            break
        start = min(start, child.left_edge.i)
    for child in head.children:
        if child.i >= end and child.dep_ in FOLLOWING_RELATIONS:
            end = max(end, child.right_edge.i + 1)
    return start, end
