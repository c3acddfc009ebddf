"""Parse a run of tokens bottom-up: every constituent that the grammar rows allow, with its meaning.

A left-corner chart, filled from right to left, so that what can follow is complete when a row asks for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import product

from kg.temporal.lexicon import digit_classes, words_by_first
from kg.temporal.tokens import Token

_REFERENCE = re.compile(r"\$(\d)")


@dataclass(frozen=True, slots=True)
class Row:
    """A grammar row: what it makes, of which symbols, meaning what; lower `rank` wins.

    `places` are the places of the symbols in the pattern as written, which the meaning counts by.
    """

    name: str
    makes: str
    symbols: tuple[str, ...]
    places: tuple[int, ...]
    meaning: str
    rank: int
    guard: str = ""

    def compose(self, values: Sequence[str]) -> str:
        """Return the meaning with the values of the symbols put in."""
        if self.meaning == "$1":
            return values[0]
        by_place = dict(zip(self.places, values, strict=True))
        return _REFERENCE.sub(lambda match: by_place[int(match[1])], self.meaning)


@dataclass(frozen=True, slots=True)
class Part:
    """A constituent: tokens from its place in the chart up to `end`."""

    makes: str
    end: int
    meaning: str
    name: str = ""
    guard: str = ""
    rank: int = -1
    """The rank of its row; words outrank rows."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What rows have read so far: the rows that end here, and what each next symbol leads to."""

    rows: list[Row] = field(default_factory=list)
    next: dict[str, Branch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rows as a tree of their symbols, and the words they name literally."""

    root: Branch
    literals: frozenset[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Return the grammar, read from its table."""
    root = Branch()
    literals: set[str] = set()
    for row in rows():
        branch = root
        for symbol in row.symbols:
            branch = branch.next.setdefault(symbol, Branch())
        branch.rows.append(row)
        literals.update(name for symbol in row.symbols if (name := symbol.lstrip("~")) == name.lower())
    return Grammar(root, frozenset(literals))


def rows() -> Iterator[Row]:
    """Yield the rows with their alternatives and optional symbols written out."""
    text = files("kg.temporal").joinpath("grammar", "rows.toml").read_text(encoding="utf-8")
    written = (row for group in tomllib.loads(text).values() for row in group)
    for rank, (name, makes, pattern, meaning, _, *guard) in enumerate(written):
        for places, symbols in variants(pattern):
            yield Row(name, makes, symbols, places, meaning, rank, guard[0] if guard else "")


def variants(pattern: str) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Yield every sequence of symbols that a pattern stands for, with the places of the symbols in it.

    >>> list(variants("the? ~a|b"))
    [((1, 2), ('the', '~a')), ((1, 2), ('the', '~b')), ((2,), ('~a',)), ((2,), ('~b',))]
    """
    choices: list[tuple[str, ...]] = []
    for symbol in pattern.split():
        glue = "~" if symbol[0] == "~" else ""
        bare = symbol.removeprefix("~").removesuffix("?")
        options = tuple(glue + name for name in bare.split("|"))
        choices.append((*options, "") if symbol.endswith("?") else options)
    for combination in product(*choices):
        kept = [(place, symbol) for place, symbol in enumerate(combination, 1) if symbol]
        yield tuple(place for place, _ in kept), tuple(symbol for _, symbol in kept)


Chart = list[dict[tuple[str, int], Part]]


def parse(tokens: Sequence[Token]) -> Chart:
    """Return for every token the constituents that begin there, by name and end."""
    chart: Chart = [{} for _ in range(len(tokens) + 1)]
    root = grammar().root
    for at in range(len(tokens) - 1, -1, -1):
        agenda = list(seeds(tokens, at))
        while agenda:
            part = agenda.pop()
            known = chart[at].get((part.makes, part.end))
            if known is not None and known.rank <= part.rank:
                continue
            chart[at][part.makes, part.end] = part
            if (branch := root.next.get(part.makes)) is not None:
                for row, end, values in _complete(branch, part.end, (part.meaning,), tokens, chart):
                    guard = row.guard or (part.guard if not row.name else "")
                    agenda.append(Part(row.makes, end, row.compose(values), row.name or part.name, guard, row.rank))
    return chart


def seeds(tokens: Sequence[Token], at: int) -> Iterator[Part]:
    """Yield what the words at a place are, before any row is used."""
    token = tokens[at]
    if token.text.isascii() and token.text.isdigit():
        for name, value in digit_classes(token.text):
            yield Part(name, at + 1, value)
    if token.lower in grammar().literals:
        yield Part(token.lower, at + 1, token.lower)
    for word in words_by_first().get(token.lower, ()):
        if (name := word.class_of(token)) and word.found_at(tokens, at):
            yield Part(name, at + len(word.tokens), word.value)


def _complete(
    branch: Branch, at: int, values: tuple[str, ...], tokens: Sequence[Token], chart: Chart
) -> Iterator[tuple[Row, int, tuple[str, ...]]]:
    """Yield the rows that can be completed from a branch on, with their ends and the values of their symbols."""
    for row in branch.rows:
        yield row, at, values
    if at >= len(tokens) or not branch.next:
        return
    is_glued = tokens[at].is_glued
    for part in list(chart[at].values()):
        for symbol in (part.makes, f"~{part.makes}") if is_glued else (part.makes,):
            if (longer := branch.next.get(symbol)) is not None:
                yield from _complete(longer, part.end, (*values, part.meaning), tokens, chart)
