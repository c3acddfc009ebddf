"""The label inventories of a model, and training sentences as arrays of label numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.nlp.training.renaming import Named, named
from kg.nlp.training.sentences import IGNORE, Sentence

# Head of a word: its number in the sentence (from 1), 0 for the root.
TEXT_LAYERS = ("upos", "xpos", "feats", "rel")
NUMBER_LAYERS = (
    "names", "timex", "quantity", "trigger", "certainty", "tense", "polarity", "generic", "factuality",
)  # fmt: skip
BLANK = {"names": 0.0, "timex": 0.0, "quantity": 0.0, "factuality": float("nan")}


@dataclass(frozen=True, slots=True)
class Inventory:
    """The labels of the layers whose labels come from the treebanks."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    rel: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[Sentence], *, rarest: int = 5) -> Inventory:
        """Return the labels that occur at least so often, in alphabetical order."""
        counts: dict[str, Counter[str]] = {layer: Counter() for layer in TEXT_LAYERS}
        for sentence in sentences:
            for layer in TEXT_LAYERS:
                counts[layer].update(sentence.text.get(layer, ()))
        return cls(**{n: tuple(sorted(k for k, v in c.items() if v >= rarest)) for n, c in counts.items()})


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence with its layers as arrays; a layer its source lacks is absent."""

    words: tuple[str, ...]
    source: str
    document: str
    ordered: bool
    paragraph: bool
    gold: dict[str, NDArray[np.float32]]
    number: int
    mentions: tuple[Named, ...] = ()


def encode(sentences: Iterable[Sentence], inventory: Inventory) -> list[Encoded]:
    """Return sentences with label numbers; a label outside the inventory is ignored in training."""
    tables = {layer: {label: n for n, label in enumerate(getattr(inventory, layer))} for layer in TEXT_LAYERS}
    result = []
    for number, sentence in enumerate(sentences):
        gold = {
            layer: np.array([tables[layer].get(v, IGNORE) for v in sentence.text[layer]], np.float32)
            for layer in TEXT_LAYERS
            if layer in sentence.text
        }
        if "head" in sentence.text:
            gold["head"] = np.array([int(v) for v in sentence.text["head"]], np.float32)
        gold |= {k: np.array(v, np.float32) for k, v in sentence.numbers.items() if k in NUMBER_LAYERS}
        result.append(
            Encoded(
                sentence.words,
                sentence.source,
                sentence.document,
                sentence.ordered,
                sentence.paragraph,
                gold,
                number,
                named(sentence),
            )
        )
    return result
