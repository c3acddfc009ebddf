"""How documents are read, as one digest: the same digest means the same extraction of the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from importlib.util import find_spec
from pathlib import Path
from re import match

import kg
from kg.ontology import Ontology

FORMAT = "extraction-1"
"""Changes when the way of writing an extraction does."""
STEPS = ("model", "temporal", "ontology", "nlp", "extract")
"""The rooms whose code and weights decide what is found in a document."""
TRAINING = "training"


def method_digest(ontology: Ontology, model: str | None = None) -> str | None:
    """Return the digest of code, weights, libraries, ontology and model, or None if one of them has no digest."""
    if not ontology.digest:
        return None
    rooms = Path(kg.__file__).parent
    named = "" if model is None else _model_digest(model)
    if named is None:
        return None
    parts = (
        FORMAT,
        _digest(tuple(rooms / step for step in STEPS)),
        *_libraries("timeline-kg"),
        *_third_party(),
        ontology.digest,
        named,
    )
    return sha256("\n".join(parts).encode()).hexdigest()


@cache
def _digest(folders: tuple[Path, ...]) -> str:
    """Return the digest of all files in some folders (or of some files), by name and content."""
    found = sha256()
    for folder in folders:
        for path in _files(folder):
            found.update(f"{path.relative_to(folder.parent).as_posix()}\0".encode())
            with path.open("rb") as content:
                while block := content.read(1 << 20):
                    found.update(block)
    return found.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    if folder.is_file():
        return [folder]
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and TRAINING not in path.relative_to(folder).parts
    )


def _model_digest(model: str) -> str | None:
    """Return the digest of a spaCy pipeline, by its path or as an installed package."""
    if Path(model).is_dir():
        return _digest((Path(model),))
    try:
        return f"{model} {version(model.replace('_', '-'))}"
    except PackageNotFoundError:
        return None


def _libraries(package: str) -> Iterator[str]:
    """Yield the libraries that a package needs, with the versions that are installed."""
    try:
        needed = requires(package) or []
    except PackageNotFoundError:
        return
    names = {found[0] for need in needed if "extra ==" not in need and (found := match(r"[\w.-]+", need))}
    yield from (f"{name} {_version(name)}" for name in sorted(names))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _third_party() -> Iterator[str]:
    """Yield the extractors of other packages, with the digests of their modules."""
    for point in sorted(entry_points(group="kg.extractors"), key=lambda point: point.name):
        found = find_spec(point.module)
        origin = found.origin if found is not None else None
        known = _digest((Path(origin),)) if origin is not None and Path(origin).is_file() else ""
        yield f"{point.name} {point.value} {point.dist.version if point.dist else ''} {known}"
