"""The documents kept beside a graph: their texts to compare quotes with, their metadata to add to the graph later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from kg.errors import InputError
from kg.export import replacing
from kg.model.document import Document, PublicationFact
from kg.model.span import Span

FOLDER = ".texts"
FORMAT = "document-1"
LENGTH = 12


class _Metadata(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document without its text."""

    format: str
    digest: str
    key: str
    location: str
    body: Span
    facts: tuple[PublicationFact, ...]
    skipped: tuple[Span, ...]


def write_documents(documents: Iterable[Document], folder: Path) -> frozenset[str]:
    """Return the names of the files written: text and metadata of each document."""
    folder.mkdir(parents=True, exist_ok=True)
    names = set()
    for document in documents:
        stem = document.digest[:LENGTH]
        with replacing(folder / f"{stem}.txt") as part:
            part.write_text(document.text, encoding="utf-8", newline="")
        metadata = _Metadata(
            FORMAT, document.digest, document.key, document.location, document.body, document.facts, document.skipped
        )
        with replacing(folder / f"{stem}.json") as part:
            part.write_bytes(msgspec.json.encode(metadata))
        names |= {f"{stem}.txt", f"{stem}.json"}
    return frozenset(names)


def read_texts_beside(folder: Path) -> Mapping[str, str]:
    """Return the texts kept in a folder, by their digest."""
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    return {sha256(text.encode()).hexdigest(): text for text in texts}


def read_document(folder: Path, digest: str) -> Document:
    """Return the document with a digest.

    Raises:
        InputError: its text or its metadata are gone, changed, or of another version.
    """
    text, metadata = _text(folder / f"{digest[:LENGTH]}.txt", digest), _metadata(folder / f"{digest[:LENGTH]}.json")
    spans = (metadata.body, *metadata.skipped, *(fact.span for fact in metadata.facts))
    if metadata.digest != digest or any(span.end > len(text) for span in spans):
        raise InputError(f"{folder / digest[:LENGTH]}.json: belongs to another text. {_REMEDY}")
    return Document(metadata.key, metadata.location, text, metadata.body, metadata.facts, metadata.skipped)


_REMEDY = "Build the graph anew from all its articles, without --update."


def _text(path: Path, digest: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the text of an article is gone ({error.strerror}). {_REMEDY}") from error
    if sha256(content).hexdigest() != digest:
        raise InputError(f"{path}: the text was changed since the graph was built. {_REMEDY}")
    return content.decode()


def _metadata(path: Path) -> _Metadata:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Metadata)
    except OSError as error:
        raise InputError(f"{path}: what is known of an article is gone ({error.strerror}). {_REMEDY}") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(f"{path}: not what this version of kg writes ({error}). {_REMEDY}") from error
    if found.format != FORMAT:
        raise InputError(f"{path}: written by another version of kg ({found.format}). {_REMEDY}")
    return found
