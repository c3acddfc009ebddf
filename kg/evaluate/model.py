"""Scores of the language model on dev or test splits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.nlp.training.marked import SEALED
from kg.nlp.training.scores import score_model

if TYPE_CHECKING:
    from spacy.language import Language

Tables = dict[str, dict[str, float]]


def evaluate_model(
    folder: Path, *, split: str = "dev", nlp: Language | None = None, news: Path | None = None
) -> Tables:
    """Return tables of scores by part; a part whose files the folder lacks is left out.

    The folder is laid out like the training data (`treebank/`, `ner/`, `events/`, `time/`); `news` is a folder of
    marked texts of our own (the subfolder `news/`, if not given), of which the sealed stories are measured.
    """
    if news is None and (folder / "news" / SEALED).exists():
        news = folder / "news"
    if nlp is None:
        from kg.nlp import load

        nlp = load()
    return score_model(nlp, folder, split=split, news=news)
