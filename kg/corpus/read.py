"""Folders and files → a corpus, with everything that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpus import plain, records, web
from kg.corpus.reader import Reader, printable
from kg.errors import DocumentError, InputError
from kg.model.document import Document

READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read_markdown,
    ".markdown": plain.read_markdown,
    ".html": web.read,
    ".htm": web.read,
    ".json": records.read_json,
    ".jsonl": records.read_json_lines,
    ".ndjson": records.read_json_lines,
    ".csv": records.read_csv,
}
FEWEST_WORDS = 3
BUILT = ("graph.ttl", "story.html")
"""What a folder holds that a build has written: no articles."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A file or article that was left out, why, and what to do."""

    location: str
    message: str
    is_skipped_kind: bool = False
    """True for a file of a kind that is not read: a note, no fault."""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents sorted by location, and the problems met on the way."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Return the problems that are no mere notes."""
        return tuple(problem for problem in self.problems if not problem.is_skipped_kind)


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Return the articles in some files and folders.

    Raises:
        InputError: a path is missing, or nothing at all could be read.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder. Check the path.")
    documents: list[Document] = []
    problems: list[Problem] = []
    for location, file in sorted(set(_files(paths))):
        _read_file(file, location, documents, problems)
    documents, doubles = _without_doubles(documents)
    problems += doubles
    if not documents:
        raise InputError(_nothing(paths, problems))
    return Corpus(tuple(documents), tuple(sorted(set(problems))))


def _nothing(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    kinds = ", ".join(sorted(READERS))
    met = "".join(f"\n  {problem}" for problem in problems[:5])
    return f"{', '.join(map(str, paths))}: no article could be read. Give files or folders with {kinds}.{met}"


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path.is_dir():
            for file in _walk(path, seen=set()):
                yield printable(file.relative_to(path).as_posix()), file
        else:
            yield printable(path.name), path


def _walk(folder: Path, *, seen: set[Path]) -> Iterator[Path]:
    real = folder.resolve()
    if real in seen:  # a symbolic link that leads back up
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder  # reported when it is opened
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif not all((path / name).is_file() for name in BUILT):
            yield from _walk(path, seen=seen | {real})


def _read_file(file: Path, location: str, documents: list[Document], problems: list[Problem]) -> None:
    reader = READERS.get(file.suffix.lower())
    if file.is_dir():
        problems.append(Problem(location, "this folder cannot be listed. Check its permissions."))
        return
    if reader is None:
        known = ", ".join(sorted(READERS))
        problems.append(Problem(location, f"skipped, this kind of file is not read ({known} are).", True))
        return
    if file.exists() and not file.is_file():
        problems.append(Problem(location, "a pipe, socket or device, no file. Save its content as a file."))
        return
    try:
        content = file.read_bytes()
    except OSError as error:
        problems.append(Problem(location, f"cannot be opened ({error.strerror}). Check link and permissions."))
        return
    for found in _articles(reader, content, location):
        if isinstance(found, Document):
            documents.append(found)
        else:
            problems.append(Problem(location, str(found)))


def _articles(reader: Reader, content: bytes, location: str) -> Iterator[Document | DocumentError]:
    """Yield the articles of a file; one that cannot be used costs no other."""
    try:
        for found in reader(content, location):
            yield _too_short(found) or found if isinstance(found, Document) else found
    except DocumentError as error:
        yield error


def _too_short(document: Document) -> DocumentError | None:
    words = document.body.within(document.text).split()
    if len(words) >= FEWEST_WORDS:
        return None
    place = f"record {document.location.partition('#')[2]}: " if "#" in document.location else ""
    return DocumentError(f"{place}only {len(words)} word(s) of text, which tells nothing. Add the article's text.")


def _without_doubles(documents: Iterable[Document]) -> tuple[list[Document], list[Problem]]:
    first: dict[str, Document] = {}
    problems: list[Problem] = []
    for document in documents:
        known = first.setdefault(document.digest, document)
        if known is not document:
            problems.append(
                Problem(document.location, f"the same text as {known.location}; counted once. Nothing to do.", True)
            )
    return unique_keys(first.values()), problems


def unique_keys(documents: Iterable[Document]) -> list[Document]:
    """Return the documents; where files share a stem their path is the key, where they share it the hash too."""
    found = list(documents)
    keys = Counter(document.key for document in found)
    found = [replace(each, key=each.location) if keys[each.key] > 1 else each for each in found]
    keys = Counter(document.key for document in found)
    return [replace(each, key=f"{each.key}~{each.digest[:8]}") if keys[each.key] > 1 else each for each in found]
