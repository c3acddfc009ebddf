"""How much of two documents is told in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.resolve.fingerprints import Fingerprint, Sentence

Matrix = NDArray[np.float64]
UNLIKE = 0.35
"""Up to this likeness two sentences on one story may chance to be."""
CLEAR_GAIN = 0.1
"""Sentences whose likeness exceeds chance by so much are versions of one sentence."""
WITH_VECTORS, WITHOUT = (0.5, 0.35, 0.15), (0.0, 0.7, 0.3)
"""Shares of meaning, words, and names and numbers in the likeness of two sentences."""


def common_chain(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """Return how many words both sequences hold, and how many of these stand in one order (longest increasing run).

    >>> common_chain(["a", "b", "c", "x"], ["b", "a", "c"])
    (3, 2)
    """
    places = {word: position for position, word in enumerate(right)}
    shared = [places[word] for word in left if word in places]
    ends: list[int] = []
    for position in shared:
        at = bisect_left(ends, position)
        ends[at : at + 1] = [position]
    return len(shared), len(ends)


def aligned_sentences(left: Fingerprint, right: Fingerprint) -> tuple[tuple[int, int, float], ...]:
    """Return the best chain of like sentences that goes forward in both: positions among the long ones, and likeness.

    The likeness is what exceeds that of any two sentences on one story.
    """
    mine = [sentence for sentence in left.sentences if sentence.is_long]
    theirs = [sentence for sentence in right.sentences if sentence.is_long]
    if not mine or not theirs:
        return ()
    gain = np.maximum(_likeness(mine, theirs, left.rarity) - UNLIKE, 0.0)
    best = _best_chains(gain)
    chain = []
    i, j = gain.shape
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            chain.append((i - 1, j - 1, round(float(gain[i - 1, j - 1]), 3)))
            i, j = i - 1, j - 1
    return tuple(reversed(chain))


def _best_chains(gain: Matrix) -> Matrix:
    """Return for each pair of beginnings the gain of the best chain within them."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        stepped = np.maximum(best[i, :-1] + gain[i], best[i, 1:])
        best[i + 1, 1:] = np.maximum.accumulate(stepped)
    return best


def _likeness(left: Sequence[Sentence], right: Sequence[Sentence], rarity: Mapping[str, float]) -> Matrix:
    """Return how like the sentences of two documents are, in meaning, in words, and in names and numbers."""
    has_vectors = all(sentence.vector for sentence in (*left, *right))
    meaning, words, anchors = WITH_VECTORS if has_vectors else WITHOUT
    likeness = words * _shared(left, right, lambda sentence: sentence.words, rarity)
    likeness += anchors * _shared(left, right, lambda sentence: sentence.anchors, {})
    if has_vectors:
        likeness += meaning * _cosines(left, right)
    return likeness


def _shared(
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    what: Callable[[Sentence], frozenset[str]],
    rarity: Mapping[str, float],
) -> Matrix:
    """Return the share of the less telling sentence's words that the other has, rare words counting more."""
    rows: dict[str, list[int]] = {}
    for row, sentence in enumerate(left):
        for word in what(sentence):
            rows.setdefault(word, []).append(row)
    both = np.zeros((len(left), len(right)))
    for column, sentence in enumerate(right):
        for word in sorted(what(sentence)):
            if word in rows:
                both[rows[word], column] += rarity.get(word, 1.0)
    totals = [
        np.array([sum(rarity.get(word, 1.0) for word in sorted(what(sentence))) for sentence in sentences])
        for sentences in (left, right)
    ]
    fewer = np.minimum.outer(*totals)
    return np.asarray(np.where(fewer > 0, both / np.maximum(fewer, 1e-9), 0.0))


def _cosines(left: Sequence[Sentence], right: Sequence[Sentence]) -> Matrix:
    """Return the cosines of the vectors, less the mean, which is what all sentences on a story share."""
    mine, theirs = _unit([s.vector for s in left]), _unit([s.vector for s in right])
    mean = np.vstack([mine, theirs]).mean(axis=0)
    return np.asarray(_unit(mine - mean) @ _unit(theirs - mean).T)


def _unit(vectors: Matrix | Sequence[tuple[int, ...]]) -> Matrix:
    table = np.asarray(vectors, dtype=np.float64)
    return np.asarray(table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9))
