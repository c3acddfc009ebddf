"""What a build reads and writes beside the articles: judgements, the output folder, the texts kept for checking."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from kg.corpus import read_corpus
from kg.errors import InputError, OutputError
from kg.extract import prepare
from kg.model.knowledge import Judgement, Link
from kg.namespaces import PREFIXES, is_absolute
from kg.pipeline.documents import FOLDER, write_documents
from kg.pipeline.flow import Build
from kg.pipeline.verdicts import write_verdicts

VERDICTS = {"same": True, "different": False}


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the user's verdicts from a CSV file with rows `name, name, same|different`.

    Raises:
        InputError: the file is missing, or a row is not of that form.
    """
    found = []
    for number, cells in _rows(path):
        if len(cells) != 3 or cells[2].lower() not in VERDICTS:
            raise InputError(f"{path}, line {number}: not a judgement. Write: name, name, same (or different).")
        found.append(Judgement(cells[0], cells[1], VERDICTS[cells[2].lower()], f"{path.name}, line {number}"))
    return tuple(found)


def read_links(path: Path) -> tuple[Link, ...]:
    """Return the user's links from a CSV file with rows `name, IRI` or `name, IRI, type`.

    Raises:
        InputError: the file is missing, or a row is not of that form.
    """
    found = []
    for number, cells in _rows(path):
        if len(cells) not in {2, 3} or not cells[0] or not _is_address(cells[1]):
            remedy = "Write: name, IRI such as wd:Q17 or https://…, and if need be a type such as schema:Place."
            raise InputError(f"{path}, line {number}: not a link. {remedy}")
        found.append(Link(*cells))
    return tuple(found)


def _is_address(text: str) -> bool:
    prefix, colon, local = text.partition(":")
    return bool(colon and local) and (is_absolute(text) if "//" in text else prefix in PREFIXES and local.isalnum())


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of the rows of a CSV file, comments and empty ones left out."""
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error}). Check the path and the encoding.") from error
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if any(cells) and not cells[0].startswith("#"):
            yield number, cells


def check_writable(folder: Path) -> None:
    """Return nothing if a folder is there or can be made, so that a long build is not in vain.

    Raises:
        OutputError: it cannot be written.
    """
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    if not place.is_dir():
        raise OutputError(f"{folder}: no folder, since {place} is a file. Name another folder with -o.")
    if not os.access(place, os.W_OK):
        raise OutputError(f"{folder}: {place} may not be written. Change its permissions, or name another with -o.")


def write(built: Build, folder: Path, formats: Iterable[str]) -> tuple[Path, ...]:
    """Return the files written: all or none, with the texts that `kg check` compares quotes with."""
    check_writable(folder)
    try:
        kept = write_documents(built.story.documents, folder / FOLDER)
        kept |= {write_verdicts(built.story.verdicts, folder / FOLDER)}
        written = built.story.export(folder, formats)
        for old in (folder / FOLDER).iterdir():
            if old.name not in kept and old.suffix in {".txt", ".json"}:
                old.unlink()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}). Name another folder with -o.") from error
    return written


def read_texts(path: Path) -> dict[str, str]:
    """Return the texts of some articles by their hash, as a build reads them."""
    documents = [prepare(document) for document in read_corpus([path]).documents]
    return {sha256(document.text.encode()).hexdigest(): document.text for document in documents}
