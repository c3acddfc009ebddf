"""Tokens, shapes and lemmas."""

from __future__ import annotations

import pytest

from kg.nlp.pieces import SHAPES, shape
from kg.nlp.tokenizer import word_spans

TOKENS = {
    "hyphen": ("well-known", ["well", "-", "known"]),
    "kept prefix": ("e-mail", ["e-mail"]),
    "years": ("2010-2015", ["2010", "-", "2015"]),
    "slash": ("and/or", ["and", "/", "or"]),
    "no apostrophe, no contraction": ("They wed", ["They", "wed"]),
    "marks": ("Wait!!", ["Wait", "!!"]),
    "money": ("$3.4bn", ["$", "3.4bn"]),
    "possessive": ("Orvella's", ["Orvella", "'s"]),
    "abbreviation": ("the U.S. bank", ["the", "U.S.", "bank"]),
    "telephone": ("555-010-0199", ["555-010-0199"]),
}


def test_token_table_is_whole() -> None:
    assert len(TOKENS) == 10


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS.keys())
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == expected


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("2024", "digits"),
        ("G7", "mixed digits"),
        ("plant", "lower"),
        ("NATO", "upper"),
        ("A", "capital"),
        ("Orvella", "capitalised"),
        ("iPlant", "camel"),
        ("…", "punctuation"),
    ],
)
def test_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name
