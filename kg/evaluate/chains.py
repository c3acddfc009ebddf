"""Gold chains of events (ECB+): documents as running text, their marked mentions, and the clusters of each topic.

A split are two files: `ECB_<Split>_corpus.txt`, one word a line (document, sentence, token, word, chain), and
`ECB_<Split>_Event_gold_mentions.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model.span import Span

Place = tuple[str, int, tuple[int, ...]]
"""A mention: its document, its sentence, its tokens."""
Clusters = list[list[Place]]

NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] % '' ” ’ 's ’s n't n’t 're 've 'll 'd".split())
NO_SPACE_AFTER = frozenset("( [ $ £ € `` “ ‘".split())


@dataclass(frozen=True, slots=True)
class ChainText:
    """A document with the mentions that the gold marks, in order: where each stands in the gold, and in the text."""

    key: str
    text: str
    mentions: tuple[tuple[Place, Span], ...]

    @property
    def topic(self) -> str:
        """Return the gold topic."""
        return topic_of(self.key)


def topic_of(document: str) -> str:
    """Return the gold topic of a document.

    >>> topic_of("2_11ecb")
    '2'
    """
    return document.partition("_")[0]


def read_chains(folder: Path, split: str) -> tuple[list[ChainText], dict[str, Clusters]]:
    """Return the documents of a split, and the gold clusters of each topic.

    Raises:
        InputError: the folder has no such files.
    """
    corpus, gold = (folder / f"ECB_{split.title()}_{name}" for name in ("corpus.txt", "Event_gold_mentions.json"))
    try:
        words = [line.split("\t") for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
        marked = json.loads(gold.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{error.filename}: not found. Give the folder of ECB+, and --split train or dev.") from error
    chains: dict[str, dict[str, dict[Place, None]]] = {}
    for mention in marked:
        place = place_of(mention)
        chains.setdefault(topic_of(place[0]), {}).setdefault(mention["coref_chain"], {})[place] = None
    places = {place for found in chains.values() for chain in found.values() for place in chain}
    texts = [_text(key, list(rows), places) for key, rows in groupby(words, lambda row: row[0])]
    return _told_apart(texts), {topic: [list(chain) for chain in found.values()] for topic, found in chains.items()}


def place_of(mention: Mapping[str, Any]) -> Place:
    """Return where a mention of a gold list stands."""
    return (mention["doc_id"], mention["sent_id"], tuple(mention["tokens_number"]))


def _text(key: str, rows: Sequence[Sequence[str]], places: Iterable[Place]) -> ChainText:
    """Return a document as running text, a sentence a line."""
    text, at = "", {}
    before: Sequence[str] | None = None
    for row in rows:
        if before is not None:
            text += "\n" if row[1] != before[1] else "" if is_tight(before[3], row[3]) else " "
        at[int(row[1]), int(row[2])] = Span(len(text), len(text) + len(row[3]))
        text += row[3]
        before = row
    mine = sorted(place for place in places if place[0] == key)
    spans = ((place, [at[place[1], token] for token in place[2]]) for place in mine)
    return ChainText(key, text, tuple((place, Span(found[0].start, found[-1].end)) for place, found in spans))


def is_tight(left: str, right: str) -> bool:
    """Return whether no space stands between two words.

    >>> is_tight("said", "."), is_tight("said", "that")
    (True, False)
    """
    return right in NO_SPACE_BEFORE or left in NO_SPACE_AFTER


def _told_apart(texts: Iterable[ChainText]) -> list[ChainText]:
    """Return documents of which no two have the same text: copies get an empty line at their end."""
    seen: dict[str, int] = {}
    found = []
    for text in texts:
        times = seen[text.text] = seen.get(text.text, 0) + 1
        found.append(replace(text, text=text.text + "\n" * (times - 1)))
    return found
