"""How long and how fast to learn, stage by stage, and the recipe of the bundled weights."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

# How often an epoch sees each source's sentences: below 1 a part of them, above 1 some more than once.
SOURCES_FIRST = {
    "ewt": 1.0, "gum": 1.0, "wikigold": 0.8, "wnut17": 0.4, "btc": 0.2, "sec": 0.15, "re3d": 0.8,
    "meantime": 3.0, "geneva": 0.7, "litbank": 0.08, "wikiwars": 0.3, "own": 5.0,
}  # fmt: skip
# The same in the second stage, which is about news: names and events.
SOURCES_SECOND = {
    "ewt": 0.8, "gum": 0.5, "wikigold": 1.0, "wnut17": 0.2, "btc": 0.1, "sec": 0.1, "re3d": 0.5,
    "meantime": 3.0, "geneva": 0.6, "litbank": 0.03, "wikiwars": 0.2, "own": 5.0,
}  # fmt: skip
SOURCES_THIRD = {**SOURCES_SECOND, "own": 7.0, "ewt": 0.6, "gum": 0.4, "wikigold": 0.7}
LOWEST = 0.02


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of training: a warm-up to its peak rate, a constant rate, and a linear decay over its last part.

    A stage that `settles` begins from the average of what was learnt before, and one that is `fresh` begins a new
    average. Its `share` is the weight of its last average in the mix that is packaged.
    """

    name: str
    steps: int
    sources: Mapping[str, float]
    peak: float = 1.0
    warm_up: int = 200
    decay: float = 0.5
    settles: bool = True
    fresh: bool = False
    share: float = 0.0

    def rate(self, step: int) -> float:
        """Return the factor on the learning rates at a step of this stage."""
        begun = (step + 1) / max(1, self.warm_up)
        left = (self.steps - step) / max(1.0, self.steps * self.decay)
        return self.peak * min(1.0, begun, max(LOWEST, left))


FIRST = Stage("first stage", 3450, SOURCES_FIRST, share=0.4)
SECOND = Stage("second stage", 1600, SOURCES_SECOND, peak=0.6, warm_up=50, decay=0.7, share=0.2)
# The second stage again at a higher rate, on its way and without a break: its average is where the third begins.
LONGER = Stage("second stage continued", 1400, SOURCES_SECOND, peak=0.4, warm_up=1, decay=1.0, settles=False)
THIRD = Stage("third stage", 550, SOURCES_THIRD, peak=0.35, warm_up=30, decay=0.8, fresh=True, share=0.4)
RECIPE = (FIRST, SECOND, LONGER, THIRD)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The stages one after the other, and what stays the same in all of them."""

    stages: tuple[Stage, ...]
    batch: int = 1800
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    average: float = 0.997
    dropout: float = 0.1
    seed: int = 20

    @property
    def ends(self) -> list[int]:
        """Return the step after the last one of each stage."""
        return list(itertools.accumulate(stage.steps for stage in self.stages))

    @property
    def total(self) -> int:
        """Return the steps of all stages."""
        return sum(stage.steps for stage in self.stages)

    def at(self, step: int) -> tuple[Stage, int]:
        """Return the stage of a step, and the step counted from the stage's beginning."""
        for stage, end in zip(self.stages, self.ends, strict=True):
            if step < end:
                return stage, step - end + stage.steps
        message = f"step {step} is after the last of {self.total}"
        raise ValueError(message)

    def rate(self, step: int) -> float:
        """Return the factor on the learning rates at a step."""
        stage, place = self.at(step)
        return stage.rate(place)

    def keeps(self, step: int) -> float:
        """Return which part of the average a step leaves as it is; a young average forgets its beginning."""
        stage, place = self.at(step)
        age = place if stage.fresh else step
        return min(self.average, (age + 1) / (age + 10))

    def run(self) -> dict[str, float]:
        """Return what the scores say of a run: the steps of its stages, and their shares in the mix."""
        shares = {f"share of the {stage.name}": stage.share for stage in self.stages if stage.share}
        return {stage.name: stage.steps for stage in self.stages} | shares


def recipe(steps: Sequence[int], shares: Sequence[float]) -> Schedule:
    """Return the recipe with other steps and shares; stages that nothing is said of, or of 0 steps, are left out."""
    chosen = zip(RECIPE, steps, shares, strict=False)
    return Schedule(tuple(replace(stage, steps=n, share=share) for stage, n, share in chosen if n))
