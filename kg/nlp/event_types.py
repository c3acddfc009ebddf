"""Event types by example: how likely a trigger is of each type, by the marked triggers that lie near it.

Every type is as likely as its examples are near on average, by a kernel of their cosine (Parzen 1962; Specht 1990), and
a type above others is as likely as all of them; what is far from every example is of none. So two examples make a type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.nlp.layout import line_starts, word_places
from kg.nlp.windows import analyse

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.nlp.network import Network

Matrix = NDArray[np.float32]
NEAR, WIDTH = 0.35, 0.1
"""The cosine at which examples weigh as much as none at all, and the kernel's width."""
LIKELY, LIKELY_OF_FEW, MANY = 0.52, 0.2, 6
"""The chance from which a type is believed, of many examples or of few, by `tests/benchmarks/calibrate_types.py`.

It can be less for a type of few that is the likeliest of all: chance seldom puts a word near two examples.
"""
MOST = 0.6
"""The share of a type's chance that a more special one must have to be taken in its place."""


@dataclass(frozen=True, slots=True)
class TypeSpace:
    """Marked triggers with their types; the vectors have half precision, so that they are kept as they are used."""

    rows: NDArray[np.float16]
    types: tuple[str, ...]
    _names: tuple[str, ...]
    _numbers: NDArray[np.int64]
    _centre: Matrix
    _examples: Matrix

    @classmethod
    def of(cls, rows: NDArray[np.floating], types: Sequence[str]) -> TypeSpace:
        """Return the space of some vectors with their types."""
        kept = rows.astype(np.float16)
        names = tuple(sorted(set(types)))
        numbers = {name: number for number, name in enumerate(names)}
        wide = kept.astype(np.float32)
        centre = wide.mean(0)
        return cls(kept, tuple(types), names, np.array([numbers[name] for name in types]), centre, unit(wide - centre))

    def chances(self, vector: Matrix, above: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """Return how likely a trigger is of each type, and of those above it, which `above` has."""
        likeness = self._examples @ unit(unit(vector) - self._centre)
        kernel = np.exp((likeness.astype(np.float64) - NEAR) / WIDTH)
        means = np.bincount(self._numbers, kernel) / np.bincount(self._numbers)
        found: dict[str, float] = defaultdict(float)
        for name, share in zip(self._names, (means / (1.0 + means.sum())).tolist(), strict=True):
            for one in dict.fromkeys((name, *above.get(name, ()))):
                found[one] += share
        return found

    def nearest(self, vector: Matrix, above: Mapping[str, Sequence[str]]) -> tuple[str, float] | None:
        """Return the most special type that is likely and how likely it is, or None where none is."""
        chances = self.chances(vector, above)

        def special(name: str) -> tuple[int, float, str]:
            return len(above.get(name, ())), chances[name], name

        likely = [name for name, chance in chances.items() if chance >= LIKELY]
        if not likely:
            return self._of_few(chances, above)
        best = max(likely, key=special)
        below = [
            name for name, chance in chances.items() if best in above.get(name, ()) and chance > MOST * chances[best]
        ]
        best = max([best, *below], key=special)
        return best, chances[best]

    def _of_few(self, chances: Mapping[str, float], above: Mapping[str, Sequence[str]]) -> tuple[str, float] | None:
        """Return the likeliest type if it has few examples and no other, but those above it, is likelier."""
        top = max(self._names, key=lambda name: (chances[name], name))
        rivals = (chance for name, chance in chances.items() if name not in above.get(top, ()))
        is_first = chances[top] >= max(LIKELY_OF_FEW, *rivals)
        return (top, chances[top]) if is_first and self.types.count(top) < MANY else None


def trigger_rows(network: Network, doc: Doc, marks: Iterable[tuple[int, int]]) -> list[Matrix]:
    """Return the vectors of marked triggers of a text: of the word in each mark that looks most like one."""
    _, offsets = word_places(doc)
    text = doc.text
    words = [text[start:end] for start, end in offsets]
    sentences = list(analyse(network, words, line_starts(text, offsets)))
    space = np.concatenate([one.scores.space[one.rows] for one in sentences])
    nothing = np.concatenate([one.scores.tags["trigger"][one.rows] for one in sentences])
    odds = np.delete(nothing, 0, axis=1).max(axis=1) - nothing[:, 0]
    inside = [[n for n, (start, end) in enumerate(offsets) if start < last and end > first] for first, last in marks]
    return [space[max(places, key=lambda n: float(odds[n]))] for places in inside if places]


def unit(rows: Matrix) -> Matrix:
    """Return the rows at length 1."""
    result: Matrix = (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
    return result
