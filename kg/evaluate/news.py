"""What is wrong with a marked news text, and how much its wording repeats itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise

from kg.model.mention import Modality
from kg.model.span import Span
from kg.nlp.training.marked import HEADER, NAME_LABELS, NO_DATE, PLAIN_LABELS, ROLES, Mark, Record, event_part, records
from kg.ontology import read_ontology

ANY_EVENT = "Event"
OPTIONS = ("ordinal", "voice")
SKELETON_WORDS = 5

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORD = re.compile(r"[\w'’.,$€£%-]*\w")


def problems(source: str) -> list[str]:
    """Return what is wrong with a marked file, one line for each fault, headed by the text's key."""
    types = {name.partition(":")[2] for name in read_ontology().types} | {ANY_EVENT}
    found = records(source)
    if not found:
        return ["no text: a text begins with a line `=== KEY`"]
    twice = [key for key, times in Counter(record.key for record in found).items() if times > 1]
    return [f"{key}: this key is used twice" for key in twice] + [
        f"{record.key}: {fault}" for record in found for fault in _faults(record, types)
    ]


def skeletons(text: str) -> set[tuple[str, ...]]:
    """Return the five-word runs within the text's sentences, capitalised words as X and digits as 0."""
    return {
        shape[place : place + SKELETON_WORDS]
        for shape in map(_shape, _SENTENCE_END.split(text))
        for place in range(len(shape) - SKELETON_WORDS + 1)
    }


def _shape(sentence: str) -> tuple[str, ...]:
    words = _WORD.findall(sentence)
    return tuple("X" if word[0].isupper() else re.sub(r"\d", "0", word) for word in words)


def _faults(record: Record, types: Collection[str]) -> Iterator[str]:
    yield from _header_faults(record)
    yield from record.body.faults
    for mark in record.body.marks:
        yield from _mark_faults(mark, record.body.text)
    yield from _nesting_faults(record)
    yield from _table_faults(record, types)


def _header_faults(record: Record) -> Iterator[str]:
    yield from (f"no line `{name}:`" for name in HEADER if not record.header.get(name))
    written = record.header.get("date", NO_DATE)
    try:
        if written != NO_DATE:
            date.fromisoformat(written)
    except ValueError:
        yield f"date {written!r} is neither YYYY-MM-DD nor `{NO_DATE}`"


def _mark_faults(mark: Mark, text: str) -> Iterator[str]:
    key, part = event_part(mark.label)
    if mark.label not in PLAIN_LABELS and (not key or part not in (*ROLES, "trigger")):
        yield f"unknown label {mark.label!r}"
    words = mark.span.within(text)
    if not words.strip() or words != words.strip() or "\n" in words:
        yield f"[{mark.label} {words}] begins or ends with white space, or runs over a line"
    elif _cuts_word(text, mark.span.start) or _cuts_word(text, mark.span.end):
        yield f"[{mark.label} {words}] cuts a word in two"


def _cuts_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _nesting_faults(record: Record) -> Iterator[str]:
    marks = record.body.marks
    for label in ("time", "figure"):
        spans = [mark.span for mark in marks if mark.label == label]
        for mark in marks:
            if event_part(mark.label)[1] == label and mark.span not in spans:
                yield f"[{mark.label}] stands on no `{label}`"
        yield from _overlaps(spans, label)
    yield from _overlaps([mark.span for mark in marks if mark.label in NAME_LABELS], "name")
    yield from _overlaps([mark.span for mark in marks if event_part(mark.label)[1] == "trigger"], "trigger")


def _overlaps(spans: Iterable[Span], what: str) -> Iterator[str]:
    ordered = sorted(spans)
    for left, right in pairwise(ordered):
        if left.overlaps(right):
            yield f"two marks `{what}` overlap at {right.start}"


def _table_faults(record: Record, types: Collection[str]) -> Iterator[str]:
    parts = [event_part(mark.label) for mark in record.body.marks]
    marked = {key for key, _ in parts if key}
    named = {key for key, part in parts if part == "trigger"}
    listed = Counter(row.key for row in record.rows)
    yield from (f"{key} has no trigger" for key in sorted(marked - named))
    yield from (f"{key} has no line in the table" for key in sorted(marked - set(listed)))
    yield from (f"{key} stands in the table only" for key in sorted(set(listed) - marked))
    yield from (f"{key} has {times} lines" for key, times in listed.items() if times > 1)
    for row in record.rows:
        if row.type not in types:
            yield f"{row.key}: no event type {row.type!r}"
        if row.modality not in set(Modality):
            yield f"{row.key}: no modality {row.modality!r}"
        yield from (f"{row.key}: no option {name!r}" for name, _ in row.options if name not in OPTIONS)
