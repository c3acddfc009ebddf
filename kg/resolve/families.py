"""Words of one family: verb and noun of one root, under one name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_ENDING = re.compile(
    r"(?:ations?|itions?|ements?|ments?|ings?|ers?|ors?|ions?|ances?|ied|ies|ed|es|al|als|s|e|(?<=[^aeiou])y)$"
)
_LAST = re.compile(r"[es]$")
SHORTEST = 3
"""So many letters an ending leaves."""


@cache
def family(word: str) -> str:
    """Return the name of a word's family: from the table of irregular ones, or the word without its ending.

    >>> family("launched") == family("launches") == family("launch")
    True
    >>> family("fell"), family("acquisition")
    ('fall', 'acquire')
    """
    lower = word.lower().replace("’", "'")
    known = irregular().get(lower)
    if known is not None:
        return known
    cut = _cut(lower)
    return _by_cut().get(cut, cut)


@cache
def irregular() -> Mapping[str, str]:
    """Return the name of the family of each word that endings do not tell."""
    lines = files("kg.resolve").joinpath("word_families.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        for word in line.split() if not line.startswith("#") else ():
            found.setdefault(word, line.split()[0])
    return found


@cache
def _by_cut() -> Mapping[str, str]:
    """Return the families under their own names' stems, so that their regular forms join them."""
    return {_cut(name): name for name in irregular().values()}


def _cut(word: str) -> str:
    """Return a word without its ending, a final "e" or "s", and the second of two like letters at its end."""
    for ending in (_ENDING, _LAST):
        found = ending.search(word)
        if found is not None and found.start() >= SHORTEST and not word.endswith("ss"):
            word = word[: found.start()]
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word
