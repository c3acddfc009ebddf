"""Plain text and Markdown, with YAML front matter if there is one."""

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


def read(content: bytes, location: str) -> Iterator[Document]:
    """Yield the one document of a text file."""
    text = decode(content)
    yield Document(stem(location), location, text, Span(0, len(text)))


def read_markdown(content: bytes, location: str) -> Iterator[Document]:
    """Yield the one document of a Markdown file; the front matter stays in the text, outside the body."""
    text = decode(content)
    matter = FRONT_MATTER.match(text)
    if matter is None:
        yield Document(stem(location), location, text, Span(0, len(text)))
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
