"""Names by all the evidence of a document, or of many: every mention votes, and so do the words around it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Span, Token

Votes = dict[str, dict[str, float]]
LABELS = ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT")
# One mention by the network weighs 1, shared out by its probabilities, flattened for it is too sure of itself.
# Calibrated on open stories of our own that the network had not learnt from.
FLATTENED = 0.5
TITLE_VOTE, SUFFIX_VOTE, TICKER_VOTE, SHORT_FORM_SHARE, SURNAME_VOTE = 1.5, 2.0, 2.0, 0.5, 1.0
CLEAR_SHARE = 0.75
TICKER = re.compile(r"^\s*\(?\s*(NYSE|NASDAQ|LSE|LON|ETR|FRA|EPA|TSX|ASX|HKG|TYO|Nasdaq)\b")
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that speak for one type of name."""

    legal: frozenset[str]
    suffixes: frozenset[str]
    titles: frozenset[str]
    described: frozenset[str]
    owns: frozenset[str]
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
        weight=float(row["weight"]),
    )


def evidence(doc: Doc) -> Votes:
    """Return what a document says of each of its names: votes by type."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for entity in doc.ents:
        key = name_key(entity)
        for label, weight in (*_model_votes(entity), *_cue_votes(entity)):
            votes[key][label] += weight
    return {name: dict(row) for name, row in votes.items()}


def type_votes(tables: Iterable[Mapping[str, Mapping[str, float]]]) -> dict[str, str]:
    """Return the type of each name by the sum of several documents' votes.

    A name with its legal form ("Halden Foods Inc.") lends half its votes to the name without it, and a person's name
    ("Ida Holm") makes its last word alone a person too; equal sums go to the type that comes first in LABELS.
    """
    total: Votes = defaultdict(lambda: defaultdict(float))
    for table in tables:
        for name, row in table.items():
            for label, weight in row.items():
                total[name][label] += weight
    shared: Votes = {name: dict(row) for name, row in total.items()}
    for name in sorted(total):
        for short, label, weight in _lent(name, total[name]):
            if short in shared:
                shared[short][label] = shared[short].get(label, 0.0) + weight
    return {name: winner(row) for name, row in shared.items() if row}


def _lent(name: str, row: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """Yield the votes that a name gives to its shorter forms."""
    short = _without_legal_form(name)
    if short != name:
        yield from ((short, label, SHORT_FORM_SHARE * weight) for label, weight in row.items())
    surname = name.rsplit(maxsplit=1)[-1]
    if surname != name and row and winner(row) == "PERSON":
        yield surname, "PERSON", SURNAME_VOTE + row["PERSON"]


def _decided(row: Mapping[str, float]) -> bool:
    """Return whether the votes on a name are clear enough to overrule a single mention."""
    return max(row.values(), default=0.0) >= CLEAR_SHARE * sum(row.values())


def winner(row: Mapping[str, float]) -> str:
    """Return the type with most votes."""
    return max(LABELS, key=lambda label: row.get(label, 0.0))


def _without_legal_form(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower() in cues()["ORGANIZATION"].legal:
        words.pop()
    return " ".join(words)


def settle(doc: Doc) -> Doc:
    """Return the document with each name under one type, and its missed mentions added."""
    table = evidence(doc)
    labels = type_votes([{name: row for name, row in table.items() if _decided(row)}])
    kept = [
        Span(doc, e.start, e.end, label=labels.get(name_key(e), e.label_) if e.label_ in LABELS else e.label_)
        for e in doc.ents
        if not _common_word(doc, e)
    ]
    doc.set_ents(sorted([*kept, *_missed(doc, kept, labels)], key=lambda span: span.start))
    return doc


def name_key(entity: Span) -> str:
    """Return a name without article, possessive and line breaks."""
    tokens = [token for token in entity if not token.is_space]
    while len(tokens) > 1 and tokens[0].lower_ in ARTICLES:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].lower_ in POSSESSIVE:
        tokens = tokens[:-1]
    return " ".join(token.text for token in tokens)


def _model_votes(entity: Span) -> Iterator[tuple[str, float]]:
    """Yield the vote of one mention, shared out by the network's probabilities where it gave any."""
    rows = entity.doc._.name_types
    shares = [float(share) ** FLATTENED for share in rows[entity.start]] if rows is not None else []
    if sum(shares) > 0:
        yield from ((label, share / sum(shares)) for label, share in zip(LABELS, shares, strict=True))
    elif entity.label_ in LABELS:
        yield entity.label_, 1.0


def _cue_votes(entity: Span) -> Iterator[tuple[str, float]]:
    first, last = entity[0], entity[-1]
    before = entity.doc[first.i - 1] if first.i else None
    described = {word.lemma_.lower() for word in _descriptions(entity)}
    owned, modified = _owned(entity), _modified(entity)
    for label, table in cues().items():
        if len(entity) > 1 and last.lower_ in table.suffixes:
            yield label, SUFFIX_VOTE
        if before is not None and before.lower_ in table.titles and not before.is_sent_start:
            yield label, TITLE_VOTE
        if described & table.described or (label == "PRODUCT" and modified in table.described):
            yield label, table.weight
        if owned in table.owns:
            yield label, table.weight / 2
    if TICKER.match(entity.doc[entity.end : entity.end + 4].text):
        yield "ORGANIZATION", TICKER_VOTE


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


def _common_word(doc: Doc, entity: Span) -> bool:
    """Return whether a name of one word that opens a sentence stands in lower case elsewhere, and never as a name."""
    token = entity[0]
    if len(entity) > 1 or not token.is_sent_start or not token.text.istitle():
        return False
    lower = sum(other.text == token.lower_ for other in doc)
    upper = sum(other.text == token.text and not other.is_sent_start for other in doc)
    return lower > 0 and upper == 0


def _missed(doc: Doc, kept: list[Span], labels: Mapping[str, str]) -> Iterator[Span]:
    """Yield the unmarked mentions of names that were found elsewhere in the document."""
    known = {key: labels[key] for key in {name_key(e) for e in kept} if key in labels}
    taken = {place for span in kept for place in range(span.start, span.end)}
    longest = max((key.count(" ") + 1 for key in known), default=0)
    place = 0
    while place < len(doc):
        for size in range(min(longest, len(doc) - place), 0, -1):
            span = doc[place : place + size]
            text = " ".join(token.text for token in span)
            if text in known and text[0].isupper() and len(text) > 2 and not taken & set(range(place, place + size)):
                if span[0].sent != span[-1].sent or (size == 1 and span[0].pos_ not in {"PROPN", "NOUN"}):
                    continue
                yield Span(doc, place, place + size, label=known[text])
                place += size - 1
                break
        place += 1
