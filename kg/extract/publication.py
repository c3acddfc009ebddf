"""Facts of publication that stand in the text itself: date line, byline, publisher, title; and what is no part of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model.document import Document, Fact, PublicationFact
from kg.model.span import Span

NAME = r"[A-Z][\w.’'-]*(?:[ \t](?:[A-Z][\w.’'-]*|de|van|von|del|al|bin|da|di)){1,4}"
BYLINE = re.compile(
    rf"^[ \t]*(?:Written|Posted|Reported|Reporting|Published|Story|Words)?[ \t]*[Bb]y:?[ \t]+(?P<name>{NAME})",
    re.MULTILINE,
)
ROLE = re.compile(r"^[ \t]*,[ \t]*(?P<role>[A-Z][\w /&-]{2,40})[ \t]*$", re.MULTILINE)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \t]+)?"
DATE = rf"{DAY}(?:{MONTH}[ \t]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[ \t]+{MONTH},?[ \t]+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
CLOCK = r"(?:[ \t,]+(?:at[ \t]+)?\d{1,2}[:.]\d\d[ \t]*(?:[AaPp]\.?[Mm]\.?)?(?:[ \t]*[A-Z]{2,5})?)?"
DATE_LINE = re.compile(
    rf"^[ \t]*(?:(?:Published|Posted|Updated|Date|Last updated)[ \t:on]*)?(?P<date>{DATE}){CLOCK}[ \t|·•—–-]*.{{0,40}}$",
    re.MULTILINE,
)
DATELINE = re.compile(
    rf"^[A-Z][A-Z .’'-]{{2,30}}(?:,[ \t][A-Z][\w. ]{{1,20}})?,?[ \t(–—-]+(?P<date>{MONTH}[ \t]+\d{{1,2}}(?:,[ \t]+\d{{4}})?|\d{{1,2}}[ \t]+{MONTH}(?:[ \t]+\d{{4}})?)\b",
    re.MULTILINE,
)
AGENCY = re.compile(r"\((?P<name>[A-Z][\w&. ]{1,30})\)[ \t]*[–—-]")
TAIL = re.compile(
    r"^[ \t]*(?:Comments?|Leave a (?:Reply|Comment)|Popular Posts|Related (?:Posts|Articles|Stories)|Read (?:More|Next)|"
    r"You may also like|More from .{0,30}|Subscribe.{0,40}|Sign up.{0,40}|Share this.{0,30}|Follow us.{0,30}|Loading…?|"
    r"About the Authors?|Tags?:.{0,80}|Advertisement|Recommended.{0,30}|\d+ (?:Comments?|Responses?|Replies).{0,40})[ \t]*:?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
ABOUT = re.compile(r"^[ \t]*About the Authors?[ \t]*$", re.MULTILINE | re.IGNORECASE)
ABOUT_NAME = re.compile(
    rf"^(?P<name>{NAME})[ \t]+(?:is|plays|writes|covers|has|works|serves|reports|joined)", re.MULTILINE
)
OF_OUTLET = re.compile(rf"\b(?:at|for|of)[ \t]+(?P<name>{NAME})")
HEAD_LINES = 12
"""In how many lines from the top a date line or byline is looked for."""


def read(document: Document) -> Document:
    """Return the document with the facts its own text states, after those of its metadata, and its tail skipped."""
    found = sorted(_facts(document), key=lambda fact: (list(Fact).index(fact.kind), fact.span))
    known = {fact.kind for fact in document.facts}
    more = tuple(fact for fact in found if fact.kind not in known)
    return replace(document, facts=(*document.facts, *more), skipped=(*document.skipped, *_skipped(document, found)))


def _facts(document: Document) -> Iterator[PublicationFact]:
    start, end = document.body.start, document.body.end
    text = document.text
    head_end = _line_end(text, start, HEAD_LINES, end)
    yield from _title(document)
    for pattern, kind, group, origin in (
        (DATE_LINE, Fact.DATE, "date", "date line"),
        (DATELINE, Fact.DATE, "date", "dateline"),
        (AGENCY, Fact.AGENCY, "name", "dateline"),
    ):
        match = pattern.search(text, start, head_end)
        if match:
            yield _fact(match, kind, group, origin)
    byline = BYLINE.search(text, start, end)
    if byline:
        yield _fact(byline, Fact.AUTHOR, "name", "byline")
    yield from _about(text, start, end)


def _fact(match: re.Match[str], kind: Fact, group: str, origin: str) -> PublicationFact:
    span = Span(match.start(group), match.end(group))
    return PublicationFact(kind, span, " ".join(match[group].split()), origin)


def _line_end(text: str, start: int, lines: int, end: int) -> int:
    position = start
    for _ in range(lines):
        position = text.find("\n", position + 1)
        if position < 0 or position >= end:
            return end
    return position


def _title(document: Document) -> Iterator[PublicationFact]:
    """Yield the headline: a first line that is no sentence, and stands apart or above a date or byline."""
    text, start = document.text, document.body.start
    for match in re.finditer(
        r"^.+$", text[start : _line_end(text, start, HEAD_LINES, document.body.end)], re.MULTILINE
    ):
        line = match.group().strip().lstrip("# ")
        words = line.split()
        if not 4 <= len(words) <= 24 or DATE_LINE.match(match.group()) or BYLINE.match(match.group()):
            continue
        if line.endswith((".", ",", ";", ":")) or not line[0].isalnum() and line[0] not in "“\"'‘$€£":
            return
        at = start + match.start() + match.group().index(line)
        yield PublicationFact(Fact.TITLE, Span(at, at + len(line)), line, "heading")
        return


def _about(text: str, start: int, end: int) -> Iterator[PublicationFact]:
    heading = ABOUT.search(text, start, end)
    if heading is None:
        return
    name = ABOUT_NAME.search(text, heading.end(), end)
    if name is None:
        return
    yield _fact(name, Fact.AUTHOR, "name", "about the author")
    outlet = OF_OUTLET.search(text, name.end(), min(end, name.end() + 200))
    if outlet is not None:
        yield _fact(outlet, Fact.PUBLISHER, "name", "about the author")


def _skipped(document: Document, facts: list[PublicationFact]) -> Iterator[Span]:
    """Yield stretches that tell nothing of the story: tails with comments and teasers, lines of pure publication facts."""
    text, end = document.text, document.body.end
    for match in TAIL.finditer(text, document.body.start, end):
        if match.start() > document.body.start + 0.4 * len(document.body):
            yield Span(match.start(), end)
            break
    for fact in facts:
        if fact.kind in (Fact.AUTHOR, Fact.DATE) and fact.origin in ("byline", "date line"):
            line_start = text.rfind("\n", 0, fact.span.start) + 1
            line_end = text.find("\n", fact.span.end)
            yield Span(line_start, end if line_end < 0 else line_end)
