"""Decoders: spans by legal transitions, trees by a maximum spanning tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Heads = NDArray[np.int64]
Spans = list[tuple[int, int, str]]


def log_softmax(scores: Array) -> Array:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Array = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def spans(scores: Array, classes: tuple[str, ...], cost: Array) -> Spans:
    """Return the best labelled spans of a sentence (start, end, label), by Viterbi over BIO classes."""
    if not len(scores) or (scores.argmax(1) == 0).all():
        return []
    best = scores[0] - cost[-1]
    back = np.zeros(scores.shape, np.int64)
    for place in range(1, len(scores)):
        step = best[:, None] - cost[:-1]
        back[place] = step.argmax(0)
        best = step.max(0) + scores[place]
    path = [int(best.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return bio_spans([classes[n] for n in reversed(path)])


def span_types(scores: Array, classes: tuple[str, ...], labels: tuple[str, ...]) -> Array:
    """Return the probability of each label for a span whose bounds are known, by its words' mean log probabilities."""
    edges = ["B", *("I" for _ in scores[1:])]
    rows = [[scores[n, classes.index(f"{edge}-{label}")] for label in labels] for n, edge in enumerate(edges)]
    shares: Array = np.exp(log_softmax(np.array(rows, np.float32).mean(0)))
    return shares


def bio_spans(tags: list[str]) -> Spans:
    """Return the spans of BIO tags."""
    found: Spans = []
    for place, tag in enumerate(tags):
        if tag.startswith("I-") and found and found[-1][1] == place and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        elif tag != "O":
            found.append((place, place + 1, tag[2:]))
    return found


def tree(scores: Array) -> Heads:
    """Return the heads (0 is the root, else 1 + word) of the best tree with exactly one root.

    Scores are (words, 1 + words). Chu and Liu 1965; Edmonds 1967; one root as in Zmigrod et al. 2020,
    by trying the roots that the unrestricted tree proposes.
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, np.int64)
    table = scores.astype(np.float64)
    table[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads: Heads = table.argmax(1).astype(np.int64)
    if (heads == 0).sum() == 1 and _cycle(heads) is None:
        return heads
    found = _arborescence(table)
    roots = np.flatnonzero(found == 0)
    if len(roots) == 1:
        return found
    likely = sorted({*roots.tolist(), *np.argsort(-table[:, 0])[:3].tolist()})
    results = []
    for root in likely:
        fixed = table.copy()
        fixed[:, 0] = -1e9
        fixed[root] = -1e9
        fixed[root, 0] = table[root, 0]
        heads = _arborescence(fixed)
        results.append((float(fixed[np.arange(size), heads].sum()), -root, heads))
    best: Heads = max(results, key=lambda result: result[:2])[2]
    return best


def _cycle(heads: Heads) -> list[int] | None:
    """Return the words of a cycle, if any; words count from 0, heads from 1."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, word = [], start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word]) - 1
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> Heads:
    """Return the best heads of words without cycles, by contracting one cycle at a time."""
    heads: Heads = scores.argmax(1).astype(np.int64)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    size = len(scores)
    inside = np.zeros(size, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    inner = np.array(cycle)
    gain = scores[inner, heads[inner]]
    columns = np.concatenate([[0], rest + 1])
    smaller = np.full((len(rest) + 1, len(rest) + 2), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, columns)]
    out = scores[np.ix_(rest, inner + 1)]
    leaving = out.argmax(1) if len(rest) else np.zeros(0, np.int64)
    smaller[:-1, -1] = out.max(1) if len(rest) else []
    into = scores[np.ix_(inner, columns)] - gain[:, None]
    entering = into.argmax(0)
    smaller[-1, :-1] = into.max(0)
    solved = _arborescence(smaller)
    result = heads.copy()
    for row, word in enumerate(rest):
        head = int(solved[row])
        result[word] = columns[head] if head < len(columns) else inner[leaving[row]] + 1
    entry = int(solved[-1])
    result[inner[entering[entry]]] = columns[entry]
    return result
