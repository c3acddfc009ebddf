"""Cut a text into the pieces that the time grammar reads, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters, a run of digits, or one sign."""

    start: int
    end: int
    text: str
    lower: str
    is_glued: bool
    """Whether it follows the token before it without a space."""
    is_barred: bool
    """Whether a paragraph ends before it."""


def cut(text: str) -> Iterator[Token]:
    """Yield the tokens of a text from left to right.

    >>> [token.lower for token in cut("mid-2023, Q3")]
    ['mid', '-', '2023', ',', 'q', '3']
    """
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        lower = "'" if word in "’‘`" else "-" if word in "–—‐‑~" else word.lower()
        gap = text[last:start]
        yield Token(start, end, word, lower, not gap and start > 0, gap.count("\n") > 1)
        last = end
