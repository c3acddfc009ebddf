"""The model card, written by the training run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

Rows = Mapping[str, Mapping[str, float]]
TITLES = {
    "folds": "MEANTIME's triggers in five folds, articles held out",
    "ablation": "What each kind of data adds",
}


def model_card(scores: Rows, trials: Mapping[str, Mapping[str, Any]] | None = None) -> str:
    """Return the card: what was learnt from, under which licence, the run's scores, and trials on short schedules."""
    head = (files("kg.nlp.training") / "card.md").read_text(encoding="utf-8")
    parts = [head + _lines(scores)]
    for name, title in TITLES.items():
        if trials and name in trials:
            parts.append(f"## {title}\n\n{trials[name]['schedule']}\n\n" + _lines(trials[name]["table"]))
    return "\n".join(parts)


def read_trials(text: str) -> dict[str, dict[str, Any]]:
    """Return the trials of a file that `kg.nlp.training.trials` wrote."""
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def _lines(table: Rows) -> str:
    rows = (
        f"* **{part}**: " + ", ".join(f"{name} {value:g}" for name, value in row.items()) for part, row in table.items()
    )
    return "\n".join(rows) + "\n"
