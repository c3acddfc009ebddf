"""What of a document survives copying and rewriting: shingles, names and numbers in their order, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log

import numpy as np

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import MentionKind
from kg.model.span import Span
from kg.resolve.blocking import candidates
from kg.resolve.names import words_of

SHINGLE = 3
LONG_SHINGLE = 8
SAMPLE = 16
"""One long shingle in so many is kept as a block key (0 mod p, Manber 1994)."""
FEWEST_WORDS = 6
OFTEN = 3
RARE = 25
"""A name or number in more documents than this proposes no pairs."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by what rewriting leaves: its words, its names and numbers, its vector."""

    words: frozenset[str]
    anchors: frozenset[str]
    vector: tuple[int, ...] = ()
    position: int = 0
    """Its number in the document."""

    @property
    def is_long(self) -> bool:
        """Whether it says enough to be recognised."""
        return len(self.words) >= FEWEST_WORDS


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A document as comparisons of wording see it."""

    document: str
    words: tuple[str, ...]
    shingles: frozenset[int]
    sampled: frozenset[int]
    sentences: tuple[Sentence, ...]
    anchors: tuple[str, ...]
    """Names (as the entities that bear them) and numbers, in the order in which they first come."""
    frequent: frozenset[str]
    """Those that come more often than three times."""
    rarity: Mapping[str, float]
    """How much each word of the corpus tells, by how few sentences hold it."""
    is_spun: bool = False


def stable_hash(words: Sequence[str]) -> int:
    """Return a 64-bit number for some words, the same in every run."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def fingerprints(
    extractions: Sequence[Extraction], key_of: Mapping[MentionRef, str] | None = None
) -> Mapping[str, Fingerprint]:
    """Return the fingerprint of each document; `key_of` tells which entity each local one is."""
    counts: Counter[str] = Counter()
    rarity: dict[str, float] = {}
    found = {extraction.document.key: _fingerprint(extraction, rarity, key_of or {}) for extraction in extractions}
    for each in found.values():
        for sentence in each.sentences:
            counts.update(sentence.words)
    total = sum(len(each.sentences) for each in found.values())
    rarity.update((word, log((total + 1) / count)) for word, count in counts.items())
    return found


def _fingerprint(extraction: Extraction, rarity: Mapping[str, float], key_of: Mapping[MentionRef, str]) -> Fingerprint:
    kept = [(index, span) for index, span in enumerate(extraction.sentences) if _is_story(extraction, span)]
    anchored = _anchors(extraction, key_of)
    vectors = extraction.sentence_vectors
    sentences = tuple(
        Sentence(
            frozenset(_words(extraction.quote(span))),
            frozenset(anchored.get(index, ())),
            vectors[index] if index < len(vectors) else (),
            index,
        )
        for index, span in kept
    )
    words = tuple(word for _, span in kept for word in _words(extraction.quote(span)))
    long_shingles = {stable_hash(words[i : i + LONG_SHINGLE]) for i in range(len(words) - LONG_SHINGLE + 1)}
    sequence = [anchor for index, _ in kept for anchor in anchored.get(index, ())]
    counts = Counter(sequence)
    return Fingerprint(
        document=extraction.document.key,
        words=words,
        shingles=frozenset(stable_hash(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)),
        sampled=frozenset(value for value in long_shingles if value % SAMPLE == 0),
        sentences=sentences,
        anchors=tuple(counts),
        frequent=frozenset(anchor for anchor, count in counts.items() if count > OFTEN),
        rarity=rarity,
    )


def _is_story(extraction: Extraction, span: Span) -> bool:
    document = extraction.document
    return document.body.overlaps(span) and not any(skipped.contains(span) for skipped in document.skipped)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _anchors(extraction: Extraction, key_of: Mapping[MentionRef, str]) -> Mapping[int, list[str]]:
    """Return the names and numbers of each sentence, in their order."""
    document = extraction.document.key
    found = [
        (
            mention.span,
            key_of.get(MentionRef(document, index)) or " ".join(words_of(extraction.quote(mention.span))),
        )
        for index, entity in enumerate(extraction.entities)
        for mention in entity.mentions
        if mention.kind is MentionKind.NAME
    ]
    for span in extraction.sentences:
        for number in _NUMBER.finditer(extraction.quote(span)):
            start = span.start + number.start()
            found.append((Span(start, start + len(number[0])), number[0].replace(",", "")))
    by_sentence: dict[int, list[str]] = {}
    position = 0
    for span, words in sorted(found):
        while position < len(extraction.sentences) - 1 and extraction.sentences[position].end <= span.start:
            position += 1
        if words:
            by_sentence.setdefault(position, []).append(words)
    return by_sentence


def candidate_pairs(prints: Mapping[str, Fingerprint]) -> Iterator[tuple[str, str]]:
    """Yield pairs of documents that may be one text: near in shingles, or sharing rare names and numbers in a row."""
    frequency = Counter(anchor for found in prints.values() for anchor in found.anchors)
    bands = {name: tuple(min_hash_bands(found.shingles)) for name, found in prints.items()}

    def block_keys(name: str) -> Iterator[Hashable]:
        found = prints[name]
        yield from bands[name]
        yield from found.sampled
        rare = [a for a in found.anchors if a not in found.frequent and 1 < frequency[a] <= RARE]
        yield from zip(rare, rare[1:], rare[2:], strict=False)
        yield from zip(rare, rare[1:], rare[3:], strict=False)
        yield from zip(rare, rare[2:], rare[3:], strict=False)
        if len(prints) <= RARE:
            yield "small corpus"

    yield from candidates(list(prints), block_keys)


def min_hash_bands(shingles: frozenset[int]) -> Iterator[Hashable]:
    """Yield the bands of a MinHash signature (Broder 1997): documents that share one in seven shingles share a band.

    Written out here, since the libraries for it bring all of SciPy with them.
    """
    if not shingles:
        return
    values = np.fromiter(sorted(shingles), dtype=np.uint64, count=len(shingles))
    mixed = (values[:, None] >> np.uint64(3)) * _FACTORS[None, :] + _SHIFTS[None, :]
    smallest = (mixed >> np.uint64(16)).min(axis=0)
    for band in range(BANDS):
        yield "near", band, bytes(smallest[ROWS * band : ROWS * (band + 1)])


BANDS, ROWS = 32, 2
_FACTORS = np.array([stable_hash(("factor", str(n))) | 1 for n in range(BANDS * ROWS)], dtype=np.uint64)
_SHIFTS = np.array([stable_hash(("shift", str(n))) for n in range(BANDS * ROWS)], dtype=np.uint64)
