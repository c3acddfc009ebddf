"""Readers of the Universal Dependencies treebanks with names (UNER, GUM entities) and factuality (UDS)."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.nlp.training.sentences import NAME_CLASSES, Sentence, allowed, outside

COLUMNS = {"lemma": 2, "upos": 3, "xpos": 4, "feats": 5, "head": 6, "rel": 7, "space": 9}
ENTITY = re.compile(r"\((\d+)-([a-z]+)-([^()]*?)(?=\(|\)|$|\d+\))|(\d+)\)|\((\d+)-([a-z]+)-([^()]*)\)")
GUM_KINDS = {"person": "PERSON", "organization": "ORGANIZATION", "place": "PLACE"}
UNER_KINDS = {"PER": ("PERSON",), "ORG": ("ORGANIZATION",), "LOC": ("PLACE",), "OTH": ("PRODUCT", "MISC")}


def read_conllu(path: Path, *, source: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; GUM sentences whose words are underscores are left out."""
    document, paragraph, rows, text, ident = "", True, [], "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            document, paragraph = line.partition("= ")[2], True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = line.partition("= ")[2]
        elif line.startswith("# sent_id = "):
            ident = line.partition("= ")[2]
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if source == "ewt" or not set(text) <= set("_ "):
                yield _sentence(rows, source, document, paragraph, text, ident)
            rows, paragraph = [], False


def _sentence(rows: list[list[str]], source: str, document: str, paragraph: bool, text: str, ident: str) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    layers = {name: tuple(row[column] for row in words) for name, column in COLUMNS.items()}
    layers["entity"] = tuple(_extras(row[9], "Entity") for row in words)
    return Sentence(
        words=tuple(row[1] for row in words),
        source=source,
        document=document,
        ordered=True,
        paragraph=paragraph,
        text={
            **layers,
            "raw": (text,),
            "ident": (ident,),
            "surface": tuple("\t".join((r[0], r[1], r[9])) for r in rows),
        },
    )


def surface_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the character spans of a sentence's words in its raw text; words of a contraction share it out."""
    spans: list[tuple[int, int]] = []
    at, covered, inner = 0, 0, 0
    for row in sentence.text["surface"]:
        number, form, misc = row.split("\t")
        if "-" in number:
            covered, inner = int(number.split("-")[1]), at
            at += len(form) + ("SpaceAfter=No" not in misc)
        elif number.isdigit() and int(number) <= covered:
            spans.append((inner, inner + len(form)))
            inner += len(form)
        elif number.isdigit():
            spans.append((at, at + len(form)))
            at += len(form) + ("SpaceAfter=No" not in misc)
    return spans


def _extras(column: str, key: str) -> str:
    return next((part[len(key) + 1 :] for part in column.split("|") if part.startswith(key + "=")), "")


def read_uner(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the BIO tags of every sentence of a UNER file by sentence identifier."""
    tags: dict[str, list[str]] = {}
    ident = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            ident = line.partition("= ")[2]
            tags[ident] = []
        elif line and not line.startswith("#"):
            tags[ident].append(line.split("\t")[2])
    return {key: tuple(value) for key, value in tags.items()}


def with_uner(sentences: list[Sentence], tags: Mapping[str, tuple[str, ...]]) -> list[Sentence]:
    """Return EWT sentences with UNER names; proper nouns UNER leaves open may be products or other names."""
    return [
        replace(s, text={**s.text, "uner": found}).with_numbers(names=tuple(map(_uner_mask, found, s.text["upos"])))
        if (found := tags.get(s.text["ident"][0], ())) and len(found) == len(s.words)
        else s
        for s in sentences
    ]


def _uner_mask(tag: str, upos: str) -> int:
    if tag == "O":
        return outside(NAME_CLASSES, "PRODUCT", "MISC") if upos == "PROPN" else outside(NAME_CLASSES, "MISC")
    kinds = ("MISC",) if tag == "B-OTH" and upos == "ADJ" else UNER_KINDS.get(tag[2:])
    return allowed(NAME_CLASSES, tag[0], *kinds) if kinds else 0


def with_gum_names(sentence: Sentence) -> Sentence:
    """Return a GUM sentence with the named persons, organisations and places of its entity layer."""
    upos = sentence.text["upos"]
    masks = [0 if tag == "PROPN" else outside(NAME_CLASSES, "MISC", "PRODUCT", "ORGANIZATION") for tag in upos]
    for start, end, kind, minimal in gum_mentions(sentence.text["entity"]):
        heads = [start + int(number) - 1 for number in minimal.split(",") if number.isdigit()] or [start]
        if not all(start <= head < end and upos[head] == "PROPN" for head in heads):
            continue
        first, last = min(heads), max(heads)
        while first > start and upos[first - 1] == "PROPN":
            first -= 1
        while last + 1 < end and upos[last + 1] == "PROPN":
            last += 1
        names = (GUM_KINDS[kind],) if kind in GUM_KINDS else ("PRODUCT", "MISC")
        if all(upos[place] == "PROPN" for place in range(first, last + 1)):
            for place in range(first, last + 1):
                masks[place] = allowed(NAME_CLASSES, "B" if place == first else "I", *names)
    return sentence.with_numbers(names=tuple(masks))


def gum_mentions(column: tuple[str, ...]) -> list[tuple[int, int, str, str]]:
    """Return (start, end, kind, minimal span) of the entities in a GUM Entity column, outer ones first."""
    found: list[tuple[int, int, str, str]] = []
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for place, cell in enumerate(column):
        for piece in re.findall(r"\([^()]*\)?|\d+\)", cell):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                minimal = next((f for f in fields[4:] if re.fullmatch(r"\d+(,\d+)*", f)), "1")
                opened.setdefault(fields[0], []).append((place, fields[1] if len(fields) > 1 else "", minimal))
            if piece.endswith(")"):
                stack = opened.get(piece.strip("()").split("-")[0], [])
                if stack:
                    start, kind, minimal = stack.pop()
                    found.append((start, place + 1, kind, minimal))
    return sorted(found, key=lambda mention: mention[0] - mention[1])


def read_uds(path: Path, member: str) -> dict[tuple[str, int], dict[int, dict[str, float]]]:
    """Return UDS annotations: (split, sentence number) to word number to values by property."""
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read(member))["data"]
    values: dict[tuple[str, int], dict[int, dict[str, float]]] = {}
    for ident, nodes in content.items():
        _, split, number = ident.split("-")
        for node, properties in nodes.items():
            if "-pred-" not in node:
                continue
            row = {name: each["value"] for group in properties.values() for name, each in group.items()}
            values.setdefault((split, int(number)), {})[int(node.rsplit("-", 1)[1])] = row
    return values


def with_uds(
    sentences: list[Sentence], split: str, *tables: Mapping[tuple[str, int], dict[int, dict[str, float]]]
) -> list[Sentence]:
    """Return EWT sentences with factuality and genericity; one sentence was inserted since UDS was numbered."""
    shift = _insertion(sentences, split, tables[0])
    result = []
    for position, sentence in enumerate(sentences, 1):
        number = position if position < shift else position - 1
        factual = [float("nan")] * len(sentence.words)
        generic = [-1.0] * len(sentence.words)
        for table in tables:
            for word, row in table.get((split, number), {}).items():
                if word <= len(factual) and sentence.text["upos"][word - 1] == "VERB":
                    if "factual" in row:
                        factual[word - 1] = max(-3.0, min(3.0, 2.0 * row["factual"]))
                    if "pred-particular" in row:
                        generic[word - 1] = float(row["pred-particular"] < 0)
        result.append(sentence.with_numbers(factuality=tuple(factual), generic=tuple(generic)))
    return result


def _insertion(
    sentences: list[Sentence], split: str, table: Mapping[tuple[str, int], dict[int, dict[str, float]]]
) -> int:
    def verbs(position: int, number: int) -> int:
        upos = sentences[position - 1].text["upos"]
        rows = table.get((split, number), {})
        return sum(1 if word <= len(upos) and upos[word - 1] == "VERB" else -1 for word in rows)

    gains = [verbs(position, position) - verbs(position, position - 1) for position in range(1, len(sentences) + 1)]
    best, best_score, score = len(sentences) + 1, 0, 0
    for position in range(len(sentences), 0, -1):
        score -= gains[position - 1]
        if score > best_score:
            best, best_score = position, score
    return best
