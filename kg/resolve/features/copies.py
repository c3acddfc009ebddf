"""Are two documents one text?"""

from __future__ import annotations

from math import sqrt

from kg.resolve.alignment import CLEAR_GAIN, aligned_sentences, common_chain
from kg.resolve.fingerprints import Fingerprint
from kg.resolve.scoring import Feature, Table, ramp

FEWEST_SHINGLES = 15
FEWEST_ANCHORS = 6
SHORT_CHAIN, LONG_CHAIN = 4, 12
"""So many names and numbers come in one order by chance, and so many do not."""
FEWEST_SENTENCES = 3
CHANCE, CERTAIN = 0.35, 0.7
"""Share of names and numbers that independent articles on one story tell in one order, and that copies do."""
CHANCE_WORDING, PLAIN_WORDING = 0.12, 0.5
"""Share of word 3-grams that independent articles on one story have in common, and that leaves no doubt."""
CHANCE_GAIN, FULL_GAIN = 0.12, 0.25
"""Gain a sentence that independent articles on one story reach, and that makes a rewrite as plain as a copy."""
WHOLE = 0.7
"""Share of a text's sentences, or of its wording, from which on all of it is in the other."""


def shares_wording(left: Fingerprint, right: Fingerprint) -> float:
    """The documents share much of their wording."""
    return ramp(_wording(left, right), CHANCE_WORDING, PLAIN_WORDING)


def shares_names_in_order(left: Fingerprint, right: Fingerprint) -> float:
    """The same names and numbers come in the same order."""
    mine, theirs = _telling_anchors(left, right)
    shared, chain = common_chain(mine, theirs)
    if chain < FEWEST_ANCHORS:
        return 0.0
    told = chain / min(len(mine), len(theirs)) * (chain / shared) ** 3
    length = min(1.0, (chain - SHORT_CHAIN) / (LONG_CHAIN - SHORT_CHAIN))
    return length * ramp(told, CHANCE, CERTAIN)


def shares_sentences_in_order(left: Fingerprint, right: Fingerprint) -> float:
    """Sentences of like meaning follow one another in the same order."""
    if _wording(left, right) < 0.03 and common_chain(*_telling_anchors(left, right))[1] < FEWEST_ANCHORS:
        return 0.0
    chain = aligned_sentences(left, right)
    if len(chain) < FEWEST_SENTENCES:
        return 0.0
    sentences = sqrt(_long(left) * _long(right))
    return ramp(sum(gain for _, _, gain in chain) / sentences, CHANCE_GAIN, FULL_GAIN)


def coverage(left: Fingerprint, right: Fingerprint) -> float:
    """Return how much of the shorter document is in the other: of its sentences, in order, or of its wording."""
    told = sum(gain >= CLEAR_GAIN for _, _, gain in aligned_sentences(left, right))
    return max(_wording(left, right), told / max(1, min(_long(left), _long(right))))


def _telling_anchors(left: Fingerprint, right: Fingerprint) -> tuple[list[str], list[str]]:
    """Return the names and numbers of both, without those that both are full of."""
    usual = left.frequent & right.frequent
    mine, theirs = ([anchor for anchor in each.anchors if anchor not in usual] for each in (left, right))
    return mine, theirs


def _wording(left: Fingerprint, right: Fingerprint) -> float:
    fewest = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / fewest if fewest >= FEWEST_SHINGLES else 0.0


def _long(found: Fingerprint) -> int:
    return sum(sentence.is_long for sentence in found.sentences)


COPIES = Table(
    (
        Feature(shares_wording, 1.0),
        Feature(shares_names_in_order, 0.9),
        Feature(shares_sentences_in_order, 0.8),
    ),
    same=0.7,
    unsure=0.5,
)
