"""The templates by grammar of `ontology/relations.ttl`, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology

DESCRIBED, DONE, HELD = " ~ ", " > ", " : "
SIGNS = (DESCRIBED, DONE, HELD)


@dataclass(frozen=True, slots=True)
class Row:
    """A template by grammar: sign, what fills the middle, and whether X comes first."""

    predicate: str
    sign: str
    words: str
    """A word list in braces, TITLE, or a verb with its preposition."""
    is_x_first: bool
    has_owner: bool
    is_at_site: bool
    """Whether Y is a place that is run like a house: "who runs the Westbahn"."""
    text: str


def is_grammatical(pattern: str) -> bool:
    """Return whether a template is one of grammar, not of words."""
    return any(sign in pattern for sign in SIGNS)


@cache
def rows(ontology: Ontology) -> tuple[Row, ...]:
    """Return the templates by grammar.

    `X ~ {rivalWord} < Y` is a noun that describes X and whose owner is Y, `X > head > Y` a verb with subject and
    object, `X : {siteWord} : Y` something that X has in the place Y.
    """
    return tuple(
        _row(relation.name, pattern)
        for relation in ontology.relations.values()
        for pattern in relation.patterns
        if is_grammatical(pattern)
    )


def _row(predicate: str, pattern: str) -> Row:
    sign = next(sign for sign in SIGNS if sign in pattern)
    first, rest = pattern.split(sign, 1)
    words, _, last = rest.partition(" < " if sign == DESCRIBED else sign)
    return Row(predicate, sign, words.strip(), first.strip() == "X", bool(last), last.strip() == "Z", pattern)
