"""The words in and around a name that tell its type: a firm's legal form, titles, descriptions, what a name owns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Span, Token

TITLE_VOTE, SUFFIX_VOTE, TICKER_VOTE, OPENING_VOTE, AGE_VOTE = 1.5, 2.0, 2.0, 1.0, 1.0
TICKER = re.compile(r"^\s*\(?\s*(NYSE|NASDAQ|LSE|LON|ETR|FRA|EPA|TSX|ASX|HKG|TYO|Nasdaq)\b")
AGE = re.compile(r"^\s?[,(]\s?[1-9]\d\s?[,.)]")
OWNED_BY = frozenset({"of", "in", "at", "for", "with"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that speak for one type of name."""

    legal: frozenset[str]
    suffixes: frozenset[str]
    titles: frozenset[str]
    described: frozenset[str]
    owns: frozenset[str]
    openings: frozenset[str]
    named_for: frozenset[str]
    weight: float


@cache
def cues() -> dict[str, Cues]:
    """Return the cue words by type."""
    table = tomllib.loads((files("kg.nlp") / "name_cues.toml").read_text(encoding="utf-8"))

    return {label: _cues(row) for label, row in table.items()}


def _cues(row: Mapping[str, Any]) -> Cues:
    def words(key: str) -> frozenset[str]:
        return frozenset(str(row.get(key, "")).split())

    return Cues(
        legal=words("legal"),
        suffixes=words("suffixes"),
        titles=words("titles"),
        described=words("described"),
        owns=words("owns"),
        openings=words("openings"),
        named_for=words("named_for"),
        weight=float(row["weight"]),
    )


def cue_votes(entity: Span) -> Iterator[tuple[str, float]]:
    """Yield the votes of what stands in and around one mention."""
    first, last, doc = entity[0], entity[-1], entity.doc
    before = doc[first.i - 1] if first.i else None
    described = {word.lemma_.lower() for word in _descriptions(entity)}
    owned, related, modified = _owned(entity), _related(entity), _modified(entity)
    for label, table in cues().items():
        if len(entity) > 1 and last.lower_ in table.suffixes:
            yield label, SUFFIX_VOTE
        if len(entity) > 1 and first.lower_ in table.openings:
            yield label, OPENING_VOTE
        if before is not None and before.lower_ in table.titles and not before.is_sent_start:
            yield label, TITLE_VOTE
        if described & table.described or (label == "PRODUCT" and modified in table.described):
            yield label, table.weight
        if owned in table.owns:
            yield label, table.weight / 2
        if related in table.owns:
            yield label, 1.0
    after = doc[entity.end : entity.end + 4].text
    if TICKER.match(after):
        yield "ORGANIZATION", TICKER_VOTE
    if AGE.match(after):
        yield "PERSON", AGE_VOTE


def _descriptions(entity: Span) -> Iterator[Token]:
    """Yield the nouns that say what a name is: "the retailer Halden", "Halden, a retailer", "Halden is a retailer"."""
    root, inside = entity.root, range(entity.start, entity.end)
    if entity.start and entity.doc[entity.start - 1].pos_ == "NOUN":
        yield entity.doc[entity.start - 1]
    for child in root.children:
        if child.i not in inside and child.pos_ == "NOUN" and child.dep_ in {"appos", "nmod:desc", "compound", "flat"}:
            yield child
    if root.head.i not in inside and root.head.pos_ == "NOUN":
        copular = root.dep_ == "nsubj" and any(child.dep_ == "cop" for child in root.head.children)
        if copular or root.dep_ in {"appos", "nmod:desc"}:
            yield root.head


def _modified(entity: Span) -> str:
    """Return the noun before which a name stands: "the Lumo app"."""
    root = entity.root
    close = root.dep_ == "compound" and root.head.i == entity.end and root.head.pos_ == "NOUN"
    return root.head.lemma_.lower() if close else ""


def _owned(entity: Span) -> str:
    """Return the noun that a name owns: "Halden's parent"."""
    root = entity.root
    if root.dep_ == "nmod:poss" and root.head.pos_ == "NOUN":
        return root.head.lemma_.lower()
    return ""


def _related(entity: Span) -> str:
    """Return the noun that a preposition ties to a name: "shares in Halden", "the maker of the Lumo"."""
    root = entity.root
    if root.dep_ != "nmod" or root.head.pos_ != "NOUN":
        return ""
    case = next((child.lower_ for child in root.children if child.dep_ == "case"), "")
    return root.head.lemma_.lower() if case in OWNED_BY else ""
