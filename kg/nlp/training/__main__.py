"""The training command: raw data folders in, packaged weights out."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from kg.nlp.training.loop import learner, train
from kg.nlp.training.material import base_folder, gather
from kg.nlp.training.mixing import mixed
from kg.nlp.training.package import package, write_scores
from kg.nlp.training.schedule import RECIPE, recipe
from kg.nlp.training.sentences import SOURCES

LOG = logging.getLogger("kg.nlp.training")


def main() -> None:
    """Train, or go on training, and write the packaged weights."""
    parser = argparse.ArgumentParser(prog="python -m kg.nlp.training", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with treebank/, ner/, events/, time/ and uds/")
    parser.add_argument("--news", type=Path, help="folder of our own marked news texts, with sealed.txt")
    parser.add_argument("--work", type=Path, default=Path("training-run"), help="folder for checkpoints")
    parser.add_argument("--output", type=Path, default=Path("kg/nlp/weights"), help="folder of the packaged weights")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    names = ", ".join(stage.name for stage in RECIPE)
    steps, shares = [stage.steps for stage in RECIPE], [stage.share for stage in RECIPE]
    parser.add_argument(
        "--steps", type=int, nargs="+", default=steps, metavar="N", help=f"of {names}; 0 leaves one out"
    )
    parser.add_argument("--shares", type=float, nargs="+", default=shares, metavar="X", help="of each in the mix")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the working folder")
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SOURCE", help=f"of {', '.join(SOURCES)}")
    parser.add_argument("--threads", type=int, default=0)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    learn(chosen)


def learn(chosen: argparse.Namespace) -> None:
    """Train as the command's arguments say."""
    import torch

    from kg.nlp.training.network import initial

    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    gathered = gather(chosen.folder, chosen.news, chosen.work)
    material = gathered.material(lambda sentence: sentence.source not in chosen.leave_out)
    LOG.info("%d sentences", len(material.sentences))
    schedule = recipe(chosen.steps, chosen.shares)
    start = initial(base_folder() / "model.safetensors", gathered.inventory, schedule.seed)
    state = learner(start, schedule, chosen.device)
    checkpoint = chosen.work / "checkpoint.pt"
    if chosen.resume and checkpoint.exists():
        state.restore(checkpoint)
    train(state, material, schedule, checkpoint, device=chosen.device)
    p = {**state.average, **mixed(schedule.stages, chosen.work)}
    package(p, gathered.inventory, gathered.trees, base_folder(), chosen.output, own=chosen.news is not None)
    scores = write_scores(chosen.folder, chosen.output, chosen.news, run=schedule.run())
    LOG.info("scores: %s", scores)


if __name__ == "__main__":
    main()
