"""Keys minted from content: the same input gives the same names, whatever the order of the files."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from hashlib import sha256

from kg.model.span import Span
from kg.model.statement import Object, Ref, Term

LENGTH = 12
PROGRAM = "timeline-kg/0.1.0"
"""Who extracted: the first word of every claim's `extractor`."""


def mint(*parts: str) -> str:
    """Return twelve hexadecimal digits for the content.

    >>> mint("a", "b") == mint("a", "b") != mint("ab")
    True
    """
    return sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH]


def mention_key(digest: str, span: Span, curie: str) -> str:
    """Return the key of a mention: document hash, offsets and class."""
    return mint(digest, str(span.start), str(span.end), curie)


def slug(name: str) -> str:
    """Return a readable local name.

    >>> slug("Société d’Été Inc.")
    'societe-d-ete-inc'
    """
    plain = unicodedata.normalize("NFKD", name_safe(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or mint(name)


def name_safe(name: str) -> str:
    """Return a name with its apostrophes opened, so that words stay apart."""
    return name.replace("’", " ").replace("'", " ")


def kebab(curie: str) -> str:
    """Return the local part of a class name as written in a key.

    >>> kebab("kg:MissedTarget"), kebab("https://example.org/my#Recall")
    ('missed-target', 'recall')
    """
    local = re.split(r"[:#/]", curie)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", local).lower()


def object_text(value: Object) -> str:
    """Return an object of a statement as text, distinct between kinds."""
    match value:
        case Ref(key):
            return f"ref:{key}"
        case Term(curie):
            return f"term:{curie}"
        case bool():
            return f"boolean:{value}"
        case date():
            return f"date:{value.isoformat()}"
        case int() | Decimal():
            return f"number:{value}"
        case str():
            return f"text:{value}"


def claim_key(digest: str, span: Span, subject: Ref, predicate: str, value: Object) -> str:
    """Return the key of a claim: document, offsets and triple."""
    return "claim-" + mint(digest, str(span.start), str(span.end), subject.key, predicate, object_text(value))


def inference_key(subject: Ref, predicate: str, value: Object, rule: str, premises: tuple[str, ...]) -> str:
    """Return the key of an inference: triple, rule and premises."""
    return "inf-" + mint(subject.key, predicate, object_text(value), rule, *sorted(premises))


def document_key(digest: str) -> str:
    """Return the key of a document: twelve digits of the hash of its text."""
    return f"doc-{digest[:LENGTH]}"


def sentence_key(digest: str, position: int) -> str:
    """Return the key of a sentence: its document and its number."""
    return f"{document_key(digest)}-s{position}"
