"""Timelines of SemEval-2015 Task 4's trial, each article read by a model that never saw it.

    python -m kg.nlp.training.trials folds DATA_FOLDER --news tests/gold/news --work FOLDS
    python -m tests.benchmarks.timeline_folds FOLDS CORPUS_FOLDER ENTITIES_FILE OUT

The first command leaves the weights of each fold in FOLDS; the second writes the timelines for the task's scorer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.evaluate.timeline import evaluate_timeline
from kg.nlp.training.corpus import FOLDS, fold_of


def main(folds: Path, corpus: Path, entities: Path, out: Path) -> None:
    """Write the timeline of each target entity."""
    missing = [name for name in (f"fold-{n + 1}" for n in range(FOLDS)) if not (folds / name).exists()]
    if missing:
        sys.exit(f"{folds}: no {', '.join(missing)}. Run the trial in folds first.")
    written = evaluate_timeline(
        corpus, out, entities=entities, weights_of=lambda number: folds / f"fold-{fold_of(number) + 1}"
    )
    print(f"{written} timelines written to {out}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
