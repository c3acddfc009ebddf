"""Windows of neighbouring sentences, made differently in every epoch, and batches of windows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces, shape
from kg.nlp.training.augment import disguise
from kg.nlp.training.inventory import BLANK, NUMBER_LAYERS, TEXT_LAYERS, Encoded
from kg.nlp.training.renaming import Names, Renaming
from kg.nlp.training.sentences import IGNORE, SOURCES

LAYERS = (*TEXT_LAYERS, *NUMBER_LAYERS)
LONGEST_WINDOW = 180
EDGES = 2
"""The pieces that open and close a window."""
BLUR = 3
"""By how many pieces the windows of a batch may differ for the sake of chance."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: words, line breaks before words, and gold arrays over the words."""

    words: list[str]
    breaks: list[int]
    source: int
    gold: dict[str, NDArray[np.float32]]
    sentence: list[int]
    numbers: list[int]


def windows(sentences: Sequence[Encoded], names: Names, rng: random.Random) -> list[Window]:
    """Return every sentence once, alone or joined with its neighbours in the same document."""
    result = []
    for _, members in groupby(sentences, key=lambda s: (s.source, s.document)):
        queue = list(members)
        while queue:
            size = 1 if rng.random() < 0.3 else rng.randint(20, LONGEST_WINDOW)
            chosen = [queue.pop(0)]
            length = len(chosen[0].words)
            while queue and length + len(queue[0].words) <= size:
                length += len(queue[0].words)
                chosen.append(queue.pop(0))
            result.append(_window(chosen, Renaming.of(names, chosen[0].source, rng), rng))
    return result


def _window(chosen: list[Encoded], renaming: Renaming, rng: random.Random) -> Window:
    words: list[str] = []
    breaks: list[int] = []
    owner: list[int] = []
    columns: dict[str, list[NDArray[np.float32]]] = {layer: [] for layer in (*LAYERS, "head", "start")}
    broken = rng.random() < 0.25
    for place, sentence in enumerate(chosen):
        forms, kept = disguise(sentence, renaming, rng)
        offset, size = len(words), len(forms)
        words += forms
        owner += [place] * size
        line = [0] * size
        line[0] = int(sentence.paragraph or broken or place == 0)
        if not kept:
            line[0] = 1
        breaks += line
        for layer in LAYERS:
            blank = np.full(size, BLANK.get(layer, IGNORE), np.float32)
            columns[layer].append(sentence.gold[layer][:size] if layer in sentence.gold else blank)
        head = sentence.gold.get("head")
        shifted = np.full(size, IGNORE, np.float32) if head is None else _shift(head[:size], offset, size)
        columns["head"].append(shifted)
        start = np.full(size, 0 if sentence.ordered else IGNORE, np.float32)
        start[0] = IGNORE if place == 0 or not sentence.ordered else 1
        columns["start"].append(start)
    _unbreak(chosen, words, breaks, owner, rng)
    return Window(
        words=words,
        breaks=breaks,
        source=SOURCES.index(chosen[0].source),
        gold={layer: np.concatenate(parts) for layer, parts in columns.items()},
        sentence=owner,
        numbers=[sentence.number for sentence in chosen],
    )


def _shift(head: NDArray[np.float32], offset: int, size: int) -> NDArray[np.float32]:
    moved = np.where(head > 0, head + offset, head)
    return np.where(head > size, IGNORE, moved).astype(np.float32)


def _unbreak(chosen: list[Encoded], words: list[str], breaks: list[int], owner: list[int], rng: random.Random) -> None:
    """Add line breaks as in hard-wrapped text to some windows."""
    if rng.random() < 0.03:
        every = rng.randint(8, 14)
        for place in range(every, len(words), every):
            breaks[place] = 1
    if len(chosen) > 1 and rng.random() < 0.1:
        for place in range(1, len(words)):
            if owner[place] != owner[place - 1]:
                breaks[place] = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays of some windows."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    breaks: NDArray[np.int64]
    mask: NDArray[np.bool_]
    first: NDArray[np.int64]
    source: NDArray[np.int64]
    gold: dict[str, NDArray[np.float32]]
    sentence: NDArray[np.int64]
    numbers: list[list[int]]


def batches(pool: list[Window], pieces: Pieces, size: int, rng: random.Random) -> Iterator[Batch]:
    """Yield batches of windows of similar length, of at most so many pieces with padding, in random order.

    A window that is longer than that is a batch of its own.
    """
    lengths = [sum(len(pieces.of(word)) for word in window.words) + EDGES for window in pool]
    order = sorted(range(len(pool)), key=lambda n: lengths[n] + rng.randint(0, BLUR))
    groups: list[list[Window]] = [[]]
    longest = 0
    for n in order:
        longest = max(longest, lengths[n])
        if groups[-1] and (len(groups[-1]) + 1) * longest > size:
            groups.append([])
            longest = lengths[n]
        groups[-1].append(pool[n])
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, pieces)


def collate(group: list[Window], pieces: Pieces) -> Batch:
    """Return windows as one padded batch."""
    opening, closing = pieces.edges
    rows = [[pieces.of(word) for word in window.words] for window in group]
    length = max(sum(map(len, row)) for row in rows) + 2
    width = max(map(len, rows))
    count = len(group)
    ids = np.zeros((count, length), np.int64)
    shapes, breaks = np.zeros_like(ids), np.zeros_like(ids)
    mask = np.zeros((count, length), bool)
    first = np.zeros((count, width), np.int64)
    sentence = np.full((count, width), -1, np.int64)
    gold = {layer: np.full((count, width), BLANK.get(layer, IGNORE), np.float32) for layer in group[0].gold}
    for n, (window, row) in enumerate(zip(group, rows, strict=True)):
        ids[n, 0] = opening
        at = 1
        for place, (word, parts) in enumerate(zip(window.words, row, strict=True)):
            end = at + len(parts)
            ids[n, at:end] = parts
            shapes[n, at:end] = shape(word)
            breaks[n, at] = window.breaks[place]
            first[n, place] = at
            at = end
        ids[n, at] = closing
        mask[n, : at + 1] = True
        sentence[n, : len(row)] = window.sentence
        for layer, column in window.gold.items():
            gold[layer][n, : len(row)] = column
    source = np.array([window.source for window in group], np.int64)
    return Batch(ids, shapes, breaks, mask, first, source, gold, sentence, [w.numbers for w in group])
