"""Two trials on a short schedule: triggers on MEANTIME in five folds, and what each kind of data adds.

    python -m kg.nlp.training.trials folds DATA_FOLDER --news tests/gold/news
    python -m kg.nlp.training.trials ablation DATA_FOLDER --news tests/gold/news

Each writes its table into `kg/nlp/weights/trials.json`, from where the card takes it. The folds share one model that
never saw MEANTIME; a continuation for each fold sees the articles of the other four.
"""

from __future__ import annotations

import argparse
import json
import logging
import statistics
import tempfile
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from kg.nlp.load import load_folder
from kg.nlp.training import corpus
from kg.nlp.training.loop import Learner, learner, train
from kg.nlp.training.material import Gathered, base_folder, gather
from kg.nlp.training.package import package, write_card
from kg.nlp.training.schedule import FIRST, SECOND, Schedule
from kg.nlp.training.scores import brief, triggers
from kg.nlp.training.sentences import Sentence

LOG = logging.getLogger("kg.nlp.training")
TREES = frozenset({"ewt", "gum"})
PUBLIC = TREES | {"wikigold", "wnut17", "btc", "sec", "re3d", "meantime", "geneva", "litbank", "wikiwars"}
ROWS: dict[str, frozenset[str]] = {
    "treebanks": TREES, "and public names and events": PUBLIC, "and our own corpus": PUBLIC | {"own"},
}  # fmt: skip
# What the folds' common model sees, and how much; and what the continuation of a fold: mostly news with triggers, and
# trees so that nothing is forgotten.
BASE_SHARES = {"own": 5.0, "geneva": 1.0, "gum": 0.5, "ewt": 0.3}
FOLD_SHARES = {"meantime": 8.0, "own": 0.5, "geneva": 0.2, "gum": 0.05, "ewt": 0.03}

Table = dict[str, dict[str, float]]
Keep = Callable[[Sentence], bool]


def of(sources: Collection[str]) -> Keep:
    """Return whether a sentence is of some sources."""
    return lambda sentence: sentence.source in sources


def outside(fold: int) -> Keep:
    """Return whether a sentence is for a fold's continuation: of its sources, and of no article held out."""
    return lambda sentence: sentence.source in FOLD_SHARES and not corpus.in_fold(sentence, fold)


def trained(gathered: Gathered, keep: Keep, schedule: Schedule, checkpoint: Path, start: Path | None = None) -> Learner:
    """Return a learner that went through a schedule, from the base encoder or from a checkpoint."""
    from kg.nlp.training.network import initial

    state = learner(initial(base_folder() / "model.safetensors", gathered.inventory, schedule.seed), schedule, "cpu")
    if start is not None:
        state.restore(start)
    train(state, gathered.material(keep), schedule, checkpoint, every=10_000)
    return state


def folds(gathered: Gathered, schedule: Schedule, folder: Path, work: Path) -> Table:
    """Return precision, recall and F1 of MEANTIME's triggers in each fold, and the mean with its deviation.

    The weights of each fold stay in `work/fold-1` … for `tests/benchmarks/timeline_folds.py`.
    """
    base = work / "without-meantime.pt"
    first, second = schedule.stages
    if not base.exists():
        trained(gathered, of(BASE_SHARES), replace(schedule, stages=(replace(first, sources=BASE_SHARES),)), base)
    schedule = replace(schedule, stages=(first, replace(second, sources=FOLD_SHARES)))
    table: Table = {}
    events = corpus.event_sets(folder)
    for fold in range(corpus.FOLDS):
        state = trained(gathered, outside(fold), schedule, work / "fold.pt", base)
        held = [sentence for sentence in events if corpus.in_fold(sentence, fold)]
        target = work / f"fold-{fold + 1}"
        package(state.average, gathered.inventory, gathered.trees, base_folder(), target, own=False)
        table[f"fold {fold + 1}"] = triggers(load_folder(target), held)
        LOG.info("fold %d: %s", fold + 1, table[f"fold {fold + 1}"])
    values = [row["f1"] for row in table.values()]
    return {**table, "all": {"f1": round(statistics.mean(values), 2), "deviation": round(statistics.stdev(values), 2)}}


def ablation(gathered: Gathered, schedule: Schedule, folder: Path, news: Path, work: Path) -> Table:
    """Return a few scores after each kind of data, after the second stage, and with the evidence for names."""
    table: Table = {}
    first = replace(schedule, stages=schedule.stages[:1])
    for name, sources in ROWS.items():
        state = trained(gathered, of(sources), first, work / "ablation.pt")
        table[name] = _brief(gathered, state, folder, news, own="own" in sources)
        LOG.info("%s: %s", name, table[name])
    state = trained(gathered, of(ROWS["and our own corpus"]), schedule, work / "second.pt", work / "ablation.pt")
    last = _brief(gathered, state, folder, news, own=True)
    table["and the second stage"] = last
    table["and the evidence for names"] = {**last, "own names": last["own names with evidence"]}
    return {name: {k: v for k, v in row.items() if "evidence" not in k} for name, row in table.items()}


def _brief(gathered: Gathered, state: Learner, folder: Path, news: Path, *, own: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as target:
        package(state.average, gathered.inventory, gathered.trees, base_folder(), Path(target), own=own)
        return brief(load_folder(Path(target)), folder, news)


def main() -> None:
    """Run one of the trials and write its table."""
    import torch

    parser = argparse.ArgumentParser(prog="python -m kg.nlp.training.trials", description=__doc__)
    parser.add_argument("trial", choices=("folds", "ablation"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training-run"))
    parser.add_argument("--output", type=Path, default=Path("kg/nlp/weights/trials.json"))
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument(
        "--second", type=int, default=150, help="steps of the second stage, or of a fold's continuation"
    )
    parser.add_argument("--batch", type=int, default=1800, help="word pieces in a step")
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(chosen.threads)
    gathered = gather(chosen.folder, chosen.news, chosen.work)
    schedule = Schedule(
        stages=(
            replace(FIRST, steps=chosen.steps, warm_up=chosen.steps // 10, share=0.0),
            replace(SECOND, steps=chosen.second, warm_up=chosen.second // 10, share=0.0),
        ),
        batch=chosen.batch,
        average=0.98,
    )
    if chosen.trial == "folds":
        table = folds(gathered, schedule, chosen.folder, chosen.work)
    else:
        table = ablation(gathered, schedule, chosen.folder, chosen.news, chosen.work)
    known = json.loads(chosen.output.read_text(encoding="utf-8")) if chosen.output.exists() else {}
    how = f"{chosen.trial}, {chosen.steps} + {chosen.second} steps of {chosen.batch} pieces"
    known[chosen.trial] = {"schedule": how, "table": table}
    chosen.output.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    if (chosen.output.parent / "scores.json").exists():
        write_card(chosen.output.parent)


if __name__ == "__main__":
    main()
