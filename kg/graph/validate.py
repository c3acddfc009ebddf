"""Whether a graph keeps its promises: shapes, quotes, evidence, and a reason for every date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.errors import GraphError
from kg.graph.engine import Engine
from kg.graph.proof import Proofs, unproved
from kg.graph.quotes import false_quotes
from kg.graph.read import base_of
from kg.graph.whole import loose_ends
from kg.graph.wording import one_line
from kg.namespaces import shorten
from kg.ontology import folder
from kg.shapes import Severity, Violation, check, read_rules

Problem = Violation


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a graph, sorted by thing."""

    problems: tuple[Problem, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether there is nothing worse than a warning."""
        return all(problem.severity is not Severity.VIOLATION for problem in self.problems)


def validate(graph: Graph, *, texts: Mapping[str, str] | None = None, shapes: Path | None = None) -> Report:
    """Return what breaks the shapes, a quote, or the way from a statement to its sentence.

    `texts` are the texts that were read, by their SHA-256; without them quotes are only held against each other.
    """
    rules = _shapes(shapes or folder() / "shapes.ttl")
    base = base_of(graph)
    found = (
        *check(graph, rules),
        *_broken_rules(graph, rules, base=base),
        *false_quotes(graph, texts=texts),
        *unproved(graph, Proofs(graph)),
        *loose_ends(graph),
    )
    named = {
        Problem(
            focus=shorten(problem.focus, base=base),
            path=shorten(problem.path, base=base),
            value=shorten(problem.value, base=base),
            message=problem.message,
            severity=problem.severity,
        )
        for problem in found
    }
    return Report(tuple(sorted(named)), len(graph))


@cache
def _shapes(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="turtle")
    except (OSError, BadSyntax, ParserError) as error:
        raise GraphError(f"{path}: the shapes cannot be read: {error}. Reinstall, or correct the file.") from error


def _broken_rules(graph: Graph, shapes: Graph, *, base: str) -> Iterator[Problem]:
    engine = Engine(graph)
    for rule in read_rules(shapes):
        answer = engine.rows(rule.select)
        for row in answer.rows:
            given = {name: str(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
            short = {name: shorten(text, base=base) for name, text in given.items()}
            yield Problem(
                focus=given.get("this", ""),
                path=given.get("path", ""),
                value=given.get("value", ""),
                message=rule.tell(short),
                severity=rule.severity,
            )


def render_report(report: Report) -> str:
    """Return a report as plain text, one problem a line, the count last."""
    lines = [one_line(_line(problem)) for problem in report.problems]
    worse = sum(problem.severity is Severity.VIOLATION for problem in report.problems)
    verdict = "keeps" if report.conforms else "does not keep"
    warnings = len(report.problems) - worse
    total = f"{report.triples:,} triples: the graph {verdict} its promises ({worse} violations, {warnings} warnings)."
    return "\n".join([*lines, total])


def _line(problem: Problem) -> str:
    words = " ".join(part for part in (problem.focus, problem.path, problem.value) if part)
    return f"{problem.severity.value}: {words}: {problem.message}"
