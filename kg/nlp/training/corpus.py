"""All training data of a folder laid out like the project's data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kg.nlp.training.event_sets import read_geneva, read_litbank, read_meantime, read_wikiwars
from kg.nlp.training.name_sets import read_name_set
from kg.nlp.training.sentences import Sentence
from kg.nlp.training.treebanks import read_conllu, read_uds, read_uner, with_gum_names, with_uds, with_uner

GUM = ("gum-by", "gum-by-sa")
HELD_OUT_WARS = ("08_FrenchRev", "14_FirstIndochinaWar", "19_RussoJap", "21_NigerianCivilWar")


FOLDS = 5


class Sourced(Protocol):
    """Anything that comes from a document of a source."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def document(self) -> str: ...  # noqa: D102


def in_fold(sentence: Sourced, fold: int | None) -> bool:
    """Return whether a sentence is of the MEANTIME articles held out in this fold (by the digits of their number)."""
    if fold is None or sentence.source != "meantime":
        return False
    return fold_of(sentence.document.partition("_")[0]) == fold


def fold_of(number: str) -> int:
    """Return the fold that holds out the MEANTIME article of a number: the sum of its digits, modulo the folds.

    >>> fold_of("1203")
    1
    """
    return sum(map(int, number)) % FOLDS


def treebank(folder: Path, split: str) -> list[Sentence]:
    """Return the sentences of the treebanks' split with names and, where known, factuality."""
    ewt = list(read_conllu(folder / f"treebank/en_ewt-ud-{split}.conllu", source="ewt"))
    ewt = with_uner(ewt, read_uner(folder / f"ner/uner/{split}.iob2"))
    facts = read_uds(folder / "uds/factuality.zip", "factuality.json")
    kinds = read_uds(folder / "uds/genericity.zip", "genericity.json")
    ewt = with_uds(ewt, split, facts, kinds)
    gum = [
        with_gum_names(sentence)
        for part in GUM
        for sentence in read_conllu(folder / f"treebank/{part}-{split}.conllu", source="gum")
    ]
    return ewt + gum


def name_sets(folder: Path) -> list[Sentence]:
    """Return the sentences of the other name data sets."""
    return [
        sentence
        for source, path in (
            ("wikigold", "wikigold"), ("wnut17", "wnut17"), ("btc", "btc"), ("sec", "sec-filings"), ("re3d", "re3d"),
        )
        for sentence in read_name_set(folder / "ner" / path, source)
    ]  # fmt: skip


def event_sets(folder: Path, *, held_out: bool = True) -> list[Sentence]:
    """Return the sentences of the event and time sets, without the held-out documents of WikiWars."""
    wars = [
        sentence
        for sentence in read_wikiwars(folder / "time/wikiwars")
        if not held_out or sentence.document not in HELD_OUT_WARS
    ]
    return [
        *read_meantime(folder / "events/meantime-apple"),
        *read_geneva(folder / "events/geneva"),
        *read_litbank(folder / "events/litbank"),
        *wars,
    ]
