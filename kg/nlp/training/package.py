"""From trained parameters to the packaged weights: network, lemmas, word pieces, scores and model card."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.nlp.network import UNER
from kg.nlp.training.card import model_card, read_trials
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


def write_scores(
    folder: Path, target: Path, news: Path | None, *, run: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Measure the packaged weights on the dev splits; write and return the scores, headed by the run's steps."""
    from kg.nlp.load import load_folder
    from kg.nlp.training.scores import score_model

    nlp = load_folder(target)
    scores = {"run": dict(run), **score_model(nlp, folder, news=news)}
    text = json.dumps(scores, indent=1) + "\n"
    (target / "scores.json").write_text(text, encoding="utf-8")
    write_card(target)
    return scores


def write_card(target: Path) -> None:
    """Write the model card from the scores and trials that lie beside the weights."""
    scores = json.loads((target / "scores.json").read_text(encoding="utf-8"))
    trials = target / "trials.json"
    known = read_trials(trials.read_text(encoding="utf-8")) if trials.exists() else None
    (target / "MODEL_CARD.md").write_text(model_card(scores, known), encoding="utf-8")
