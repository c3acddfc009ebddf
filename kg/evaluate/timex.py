"""Tag TimeML files with our TIMEX3, so that anyone can score them."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

from kg.errors import DocumentError
from kg.model.bounds import UNKNOWN_BOUNDS, TimeBounds
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.dates import parse_day
from kg.temporal.discourse import anchor_in_turn
from kg.temporal.expressions import find_cores
from kg.temporal.timex import to_timex3

_TEXT = re.compile(r"(<TEXT\b[^>]*>)(.*?)(</TEXT>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CREATED = re.compile(r"<DCT\b.*?\bvalue=\"(\d{4}-\d{2}-\d{2})", re.DOTALL)


def evaluate_timex(folder: Path, out: Path) -> int:
    """Return how many `.tml` files of a folder were written to `out` with our tags in place of theirs."""
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise DocumentError(f"{folder}: no .tml files; give the folder of a TimeML corpus")
    out.mkdir(parents=True, exist_ok=True)
    for path in paths:
        (out / path.name).write_text(tagged(path.read_text(encoding="utf-8"), name=path.name), encoding="utf-8")
    return len(paths)


def tagged(timeml: str, *, name: str = "document") -> str:
    """Return a TimeML document whose text bears our tags alone; of its own, only the creation time is read."""
    match = _TEXT.search(timeml)
    if match is None:
        raise DocumentError(f"{name}: no TEXT element; TimeML keeps the article there")
    text = unescape(_TAG.sub("", match[2]))
    created = _CREATED.search(timeml[: match.start()])
    reference = (parse_day(created[1]) if created else None) or UNKNOWN_BOUNDS
    return f"{timeml[: match.end(1)]}{_with_times(text, reference)}</TEXT>\n\n</TimeML>\n"


def _with_times(text: str, reference: TimeBounds) -> str:
    found = list(find_cores(text))
    anchored = anchor_in_turn([value for _, value in found], reference=reference)
    pieces: list[str] = []
    last = 0
    for number, ((span, value), one) in enumerate(zip(found, anchored, strict=True), 1):
        pieces += [
            escape(text[last : span.start], quote=False),
            _element(text, span, value, to_timex3(value, one), number),
        ]
        last = span.end
    return "".join([*pieces, escape(text[last:], quote=False)])


def _element(text: str, span: Span, value: TimeValue, timex: str, number: int) -> str:
    words = escape(span.within(text), quote=False)
    return f'<TIMEX3 tid="t{number}" type="{_type(value, timex)}" value="{escape(timex)}">{words}</TIMEX3>'


def _type(value: TimeValue, timex: str) -> TimeType:
    """Return the TIMEX3 type that fits the value: what has a clock is a time, what has a P and no set a length."""
    if value.type is TimeType.SET:
        return TimeType.SET
    if timex.startswith("P") and not timex.endswith("_REF"):
        return TimeType.DURATION
    return (
        TimeType.TIME
        if "T" in timex.removesuffix("_REF").removeprefix("PAST").removeprefix("PRESENT")
        else TimeType.DATE
    )
