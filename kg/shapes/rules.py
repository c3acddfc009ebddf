"""The SPARQL constraints of SHACL, as questions that can be asked once for all nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph
from rdflib.term import Node

from kg.shapes.core import SH, Severity, severity_of

_THIS = re.compile(r"[$?]this\b")


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A sh:sparql constraint: a SELECT whose every row breaks it, binding ?this and perhaps ?path and ?value."""

    message: str
    select: str
    severity: Severity = Severity.VIOLATION

    def tell(self, row: dict[str, str]) -> str:
        """Return the message with the values of a row in it (SHACL §5.3.2).

        >>> Rule("{?this} comes before {$value}", "").tell({"this": ":a", "value": ":b"})
        ':a comes before :b'
        """
        return re.sub(r"\{[$?](\w+)\}", lambda match: row.get(match[1], ""), self.message)


def read_rules(shapes: Graph) -> tuple[Rule, ...]:
    """Return the SPARQL constraints of the shapes, each asking for all nodes that it targets."""
    return tuple(sorted(rule for shape in set(shapes.subjects(SH.sparql, None)) for rule in _of_shape(shapes, shape)))


def _of_shape(shapes: Graph, shape: Node) -> Iterator[Rule]:
    classes = sorted(target.n3() for target in shapes.objects(shape, SH.targetClass))
    targets = " UNION ".join(f"{{ ?this a/rdfs:subClassOf* {kind} }}" for kind in classes)
    for constraint in shapes.objects(shape, SH.sparql):
        select, message = shapes.value(constraint, SH.select), shapes.value(constraint, SH.message)
        head, brace, body = _THIS.sub("?this", str(select)).partition("{")
        yield Rule(
            message=str(message or "breaks a rule"),
            select=f"{_distinct(head)}{brace} {targets} {body}",
            severity=severity_of(shapes.value(constraint, SH.severity) or shapes.value(shape, SH.severity)),
        )


def _distinct(head: str) -> str:
    return re.sub(r"(?i)^\s*SELECT(?!\s+DISTINCT)\b", "SELECT DISTINCT", head, count=1)
