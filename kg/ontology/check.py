"""Is a file of event types well declared? SHACL's answer, in words that name the remedy."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from rdflib import BNode, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kg.errors import OntologyError
from kg.namespaces import PREFIXES
from kg.ontology.read import NOT_TYPES, folder
from kg.ontology.turtle import shorten
from kg.shapes import check, read_rules

WORDS = {URIRef(PREFIXES["kg"] + name) for name in ("trigger", "example", "counterExample", "word", "lemma", "pattern")}


def check_declarations(file: Path) -> list[str]:
    """Return what is wrong with the declarations in a file, read together with the shipped ontology.

    Raises:
        OntologyError: the file is missing or no valid Turtle.
    """
    shipped = Graph()
    for path in sorted(folder().glob("*.ttl")):
        if path.name not in NOT_TYPES and path.resolve() != file.resolve():
            shipped.parse(path, format="turtle")
    mine = _read(file)
    both = _context(shipped, set(mine.subjects())) + mine
    shapes = Graph().parse(folder() / "authoring.ttl", format="turtle")
    subjects = {str(subject) for subject in mine.subjects()}
    found = {
        (shorten(violation.focus), shorten(violation.value), violation.message)
        for violation in check(both, shapes)
        if violation.focus in subjects
    }
    found |= {row for row in _rules(both, shapes) if row[0] in {shorten(subject) for subject in subjects}}
    return [" ".join(part for part in (focus, f"({value})" if value else "", message) if part)
            for focus, value, message in sorted(found)]  # fmt: skip


def _context(shipped: Graph, known: set[Node]) -> Graph:
    """Return the shipped ontology without the words of types that a file says nothing of; they are many, and right."""
    kept = Graph()
    for triple in shipped:
        if triple[0] in known or not (triple[1] in WORDS or isinstance(triple[0], BNode)):
            kept.add(triple)
    return kept


def _read(file: Path) -> Graph:
    try:
        return Graph().parse(file, format="turtle")
    except OSError as error:
        raise OntologyError(f"{file}: cannot be read ({error.strerror}). Check the path.") from error
    except (BadSyntax, ParserError, UnicodeDecodeError) as error:
        raise OntologyError(f"{file}: not valid Turtle: {error}. Correct the file at that place.") from error


def _rules(graph: Graph, shapes: Graph) -> set[tuple[str, str, str]]:
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    prefixes = {prefix: str(iri) for prefix, iri in (*graph.namespaces(), *shapes.namespaces())}
    found = set()
    for rule in read_rules(shapes):
        answer = store.query(rule.select, prefixes=prefixes)
        names = (
            [variable.value for variable in answer.variables] if isinstance(answer, pyoxigraph.QuerySolutions) else []
        )
        for row in answer if isinstance(answer, pyoxigraph.QuerySolutions) else ():
            given = {name: _text(row[name]) for name in names if row[name] is not None}
            found.add((given.get("this", ""), given.get("value", ""), rule.tell(given)))
    return found


def _text(term: object) -> str:
    return shorten(str(getattr(term, "value", term)))
