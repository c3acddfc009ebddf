"""The model card, written by the training run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def model_card(scores: Mapping[str, Mapping[str, float]]) -> str:
    """Return the card: what was learnt from, under which licence, and the run's scores."""
    head = (files("kg.nlp.training") / "card.md").read_text(encoding="utf-8")
    tables = [
        f"* **{part}**: " + ", ".join(f"{name} {value:g}" for name, value in row.items())
        for part, row in scores.items()
    ]
    return head + "\n".join(tables) + "\n"
