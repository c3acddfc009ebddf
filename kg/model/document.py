"""An article as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from kg.model.span import Span


class Fact(StrEnum):
    """What a stretch of a document's head or metadata says about its publication."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    DATE = "date"
    UPDATED = "updated"
    URL = "url"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, order=True)
class PublicationFact:
    """One fact of publication: the words that state it, and where they came from."""

    kind: Fact
    span: Span
    value: str
    origin: str
    """Where it was found: 'json-ld', 'front matter', 'opengraph', 'record', 'dateline', 'byline', 'heading' …"""


@dataclass(frozen=True, slots=True)
class Document:
    """The plain text of one article (line ends LF) and what its metadata say.

    Facts that stand outside the article's own text (metadata) are written at the top of `text`, one
    a line, so that every fact has offsets; `body` is where the article itself begins and ends.
    """

    key: str
    """File stem, or `stem#id` for an article in a collection: unique in a corpus."""
    location: str
    """Path below the corpus folder, with `#id` for an article in a collection (schema:contentUrl)."""
    text: str
    body: Span
    facts: tuple[PublicationFact, ...] = ()
    skipped: tuple[Span, ...] = ()
    """Boilerplate, comments, teasers: stretches that state nothing of the story."""
    digest: str = field(default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", sha256(self.text.encode()).hexdigest())

    def fact(self, kind: Fact) -> PublicationFact | None:
        """Return the first fact of a kind (facts are sorted by trust), or None."""
        return next((fact for fact in self.facts if fact.kind is kind), None)
