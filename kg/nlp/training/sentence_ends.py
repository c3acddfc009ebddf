"""Sentence ends of our own texts: by punctuation, with the cases that punctuation gets wrong judged by a reader."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc

VERDICTS = "sentence-ends.tsv"
# A closing mark, perhaps with quotes or brackets, before white space and a capital, a digit or a sign for money.
CANDIDATE = re.compile(r"[.!?…]+[\"”’')\]]*(?=[ ]+[\"“‘(\[]*([^\W\d_]|[\d£$€]))")
LINE_END = re.compile(r"\S(?=[ \t]*(\n|$))")

Verdicts = dict[str, tuple[tuple[bool, str], ...]]


def read_verdicts(folder: Path) -> Verdicts:
    """Return for each text where punctuation is wrong: whether a sentence ends at the stroke of a piece of text."""
    found: Verdicts = {}
    for line in (folder / VERDICTS).read_text(encoding="utf-8").splitlines()[1:]:
        key, verdict, where = line.split("\t")
        found[key] = (*found.get(key, ()), (verdict == "yes", where))
    return found


def gold_ends(text: str, verdicts: tuple[tuple[bool, str], ...] = ()) -> tuple[set[int], set[int]]:
    """Return the offsets after sentences: at the ends of lines, and inside lines.

    Raises:
        ValueError: a verdict's words do not stand in the text.
    """
    lines = {match.end() for match in LINE_END.finditer(text)}
    inside = {match.end() for match in CANDIDATE.finditer(text) if match[1].isupper() or not match[1].isalpha()}
    for is_end, where in verdicts:
        place = text.find(where.replace("|", ""))
        if place < 0:
            message = f"“{where}” stands nowhere in the text. Correct {VERDICTS}."
            raise ValueError(message)
        end = place + where.index("|")
        inside = inside | {end} if is_end else inside - {end}
    return lines, inside - lines


def found_ends(doc: Doc) -> set[int]:
    """Return the offsets after the last words of a document's sentences."""
    words = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
    return {row[-1].idx + len(row[-1]) for row in words if row}
