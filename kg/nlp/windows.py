"""A document through the network: windows of whole sentences, each seen on its own.

Activations are quantised per window, so a window never holds words of two documents and never shares a
batch: what the model says of a document depends on that document alone, bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.nlp.network import Network, Scores

LONGEST_WINDOW = 110
MOST_PIECES = 220
SHORTEST_CUT = 0.4
CLOSING = frozenset(".,;:!?)]}%”’…")
CUTTABLE = frozenset(";,:|—–-)")


@dataclass(frozen=True, slots=True)
class Analysed:
    """A sentence of a document: its words' numbers in the document, and its window's scores."""

    start: int
    end: int
    offset: int
    scores: Scores

    @property
    def rows(self) -> slice:
        """Return the sentence's rows in the scores of its window."""
        return slice(self.start - self.offset, self.end - self.offset)

    def alone(self) -> Analysed:
        """Return the sentence without its window: its own rows of what is read after the tree."""
        return Analysed(self.start, self.end, self.start, self.scores.of_words(self.rows))


def analyse(
    network: Network, words: Sequence[str], lines: Sequence[bool], given: Sequence[bool] | None = None
) -> Iterator[Analysed]:
    """Yield the sentences of a document in order; sentence starts may be given."""
    at = 0
    while at < len(words):
        end = _reach(network, words, lines, given, at)
        scores = network(words[at:end], [1, *map(int, lines[at + 1 : end])])
        starts = _starts(words[at:end], lines[at:end], scores, None if given is None else given[at:end])
        final = end == len(words) or lines[end] or (given is not None and given[end])
        if not final:
            keep = [n for n in starts if n >= SHORTEST_CUT * (end - at)] or starts[1:]
            cut = keep[-1] if keep else _cut(words[at:end])
            if given is not None and not keep:
                cut = end - at
            starts = [n for n in starts if n < cut]
            end = at + cut
        bounds = [*starts, end - at]
        for begin, stop in pairwise(bounds):
            yield Analysed(at + begin, at + stop, at, scores)
        at = end


def _reach(network: Network, words: Sequence[str], lines: Sequence[bool], given: Sequence[bool] | None, at: int) -> int:
    """Return where a window that opens here ends: at the last line end that fits, else where it is full."""
    pieces, end, last = 0, at, 0
    while end < len(words):
        pieces += network.size(words[end])
        if end > at and (end - at >= LONGEST_WINDOW or pieces > MOST_PIECES):
            break
        end += 1
        if end < len(words) and (lines[end] or (given is not None and given[end])):
            last = end
    return end if end == len(words) or not last else last


def _starts(words: Sequence[str], lines: Sequence[bool], scores: Scores, given: Sequence[bool] | None) -> list[int]:
    if given is not None:
        return [0, *(n for n in range(1, len(words)) if given[n])]
    margin = scores.tags["start"][:, 1] - scores.tags["start"][:, 0]
    return [
        0,
        *(n for n in range(1, len(words)) if lines[n] or (margin[n] > 0 and words[n] not in CLOSING)),
    ]


def _cut(words: Sequence[str]) -> int:
    """Return where to cut a window without any sentence start: after its last pause, else at its end."""
    for place in range(len(words), int(SHORTEST_CUT * len(words)), -1):
        if words[place - 1] in CUTTABLE:
            return place
    return len(words)


def stack(sentences: Sequence[Analysed], width: int, layer: str) -> np.ndarray:
    """Return one row per word of a document from a layer of its windows' scores."""
    rows = [getattr(s.scores, layer)[s.rows] for s in sentences]
    return np.concatenate(rows) if rows else np.zeros((0, width), np.float32)
