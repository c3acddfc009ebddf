"""Vectors of triggers and sentences, and their likeness."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span, Token

Vector = NDArray[np.float32]
WIDTH = 384


def trigger_vector(span: Span | Token) -> Vector:
    """Return the mean vector of a span's words from the encoder's third layer, of length 1 (or 0)."""
    rows = cast("Vector | None", span.doc._.token_vectors)
    if rows is None:
        return np.zeros(WIDTH, np.float32)
    first, last = (span.i, span.i + 1) if isinstance(span, Token) else (span.start, span.end)
    return unit(rows[first:last].mean(0))


def sentence_vector(span: Span) -> Vector:
    """Return the vector of the sentence in which a span starts, of length 1 (or 0)."""
    rows = cast("Vector | None", span.doc._.sentence_vectors)
    if rows is None or not len(rows):
        return np.zeros(WIDTH, np.float32)
    number = sum(1 for token in span.doc[1 : span.start + 1] if token.is_sent_start)
    row: Vector = rows[min(number, len(rows) - 1)]
    return row


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors, 0 where one of them is empty."""
    return float(unit(a) @ unit(b))


def unit(vector: Vector) -> Vector:
    """Return a vector of length 1 in the same direction; the zero vector stays."""
    length = float(np.linalg.norm(vector))
    return vector if length == 0.0 else (vector / length).astype(np.float32)
