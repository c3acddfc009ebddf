"""A table of features → a score with its reasons.

After nomenklatura's matchers: each feature is a function whose docstring is the reason shown to the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

LARGEST = 30.0
"""Beyond this a logit says no more."""


class Judged(StrEnum):
    """What comparing two things came to."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Feature(Generic[Thing]):
    """A question on two things, and what a full yes adds to their score."""

    ask: Callable[[Thing, Thing], float]
    weight: float
    forbids: bool = False
    """Whether a yes settles that the two are different."""

    @property
    def reason(self) -> str:
        """Return the reason as shown to the reader."""
        return (self.ask.__doc__ or "").strip().split("\n", 1)[0].rstrip(".")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two things, its score, and the reasons, strongest first."""

    verdict: Judged
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the reasons as one phrase."""
        return "; ".join(self.reasons)


def probability(logit: float) -> float:
    """Return the probability of a logit.

    >>> probability(0.0), round(probability(2.0), 2)
    (0.5, 0.88)
    """
    return 1 / (1 + exp(-max(-LARGEST, min(LARGEST, logit))))


@dataclass(frozen=True, slots=True)
class Table(Generic[Thing]):
    """Features with the scores from which on two things are one, or perhaps one."""

    features: Sequence[Feature[Thing]]
    same: float
    unsure: float
    bias: float | None = None
    """Where given, the weights are those of a logistic regression: the score is a probability."""

    def compare(self, left: Thing, right: Thing) -> Comparison:
        """Return the verdict on two things."""
        score, reasons = 0.0, []
        for feature in self.features:
            strength = feature.ask(left, right)
            if strength and feature.forbids:
                return Comparison(Judged.DIFFERENT, -1.0, (feature.reason,))
            if strength:
                score += strength * feature.weight
                reasons.append((-abs(strength * feature.weight), feature.weight > 0, feature.reason))
        if self.bias is not None:
            score = probability(self.bias + score)
        verdict = Judged.SAME if score >= self.same else Judged.UNSURE if score >= self.unsure else Judged.DIFFERENT
        for_it = verdict is not Judged.DIFFERENT
        told = [reason for _, speaks_for, reason in sorted(reasons) if speaks_for is for_it]
        return Comparison(verdict, round(score, 4), tuple(told))


def ramp(value: float, least: float, most: float) -> float:
    """Return 0 for the least, 1 for the most, and a share between."""
    return min(1.0, max(0.0, (value - least) / (most - least)))
