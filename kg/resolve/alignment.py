"""How long a chain two documents tell in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.resolve.fingerprints import Fingerprint, Sentence

LIKE = 0.5
"""From this likeness on two sentences may be one."""


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
    """Return the best monotone chain of like sentences, as positions in both and their likeness."""
    likeness = _likeness(left.sentences, right.sentences)
    if likeness.size == 0:
        return ()
    rows, columns = likeness.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            step = likeness[i, j] if likeness[i, j] >= LIKE else 0.0
            best[i + 1, j + 1] = max(best[i, j] + step, best[i, j + 1], best[i + 1, j])
    chain = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            chain.append((i - 1, j - 1, round(float(likeness[i - 1, j - 1]), 3)))
            i, j = i - 1, j - 1
    return tuple(reversed(chain))


def _likeness(left: Sequence[Sentence], right: Sequence[Sentence]) -> NDArray[np.float64]:
    """Return how like all sentences of two documents are: words and anchors shared, and vectors if there are any."""
    likeness = np.zeros((len(left), len(right)))
    for i, mine in enumerate(left):
        for j, theirs in enumerate(right):
            if min(len(mine.words), len(theirs.words)) >= 4:
                likeness[i, j] = 0.6 * _overlap(mine.words, theirs.words) + 0.4 * _overlap(mine.anchors, theirs.anchors)
    if all(sentence.vector for sentence in (*left, *right)) and likeness.size:
        cosines = _unit(left) @ _unit(right).T
        likeness = np.maximum(likeness, np.where(likeness > 0, (likeness + cosines) / 2, 0.0))
    return likeness


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _unit(sentences: Sequence[Sentence]) -> NDArray[np.float64]:
    vectors = np.array([sentence.vector for sentence in sentences], dtype=np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9))
