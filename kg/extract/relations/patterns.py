"""The templates of `kg:pattern`, matched over the tokens and entity mentions of a sentence.

`X` and `Y` are whole entity mentions, `TITLE` a job title, other words lemmas; `( a | b )`
alternatives, `( a )?` optional, `{list}` any entry of the word list `kg:list`, `‹` and `›` the brackets of the text.
Adverbs, adjectives, determiners and numbers between may be skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.ontology import Ontology

SKIPPED = frozenset({"ADV", "ADJ", "DET", "NUM"})
PIECES = re.compile(r"\(|\)\??|\||\{[^}]+\}|[^\s()|{}]+")
BRACKETS = {"(": "‹", ")": "›"}
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit of a sentence as templates see it: an entity mention, a job title, or a word with its forms."""

    forms: frozenset[str]
    start: int
    end: int
    """Token indices, half open."""
    entity: int | None = None
    is_title: bool = False
    part_of_speech: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a template bound: cells of X, of Y, of the title."""

    x: Cell | None = None
    y: Cell | None = None
    title: Cell | None = None
    end: int = 0


@cache
def rows(pattern: str) -> tuple[Row, ...]:
    """Return a template written out: every choice of its alternatives and options.

    >>> rows("X ( 's | of )? Y")
    (('X', "'s", 'Y'), ('X', 'of', 'Y'), ('X', 'Y'))
    """
    pieces = PIECES.findall(pattern)
    found, rest = _sequence(pieces, 0)
    if rest != len(pieces):
        return ()
    return tuple(dict.fromkeys(found))


def _sequence(pieces: Sequence[str], at: int) -> tuple[list[Row], int]:
    branches: list[list[Row]] = []
    current: list[Row] = [()]
    while at < len(pieces) and not pieces[at].startswith(")"):
        piece = pieces[at]
        if piece == "|":
            branches.append(current)
            current = [()]
            at += 1
            continue
        if piece == "(":
            inner, at = _sequence(pieces, at + 1)
            if at < len(pieces) and pieces[at] == ")?":
                inner = [*inner, ()]
            at += 1
        else:
            inner, at = [(piece,)], at + 1
        current = [(*left, *right) for left in current for right in inner]
    return [row for branch in (*branches, current) for row in branch], at


def match(row: Row, cells: Sequence[Cell], ontology: Ontology) -> Iterator[Bound]:
    """Yield what a written-out template binds, from each cell where it can begin."""
    for start in range(len(cells)):
        found = _match(row, 0, cells, start, Bound(end=start), ontology)
        if found is not None:
            yield found


def _match(row: Row, at: int, cells: Sequence[Cell], place: int, bound: Bound, ontology: Ontology) -> Bound | None:
    if at == len(row):
        return replace(bound, end=place)
    if place >= len(cells):
        return None
    cell, word = cells[place], row[at]
    length = _list_length(word, cells, place, ontology)
    if length:
        return _match(row, at + 1, cells, place + length, bound, ontology)
    if _fits(word, cell, ontology):
        further = replace(
            bound,
            x=cell if word == "X" else bound.x,
            y=cell if word == "Y" else bound.y,
            title=cell if word == "TITLE" else bound.title,
        )
        found = _match(row, at + 1, cells, place + 1, further, ontology)
        if found is not None:
            return found
    if at and cell.entity is None and not cell.is_title and cell.part_of_speech in SKIPPED:
        return _match(row, at, cells, place + 1, bound, ontology)
    return None


def _fits(word: str, cell: Cell, ontology: Ontology) -> bool:
    if word in ("X", "Y"):
        return cell.entity is not None
    if word == "TITLE":
        return cell.is_title
    if word.startswith("{"):
        return any(entry and entry[0] in cell.forms for entry in ontology.word_lists.get(f"kg:{word[1:-1]}", ()))
    if word in ("'s", "’s"):
        return bool(cell.forms & {"'s", "’s", "'", "’"})
    return word.lower() in cell.forms


def _list_length(word: str, cells: Sequence[Cell], place: int, ontology: Ontology) -> int:
    """Return how many cells an entry of a word list covers, the longest one."""
    if not word.startswith("{"):
        return 0
    lengths = [
        len(entry)
        for entry in ontology.word_lists.get(f"kg:{word[1:-1]}", ())
        if place + len(entry) <= len(cells)
        and all(part in cells[place + offset].forms for offset, part in enumerate(entry))
    ]
    return max(lengths, default=0)


def forms_of(token: Token) -> frozenset[str]:
    """Return the forms under which templates know a token."""
    return frozenset({token.lower_, token.lemma_.lower(), BRACKETS.get(token.text, token.lower_)})
