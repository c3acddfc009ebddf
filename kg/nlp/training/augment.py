"""Disguises of a sentence that news wears: other names, other case, no full stop."""

from __future__ import annotations

import random

from kg.nlp.training.inventory import Encoded
from kg.nlp.training.renaming import Renaming
from kg.nlp.training.sentences import NAME_CLASSES, allowed

ABBREVIATIONS = {
    allowed(NAME_CLASSES, "B", "PLACE"): ("U.S.", "U.K.", "U.S.", "E.U.", "D.C.", "L.A."),
    allowed(NAME_CLASSES, "I", "PLACE"): ("D.C.", "Calif.", "Mass.", "N.Y."),
    allowed(NAME_CLASSES, "I", "ORGANIZATION"): ("Inc.", "Corp.", "Ltd.", "Co.", "Bros."),
}


def seeded(name: str) -> random.Random:
    """Return the random numbers that belong to a name: the same ones in every run."""
    return random.Random(name)  # noqa: S311 - seeded on purpose


def disguise(sentence: Encoded, renaming: Renaming, rng: random.Random) -> tuple[list[str], bool]:
    """Return the sentence's words, perhaps disguised, and whether its closing mark is still there."""
    words = list(sentence.words)
    renaming.apply(words, sentence.mentions)
    style = rng.random()
    if style < 0.03:
        words = [word.lower() for word in words]
    elif style < 0.05:
        words = [word.upper() for word in words]
    elif style < 0.08 and len(words) < 18:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    kept = True
    if rng.random() < 0.3 and _abbreviate(words, sentence, rng):
        return words, kept
    if len(words) > 3 and words[-1] in (".", "!") and rng.random() < 0.06:
        head = sentence.gold.get("head")
        if head is None or not (head == len(words)).any():
            words.pop()
            kept = rng.random() < 0.3
    return words, kept


def _abbreviate(words: list[str], sentence: Encoded, rng: random.Random) -> bool:
    """Let an abbreviation end the sentence, without a further full stop; return whether that was done."""
    if len(words) < 5 or words[-1] != "." or "names" not in sentence.gold or "head" not in sentence.gold:
        return False
    before = ABBREVIATIONS.get(int(sentence.gold["names"][-2]))
    if before is None or (sentence.gold["head"] == len(words)).any():
        return False
    words.pop()
    words[-1] = rng.choice(before)
    return True
