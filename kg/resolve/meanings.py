"""Which words news use for one and the same happening: "foiled" and "thwarted", "crash" and "accident"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.resolve.families import family

LIGHT = frozenset("be bring call come get give go have let make put set take turn run hold keep".split())
"""Verbs that tell little beside another word: "took office", "turned down"."""
ASPECT = frozenset("begin commence kick onset start".split())
"""Words that tell of the beginning of something else, and nothing of what it is."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def meanings(trigger: str, *, is_typed: bool = False) -> frozenset[int]:
    """Return the groups of like words that those of a trigger belong to.

    A lone word of beginning ("commenced") tells not what begins: of no known kind it is like words of its
    own sort only, and of a known kind like words of known kinds only, whose groups are negative.

    >>> meanings("foiled") == meanings("thwarts") != frozenset()
    True
    """
    words = [family(word) for word in _WORD.findall(trigger.lower())]
    told = [word for word in words if word not in LIGHT] or words
    found = frozenset(group for word in told for group in _groups().get(word, ()))
    is_beginning = all(word in _aspect() for word in told)
    if is_typed:
        told_as_kind = frozenset(~group for group in found - _beginnings())
        return told_as_kind if is_beginning else told_as_kind | found - _beginnings()
    return found & _beginnings() if is_beginning else found


@cache
def _aspect() -> frozenset[str]:
    return frozenset(map(family, ASPECT))


@cache
def _beginnings() -> frozenset[int]:
    """Return the group that holds words of beginning alone."""
    return frozenset[int].intersection(*(_groups()[word] for word in sorted(_aspect())))


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """Return the numbers of the groups by the families of their words."""
    lines = files("kg.resolve").joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split() if not line.startswith("#") else ():
            found.setdefault(family(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
