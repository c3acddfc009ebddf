"""Who does it and what it is done to, by key where somebody known is meant and else by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model.extraction import Extraction
from kg.model.mention import MentionKind
from kg.model.span import Span
from kg.resolve.background import Background
from kg.resolve.families import family
from kg.resolve.meanings import meanings

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Party:
    """Those who do it, or what it is done to: entities by key, all others by the families of their words."""

    keys: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    senses: frozenset[int] = field(default=frozenset(), compare=False)
    """The groups of like words that the words belong to."""

    def __bool__(self) -> bool:
        """Return whether anybody or anything is told."""
        return bool(self.keys or self.words)

    def __or__(self, other: Party) -> Party:
        """Return both together."""
        return Party(self.keys | other.keys, self.words | other.words, self.senses | other.senses)

    def shares(self, other: Party) -> bool:
        """Return whether somebody or something is the same in both."""
        pairs = ((self.keys, other.keys), (self.words, other.words))
        return any(not mine.isdisjoint(theirs) for mine, theirs in pairs) or not self.senses.isdisjoint(other.senses)

    def excludes(self, other: Party) -> bool:
        """Return whether the two are told in like terms, and nothing is the same: a name says nothing of a word."""
        is_comparable = bool((self.words and other.words) or (self.keys and other.keys))
        return is_comparable and not self.shares(other)

    @property
    def size(self) -> int:
        """Return by how many keys and words they are told."""
        return len(self.keys) + len(self.words)

    def likeness(self, other: Party) -> float:
        """Return the share of the words of the shorter that the other has as well (Szymkiewicz 1934)."""
        least = min(self.size, other.size)
        return (len(self.keys & other.keys) + len(self.words & other.words)) / least if least else 0.0


NOBODY = Party()


def who_at(extraction: Extraction) -> Mapping[int, int]:
    """Return the local entity that the word at each place stands for."""
    found: dict[int, int] = {}
    for index, entity in enumerate(extraction.entities):
        for mention in entity.mentions:
            span = mention.span if mention.kind is MentionKind.NAME else mention.head
            for word in _WORD.finditer(extraction.quote(span)):
                found.setdefault(span.start + word.start(), index)
    return found


def party(extraction: Extraction, spans: Iterable[Span], known: Background, who: Mapping[int, int]) -> Party:
    """Return who or what some words of a document stand for."""
    keys, words, senses = set[str](), set[str](), set[int]()
    for span in spans:
        key = known.directory.key(extraction.document.key, who.get(span.start))
        if key is not None:
            keys.add(key)
            continue
        word = extraction.quote(span).lower()
        words.add(family(word))
        senses.update(meanings(word))
    return Party(frozenset(keys), frozenset(words), frozenset(senses))
