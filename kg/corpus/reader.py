"""What every reader does, and what they share: decoding, line ends, and the head of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from charset_normalizer import from_bytes

from kg.errors import DocumentError
from kg.model.document import Document, Fact, PublicationFact
from kg.model.span import Span

Reader = Callable[[bytes, str], Iterable[Document | DocumentError]]
"""(content, location) → documents, or an error for one article of a collection."""

BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
MOST_MESS = 0.1
"""Share of implausible characters above which a guessed encoding is not believed."""


def decode(content: bytes) -> str:
    """Return the text of a file, with LF line ends and no byte-order mark.

    Raises:
        DocumentError: it is empty, binary, or in no encoding that can be told.
    """
    if not content.strip():
        raise DocumentError("the file is empty. Remove it or fill it.")
    encoding = BOMS.get(content[:2], "utf-8-sig")
    if b"\x00" in content and encoding == "utf-8-sig":
        raise DocumentError("not text: it holds NUL bytes. Convert it to UTF-8 text.")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = _guess(content, error)
    return lines(text)


def lines(text: str) -> str:
    """Return text whose lines end in LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess(content: bytes, error: UnicodeDecodeError) -> str:
    best = from_bytes(content, threshold=MOST_MESS).best()
    if best is None:
        raise DocumentError(
            f"not UTF-8 (byte {error.start}) and no other encoding fits. Convert it, e.g. iconv -t UTF-8."
        ) from error
    return str(best)


def printable(text: str) -> str:
    r"""Return text without what no UTF-8 file can hold: lone surrogates, from JSON escapes or odd file names.

    >>> ascii(printable("a\ud800b"))
    "'a\\ufffdb'"
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def stem(location: str) -> str:
    """Return the key of a file: its name without the suffix."""
    return PurePosixPath(location).stem


def with_head(
    body: str, facts: Sequence[tuple[Fact, str, str]], *, key: str, location: str, skipped: Sequence[Span] = ()
) -> Document:
    """Return a document whose text begins with its metadata, one fact a line, so that each fact has offsets.

    Args:
        body: the article's own text.
        facts: (kind, value, where it was found), most trusted first.
        key: see Document.key.
        location: see Document.location.
        skipped: boilerplate, in offsets of the body.
    """
    head, found = "", []
    for kind, value, origin in facts:
        line = " ".join(value.split())
        if line:
            found.append(PublicationFact(kind, Span(len(head), len(head) + len(line)), line, origin))
            head += line + "\n"
    head += "\n" if head else ""
    moved = tuple(Span(span.start + len(head), span.end + len(head)) for span in skipped)
    text = head + body
    return Document(key, location, text, Span(len(head), len(text)), tuple(found), moved)
