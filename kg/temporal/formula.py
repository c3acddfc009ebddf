"""The little language in which a grammar row says what an expression means: `in(month(7),rel(year,-1))`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[(),]|[^(),]+")


@dataclass(frozen=True, slots=True)
class Formula:
    """An operator and what it is applied to; a leaf is an operator without parts."""

    operator: str
    parts: tuple[Formula, ...] = ()

    def __str__(self) -> str:
        return self.operator + (f"({','.join(map(str, self.parts))})" if self.parts else "")

    @property
    def number(self) -> int:
        """Return the leaf as a whole number."""
        return int(self.operator)


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> Formula:
    """Return the formula that a string writes down.

    >>> parse_formula("in(month(7),rel(year,-1))").parts[1].parts[1].number
    -1
    """
    tokens = _TOKEN.findall(text)
    formula, rest = _parse(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"the formula {text!r} goes on after its end")
    return formula


def _parse(tokens: list[str], at: int) -> tuple[Formula, int]:
    operator, at = tokens[at], at + 1
    parts: list[Formula] = []
    if at < len(tokens) and tokens[at] == "(":
        at += 1
        while tokens[at] != ")":
            part, at = _parse(tokens, at)
            parts.append(part)
            at += tokens[at] == ","
        at += 1
    return Formula(operator, tuple(parts)), at
