"""Lemmas: base forms of inflected words, and exceptions and suffix rules learnt from the treebanks, by tag."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.nlp.inflection import base_forms

NAME_TAGS = frozenset({"NNP", "NNPS"})
KEEP_TAGS = frozenset({"ADD", "GW"})
LONGEST_SUFFIX = 6


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """Exceptions and suffix rules by tag; a rule is (letters to cut, letters to add).

    An inflected word has the first base form that is a known word; else the exception; else the likeliest base form.
    """

    exceptions: dict[str, dict[str, str]]
    rules: dict[str, dict[str, tuple[int, str]]]
    known: Callable[[str], bool]

    @classmethod
    def open(cls, path: Path, known: Callable[[str], bool]) -> Lemmatizer:
        """Return the lemmatiser of a file."""
        content = json.loads(path.read_text(encoding="utf-8"))
        rules = {tag: {k: (int(v[0]), str(v[1])) for k, v in table.items()} for tag, table in content["rules"].items()}
        return cls(content["exceptions"], rules, known)

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma of a word with this tag (Penn Treebank)."""
        if tag in NAME_TAGS or tag in KEEP_TAGS:
            return word
        lower = word.lower().replace("’", "'")
        exception = self.exceptions.get(tag, {}).get(lower)
        bases = base_forms(lower, tag) if exception is None or exception.islower() else []
        found = bases[0] if len(bases) == 1 else next(filter(self.known, bases), exception)
        return found or (bases[0] if bases else apply(self.rules.get(tag, {}), lower))


def apply(rules: dict[str, tuple[int, str]], word: str) -> str:
    """Return the word changed by the rule of its longest known suffix."""
    for size in range(min(LONGEST_SUFFIX, len(word)), -1, -1):
        rule = rules.get(word[len(word) - size :] if size else "")
        if rule is not None and len(word) > rule[0]:
            return word[: len(word) - rule[0]] + rule[1]
    return word
