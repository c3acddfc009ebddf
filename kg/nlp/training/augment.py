"""Disguises of a sentence that news wears: other case, no full stop, unseen names."""

from __future__ import annotations

import random

from kg.nlp.training.inventory import Encoded
from kg.nlp.training.sentences import NAME_CLASSES, allowed

SYLLABLES = (
    "ba be bo bri ca cen co da del di do dra du el en fa fi flo ga gen go gra ha hel in ja jo ka kel ki ko kra la "
    "le li lo lu ma mer mi mo na ne ni no nor o or pa pe pi plu po qua ra re ri ro ru sa se si so sta su ta te ti "
    "to tra tu u va ve vi vo wa we wi xa ya yo za ze zi zo"
).split()
ENDINGS = ("", "", "n", "x", "r", "s", "l", "ra", "ly", "fy", "io", "ix", "on", "ex", "is", "ar", "tek", "soft", "pay")
NAME_BITS = 0b11111111110
# The share of sentences whose names are replaced, so that the words around a name tell its type.
RENAMED = {"own": 0.4, "meantime": 0.3}
RENAMED_ELSEWHERE = 0.15
KEEP = {"The", "Of", "And", "Inc.", "Inc", "Corp.", "Ltd.", "Co.", "University", "Bank", "Group", "New", "Mr.", "Ms."}


ABBREVIATIONS = {
    allowed(NAME_CLASSES, "B", "PLACE"): ("U.S.", "U.K.", "U.S.", "E.U.", "D.C.", "L.A."),
    allowed(NAME_CLASSES, "I", "PLACE"): ("D.C.", "Calif.", "Mass.", "N.Y."),
    allowed(NAME_CLASSES, "I", "ORGANIZATION"): ("Inc.", "Corp.", "Ltd.", "Co.", "Bros."),
}


def seeded(name: str) -> random.Random:
    """Return the random numbers that belong to a name: the same ones in every run."""
    return random.Random(name)  # noqa: S311 - seeded on purpose


def made_up_name(rng: random.Random) -> str:
    """Return a word that looks like the name of a new brand."""
    word = "".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 2, 3)))) + rng.choice(ENDINGS)
    style = rng.random()
    if style < 0.70:
        return word.capitalize()
    if style < 0.85:
        return word.capitalize() + "".join(rng.choices(SYLLABLES, k=2)).capitalize()
    if style < 0.93:
        return word[:4].upper()
    return rng.choice("iex") + word.capitalize()


def disguise(sentence: Encoded, rng: random.Random) -> tuple[list[str], bool]:
    """Return the sentence's words, perhaps disguised, and whether its closing mark is still there."""
    words = list(sentence.words)
    if "names" in sentence.gold and rng.random() < RENAMED.get(sentence.source, RENAMED_ELSEWHERE):
        _rename(words, sentence, rng)
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


def _rename(words: list[str], sentence: Encoded, rng: random.Random) -> None:
    """Replace the capitalised words of names, the same word by the same new one."""
    new: dict[str, str] = {}
    for place, mask in enumerate(sentence.gold["names"]):
        bits = int(mask)
        word = words[place]
        if bits & NAME_BITS and not bits & 1 and word.isalpha() and word[0].isupper() and word not in KEEP:
            words[place] = new.setdefault(word, made_up_name(rng))


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
