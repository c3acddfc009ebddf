"""Are two documents one text?"""

from __future__ import annotations

from kg.resolve.alignment import aligned_sentences, common_chain
from kg.resolve.fingerprints import Fingerprint
from kg.resolve.scoring import Feature, Table

FEWEST_SHINGLES = 15
FEWEST_ANCHORS = 5
FEWEST_SENTENCES = 4


def shares_wording(left: Fingerprint, right: Fingerprint) -> float:
    """The documents share much of their wording."""
    fewest = min(len(left.shingles), len(right.shingles))
    if fewest < FEWEST_SHINGLES:
        return 0.0
    return min(1.0, 2 * len(left.shingles & right.shingles) / fewest)


def shares_names_in_order(left: Fingerprint, right: Fingerprint) -> float:
    """The same names and numbers come in the same order."""
    shared, chain = common_chain(left.anchors, right.anchors)
    if chain < FEWEST_ANCHORS or chain < 0.75 * shared:
        return 0.0
    return chain / min(len(left.anchors), len(right.anchors))


def shares_sentences_in_order(left: Fingerprint, right: Fingerprint) -> float:
    """Like sentences follow one another in the same order."""
    chain = aligned_sentences(left, right)
    if len(chain) < FEWEST_SENTENCES:
        return 0.0
    return len(chain) / min(len(left.sentences), len(right.sentences))


COPIES = Table(
    (
        Feature(shares_wording, 1.0),
        Feature(shares_names_in_order, 0.5),
        Feature(shares_sentences_in_order, 0.6),
    ),
    same=0.55,
    unsure=0.4,
)
