"""The trials: folds that hold out whole articles, rows that add data, and the card that shows both."""

from __future__ import annotations

import itertools

import pytest

from kg.nlp.network import Network
from kg.nlp.training import corpus
from kg.nlp.training.card import model_card
from kg.nlp.training.sentences import SOURCES, Sentence
from kg.nlp.training.trials import FOLD_SHARES, ROWS, of, outside


def article(number: int, source: str = "meantime") -> Sentence:
    return Sentence(words=("It", "closed"), source=source, document=f"{number}_It_closed")


def test_every_article_is_held_out_in_one_fold() -> None:
    for number in range(1000, 1040):
        assert sum(corpus.in_fold(article(number), fold) for fold in range(corpus.FOLDS)) == 1


def test_a_continuation_sees_no_article_of_its_fold() -> None:
    seen = [outside(fold)(article(1203)) for fold in range(corpus.FOLDS)]
    assert sorted(seen) == [False, True, True, True, True]
    assert outside(0)(article(1, "gum"))
    assert not outside(0)(article(1, "btc"))


def test_rows_of_the_ablation_only_add() -> None:
    rows = list(ROWS.values())
    assert all(before < after for before, after in itertools.pairwise(rows))
    assert rows[-1] == set(SOURCES)
    assert set(SOURCES) >= set(FOLD_SHARES)
    assert of(rows[0])(article(1, "ewt"))
    assert not of(rows[0])(article(1, "own"))


def test_the_card_shows_scores_and_trials() -> None:
    trials = {"folds": {"schedule": "10 steps", "table": {"all": {"f1": 75.5}}}}
    card = model_card({"ewt names": {"f1": 80.25}}, trials)
    assert "* **ewt names**: f1 80.25" in card
    assert card.index("10 steps") < card.index("* **all**: f1 75.5")
    assert "five folds" not in model_card({})


@pytest.mark.parametrize(("guideline", "place"), [("ewt", 1), ("own", 0), ("unheard-of", 0)])
def test_names_follow_a_guideline_for_a_while(guideline: str, place: int) -> None:
    network = Network(None, None, {"guidelines": ["own", "ewt"]})  # type: ignore[arg-type]
    with network.following(guideline):
        assert network.guideline == place
    assert network.guideline == 0
