"""The door to the triples of the ontology files: CURIEs out, whatever the parser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pyoxigraph

from kg.errors import OntologyError

PREFIXES = {
    "https://w3id.org/timeline-kg/ns#": "kg",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/2002/07/owl#": "owl",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "https://schema.org/": "schema",
    "http://schema.org/": "schema",
}


def shorten(iri: str) -> str:
    """Return a CURIE for an IRI of a known namespace, else the IRI.

    >>> shorten("https://schema.org/Person")
    'schema:Person'
    """
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


class Triples:
    """The triples of some files, looked up by subject and predicate."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._by_subject: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_type: dict[str, list[str]] = defaultdict(list)
        hashed = sha256()
        for path in paths:
            self._read(path, hashed.update)
        self.digest = hashed.hexdigest()

    def _read(self, path: Path, update: object) -> None:
        content = path.read_bytes()
        if callable(update):
            update(content)
        try:
            quads = list(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            raise OntologyError(f"{path}: not valid Turtle: {error}. Correct the file at that place.") from error
        for quad in quads:
            subject, predicate = _text(quad.subject, path.name), shorten(quad.predicate.value)
            value = _text(quad.object, path.name)
            self._by_subject[subject][predicate].append(value)
            if predicate == "rdf:type":
                self._by_type[value].append(subject)

    def subjects(self, kind: str) -> Iterable[str]:
        """Return the subjects of a class, in order of their names."""
        return sorted(set(self._by_type.get(kind, ())))

    def every_subject(self) -> Iterable[str]:
        """Return all subjects in order of their names."""
        return sorted(self._by_subject)

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the objects of a subject's property, sorted."""
        return tuple(sorted(set(self._by_subject.get(subject, {}).get(predicate, ()))))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first object of a subject's property, or the empty string."""
        return next(iter(self.values(subject, predicate)), "")


def _text(term: object, file: str) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return shorten(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return f"_:{file}:{term.value}"
    if isinstance(term, pyoxigraph.Literal):
        return term.value
    raise OntologyError(f"{file}: a term of an unknown kind: {term}")
