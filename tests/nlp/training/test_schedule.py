"""The recipe: its stages and rates, the averages that are kept on the way, and their mix."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.nlp.training import loop
from kg.nlp.training.mixing import keep, kept_path, mixed
from kg.nlp.training.schedule import FIRST, LONGER, RECIPE, SECOND, THIRD, Schedule, recipe
from kg.nlp.training.sentences import SOURCES

if TYPE_CHECKING:
    from torch import Tensor

STEPS = [stage.steps for stage in RECIPE]
SHARES = [stage.share for stage in RECIPE]
SHORT = Schedule(tuple(replace(stage, steps=n) for stage, n in zip(RECIPE, (5, 3, 2, 4), strict=True)))


def test_rate_warms_up_stays_and_falls() -> None:
    schedule = Schedule((replace(FIRST, steps=1000, warm_up=100, decay=0.5),))
    rates = [schedule.rate(step) for step in (0, 99, 400, 750, 999)]
    assert rates == pytest.approx([0.01, 1.0, 1.0, 0.5, 0.02], abs=1e-9)


RATES = {
    "first": (199, 1.0), "first ends": (3449, 0.02),
    "second": (3499, 0.6), "second ends": (5049, 0.012),
    "continued": (5050, 0.4), "continued, half": (5750, 0.2),
    "third": (6479, 0.35), "third ends": (6999, 0.007),
}  # fmt: skip


def test_every_stage_has_a_peak_and_an_end_in_the_table() -> None:
    assert len(RATES) == 8
    assert Schedule(RECIPE).ends == [3450, 5050, 6450, 7000]


@pytest.mark.parametrize(("step", "rate"), RATES.values(), ids=RATES)
def test_rates_of_the_recipe(step: int, rate: float) -> None:
    assert Schedule(RECIPE).rate(step) == pytest.approx(rate, abs=1e-9)


def test_every_stage_sees_every_source() -> None:
    assert [set(stage.sources) for stage in RECIPE] == [set(SOURCES)] * 4
    assert sum(SHARES) == pytest.approx(1)


def test_steps_have_a_stage_until_the_last() -> None:
    schedule = Schedule(RECIPE)
    places = [schedule.at(step) for step in (0, 3449, 3450, 5050, 6450, 6999)]
    assert places == [(FIRST, 0), (FIRST, 3449), (SECOND, 0), (LONGER, 0), (THIRD, 0), (THIRD, 549)]
    with pytest.raises(ValueError, match="step 7000 is after the last of 7000"):
        schedule.at(7000)


def test_a_fresh_average_forgets_what_was_before() -> None:
    schedule = Schedule(RECIPE)
    assert [schedule.keeps(step) for step in (0, 3450, 5050)] == [0.1, 0.997, 0.997]
    assert schedule.keeps(6450) == 0.1


def test_a_shorter_recipe_leaves_stages_out() -> None:
    assert recipe(STEPS, SHARES) == Schedule(RECIPE)
    assert recipe([1000], SHARES).run() == {"first stage": 1000, "share of the first stage": 0.4}
    assert [stage.name for stage in recipe([9, 9, 0, 9], SHARES).stages] == [s.name for s in (FIRST, SECOND, THIRD)]


class Counter(loop.Learner):
    """A learner whose only parameter counts steps, and whose average is half of it."""

    def __init__(self) -> None:
        torch = pytest.importorskip("torch")
        super().__init__({"x": torch.zeros(1)}, {"x": torch.zeros(1)}, None)

    def save(self, path: Path) -> None:
        """Write nothing."""


def count(state: Counter, until: int) -> None:
    """Take one step after the other until a given one."""
    while state.step < until:
        state.step += 1
        state.p["x"] += 1
        state.average["x"].copy_(state.p["x"] / 2)


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counter:
    def epoch(state: Counter, _: Any, schedule: Schedule, *__: Any) -> None:
        count(state, next(end for end in schedule.ends if end > state.step))

    monkeypatch.setattr(loop, "_epoch", epoch)
    state = Counter()
    loop.train(state, None, SHORT, tmp_path / "checkpoint.pt")  # type: ignore[arg-type]
    return state


def kept(folder: Path) -> dict[str, float]:
    torch = pytest.importorskip("torch")
    return {path.name: float(torch.load(path, weights_only=True)["x"]) for path in sorted(folder.glob("average-*"))}


def test_averages_are_kept_and_stages_begin_from_them(trained: Counter, tmp_path: Path) -> None:
    first, second = 5 / 2, (5 / 2 + 3) / 2
    third = ((5 / 2 + 3 + 2) / 2 + 4) / 2
    expected = {"average-first-stage.pt": first, "average-second-stage.pt": second, "average-third-stage.pt": third}
    assert kept(tmp_path) == expected
    mix = mixed(SHORT.stages, tmp_path)
    assert float(mix["x"]) == pytest.approx(0.4 * first + 0.2 * second + 0.4 * third)
    assert trained.step == SHORT.total == 14


def test_a_run_goes_on_where_a_stage_ended(trained: Counter, tmp_path: Path) -> None:
    whole = kept(tmp_path)
    again = Counter()
    count(again, 5)
    loop.train(again, None, SHORT, tmp_path / "checkpoint.pt")  # type: ignore[arg-type]
    assert kept(tmp_path) == whole
    assert again.p["x"] == trained.p["x"]


def parameters(*values: float) -> dict[str, Tensor]:
    torch = pytest.importorskip("torch")
    return {"x": torch.tensor(values), "y": torch.tensor([[values[0]]])}


def test_the_mix_is_the_weighted_mean(tmp_path: Path) -> None:
    keep(parameters(1.0, 2.0), tmp_path, FIRST)
    keep(parameters(4.0, 8.0), tmp_path, SECOND)
    mix = mixed((FIRST, SECOND, LONGER), tmp_path)
    assert mix["x"].tolist() == pytest.approx([2.0, 4.0])
    assert mix["y"].tolist() == [[pytest.approx(2.0)]]


def test_a_mix_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=str(kept_path(tmp_path, THIRD))):
        mixed(RECIPE, tmp_path)
    with pytest.raises(SystemExit, match="no stage has a share"):
        mixed((LONGER,), tmp_path)
