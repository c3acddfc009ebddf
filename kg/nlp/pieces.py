"""Words as the encoder sees them: word pieces of an uncased vocabulary plus a word shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

# Shapes tell the uncased encoder about case and digits; 0 is the shape of the two special pieces.
SHAPES = ("special", "digits", "mixed digits", "lower", "upper", "capital", "capitalised", "camel", "punctuation")
LONGEST_WORD = 12


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """Return the number of a word's shape in SHAPES."""
    if any(mark.isdigit() for mark in word):
        return 1 if not any(mark.isalpha() for mark in word) else 2
    letters = [mark for mark in word if mark.isalpha()]
    if not letters:
        return 8
    if not any(mark.isupper() for mark in letters):
        return 3
    if all(mark.isupper() for mark in letters):
        return 4 if len(letters) > 1 else 5
    if letters[0].isupper() and not any(mark.isupper() for mark in letters[1:]):
        return 6
    return 7


@dataclass(slots=True)
class Pieces:
    """Word pieces of words, from a tokenizer file, remembered per word."""

    tokenizer: Tokenizer
    known: dict[str, tuple[int, ...]]

    @classmethod
    def open(cls, path: Path) -> Pieces:
        """Return the word pieces of a tokenizer file."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, {})

    @property
    def edges(self) -> tuple[int, int]:
        """Return the pieces that open and close a window."""
        return self._special("[CLS]"), self._special("[SEP]")

    def of(self, word: str) -> tuple[int, ...]:
        """Return at least one and at most LONGEST_WORD pieces of a word."""
        found = self.known.get(word)
        if found is None:
            ids = self.tokenizer.encode(word[:100], add_special_tokens=False).ids[:LONGEST_WORD]
            found = tuple(ids) or (self._special("[UNK]"),)
            if len(self.known) > 200_000:
                self.known.clear()
            self.known[word] = found
        return found

    def whole(self, word: str) -> bool:
        """Return whether a word in lower case is so common that it is one piece."""
        return self.tokenizer.token_to_id(word) is not None

    def _special(self, name: str) -> int:
        number = self.tokenizer.token_to_id(name)
        if number is None:
            message = f"the tokenizer file has no piece {name}"
            raise ValueError(message)
        return number
