"""News texts marked inline for names, times, figures and events: the plain format and its reader.

The format is described in `tests/gold/news/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model.mention import Modality
from kg.model.span import Span

NAME_LABELS = ("org", "person", "place", "product")
PLAIN_LABELS = (*NAME_LABELS, "time", "figure")
ROLES = ("agent", "affected", "speaker", "place", "instrument", "other", "time", "figure")
HEADER = ("story", "style", "date")
NO_DATE = "none"
SEALED = "sealed.txt"

_TITLE = re.compile(r"^=== (?P<key>\S+)$", re.MULTILINE)
_OPENING = re.compile(r"\[(?P<label>e\d+ [a-z]+|[a-z]+) ")
_EVENT = re.compile(r"(?P<key>e\d+) (?P<part>[a-z]+)")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A labelled stretch of a text: `org`, `time`, `e1 trigger`, `e1 agent` and the like."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what has which part in an event."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event of one text: the words that name it, its roles, and what the table says about it."""

    key: str
    type: str
    modality: Modality
    triggers: tuple[Span, ...]
    roles: tuple[Role, ...]
    options: tuple[tuple[str, str], ...] = ()
    """Further words of its row: `ordinal=3`, `voice=NAME`."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text with its marks taken out into spans; all offsets count in `text`."""

    key: str
    story: str
    style: str
    date: str
    """ISO 8601, or empty."""
    text: str
    names: tuple[Mark, ...]
    times: tuple[Span, ...]
    figures: tuple[Span, ...]
    events: tuple[MarkedEvent, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """The bare text of a marked body, the marks found in it, and what is wrong with them."""

    text: str
    marks: tuple[Mark, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an event table."""

    key: str
    type: str
    modality: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One text as written: its header, its scanned body and its event table."""

    key: str
    header: dict[str, str]
    body: Scan
    rows: tuple[Row, ...]


def read_marked(path: Path) -> list[MarkedText]:
    """Return the texts of one marked file.

    Raises:
        InputError: a mark is not closed or an event has no readable row.
    """
    texts = []
    for record in records(path.read_text(encoding="utf-8")):
        try:
            texts.append(_text(record))
        except (KeyError, ValueError) as error:
            raise InputError(f"{path}, {record.key}: {error}. Compare tests/gold/news/README.md.") from error
    return texts


def marked_files(folder: Path) -> list[Path]:
    """Return the marked stories of a folder, one file each, in the order of their names."""
    return sorted(path for path in folder.glob("*.txt") if path.name != SEALED)


def sealed_stories(folder: Path) -> frozenset[str]:
    """Return the stories that no training may read: they measure what was learnt."""
    return frozenset((folder / SEALED).read_text(encoding="utf-8").split())


def records(source: str) -> list[Record]:
    """Return the texts of a marked file as they are written, with their faults."""
    titles = list(_TITLE.finditer(source))
    ends = [*(title.start() for title in titles), len(source)][1:]
    return [_record(title["key"], source[title.end() + 1 : end]) for title, end in zip(titles, ends, strict=True)]


def _record(key: str, source: str) -> Record:
    head, _, rest = source.partition("\n---\n")
    body, _, table = rest.rpartition("\n---\n")
    header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Record(key, header, scan(body), tuple(_row(line) for line in table.splitlines() if line.strip()))


def _row(line: str) -> Row:
    key, kind, modality, *options = [*line.split(), "", ""] if len(line.split()) < 3 else line.split()
    return Row(key, kind, modality, tuple((name, value) for name, _, value in (o.partition("=") for o in options if o)))


def scan(body: str) -> Scan:
    """Return the body without its marks, and the marks as spans over what is left."""
    text: list[str] = []
    opened: list[tuple[str, int]] = []
    marks: list[Mark] = []
    faults: list[str] = []
    place = 0
    while place < len(body):
        opening = _OPENING.match(body, place)
        if opening:
            opened.append((opening["label"], len(text)))
            place = opening.end()
            continue
        if body[place] == "]" and opened:
            label, start = opened.pop()
            marks.append(Mark(Span(start, len(text)), label))
        elif body[place] in "[]":
            faults.append(f"stray bracket at {body[place : place + 30]!r}")
        else:
            text.append(body[place])
        place += 1
    faults.extend(f"mark [{label} is never closed" for label, _ in opened)
    return Scan("".join(text), tuple(sorted(marks)), tuple(faults))


def event_part(label: str) -> tuple[str, str]:
    """Return the event and the part that a label names (`e1 trigger` → e1, trigger), or two empty strings."""
    match = _EVENT.fullmatch(label)
    return (match["key"], match["part"]) if match else ("", "")


def _text(record: Record) -> MarkedText:
    if record.body.faults:
        raise ValueError(record.body.faults[0])
    marks = record.body.marks
    date = record.header["date"]
    return MarkedText(
        key=record.key,
        story=record.header["story"],
        style=record.header["style"],
        date="" if date == NO_DATE else date,
        text=record.body.text,
        names=tuple(mark for mark in marks if mark.label in NAME_LABELS),
        times=tuple(mark.span for mark in marks if mark.label == "time"),
        figures=tuple(mark.span for mark in marks if mark.label == "figure"),
        events=tuple(_event(row, marks) for row in record.rows),
    )


def _event(row: Row, marks: tuple[Mark, ...]) -> MarkedEvent:
    parts = [(event_part(mark.label), mark.span) for mark in marks]
    return MarkedEvent(
        key=row.key,
        type=row.type,
        modality=Modality(row.modality),
        triggers=tuple(span for (key, part), span in parts if key == row.key and part == "trigger"),
        roles=tuple(Role(part, span) for (key, part), span in parts if key == row.key and part != "trigger"),
        options=row.options,
    )
