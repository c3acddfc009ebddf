"""Lemmas: exceptions and suffix rules learnt from the treebanks, by tag."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

NAME_TAGS = frozenset({"NNP", "NNPS"})
KEEP_TAGS = frozenset({"ADD", "GW"})
LONGEST_SUFFIX = 6


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """Exceptions and suffix rules by tag; a rule is (letters to cut, letters to add)."""

    exceptions: dict[str, dict[str, str]]
    rules: dict[str, dict[str, tuple[int, str]]]

    @classmethod
    def open(cls, path: Path) -> Lemmatizer:
        """Return the lemmatiser of a file."""
        content = json.loads(path.read_text(encoding="utf-8"))
        rules = {tag: {k: (int(v[0]), str(v[1])) for k, v in table.items()} for tag, table in content["rules"].items()}
        return cls(content["exceptions"], rules)

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma of a word with this tag (Penn Treebank)."""
        if tag in NAME_TAGS or tag in KEEP_TAGS:
            return word
        lower = word.lower().replace("’", "'")
        found = self.exceptions.get(tag, {}).get(lower)
        return found if found is not None else apply(self.rules.get(tag, {}), lower)


def apply(rules: dict[str, tuple[int, str]], word: str) -> str:
    """Return the word changed by the rule of its longest known suffix."""
    for size in range(min(LONGEST_SUFFIX, len(word)), -1, -1):
        rule = rules.get(word[len(word) - size :] if size else "")
        if rule is not None and len(word) > rule[0]:
            return word[: len(word) - rule[0]] + rule[1]
    return word
