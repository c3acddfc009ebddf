"""The training command: raw data folders in, packaged weights out."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from kg.nlp.training.loop import Schedule, learner, train
from kg.nlp.training.material import base_folder, gather
from kg.nlp.training.package import package, write_scores
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
    parser.add_argument("--steps", type=int, default=3450, help="steps of the first stage")
    parser.add_argument("--second", type=int, default=1600, help="steps of the second stage")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the working folder")
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SOURCE", help=f"of {', '.join(SOURCES)}")
    parser.add_argument("--types", action="store_true", help="package the space of event types too")
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
    schedule = Schedule(steps=chosen.steps, second=chosen.second)
    start = initial(base_folder() / "model.safetensors", gathered.inventory, schedule.seed)
    state = learner(start, schedule, chosen.device)
    checkpoint = chosen.work / "checkpoint.pt"
    if chosen.resume and checkpoint.exists():
        state.restore(checkpoint)
    train(state, material, schedule, checkpoint, device=chosen.device)
    package(
        state.average, gathered.inventory, gathered.trees, base_folder(), chosen.output, own=chosen.news is not None
    )
    run = {"first stage": chosen.steps, "second stage": chosen.second}
    LOG.info("scores: %s", write_scores(chosen.folder, chosen.output, chosen.news, run=run, types=chosen.types))


if __name__ == "__main__":
    main()
