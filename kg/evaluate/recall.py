"""Recall of each event type on marked news texts, which somebody other than the ontology's author wrote and marked.

The open stories have taught the language model, the sealed ones have not; the words of the types have learnt from
neither. A mark counts as found when an event of ours lies on it, and as typed when the types agree (see
`kg.evaluate.mentions`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.mentions import agrees, as_document, pair_up, read_texts
from kg.extract import extract
from kg.model.extraction import Extraction
from kg.nlp.training.marked import MarkedText
from kg.ontology import Ontology, read_ontology

ALL = "all"


@dataclass(frozen=True, slots=True)
class Recall:
    """How many marks a type has, how many we find and type right, and how many of our own mentions are right."""

    marks: int = 0
    found: int = 0
    typed: int = 0
    told: int = 0
    right: int = 0

    def __add__(self, other: Recall) -> Recall:
        return Recall(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


Table = dict[str, Recall]


def evaluate_recall(folder: Path, *, sealed: bool, model: str | None = None) -> Table:
    """Return the counts of each event type, and of all together, over the sealed stories of a folder or the others.

    Raises:
        InputError: the folder has no such texts.
    """
    from kg.nlp import load

    texts = read_texts(folder, sealed=sealed)
    if not texts:
        raise InputError(f"{folder}: no marked texts. Give a folder like tests/gold/news.")
    ontology, language = read_ontology(), load(model)
    return count((text, extract(as_document(text.key, text.text), language(text.text), ontology)) for text in texts)


def count(pairs: Iterable[tuple[MarkedText, Extraction]], ontology: Ontology | None = None) -> Table:
    """Return the counts by type over some texts and what was found in them."""
    types = ontology or read_ontology()
    table: Table = {}
    for text, extraction in pairs:
        for name, counted in (*_marks(text, extraction, types), *_told(text, extraction, types)):
            for row in (name, ALL):
                table[row] = table.get(row, Recall()) + counted
    return table


def _marks(text: MarkedText, extraction: Extraction, ontology: Ontology) -> Iterable[tuple[str, Recall]]:
    for event in text.events:
        wanted = f"kg:{event.type}"
        for span in event.triggers:
            ours = [mention for mention in extraction.events if mention.trigger.overlaps(span)]
            is_typed = any(agrees(mention.type, wanted, ontology) for mention in ours)
            yield wanted, Recall(marks=1, found=int(bool(ours)), typed=int(is_typed))


def _told(text: MarkedText, extraction: Extraction, ontology: Ontology) -> Iterable[tuple[str, Recall]]:
    right = {
        pair.ours: agrees(pair.ours.type, f"kg:{pair.theirs.type}", ontology) for pair in pair_up(text, extraction)
    }
    for mention in extraction.events:
        yield mention.type, Recall(told=1, right=int(right.get(mention, False)))


def render(tables: Mapping[str, Table]) -> str:
    """Return tables side by side as CSV, a row per type; the columns of each table bear its name."""
    names = sorted({name for table in tables.values() for name in table} - {ALL})
    columns = [field.name for field in fields(Recall)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["type", *(f"{kind} {column}" for kind in tables for column in columns)])
    for name in (ALL, *names):
        rows = (astuple(table.get(name, Recall())) for table in tables.values())
        writer.writerow([name, *(number for row in rows for number in row)])
    return out.getvalue()
