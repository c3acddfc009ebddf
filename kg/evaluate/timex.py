"""Tag TimeML files with our TIMEX3 and EVENT, so that anyone can score them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DocumentError
from kg.model.bounds import UNKNOWN_BOUNDS, TimeBounds
from kg.model.mention import Tense
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.dates import parse_day
from kg.temporal.discourse import anchor_in_turn
from kg.temporal.expressions import find_cores
from kg.temporal.timex import to_timex3

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    Analyse = Callable[[str], Doc]

_TEXT = re.compile(r"(<TEXT\b[^>]*>)(.*?)(</TEXT>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CREATED = re.compile(r"<DCT\b.*?\bvalue=\"(\d{4}-\d{2}-\d{2})", re.DOTALL)
_DEEPEST = 12
"""Heads to climb from a time to the event that it dates."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """An element to be put around a span, as it opens and closes."""

    span: Span
    opening: str
    closing: str


def evaluate_timex(folder: Path, out: Path, *, analyse: Analyse | None = None) -> int:
    """Return how many `.tml` files of a folder were written to `out` with our tags in place of theirs.

    With `analyse`, a spaCy pipeline, events are tagged too, and the tense of the clause helps to date "on Monday".
    """
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise DocumentError(f"{folder}: no .tml files; give the folder of a TimeML corpus")
    out.mkdir(parents=True, exist_ok=True)
    for path in paths:
        timeml = tagged(path.read_text(encoding="utf-8"), name=path.name, analyse=analyse)
        (out / path.name).write_text(timeml, encoding="utf-8")
    return len(paths)


def tagged(timeml: str, *, name: str = "document", analyse: Analyse | None = None) -> str:
    """Return a TimeML document whose text bears our tags alone; of its own, only the creation time is read."""
    match = _TEXT.search(timeml)
    if match is None:
        raise DocumentError(f"{name}: no TEXT element; TimeML keeps the article there")
    text = unescape(_TAG.sub("", match[2]))
    created = _CREATED.search(timeml[: match.start()])
    reference = (parse_day(created[1]) if created else None) or UNKNOWN_BOUNDS
    doc = analyse(text) if analyse is not None else None
    found = list(find_cores(text))
    tags = [*_times(text, found, reference, doc), *_events(found, doc)]
    return f"{timeml[: match.end(1)]}{_written(text, sorted(tags))}</TEXT>\n\n</TimeML>\n"


def _written(text: str, tags: Sequence[Tag]) -> str:
    pieces: list[str] = []
    last = 0
    for tag in tags:
        pieces += [_plain(text[last : tag.span.start]), tag.opening, _plain(tag.span.within(text)), tag.closing]
        last = tag.span.end
    return "".join([*pieces, _plain(text[last:])])


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _times(text: str, found: Sequence[tuple[Span, TimeValue]], reference: TimeBounds, doc: Doc | None) -> Iterator[Tag]:
    tenses = [_tense(doc, span) for span, _ in found] if doc is not None else []
    anchored = anchor_in_turn([value for _, value in found], reference=reference, tenses=tenses)
    for number, ((span, value), one) in enumerate(zip(found, anchored, strict=True), 1):
        timex = to_timex3(value, one)
        opening = f'<TIMEX3 tid="t{number}" type="{_type(value, timex)}" value="{escape(timex)}">'
        yield Tag(span, opening, "</TIMEX3>")


def _type(value: TimeValue, timex: str) -> TimeType:
    """Return the TIMEX3 type that fits the value: what has a clock is a time, what has a P and is no set a length."""
    if value.type is TimeType.SET:
        return TimeType.SET
    if timex.startswith("P") and not timex.endswith("_REF"):
        return TimeType.DURATION
    return TimeType.TIME if "T" in timex and not timex.endswith("_REF") else TimeType.DATE


def _tense(doc: Doc, span: Span) -> Tense:
    """Return the tense of the event that a time is said of: the first one among the heads above it."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return Tense.NONE
    events = {token.i for trigger in doc.spans["triggers"] for token in trigger}
    token: Token = words.root
    for _ in range(_DEEPEST):
        if token.i in events and token._.tense != Tense.NONE:
            return Tense(token._.tense)
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.NONE


def _events(found: Sequence[tuple[Span, TimeValue]], doc: Doc | None) -> Iterator[Tag]:
    """Yield a tag for every trigger that is no part of a time."""
    if doc is None:
        return
    for number, trigger in enumerate(doc.spans["triggers"], 1):
        span = Span(trigger.start_char, trigger.end_char)
        if not any(span.overlaps(time) for time, _ in found):
            kind = event_class(trigger.root.lemma_.lower(), trigger.root.pos_)
            yield Tag(span, f'<EVENT eid="e{number}" class="{kind}">', "</EVENT>")


def event_class(lemma: str, part_of_speech: str) -> str:
    """Return the TimeML class of a trigger.

    >>> event_class("announce", "VERB")
    'REPORTING'
    """
    return _classes().get(lemma, "STATE" if part_of_speech == "ADJ" else "OCCURRENCE")


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    table = tomllib.loads(files("kg.evaluate").joinpath("event_classes.toml").read_text(encoding="utf-8"))
    return {lemma: name for name, row in table.items() for lemma in reversed(row["lemmas"])}
