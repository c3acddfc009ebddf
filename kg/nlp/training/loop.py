"""The training loop: resumable, seeded, with averaged weights."""

from __future__ import annotations

import logging
import random
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces
from kg.nlp.training.augment import seeded
from kg.nlp.training.inventory import Encoded, Inventory
from kg.nlp.training.mixing import keep
from kg.nlp.training.renaming import Names
from kg.nlp.training.schedule import Schedule
from kg.nlp.training.windows import Batch, batches, windows

if TYPE_CHECKING:
    from torch import Tensor

    from kg.nlp.training.network import Parameters

LOG = logging.getLogger(__name__)
FROZEN = ("words",)


def epoch_pool(sentences: list[Encoded], shares: Mapping[str, float], rng: random.Random) -> list[Encoded]:
    """Return one epoch's sentences in their order; whole documents are drawn by the source's share."""
    documents: dict[tuple[str, str], list[Encoded]] = defaultdict(list)
    for sentence in sentences:
        documents[sentence.source, sentence.document].append(sentence)
    pool: list[Encoded] = []
    for (source, _), members in documents.items():
        share = shares[source]
        for _ in range(int(share) + int(rng.random() < share % 1)):
            pool += members
    return pool


def to_tensors(
    batch: Batch, teacher: NDArray[np.float32] | None, device: str
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return a batch as tensors: inputs and gold."""
    import torch

    names = ("ids", "shapes", "breaks", "mask", "first", "source")
    inputs = {name: torch.from_numpy(getattr(batch, name)).to(device) for name in names}
    gold = {name: torch.from_numpy(column).to(device) for name, column in batch.gold.items()}
    gold["sentence"] = torch.from_numpy(batch.sentence).to(device)
    if teacher is not None:
        width = max(map(len, batch.numbers))
        rows = np.zeros((len(batch.numbers), width, teacher.shape[1]), np.float32)
        for n, numbers in enumerate(batch.numbers):
            for place, number in enumerate(numbers):
                if number < len(teacher):
                    rows[n, place] = teacher[number]
        gold["space"] = torch.from_numpy(rows).to(device)
    return inputs, gold


@dataclass(slots=True)
class Learner:
    """Parameters under training with their average and the optimiser's state."""

    p: Parameters
    average: Parameters
    optimiser: Any
    step: int = 0
    epoch: int = 0
    done: int = 0

    def save(self, path: Path) -> None:
        """Write a checkpoint."""
        import torch

        state = {
            "p": {k: v.detach().cpu() for k, v in self.p.items() if k not in FROZEN},
            "average": {k: v.cpu() for k, v in self.average.items() if k not in FROZEN},
            "optimiser": self.optimiser.state_dict(),
            "progress": (self.step, self.epoch, self.done),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def settle(self) -> None:
        """Let the average take the place of what was learnt last."""
        for name, value in self.p.items():
            value.data.copy_(self.average[name])

    def restore(self, path: Path) -> None:
        """Read a checkpoint back; parameters it does not know, or knows in another size, stay new."""
        import torch

        state = torch.load(path, weights_only=True)
        for mine, theirs in ((self.p, state["p"]), (self.average, state["average"])):
            for name, value in theirs.items():
                if name in mine and mine[name].shape == value.shape:
                    mine[name].data.copy_(value)
        self.step, self.epoch, self.done = state["progress"]
        try:
            self.optimiser.load_state_dict(state["optimiser"])
        except ValueError:
            LOG.warning("the optimiser starts anew: the heads have changed")


def learner(p: Parameters, schedule: Schedule, device: str) -> Learner:
    """Return a learner for these parameters."""
    import torch

    p = {name: value.to(device).requires_grad_(name not in FROZEN) for name, value in p.items()}
    average = {name: value.detach().clone() for name, value in p.items()}

    def of_encoder(name: str) -> bool:
        return name[0].isdigit() or name.partition(".")[0] in {"positions", "norm", "shapes", "breaks"}

    def plain(name: str) -> bool:
        return bool(p[name].ndim < 2)

    groups = [
        {
            "params": [v for k, v in p.items() if k not in FROZEN and of_encoder(k) == inner and plain(k) == flat],
            "base": schedule.encoder_rate if inner else schedule.head_rate,
            "lr": 0.0,
            "weight_decay": 0.0 if flat else 0.01,
        }
        for inner in (True, False)
        for flat in (True, False)
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    return Learner(p, average, optimiser)


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from: sentences, word pieces, labels, names to lend and the sentence vectors to keep."""

    sentences: list[Encoded]
    pieces: Pieces
    inventory: Inventory
    names: Names
    teacher: NDArray[np.float32] | None


def train(
    state: Learner, material: Material, schedule: Schedule, checkpoint: Path, *, device: str = "cpu", every: int = 200
) -> None:
    """Train until the schedule's last step; write a checkpoint every so many steps, and the averages that are mixed."""
    while state.step < schedule.total:
        stage, place = schedule.at(state.step)
        if place == 0 and stage.settles:
            state.settle()
        _epoch(state, material, schedule, checkpoint, device, every)
        state.epoch, state.done = state.epoch + 1, 0
        if state.step in schedule.ends and stage.share:
            keep({k: v for k, v in state.average.items() if k not in FROZEN}, checkpoint.parent, stage)
    state.save(checkpoint)


def _epoch(state: Learner, material: Material, schedule: Schedule, checkpoint: Path, device: str, every: int) -> None:
    """Learn from the rest of an epoch; each stage begins with an epoch of its own."""
    rng = seeded(f"{schedule.seed}-{state.epoch}")
    pool = windows(epoch_pool(material.sentences, schedule.at(state.step)[0].sources, rng), material.names, rng)
    for number, batch in enumerate(batches(pool, material.pieces, schedule.batch, rng)):
        if number < state.done:
            continue
        began = time.perf_counter()
        losses = _step(state, batch, material, schedule, device)
        state.step, state.done = state.step + 1, number + 1
        if state.step % 20 == 0:
            speed = int(batch.mask.sum() / (time.perf_counter() - began))
            shown = " ".join(f"{name} {value:.3f}" for name, value in losses.items())
            LOG.info("step %d epoch %d %d pieces/s %s", state.step, state.epoch, speed, shown)
        if state.step in schedule.ends:
            return
        if state.step % every == 0:
            state.save(checkpoint)


def _step(state: Learner, batch: Batch, material: Material, schedule: Schedule, device: str) -> dict[str, float]:
    import torch

    from kg.nlp.training.losses import batch_loss

    torch.manual_seed(schedule.seed * 1_000_003 + state.step)
    factor = schedule.rate(state.step)
    for group in state.optimiser.param_groups:
        group["lr"] = group["base"] * factor
    inputs, gold = to_tensors(batch, material.teacher, device)
    with torch.autocast(device, dtype=torch.bfloat16):
        losses = batch_loss(state.p, inputs, gold, material.inventory, dropout=schedule.dropout)
    total = torch.stack(list(losses.values())).sum()
    total.backward()
    learnt = [name for name in state.p if name not in FROZEN]
    torch.nn.utils.clip_grad_norm_([state.p[name] for name in learnt], 1.0)
    state.optimiser.step()
    state.optimiser.zero_grad(set_to_none=True)
    weight = 1 - schedule.keeps(state.step)
    with torch.no_grad():
        torch._foreach_lerp_([state.average[n] for n in learnt], [state.p[n].detach() for n in learnt], weight)
    return {name: float(value.detach()) for name, value in losses.items()}
