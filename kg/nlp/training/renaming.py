"""Other names of the same type in place of a text's own, so that the words around a name tell its type."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.nlp.training.sentences import NAME_CLASSES, Sentence, allowed

TYPES = ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT")
SYLLABLES = (
    "ba be bo bri ca cen co da del di do dra du el en fa fi flo ga gen go gra ha hel in ja jo ka kel ki ko kra la "
    "le li lo lu ma mer mi mo na ne ni no nor o or pa pe pi plu po qua ra re ri ro ru sa se si so sta su ta te ti "
    "to tra tu u va ve vi vo wa we wi xa ya yo za ze zi zo"
).split()
ENDINGS = ("", "", "n", "x", "r", "s", "l", "ra", "ly", "fy", "io", "ix", "on", "ex", "is", "ar", "tek", "soft", "pay")
# The share of windows whose names are replaced, and of the names in such a window.
RENAMED = {"own": 0.6, "meantime": 0.5, "wikigold": 0.4, "ewt": 0.3, "gum": 0.3}
RENAMED_ELSEWHERE, EACH_NAME, MADE_UP = 0.2, 0.8, 0.5
# Whose names others may bear, and whose trees a name of another make would spoil.
LENDERS = frozenset({"ewt", "gum", "wikigold", "own", "meantime", "re3d"})
TREES = frozenset({"ewt", "gum"})
FIRST = {allowed(NAME_CLASSES, "B", kind): kind for kind in TYPES}
FURTHER = {allowed(NAME_CLASSES, "I", kind): kind for kind in TYPES}

Words = tuple[str, ...]
Named = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What made-up names of one type are made of."""

    before: Words
    after: Words
    endings: Words


@cache
def parts() -> dict[str, Parts]:
    """Return the parts by type."""
    table = tomllib.loads((files("kg.nlp.training") / "renaming.toml").read_text(encoding="utf-8"))
    return {
        kind: Parts(*(tuple(row[key].split()) for key in ("before", "after", "endings"))) for kind, row in table.items()
    }


def named(sentence: Sentence) -> tuple[Named, ...]:
    """Return the names of a sentence that another of the same type may replace: start, end and type."""
    found: list[Named] = []
    for place, mask in enumerate(sentence.numbers.get("names", ())):
        if (kind := FIRST.get(int(mask))) is not None:
            found.append((place, place + 1, kind))
        elif found and found[-1][1] == place and FURTHER.get(int(mask)) == found[-1][2]:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return tuple(name for name in found if _replaceable(sentence, name))


def _replaceable(sentence: Sentence, name: Named) -> bool:
    start, end, _ = name
    if any(int(mask) in FURTHER for mask in sentence.numbers["names"][end : end + 1]):
        return False
    if sentence.source in TREES and set(sentence.text["xpos"][start:end]) != {"NNP"}:
        return False
    return all(word[:1].isupper() or word[1:2].isupper() for word in sentence.words[start:end])


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by type and number of words."""

    table: dict[tuple[str, int], tuple[Words, ...]]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Names:
        """Return the names of the sets that lend theirs, each once, in alphabetical order."""
        found: dict[tuple[str, int], set[Words]] = defaultdict(set)
        for sentence in sentences:
            if sentence.source in LENDERS:
                for start, end, kind in named(sentence):
                    words = sentence.words[start:end]
                    if all(word.isalpha() or word.endswith(".") for word in words) and len(words[0]) > 1:
                        found[kind, end - start].add(words)
        return cls({key: tuple(sorted(names)) for key, names in sorted(found.items())})

    def other(self, kind: str, size: int, rng: random.Random) -> Words | None:
        """Return a name of a type with so many words, known or made up; None where there is none."""
        if size <= 2 and rng.random() < MADE_UP:
            return made_up(kind, size, rng)
        known = self.table.get((kind, size))
        return rng.choice(known) if known else None


@dataclass(slots=True)
class Renaming:
    """The replacements of one window: the same name becomes the same other name."""

    names: Names
    rng: random.Random
    chosen: bool
    whole: dict[Words, Words] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Names, source: str, rng: random.Random) -> Renaming:
        """Return the renaming of a window, which perhaps leaves every name as it is."""
        return cls(names, rng, rng.random() < RENAMED.get(source, RENAMED_ELSEWHERE))

    def apply(self, words: list[str], mentions: tuple[Named, ...]) -> None:
        """Replace the names among the words."""
        if self.chosen:
            for start, end, kind in sorted(mentions, key=lambda name: name[0] - name[1]):
                words[start:end] = self._new(tuple(words[start:end]), kind)

    def _new(self, old: Words, kind: str) -> Words:
        if old not in self.whole:
            self.whole[old] = self._choice(old, kind)
            self.single |= {a: b for a, b in zip(old, self.whole[old], strict=True) if a[:1].isupper()}
        return self.whole[old]

    def _choice(self, old: Words, kind: str) -> Words:
        if all(word in self.single for word in old):
            return tuple(self.single[word] for word in old)
        if self.rng.random() >= EACH_NAME:
            return old
        return self.names.other(kind, len(old), self.rng) or old


def made_up(kind: str, size: int, rng: random.Random) -> Words:
    """Return a made-up name of one or two words."""
    table = parts()[kind]
    if size == 1:
        return (next(_single(kind, table, rng)),)
    if kind == "PERSON":
        first = rng.choice(table.before) if rng.random() < 0.7 else made_up_word(rng).capitalize()
        return first, rng.choice(table.after) if rng.random() < 0.5 else next(_single(kind, table, rng))
    word = next(_single(kind, table, rng))
    return (rng.choice(table.before), word) if rng.random() < 0.3 else (word, rng.choice(table.after))


def _single(kind: str, table: Parts, rng: random.Random) -> Iterator[str]:
    if rng.random() < 0.35:
        yield made_up_word(rng).capitalize() + rng.choice(table.endings)
    elif kind in ("PERSON", "PLACE"):
        yield made_up_word(rng).capitalize()
    else:
        yield made_up_name(rng)


def made_up_word(rng: random.Random) -> str:
    """Return a word that no language has, in lower case."""
    return "".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 2, 3)))) + rng.choice(ENDINGS)


def made_up_name(rng: random.Random) -> str:
    """Return a word that looks like the name of a new brand."""
    word = made_up_word(rng)
    style = rng.random()
    if style < 0.70:
        return word.capitalize()
    if style < 0.85:
        return word.capitalize() + "".join(rng.choices(SYLLABLES, k=2)).capitalize()
    if style < 0.93:
        return word[:4].upper()
    return rng.choice("iex") + word.capitalize()
