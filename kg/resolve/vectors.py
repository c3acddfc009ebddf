"""Vectors in whole numbers, and their likeness: the same to the last digit on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Whole numbers, and their length as a vector."""

    numbers: NDArray[np.int64]
    length: float


def as_vector(numbers: Sequence[int]) -> Vector:
    """Return quantised numbers as a vector."""
    found = np.asarray(numbers, dtype=np.int64)
    return Vector(found, sqrt(int(found @ found)))


def cosine(left: Vector, right: Vector) -> float:
    """Return the cosine of two vectors, 0 where one of them is empty."""
    lengths = left.length * right.length
    return int(left.numbers @ right.numbers) / lengths if lengths else 0.0


def nearest(left: Sequence[Vector], right: Sequence[Vector]) -> float:
    """Return the highest cosine of two vectors of either side, 0 where one side has none."""
    return max((cosine(mine, theirs) for mine in left for theirs in right), default=0.0)
