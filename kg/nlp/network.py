"""The encoder and its heads at run time: one window of words in, arrays of scores out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces, shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    import onnxruntime

Array = NDArray[np.float32]
# The guideline of UNER's names on web text; ours for news is the first one.
UNER = "ewt"
NOTHING = np.zeros((0, 0), np.float32)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about the words of one window; rows are words."""

    tags: dict[str, Array]
    arc: Array
    relation: Array
    governor: Array
    space: Array
    sense: Array

    def relations(self, rows: slice, heads: NDArray[np.int64], labels: int) -> Array:
        """Return the scores of all relations of some words to their heads (0 is the root, else 1 + row)."""
        governor = self.governor[heads]
        mixed = self.relation[rows].reshape(len(heads), labels, -1)
        width = governor.shape[1]
        result: Array = np.matmul(mixed[:, :, :width], governor[:, :, None])[:, :, 0] + mixed[:, :, width]
        return result

    def of_words(self, rows: slice) -> Scores:
        """Return the scores of some words without those of arcs, which weigh a hundred times as much as all others."""
        tags = {name: table[rows].copy() for name, table in self.tags.items()}
        return Scores(tags, NOTHING, NOTHING, NOTHING, self.space[rows].copy(), self.sense[rows].copy())


@dataclass(slots=True)
class Network:
    """An open model: session, word pieces and labels."""

    session: onnxruntime.InferenceSession
    pieces: Pieces
    labels: dict[str, Any]
    guideline: int = 0
    """Whose guideline the names follow: a place in the labels' `guidelines`."""

    @classmethod
    def open(cls, folder: Path, *, threads: int = 1) -> Network:
        """Return the model of a folder with model.onnx, tokenizer.json and labels.json."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return cls(session, Pieces.open(folder / "tokenizer.json"), labels)

    @contextmanager
    def following(self, guideline: str) -> Iterator[None]:
        """Let the names follow the guideline of a data set for a while, where the model keeps it."""
        kept = self.labels.get("guidelines", ())
        before, self.guideline = self.guideline, kept.index(guideline) if guideline in kept else 0
        try:
            yield
        finally:
            self.guideline = before

    def size(self, word: str) -> int:
        """Return the number of pieces of a word."""
        return len(self.pieces.of(word))

    def __call__(self, words: Sequence[str], breaks: Sequence[int]) -> Scores:
        """Return the scores of a window; nothing outside the window bears on them."""
        opening, closing = self.pieces.edges
        ids, shapes, lines, first = [opening], [0], [0], [0]
        for word, line in zip(words, breaks, strict=True):
            parts = self.pieces.of(word)
            first.append(len(ids))
            ids += parts
            shapes += [shape(word)] * len(parts)
            lines += [line, *([0] * (len(parts) - 1))]
        columns = {"ids": [*ids, closing], "shapes": [*shapes, 0], "breaks": [*lines, 0], "first": first}
        if "guidelines" in self.labels:
            columns["guideline"] = [self.guideline]
        names = ("tags", "names", "trigger", "arc", "relation", "governor", "space", "sense")
        out = dict(
            zip(names, self.session.run(names, {k: np.array(v, np.int64) for k, v in columns.items()}), strict=True)
        )
        tags = {"names": out["names"], "trigger": out["trigger"]}
        at = 0
        for name, width in self.labels["tags"].items():
            tags[name] = out["tags"][:, at : at + width]
            at += width
        return Scores(tags, out["arc"], out["relation"], out["governor"], out["space"], out["sense"])


@dataclass(frozen=True)
class Transitions:
    """Legal steps between the classes of a span layer."""

    classes: tuple[str, ...]

    @cached_property
    def cost(self) -> Array:
        """Return 0 where a class may follow another and a large cost where not."""
        size = len(self.classes)
        table = np.zeros((size + 1, size), np.float32)
        for after, name in enumerate(self.classes):
            if name.startswith("I-"):
                for before in range(size + 1):
                    inside = before < size and self.classes[before][2:] == name[2:]
                    table[before, after] = 0.0 if inside else 1e4
        return table
