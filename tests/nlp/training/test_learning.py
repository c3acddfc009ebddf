"""Windows, losses and one step of learning, over sentences written for the test."""

from __future__ import annotations

import numpy as np
import pytest

from kg.nlp.training.augment import disguise, seeded
from kg.nlp.training.inventory import Encoded, Inventory, encode
from kg.nlp.training.loop import epoch_pool
from kg.nlp.training.renaming import Names, Renaming, made_up_name
from kg.nlp.training.schedule import SOURCES_FIRST
from kg.nlp.training.sentences import NAME_CLASSES, Sentence, allowed
from kg.nlp.training.windows import windows


def sentences() -> list[Encoded]:
    rows = [("Orvella", "PROPN", "2", "nsubj"), ("closed", "VERB", "0", "root"), (".", "PUNCT", "2", "punct")]
    words, upos, head, rel = (tuple(column) for column in zip(*rows, strict=True))
    layers = {"upos": upos, "xpos": upos, "feats": ("_",) * 3, "head": head, "rel": rel}
    names = (float(allowed(NAME_CLASSES, "B", "ORGANIZATION")), 1.0, 1.0)
    plain = [
        Sentence(words=words, source="ewt", document=f"d{n // 4}", ordered=True, text=layers).with_numbers(names=names)
        for n in range(12)
    ]
    return encode(plain, Inventory.of(plain))


def test_windows_hold_every_sentence_once_and_heads_point_inside() -> None:
    found = windows(sentences(), Names({}), seeded("1"))
    assert sorted(number for window in found for number in window.numbers) == list(range(12))
    for window in found:
        head = window.gold["head"]
        assert len(head) == len(window.words) == len(window.breaks) == len(window.sentence)
        for place, above in enumerate(head):
            if above > 0:
                assert window.sentence[int(above) - 1] == window.sentence[place]
        starts = [n for n in range(1, len(head)) if window.sentence[n] != window.sentence[n - 1]]
        assert [n for n in range(len(head)) if window.gold["start"][n] == 1] == starts


def test_the_same_seed_gives_the_same_windows() -> None:
    first, second = (windows(sentences(), Names({}), seeded("7")) for _ in range(2))
    assert [w.words for w in first] == [w.words for w in second]


def test_disguises_keep_words_and_gold_in_step() -> None:
    rng = seeded("3")
    for _ in range(300):
        for sentence in sentences()[:1]:
            words, _ = disguise(sentence, Renaming.of(Names({}), "own", rng), rng)
            assert len(words) in {2, 3}
            assert all(words)


def test_made_up_names_are_capitalised_somewhere() -> None:
    rng = seeded("5")
    assert all(any(mark.isupper() for mark in made_up_name(rng)) for _ in range(200))


def test_shares_draw_whole_documents() -> None:
    pool = epoch_pool(sentences(), SOURCES_FIRST, seeded("2"))
    assert len(pool) == 12


def test_tree_scores_ignore_other_sentences() -> None:
    torch = pytest.importorskip("torch")
    from kg.nlp.training.losses import _partial, sentence_means

    scores = torch.zeros(1, 2, 3)
    loss = _partial(scores, torch.tensor([[0.0, 3.0]]))
    assert loss is not None
    assert float(loss) == pytest.approx(-np.log(2 / 3), abs=1e-5)
    means = sentence_means(torch.tensor([[[1.0], [3.0], [5.0]]]), torch.tensor([[0, 0, 1]]))
    assert means[0, :, 0].tolist() == [2.0, 5.0]
