"""The core constraints of SHACL, checked by pySHACL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rdflib import Graph, Namespace
from rdflib.namespace import RDF
from rdflib.term import Node

SH = Namespace("http://www.w3.org/ns/shacl#")


class Severity(StrEnum):
    """How bad it is (SHACL §2.1.4)."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that does not fit its shape: where, and what is wrong with which value."""

    focus: str
    path: str
    value: str
    message: str
    severity: Severity = Severity.VIOLATION


def check(graph: Graph, shapes: Graph) -> tuple[Violation, ...]:
    """Return the violations of the core constraints, sorted; sh:sparql is left to `read_rules`."""
    import pyshacl

    core = Graph(bind_namespaces="none")
    for triple in shapes:
        if triple[1] != SH.sparql:
            core.add(triple)
    _, report, _ = pyshacl.validate(graph, shacl_graph=core, inplace=True, allow_warnings=True)
    if not isinstance(report, Graph):
        return (Violation("", "", "", f"The shapes could not be applied: {report!r}"),)
    return tuple(sorted({_violation(report, result) for result in report.objects(None, SH.result)}))


def severity_of(term: Node | None) -> Severity:
    """Return the severity that a shape or result names, sh:Violation unless it says otherwise."""
    name = str(term or "").rpartition("#")[2].lower()
    return Severity(name) if name in set(Severity) else Severity.VIOLATION


def _violation(report: Graph, result: Node) -> Violation:
    def text(name: str) -> str:
        return min(map(str, report.objects(result, SH[name])), default="")

    kind = report.value(result, SH.sourceConstraintComponent)
    return Violation(
        focus=text("focusNode"),
        path=text("resultPath"),
        value=text("value"),
        message=text("resultMessage") or str(kind or RDF.nil),
        severity=severity_of(report.value(result, SH.resultSeverity)),
    )
