"""The mix that is packaged: the weighted mean of the averages after some stages (Wortsman et al. 2022, model soups).

A stage that begins from the average of another stays so near to it that the mean of both is a good model too: it keeps
what the earlier one knows of sources that the later one sees less often.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.nlp.training.schedule import Stage

if TYPE_CHECKING:
    from kg.nlp.training.network import Parameters


def kept_path(folder: Path, stage: Stage) -> Path:
    """Return where the average after a stage is kept."""
    return folder / f"average-{stage.name.replace(' ', '-')}.pt"


def keep(average: Parameters, folder: Path, stage: Stage) -> None:
    """Write the average after a stage, whole or not at all."""
    import torch

    path = kept_path(folder, stage)
    torch.save({name: value.cpu() for name, value in average.items()}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def weighted_mean(averages: Sequence[Parameters], shares: Sequence[float]) -> Parameters:
    """Return the mean of parameters by their shares, which need not sum to 1."""
    total = sum(shares)
    pairs = list(zip(averages, shares, strict=True))
    return {name: sum(share / total * p[name] for p, share in pairs) for name in averages[0]}


def mixed(stages: Sequence[Stage], folder: Path) -> Parameters:
    """Return the mix of the averages kept after the stages that have a share."""
    shared = [stage for stage in stages if stage.share]
    missing = [str(kept_path(folder, stage)) for stage in shared if not kept_path(folder, stage).exists()]
    if missing or not shared:
        message = f"nothing to mix: {', '.join(missing) or 'no stage has a share'}; train those stages, or set --shares"
        raise SystemExit(message)
    import torch

    averages = [torch.load(kept_path(folder, stage), weights_only=True) for stage in shared]
    return weighted_mean(averages, [stage.share for stage in shared])
