"""Readers of the name data sets: each maps its own label set to bit masks of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.nlp.training.sentences import (
    NAME_CLASSES,
    QUANTITY_CLASSES,
    TIMEX_CLASSES,
    Sentence,
    allowed,
    outside,
)

DEMONYM = re.compile(r"[a-z](an|ans|ish|ese|ch|i|is|ic)$")
MIXED = ("PRODUCT", "MISC")
KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "wikigold": {"PER": ("PERSON",), "LOC": ("PLACE",), "ORG": ("ORGANIZATION",), "MISC": MIXED},
    "wnut17": {
        "person": ("PERSON",),
        "location": ("PLACE",),
        "corporation": ("ORGANIZATION",),
        "group": ("ORGANIZATION", "MISC"),
        "product": ("PRODUCT",),
        "creative-work": MIXED,
    },
    "btc": {"PER": ("PERSON",), "LOC": ("PLACE",), "ORG": ("ORGANIZATION", "PRODUCT")},
    "sec": {"ORG": ("ORGANIZATION",), "LOC": ("PLACE",)},
    "re3d": {"Person": ("PERSON",), "Organisation": ("ORGANIZATION", "PLACE"), "Location": ("PLACE",)},
}
OPEN = {"wikigold": (), "wnut17": (), "btc": MIXED, "sec": ("MISC",), "re3d": ("MISC", "PRODUCT")}


def read_columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield sentences as (word, tag) pairs from a file with one word a line, tag last."""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split()
        if len(parts) >= 2 and parts[0] != "-DOCSTART-":
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def with_edges(tags: list[str]) -> list[str]:
    """Return IO or BIO tags as BIO."""
    return [
        "B" + tag[1:] if tag != "O" and (place == 0 or tags[place - 1][2:] != tag[2:]) else tag
        for place, tag in enumerate(tags)
    ]


def read_name_set(folder: Path, source: str) -> list[Sentence]:
    """Return the sentences of one name data set with name masks (and times and figures where it has them)."""
    patterns = {
        "wikigold": ["**/wikigold.conll.txt"],
        "wnut17": ["**/*.conll", "**/*.annotated"],
        "btc": ["**/*.conll"],
        "sec": ["**/FIN*.txt"],
        "re3d": ["**/*.conll"],
    }[source]
    files = sorted(path for pattern in patterns for path in folder.glob(pattern) if "docs" not in path.parts)
    sentences = []
    for path in files:
        for number, rows in enumerate(read_columns(path)):
            words = tuple(word for word, _ in rows)
            tags = with_edges([tag for _, tag in rows])
            if len(words) > 120:
                continue
            document = path.stem if source == "re3d" else f"{path.stem}-{number}"
            sentence = Sentence(words=words, source=source, document=document)
            sentences.append(sentence.with_numbers(**_layers(source, words, tags)))
    return sentences


def _layers(source: str, words: tuple[str, ...], tags: list[str]) -> dict[str, tuple[float, ...]]:
    layers: dict[str, tuple[float, ...]] = {"names": _names(source, words, tags)}
    if source == "re3d":
        layers["timex"] = tuple(
            outside(TIMEX_CLASSES) if tag[2:] != "Temporal" else allowed(TIMEX_CLASSES, tag[0], *TIMEX_CLASSES)
            for tag in tags
        )
        layers["quantity"] = tuple(
            allowed(QUANTITY_CLASSES, tag[0], *{"Money": ("MONEY",), "Quantity": ("PERCENT", "QUANTITY")}[tag[2:]])
            if tag[2:] in ("Money", "Quantity")
            else outside(QUANTITY_CLASSES)
            for tag in tags
        )
    return layers


def _names(source: str, words: tuple[str, ...], tags: list[str]) -> tuple[float, ...]:
    kinds, masks = KINDS[source], []
    for word, tag in zip(words, tags, strict=True):
        if tag == "O":
            masks.append(outside(NAME_CLASSES, *OPEN[source]))
        elif tag[2:] not in kinds or not word[:1].isupper():
            masks.append(0)
        else:
            names = ("MISC",) if tag[2:] == "MISC" and DEMONYM.search(word) else kinds[tag[2:]]
            masks.append(allowed(NAME_CLASSES, tag[0], *names))
    if source == "re3d":
        masks = _proper_only(words, tags, masks)
    return tuple(masks)


def _proper_only(words: tuple[str, ...], tags: list[str], masks: list[int]) -> list[int]:
    """Return masks in which a mention with a word in lower case or an article is left open."""
    result, start = list(masks), 0
    while start < len(tags):
        end = start + 1
        while end < len(tags) and tags[end].startswith("I-"):
            end += 1
        if tags[start] != "O" and (
            words[start].lower() == "the" or not all(w[:1].isupper() or not w.isalpha() for w in words[start:end])
        ):
            result[start:end] = [0] * (end - start)
        start = end
    return result
