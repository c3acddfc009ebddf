"""Answers to queries as text: a table for people, CSV, TSV, JSON and Markdown for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence

from kg.errors import QueryError
from kg.graph import Answer, Rows
from kg.namespaces import DEFAULT_BASE, PREFIXES

KNOWN = {"": DEFAULT_BASE} | PREFIXES
LOCAL_NAME = re.compile(r"\w[\w-]*")
NARROW = 30
"""Columns up to so many characters are not broken into lines, whatever happens to the others."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(answer: Answer, kind: str) -> str:
    """Return an answer in a format: rows as a table, a graph as Turtle, a yes or no as such."""
    if isinstance(answer, bool):
        return json.dumps(answer) if kind == "json" else ("yes" if answer else "no")
    if not isinstance(answer, Rows):
        return answer.serialize(format="turtle").rstrip()
    writer = WRITERS.get(kind)
    if writer is None:
        raise QueryError(f"{kind}: no such format. Use one of {', '.join(WRITERS)}.")
    return writer(answer.variables, [[_short(value) for value in row.values()] for row in answer.as_dicts()])


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    for prefix, beginning in KNOWN.items():
        name = text.removeprefix(beginning)
        if name != text and LOCAL_NAME.fullmatch(name):
            return f"{prefix}:{name}"
    return text


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, *cells in zip(names, *rows, strict=True):
        table.add_column(name, no_wrap=max(map(len, cells), default=0) <= NARROW, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    buffer = io.StringIO()
    Console(file=buffer, width=Console().width).print(table)
    return buffer.getvalue().rstrip()


def _separated(separator: str) -> Callable[[Sequence[str], Sequence[Sequence[str]]], str]:
    def write(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[_harmless(cell) for cell in row] for row in rows])
        return buffer.getvalue().rstrip("\n")

    return write


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(FORMULA) else cell


def _json(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)


def _markdown(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(names), line(["---"] * len(names)), *map(line, rows)])


WRITERS: Mapping[str, Callable[[Sequence[str], Sequence[Sequence[str]]], str]] = {
    "table": _table,
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "json": _json,
    "md": _markdown,
}
