"""Counts of how what was found agrees with what was wanted, and the ratios made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts that can be added: `right` of what was `found` (precision), and `met` of what was `wanted` (recall)."""

    right: float = 0
    found: float = 0
    met: float = 0
    wanted: float = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right, in percent."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was met, in percent."""
        return 100 * self.met / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def ratios(self, *, digits: int = 1) -> dict[str, float]:
        """Return precision, recall and F1 in percent."""
        shown = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: round(value, digits) for name, value in shown.items()}

    def known_ratios(self) -> dict[str, float]:
        """Return of the ratios those that something was counted for."""
        known = {"precision": self.found, "recall": self.wanted, "f1": self.found and self.wanted}
        return {name: value for name, value in self.ratios().items() if known[name]}


def same(right: float, found: float, wanted: float) -> Agreement:
    """Return the counts where what is right is also what is met."""
    return Agreement(right, found, right, wanted)


def total(agreements: Iterable[Agreement]) -> Agreement:
    """Return the sum of counts."""
    return sum(agreements, Agreement())
