"""Plain text and Markdown, with YAML front matter or lines like "Title: …" above the article, if there are any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from kg.corpus.reader import decode, stem
from kg.errors import DocumentError
from kg.model.document import Document, Fact, PublicationFact
from kg.model.span import Span

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELDS: Mapping[str, Fact] = {
    "title": Fact.TITLE,
    "headline": Fact.TITLE,
    "author": Fact.AUTHOR,
    "authors": Fact.AUTHOR,
    "byline": Fact.AUTHOR,
    "date": Fact.DATE,
    "published": Fact.DATE,
    "datePublished": Fact.DATE,
    "publisher": Fact.PUBLISHER,
    "source": Fact.PUBLISHER,
    "site": Fact.PUBLISHER,
    "url": Fact.URL,
    "canonical": Fact.URL,
    "link": Fact.URL,
}
LABELLED = re.compile(
    rf"(?P<field>{'|'.join(map(str.lower, FIELDS))})[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*(?:\n|\Z)", re.I
)


def read(content: bytes, location: str) -> Iterator[Document]:
    """Yield the one document of a text file; labelled lines above it stay in the text, outside the body."""
    text = decode(content)
    lines = tuple(_labelled(text))
    facts = tuple(
        PublicationFact(_kind(line["field"]), Span(*line.span("value")), line["value"], "labelled line")
        for line in lines
    )
    yield Document(stem(location), location, text, Span(lines[-1].end() if lines else 0, len(text)), facts)


def _labelled(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines with a label at the top of a text."""
    end = len(text) - len(text.lstrip())
    while line := LABELLED.match(text, end):
        yield line
        end = line.end()


def _kind(label: str) -> Fact:
    """Return what a label names."""
    return next(kind for name, kind in FIELDS.items() if name.lower() == label.lower())


def read_markdown(content: bytes, location: str) -> Iterator[Document]:
    """Yield the one document of a Markdown file; the front matter stays in the text, outside the body."""
    text = decode(content)
    matter = FRONT_MATTER.match(text)
    if matter is None:
        yield from read(content, location)
        return
    facts = tuple(_facts(text, matter))
    yield Document(stem(location), location, text, Span(matter.end(), len(text)), facts)


def _facts(text: str, matter: re.Match[str]) -> Iterator[PublicationFact]:
    try:
        fields = yaml.load(matter["yaml"], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
    except (yaml.YAMLError, RecursionError) as error:
        place = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise DocumentError(f"line {place}: the front matter is not valid YAML. Correct or remove it.") from error
    for name, value in fields.items() if isinstance(fields, dict) else ():
        kind = FIELDS.get(name) if isinstance(name, str) else None
        for words in strings(value) if kind else ():
            start = text.find(words, matter.start("yaml"), matter.end("yaml"))
            if kind is not None and start >= 0:
                yield PublicationFact(kind, Span(start, start + len(words)), words, "front matter")


def strings(value: object) -> Iterator[str]:
    """Yield a string, or the strings in a list, that are not blank; nothing of what is nested deeper."""
    for words in value if isinstance(value, list) else [value]:
        if isinstance(words, str) and words.strip():
            yield words
