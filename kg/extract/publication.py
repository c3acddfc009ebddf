"""Facts of publication that stand in the text itself, and the stretches that tell nothing of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract import imprint
from kg.model.document import Document, Fact, PublicationFact
from kg.model.span import Span

HEAD_LINES = 12
"""In how many lines from the top a date line or dateline is looked for."""
TITLE_WORDS = range(4, 25)
ABBREVIATED = re.compile(r"\b\w\.\w\.$")
"""A name ends with a legal form: "Halden N.V."."""
LETTERHEAD = "letterhead"
"""Where the publisher of what a body says of itself is told."""
TAIL_AFTER = 0.4
"""Comments and teasers begin after this share of the body."""


def read(document: Document) -> Document:
    """Return the document with the facts its own text states, after those of its metadata, and its tail skipped."""
    found = sorted(_facts(document), key=lambda fact: (list(Fact).index(fact.kind), fact.span))
    known = {fact.kind for fact in document.facts}
    more = tuple(fact for fact in found if fact.kind not in known)
    skipped = (*document.skipped, *_skipped(document, found))
    return replace(document, facts=(*document.facts, *more), skipped=skipped)


def _facts(document: Document) -> Iterator[PublicationFact]:
    text, start, end = document.text, document.body.start, document.body.end
    head_end = _line_end(text, start, HEAD_LINES, end)
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    letterhead = imprint.LETTERHEAD.match(text, first, head_end) or imprint.FIRM_HEAD.match(text, first, head_end)
    if letterhead:
        yield _fact(letterhead, Fact.PUBLISHER, "name", LETTERHEAD)
    imprints, bylines = [], []
    for pattern, kind, group, origin, until in (
        (imprint.DATE_LINE, Fact.DATE, "date", "date line", head_end),
        (imprint.OUTLET_DATE, Fact.DATE, "date", "date line", head_end),
        (imprint.OUTLET_DATE, Fact.PUBLISHER, "name", "date line", head_end),
        (imprint.DAY_LINE, Fact.DATE, "date", "date line", head_end),
        (imprint.BYLINE_DATE, Fact.DATE, "date", "date line", head_end),
        (imprint.AS_AT, Fact.DATE, "date", "dateline", head_end),
        (imprint.DATELINE, Fact.DATE, "date", "dateline", head_end),
        (imprint.CITY_DATE, Fact.DATE, "date", "dateline", head_end),
        (imprint.OPENING_DATE, Fact.DATE, "date", "dateline", head_end),
        (imprint.OPENING_DATE, Fact.DATE, "day", "dateline", head_end),
        (imprint.AGENCY, Fact.AGENCY, "name", "dateline", head_end),
        (imprint.BYLINE, Fact.AUTHOR, "name", "byline", end),
        (imprint.BYLINE_ROLE, Fact.AUTHOR, "name", "byline", head_end),
        (imprint.STAFF_LINE, Fact.PUBLISHER, "name", "byline", head_end),
    ):
        match = pattern.search(text, start, until)
        if match and match[group] and not (kind is Fact.PUBLISHER and (letterhead or _is_place(match[group], text))):
            imprints += [match.start()] if pattern is not imprint.AS_AT else []
            bylines += [match.start()] if origin == "byline" else []
            yield _fact(match, kind, group, origin)
    above = min((place for place in imprints if start < place < head_end), default=None)
    byline = max((place for place in bylines if above is not None and above < place < head_end), default=None)
    under = list(_title(document, head_end, above=byline, start=_line_end(text, above or start, 1, end)))
    yield from (under if byline is not None and under else _title(document, head_end, above=above))
    yield from _about(text, start, end)


def _is_place(name: str, text: str) -> bool:
    """Return whether the text itself tells of something "in" or "near" what bears a name: "Leeds, 3 July 2025"."""
    return re.search(rf"\b(?:in|near|outside|from)\s+{re.escape(name)}\b", text) is not None


def _fact(match: re.Match[str], kind: Fact, group: str, origin: str) -> PublicationFact:
    value = match[group].strip()
    value = value if ABBREVIATED.search(value) else value.rstrip(". ")
    span = Span(match.start(group), match.start(group) + len(value))
    return PublicationFact(kind, span, " ".join(value.split()), origin)


def _line_end(text: str, start: int, lines: int, end: int) -> int:
    position = start
    for _ in range(lines):
        position = text.find("\n", position + 1)
        if position < 0 or position >= end:
            return end
    return position


def _title(
    document: Document, head_end: int, *, above: int | None, start: int | None = None
) -> Iterator[PublicationFact]:
    """Yield the headline: the last line fit for one above the byline or date line, else the first line of all.

    Where a paper's head with its date stands above headline and byline, it begins after that (`start`).
    """
    text, start = document.text, document.body.start if start is None else start
    fit = []
    for match in re.finditer(r"^.+$", text[start : above or head_end], re.MULTILINE):
        line = match.group().strip().lstrip("# ")
        is_headline = len(line.split()) in TITLE_WORDS and not line.endswith((".", ",", ";", ":"))
        if is_headline and (line[0].isalnum() or line[0] in "“\"'‘$€£"):
            at = start + match.start() + match.group().index(line)
            fit.append(PublicationFact(Fact.TITLE, Span(at, at + len(line)), line, "heading"))
        elif above is None and len(line.split()) in TITLE_WORDS:
            break  # the story has begun
    if fit:
        yield fit[-1] if above is not None else fit[0]


def _about(text: str, start: int, end: int) -> Iterator[PublicationFact]:
    heading = imprint.ABOUT.search(text, start, end)
    name = imprint.ABOUT_NAME.search(text, heading.end(), end) if heading else None
    if name is None:
        return
    yield _fact(name, Fact.AUTHOR, "name", "about the author")
    outlet = imprint.OF_OUTLET.search(text, name.end(), min(end, name.end() + 200))
    if outlet is not None:
        yield _fact(outlet, Fact.PUBLISHER, "name", "about the author")


def _skipped(document: Document, facts: list[PublicationFact]) -> Iterator[Span]:
    """Yield tails with comments and teasers, and lines that only state date or author or call for a pause."""
    text, end = document.text, document.body.end
    for match in imprint.TAIL.finditer(text, document.body.start, end):
        if match.start() > document.body.start + TAIL_AFTER * len(document.body):
            yield Span(match.start(), end)
            break
    yield from (Span(*match.span()) for match in imprint.INSET.finditer(text, document.body.start, end))
    head_end = _line_end(text, document.body.start, HEAD_LINES, end)
    yield from (Span(*match.span()) for match in imprint.STAFF_LINE.finditer(text, document.body.start, head_end))
    yield from _about_authors(document, facts)
    for fact in facts:
        if fact.kind in (Fact.AUTHOR, Fact.DATE) and fact.origin in ("byline", "date line"):
            line_start = text.rfind("\n", 0, fact.span.start) + 1
            line_end = text.find("\n", fact.span.end)
            yield Span(line_start, end if line_end < 0 else line_end)


def _about_authors(document: Document, facts: Sequence[PublicationFact]) -> Iterator[Span]:
    """Yield the paragraphs near the end that tell who wrote the article."""
    text, body = document.text, document.body
    start = body.start + int(TAIL_AFTER * len(body))
    authors = sorted({fact.value for fact in (*document.facts, *facts) if fact.kind is Fact.AUTHOR})
    for author in authors:
        name = r"[ ]".join(map(re.escape, author.split()))
        about = re.compile(imprint.ABOUT_AUTHOR.format(name=name), imprint.LINES)
        yield from (Span(*match.span()) for match in about.finditer(text, start, body.end))
