"""Whole time expressions: units, small words behind, parts that touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc, Span

from kg.nlp.time_spans import whole_times

if TYPE_CHECKING:
    from spacy.language import Language

# words with tags, what the network marked, what is there
CASES = {
    "unit left out": ("six/NUM months/NOUN after/ADP", [(0, 1)], [(0, 2)]),
    "unit and ago": ("18/NUM months/NOUN ago/ADV", [(0, 1)], [(0, 3)]),
    "no unit": ("six/NUM shops/NOUN", [(0, 1)], [(0, 1)]),
    "preposition behind": ("9/NUM November/PROPN at/ADP sea/NOUN", [(0, 3)], [(0, 2)]),
    "article alone": ("the/DET dry/ADJ spring/NOUN", [(0, 1)], []),
    "hour and day": ("6/NUM p.m./NOUN Thursday/PROPN", [(0, 2), (2, 3)], [(0, 3)]),
    "hour on a day": ("noon/NOUN on/ADP Friday/PROPN", [(0, 2), (2, 3)], [(0, 3)]),
    "end of a year": ("the/DET end/NOUN of/ADP the/DET fiscal/ADJ year/NOUN", [(0, 4), (4, 6)], [(0, 6)]),
    "two days": ("Saturday/PROPN and/CCONJ Sunday/PROPN", [(0, 2), (2, 3)], [(0, 1), (2, 3)]),
    "a year as a name": ("the/DET 2022/NUM closures/NOUN", [(0, 1), (1, 2)], [(1, 2)]),
    "a day off": ("Friday/PROPN a/DET holiday/NOUN", [(0, 1), (1, 3)], [(0, 1), (1, 3)]),
    "apart": ("Friday/PROPN ,/PUNCT 5/NUM May/PROPN", [(0, 1), (2, 4)], [(0, 1), (2, 4)]),
    "one inside the other": ("six/NUM months/NOUN later/ADV", [(0, 1), (1, 2)], [(0, 2)]),
}  # fmt: skip


def test_case_table_is_whole() -> None:
    assert len(CASES) == 13


@pytest.mark.parametrize(("words", "marked", "expected"), CASES.values(), ids=CASES.keys())
def test_times_are_whole(
    nlp: Language, words: str, marked: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    pairs = [word.split("/") for word in words.split()]
    tokens, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    doc = Doc(nlp.vocab, words=tokens, pos=tags, lemmas=[token.lower().rstrip("s") for token in tokens])
    found = whole_times(doc, [Span(doc, *span, label="DATE") for span in marked])
    assert [(span.start, span.end) for span in found] == expected
    assert {span.label_ for span in found} <= {"DATE"}
