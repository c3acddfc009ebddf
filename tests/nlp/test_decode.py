from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kg.nlp.decode import bio_spans, log_softmax, span_types, spans, tree
from kg.nlp.network import Transitions


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(len(heads)):
        seen, at = set(), word + 1
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_tree_is_the_best_of_all_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(1000 * size + seed).normal(size=(size, size + 1)).astype(np.float32)

    def total(heads: tuple[int, ...]) -> float:
        return sum(float(scores[word, head]) for word, head in enumerate(heads))

    best = max(filter(is_tree, product(range(size + 1), repeat=size)), key=total)
    found = tuple(int(head) for head in tree(scores))
    assert is_tree(found)
    assert total(found) == pytest.approx(total(best), abs=1e-4)


def test_tree_of_a_long_sentence_has_one_root() -> None:
    scores = np.random.default_rng(5).normal(size=(110, 111)).astype(np.float32)
    assert is_tree(tuple(int(head) for head in tree(scores)))


BIO = [
    (["O", "O"], []),
    (["B-A", "I-A", "O"], [(0, 2, "A")]),
    (["B-A", "B-A"], [(0, 1, "A"), (1, 2, "A")]),
    (["B-A", "I-B"], [(0, 1, "A"), (1, 2, "B")]),
    (["O", "I-A", "I-A"], [(1, 3, "A")]),
]


def test_bio_table_is_whole() -> None:
    assert len(BIO) == 5


@pytest.mark.parametrize(("tags", "expected"), BIO, ids=lambda value: str(value)[:30])
def test_bio_spans(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert bio_spans(tags) == expected


def test_spans_never_open_inside() -> None:
    table = Transitions(("O", "B-A", "I-A", "B-B", "I-B"))
    scores = np.array([[0, 0, 5, 0, 0], [0, 0, 0, 0, 5], [5, 0, 0, 0, 0]], np.float32)
    found = spans(scores, table.classes, table.cost)
    assert len(found) == 1
    assert found[0][0] == 0
    assert found[0][1] == 2


def test_types_of_a_span_share_one_probability() -> None:
    classes = ("O", "B-X", "I-X", "B-Y", "I-Y")
    scores = log_softmax(np.array([[0, 2, 0, 1, 0], [0, 0, 3, 0, 1]], np.float32))
    shares = span_types(scores, classes, ("X", "Y"))
    assert shares.sum() == pytest.approx(1.0)
    # Means over two words: half of (2 - 1) + (3 - 1).
    assert np.log(shares[0] / shares[1]) == pytest.approx(1.5, abs=1e-5)
