"""Which of two like texts was spun by a machine: sentence for sentence the same, in rarer words."""

from __future__ import annotations

from kg.nlp.commonness import rareness
from kg.resolve.alignment import CLEAR_GAIN, aligned_sentences
from kg.resolve.fingerprints import Fingerprint

SPUN = "machine-spun wording: sentence for sentence another article, with words swapped for rarer ones"
COVERED = 0.65
"""Share of both texts that must be versions of each other's sentences, in order."""
RARER = 0.25
"""How much rarer (in logarithms of rank) the swapped words are."""
FEWEST_SWAPS = 20


def spun_of(left: Fingerprint, right: Fingerprint) -> str | None:
    """Return the document that is a machine-spun version of the other, or None."""
    mine = [sentence for sentence in left.sentences if sentence.is_long]
    theirs = [sentence for sentence in right.sentences if sentence.is_long]
    chain = [(i, j) for i, j, gain in aligned_sentences(left, right) if gain >= CLEAR_GAIN]
    if not chain or len(chain) < COVERED * max(len(mine), len(theirs)):
        return None
    only_mine = [word for i, j in chain for word in mine[i].words - theirs[j].words]
    only_theirs = [word for i, j in chain for word in theirs[j].words - mine[i].words]
    if min(len(only_mine), len(only_theirs)) < FEWEST_SWAPS:
        return None
    difference = _mean_rareness(only_theirs) - _mean_rareness(only_mine)
    if abs(difference) < RARER:
        return None
    return right.document if difference > 0 else left.document


def _mean_rareness(words: list[str]) -> float:
    return sum(rareness(word) for word in words) / len(words)
