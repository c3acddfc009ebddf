"""What documents are about, as far as their words tell: which of them tell one story.

Words weigh by how few documents have them (tf-idf), names twice. Each gist then takes in those of the documents
nearest to it (document expansion, Singhal & Pereira 1999): two reports of one story may share few words, but they
share their neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest
from math import exp, log, sqrt

from kg.model.extraction import Extraction
from kg.model.mention import MentionKind
from kg.nlp.commonness import rareness
from kg.resolve.families import family

STOP = frozenset(
    "a about after also an and are as at be been before but by for from had has have he her his in into is it its more "
    "no not of on or out over said says she than that the their they this to up was were which who will with "
    "would".split()
)
"""Words too common to tell anything."""
NEIGHBOURS, ROUNDS, PULL = 8, 2, 3.0
"""So many neighbours are taken in, so often, with so much weight."""
OTHERS, OFTEN, FIRST_WORD = 100, 60, 1995
"""So many documents are imagined; a word of this rank comes in each; the rank in the list of the first word."""
LONGEST = 120
"""So many words of a gist are kept."""
COMMON = 60
"""A word in more documents than this, or than half of them, makes none of them neighbours: cost stays linear."""
_WORD = re.compile(r"[A-Za-z0-9]+")

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """A document by the words that tell it from others; the squares of the weights sum up to 1."""

    document: str
    weights: Weights


def content_words(text: str) -> list[str]:
    """Return the families of the words that tell something.

    >>> content_words("The owner sold it in 2024")
    ['own', 'sell', '2024']
    """
    return [family(word) for word in _WORD.findall(text.lower()) if _tells(word)]


def rarities(extractions: Sequence[Extraction]) -> Weights:
    """Return how much each word of a corpus tells, by how few documents have it.

    So that a corpus on one story does not take its own names for common, documents on other matters are imagined
    beside it, in which words come as often as they do in English.
    """
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for each in extractions:
        words = {word for word in _WORD.findall(each.document.text.lower()) if _tells(word)}
        spellings.update((family(word), word) for word in sorted(words))
        counts.update(sorted({family(word) for word in words}))
    total = len(extractions) + OTHERS
    return {
        word: log(total / (count + 0.5 + OTHERS * share_of_documents(spellings[word])))
        for word, count in counts.items()
    }


@cache
def share_of_documents(word: str) -> float:
    """Return in about what share of all news a word comes, by its rank (Zipf)."""
    rank = max(1.0, exp(rareness(word)) - FIRST_WORD)
    return min(1.0, OFTEN / rank)


def _tells(word: str) -> bool:
    return word not in STOP and len(word) > 1


def gists(extractions: Sequence[Extraction], rarity: Weights) -> Mapping[str, Gist]:
    """Return the gist of each document, its neighbours taken in."""
    found: Mapping[str, Weights] = {each.document.key: _plain(each, rarity) for each in extractions}
    for _ in range(ROUNDS):
        found = _expanded(found)
    return {document: Gist(document, weights) for document, weights in found.items()}


def _plain(extraction: Extraction, rarity: Weights) -> Weights:
    counts = Counter(content_words(extraction.document.text))
    for entity in extraction.entities if extraction.entities else ():
        for mention in entity.mentions if entity.is_name else ():
            if mention.kind is MentionKind.NAME:
                counts.update(content_words(extraction.quote(mention.span)))
    return unit({word: (1 + log(count)) * rarity.get(word, 0.0) for word, count in counts.items()})


def _expanded(found: Mapping[str, Weights]) -> Mapping[str, Weights]:
    """Return each document's words with those of the documents nearest to it."""
    holders: dict[str, list[str]] = {}
    for document, weights in found.items():
        for word in weights:
            holders.setdefault(word, []).append(document)
    near = min(NEIGHBOURS, (len(found) - 1) // 2)
    common = min(len(found) // 2 + 1, COMMON)
    expanded = {}
    for document, weights in found.items():
        likeness: Counter[str] = Counter()
        for word, weight in weights.items():
            for other in holders[word] if len(holders[word]) <= common else ():
                likeness[other] += weight * found[other][word]  # type: ignore[assignment]
        del likeness[document]
        total = Counter(weights)
        for other in nlargest(near, sorted(likeness), key=likeness.__getitem__):
            for word, weight in found[other].items():
                total[word] += PULL * likeness[other] * weight  # type: ignore[assignment]
        expanded[document] = unit(total)
    return expanded


def unit(weights: Weights) -> Weights:
    """Return the heaviest words, their weights such that the squares sum up to 1."""
    kept = nlargest(LONGEST, ((weight, word) for word, weight in weights.items() if weight > 0))
    length = sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
    return {word: weight / length for weight, word in kept}


@lru_cache(maxsize=200_000)
def likeness(left: Gist, right: Gist) -> float:
    """Return how alike two documents are, from 0 to 1."""
    return overlap(left.weights, right.weights)


def overlap(left: Weights, right: Weights) -> float:
    """Return the cosine of two sets of weighted words of length 1."""
    small, large = sorted((left, right), key=len)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())
