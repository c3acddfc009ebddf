"""Words per second of one core: the bundled model beside a spaCy CNN and an encoder of RoBERTa-base's shape.

python -m tests.benchmarks.words [FOLDER]

The peers have random weights, which cost what learnt ones cost. Of RoBERTa's shape the encoder alone is counted, in 512
pieces at a time; it needs `torch` and `transformers`, and is left out without them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from kg.corpus import read_corpus
from kg.nlp import load
from kg.nlp.training.speed import cnn_pipeline, words_per_second

ROOT = Path(__file__).parents[2]
PIECES_PER_WORD = 1.3
WINDOW, VOCABULARY = 512, 50265
ROUNDS = 4


def encoder(words: int) -> float | None:
    """Return the words per second of an encoder of RoBERTa-base's shape, over about so many words."""
    try:
        torch, transformers = import_module("torch"), import_module("transformers")
    except ImportError:
        return None
    torch.set_num_threads(1)
    shape = transformers.RobertaConfig(vocab_size=VOCABULARY, max_position_embeddings=WINDOW + 2)
    model = transformers.RobertaModel(shape).eval()
    windows = max(1, round(words * PIECES_PER_WORD / WINDOW))
    ids = torch.randint(5, VOCABULARY, (windows, WINDOW))
    with torch.no_grad():
        model(ids[:1])
        began = time.process_time()
        for row in ids:
            model(row[None])
        return float(windows * WINDOW / PIECES_PER_WORD / (time.process_time() - began))


def peer(texts: Sequence[str]) -> float:
    """Return the words per second of a spaCy CNN with tagger, parser and names for the same labels."""
    labels = json.loads((files("kg.nlp") / "weights/labels.json").read_text(encoding="utf-8"))
    kinds = sorted({name[2:] for name in labels["names"] if name != "O"})
    return words_per_second(cnn_pipeline(labels["xpos"], [r for r in labels["rel"] if r != "root"], kinds), texts)


def main() -> None:
    """Print words per second and ratios."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/gold/stories/alvado-dam"
    texts = [document.text for document in read_corpus([folder]).documents] * ROUNDS
    ours, cnn = words_per_second(load(), texts), peer(texts)
    print(f"bundled model        {ours:7.0f} words a second")
    print(f"spaCy CNN            {cnn:7.0f}   ratio {ours / cnn:.2f}")
    big = encoder(1200)
    print(
        "RoBERTa-base's shape  not measured"
        if big is None
        else f"RoBERTa-base's shape {big:7.0f}   ratio {ours / big:.1f}"
    )


if __name__ == "__main__":
    main()
