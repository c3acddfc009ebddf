"""What extraction found in each document, and what the ontology's examples teach, kept so that neither is read twice.

Why the key is made of contents: text, metadata, code, weights and ontology decide what is found, and nothing else does.
A record that is damaged, or that another program wrote, counts as missing; no record can run code.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kg.errors import OutputError
from kg.export import replacing
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.span import Span

if TYPE_CHECKING:
    from kg.nlp.event_types import TypeSpace

VARIABLE = "KG_CACHE"
"""The environment variable that names the folder; empty or "off" for none."""
METHODS_KEPT = 8
"""So many ways of reading (versions, ontologies, models) are kept, those used last."""
CHECKSUM, METHOD = 32, 16
SPACE = "types"
_METHOD = re.compile(f"[0-9a-f]{{{METHOD}}}")
_NOWHERE = Document("", "", "", Span(0, 0))
_encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode


def cache_folder() -> Path | None:
    """Return the user's folder for caches, or the one that `KG_CACHE` names, or None."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.strip().lower() in {"", "off"} else Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("timeline-kg", appauthor=False)


class _Space(msgspec.Struct, frozen=True):
    """A space of event types: the type of each marked trigger, and their vectors in half precision."""

    types: tuple[str, ...]
    rows: bytes


Record = TypeVar("Record")


def _read(path: Path, kind: type[Record]) -> Record | None:
    """Return the record in a file, or None if there is none or it is not whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    checksum, record = content[:CHECKSUM], content[CHECKSUM:]
    if sha256(record).digest() != checksum:
        return None
    try:
        return msgspec.msgpack.decode(record, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


@dataclass(slots=True)
class Cache:
    """The extractions of one way of reading, a file each, and its space of event types."""

    folder: Path
    failure: str = ""
    """Why nothing more is kept, if writing failed."""
    _is_open: bool = field(default=False, repr=False)

    @classmethod
    def of(cls, folder: Path, method: str) -> Cache:
        """Return the cache of a way of reading below a folder."""
        return cls(folder / "extractions" / method[:METHOD])

    def find(self, document: Document) -> Extraction | None:
        """Return what was found in a document, or None if it is not known or not whole."""
        found = _read(self._path(document), Extraction)
        return None if found is None else replace(found, document=document)

    def keep(self, extraction: Extraction) -> None:
        """Keep what was found in a document: all of it or nothing."""
        self._write(self._path(extraction.document), replace(extraction, document=_NOWHERE))

    def find_space(self) -> TypeSpace | None:
        """Return what the ontology's examples teach, or None if it is not known or not whole."""
        import numpy as np

        from kg.nlp.event_types import TypeSpace

        found = _read(self.folder / SPACE, _Space)
        if found is None or not found.types or len(found.rows) % (2 * len(found.types)):
            return None
        rows = np.frombuffer(found.rows, "<f2").reshape(len(found.types), -1)
        return TypeSpace.of(rows, found.types)

    def keep_space(self, space: TypeSpace) -> None:
        """Keep what the ontology's examples teach."""
        self._write(self.folder / SPACE, _Space(space.types, space.rows.astype("<f2").tobytes()))

    def _write(self, path: Path, found: object) -> None:
        if self.failure:
            return
        try:
            record = _encode(found)
        except (TypeError, ValueError, OverflowError):  # another package's extractor left what no record holds
            return
        try:
            self._open()
            path.parent.mkdir(exist_ok=True)
            with replacing(path) as part:
                part.write_bytes(sha256(record).digest() + record)
        except (OSError, OutputError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error.__cause__ or error)
            self.failure = f"{self.folder}: cannot be written ({reason})"

    def _path(self, document: Document) -> Path:
        """Return the file of a document: its text and what its metadata say, not where it stands."""
        key = sha256(_encode(replace(document, key="", location=""))).hexdigest()
        return self.folder / key[:2] / key[2:]

    def _open(self) -> None:
        """Make the folder, mark it as used, and drop those not used for longest."""
        if self._is_open:
            return
        self._is_open = True
        self.folder.mkdir(parents=True, exist_ok=True)
        os.utime(self.folder)
        known = [path for path in self.folder.parent.iterdir() if _METHOD.fullmatch(path.name)]
        for old in sorted(known, key=lambda path: path.stat().st_mtime, reverse=True)[METHODS_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
