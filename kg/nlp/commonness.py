"""How common a word is, as far as the order of the word pieces tells: they are numbered by frequency."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from math import log

from kg.nlp.pieces import Pieces

UNKNOWN = 40_000
"""The place of a word that is no piece by itself."""


@cache
def _pieces() -> Pieces:
    with as_file(files("kg.nlp") / "weights") as folder:
        return Pieces.open(folder / "tokenizer.json")


def rareness(word: str) -> float:
    """Return the logarithm of a word's place among all words: the rarer, the higher.

    >>> rareness("house") < rareness("dwelling") < rareness("habitation")
    True
    """
    pieces = _pieces().of(word)
    return log(pieces[0] + 1) if len(pieces) == 1 else log(UNKNOWN)
