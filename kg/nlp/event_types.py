"""Event types by example: a trigger has the type of the marked triggers that lie nearest.

A small projection of the encoder's word vectors, learnt so that triggers of one type lie together whatever their words
(neighbourhood components: Goldberger et al. 2004), and the projected examples, both stored beside the weights.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
NEIGHBOURS = 5
SHARPNESS = 8
AGREED = 0.6
"""The share of the neighbours' votes that a type needs; where no type has it, one above several may."""
PROJECTION, EXAMPLES, TYPES = "types.npy", "examples.npy", "types.json"


@dataclass(frozen=True, slots=True)
class TypeSpace:
    """The projection, the examples in it with their types, and how near an example must be."""

    offset: Matrix
    projection: Matrix
    examples: Matrix
    types: tuple[str, ...]
    threshold: float

    @classmethod
    def open(cls, folder: Path) -> TypeSpace | None:
        """Return the space stored beside the weights, if there is one."""
        if not (folder / TYPES).exists():
            return None
        table = json.loads((folder / TYPES).read_text(encoding="utf-8"))
        both = np.load(folder / PROJECTION).astype(np.float32)
        examples = unit(np.load(folder / EXAMPLES).astype(np.float32))
        return cls(both[0], both[1:], examples, tuple(table["types"]), float(table["threshold"]))

    @classmethod
    def plain(cls, width: int) -> TypeSpace:
        """Return the space of the words' own vectors, without examples."""
        nothing = np.zeros((0, width), np.float32)
        return cls(np.zeros(width, np.float32), np.eye(width, dtype=np.float32), nothing, (), 1.0)

    def save(self, folder: Path) -> None:
        """Write the space beside the weights: the projection in half precision, examples in eight bits."""
        np.save(folder / PROJECTION, np.concatenate([self.offset[None], self.projection]).astype(np.float16))
        np.save(folder / EXAMPLES, np.round(self.examples * 127).astype(np.int8))
        table = {"threshold": self.threshold, "types": self.types}
        (folder / TYPES).write_text(json.dumps(table) + "\n", encoding="utf-8")

    def project(self, rows: Matrix) -> Matrix:
        """Return the vectors of words in the space, of length 1."""
        moved: Matrix = unit(rows) @ self.projection - self.offset
        return unit(moved)

    def with_examples(self, vectors: Matrix, types: Sequence[str]) -> TypeSpace:
        """Return the space with further examples: two of a new type are enough to look for it."""
        return replace(self, examples=np.concatenate([self.examples, vectors]), types=(*self.types, *types))

    def only(self, places: Sequence[int]) -> TypeSpace:
        """Return the space with the examples of these numbers alone."""
        return replace(self, examples=self.examples[places], types=tuple(self.types[n] for n in places))

    def nearest(self, vector: Matrix, above: Mapping[str, Sequence[str]]) -> tuple[str, float]:
        """Return the type of the nearest examples and its score from 0 to 1; `above` has the types above each.

        Where the neighbours disagree, the most special type that most of them share is returned.
        """
        likeness = self.examples @ vector
        near = np.argsort(-likeness, kind="stable")[:NEIGHBOURS]
        votes: dict[str, float] = defaultdict(float)
        weights = np.maximum(likeness[near], 0.0) ** SHARPNESS
        for place, weight in zip(near, weights, strict=True):
            for name in dict.fromkeys((self.types[place], *above.get(self.types[place], ()))):
                votes[name] += float(weight / max(float(weights.sum()), 1e-9))
        agreed = [name for name, share in votes.items() if share >= AGREED] or [self.types[near[0]]]
        best = max(agreed, key=lambda name: (len(above.get(name, ())), votes[name], name))
        return best, float(max(likeness[near[0]], 0.0)) * votes[best]


def unit(rows: Matrix) -> Matrix:
    """Return the rows at length 1."""
    result: Matrix = (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
    return result
