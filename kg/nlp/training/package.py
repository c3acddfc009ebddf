"""From trained parameters to the packaged weights: network, lemmas, word pieces, scores and model card."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kg.nlp.network import UNER
from kg.nlp.training.card import model_card
from kg.nlp.training.export import export
from kg.nlp.training.inventory import Inventory
from kg.nlp.training.lexicon import write_lexicon
from kg.nlp.training.sentences import Sentence

if TYPE_CHECKING:
    from kg.nlp.training.network import Parameters

MOST_BYTES = 30_000_000


def package(
    p: Parameters, inventory: Inventory, trees: list[Sentence], base: Path, target: Path, *, own: bool = True
) -> None:
    """Write everything the pipeline opens into a folder; `own` says whether our own texts were learnt from."""
    sources = {"names": ("own" if own else "wikigold", UNER), "trigger": ("own" if own else "meantime",)}
    export(p, inventory, target, sources=sources)
    write_lexicon(trees, target / "lemmas.json")
    shutil.copyfile(base / "tokenizer.json", target / "tokenizer.json")
    size = sum(path.stat().st_size for path in target.iterdir())
    if size > MOST_BYTES:
        message = f"the weights have {size:,} bytes, more than the {MOST_BYTES:,} that fit the package"
        raise ValueError(message)


def write_scores(folder: Path, target: Path, news: Path | None) -> dict[str, dict[str, float]]:
    """Measure the packaged weights on the dev splits; write and return the scores."""
    from kg.nlp.load import load_folder
    from kg.nlp.training.scores import score_model

    scores = score_model(load_folder(target), folder, news=news)
    text = json.dumps(scores, indent=1) + "\n"
    (target / "scores.json").write_text(text, encoding="utf-8")
    (target / "MODEL_CARD.md").write_text(model_card(scores), encoding="utf-8")
    return scores
