"""Collections: JSON, JSON lines and CSV, one article a record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from kg.corpus.plain import FIELDS, strings
from kg.corpus.reader import decode, lines, printable, stem, with_head
from kg.errors import DocumentError
from kg.model.document import Document, Fact

TEXT_FIELDS = ("text", "body", "content", "articleBody", "article")
KEY_FIELDS = ("id", "key", "guid", "uri")
TOO_DEEP = "JSON nested too deeply, or with a number too long to be one. Write one object with a field `text`."

Record = Mapping[str, object]


def read_json_lines(content: bytes, location: str) -> Iterator[Document | DocumentError]:
    """Yield a document per line, or the error of that line."""
    for number, line in enumerate(decode(content).split("\n"), start=1):
        if line.strip():
            yield _line(line, location, number)


def _line(line: str, location: str, number: int) -> Document | DocumentError:
    try:
        return _document(json.loads(line), location, number)
    except json.JSONDecodeError as error:
        return DocumentError(f"line {number}: not valid JSON ({error.msg} at column {error.colno}). Correct the line.")
    except (RecursionError, ValueError):  # ValueError: a number of more than 4300 digits
        return DocumentError(f"line {number}: {TOO_DEEP}")
    except DocumentError as error:
        return DocumentError(f"line {number}: {error}")


def read_json(content: bytes, location: str) -> Iterator[Document | DocumentError]:
    """Yield the documents of a JSON file: one record, or a list of records."""
    try:
        found = json.loads(decode(content))
    except json.JSONDecodeError as error:
        raise DocumentError(f"line {error.lineno}: not valid JSON ({error.msg}). Correct the file.") from error
    except (RecursionError, ValueError) as error:
        raise DocumentError(TOO_DEEP) from error
    records = found if isinstance(found, list) else [found]
    for number, record in enumerate(records, start=1):
        try:
            yield _document(record, location, number)
        except DocumentError as error:
            yield DocumentError(f"record {number}: {error}")


def read_csv(content: bytes, location: str) -> Iterator[Document | DocumentError]:
    """Yield a document per row; the first row names the columns."""
    try:
        rows = list(csv.DictReader(io.StringIO(decode(content)), strict=True))
    except csv.Error as error:
        raise DocumentError(f"not valid CSV ({error}). Quote cells that hold line ends or quotes.") from error
    for number, row in enumerate(rows, start=2):
        try:
            yield _document(row, location, number)
        except DocumentError as error:
            yield DocumentError(f"row {number}: {error}")


def _document(record: object, location: str, number: int) -> Document:
    if not isinstance(record, Mapping):
        raise DocumentError("not a record with named fields. Write an object with a field `text`.")
    text = next((record[name] for name in TEXT_FIELDS if isinstance(record.get(name), str)), None)
    if not isinstance(text, str) or not text.strip():
        raise DocumentError(f"no text. Add a field named one of {', '.join(TEXT_FIELDS)}.")
    key = printable(next((str(record[name]) for name in KEY_FIELDS if record.get(name)), str(number)))
    body = printable(lines(text)).strip()
    return with_head(body, list(_facts(record)), key=f"{stem(location)}#{key}", location=f"{location}#{key}")


def _facts(record: Record) -> Iterator[tuple[Fact, str, str]]:
    for name, kind in FIELDS.items():
        for words in strings(record.get(name)):
            yield kind, printable(words), "record"
