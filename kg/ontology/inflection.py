"""English inflection, undone."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

SHORTEST = 3
SIBILANT_PLURALS = ("ses", "xes", "zes", "ches", "shes", "oes")


@cache
def stems(form: str) -> frozenset[str]:
    """Return what an inflected form may come from, for words that the lemmatiser never saw ("dethroned", "underwent").

    >>> sorted(stems("dethroned"))
    ['dethron', 'dethrone']
    """
    return verb_stems(form) | noun_stems(form)


@cache
def verb_stems(form: str) -> frozenset[str]:
    """Return the verbs that a past or an -ing form may come from."""
    if form in irregular_verbs():
        return frozenset({irregular_verbs()[form]})
    found = {form[:-3] + "y"} if form.endswith("ied") else set()
    for ending in ("ed", "ing"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            found |= {stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
    return _long_enough(found)


@cache
def noun_stems(form: str) -> frozenset[str]:
    """Return the words that a form in -s may come from."""
    found = {form[:-3] + "y"} if form.endswith("ies") else set()
    if form.endswith("s") and not form.endswith("ss"):
        found |= {form[:-1], form[:-2] if form.endswith(SIBILANT_PLURALS) else form[:-1]}
    return _long_enough(found)


@cache
def irregular_verbs() -> dict[str, str]:
    """Return the verbs of the irregular forms that are nothing but verbs."""
    table = tomllib.loads(Path(__file__).with_name("irregular.toml").read_text(encoding="utf-8"))
    return {form: verb for verb, forms in table.items() for form in forms}


def _long_enough(words: set[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= SHORTEST)
