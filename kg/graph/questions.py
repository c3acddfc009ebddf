"""The questions that analysts ask again and again, by name: SPARQL files with lines that parameters switch on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from importlib.resources import files

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph.engine import Answer, Engine
from kg.graph.read import base_of
from kg.namespaces import KG, PREFIXES

PARAMETERS = {
    "entity": "a company, person, place or product by name; what it owns counts too",
    "type": "a kind of event by name, such as layoff; narrower kinds count too",
    "event": "an event by its name or IRI",
    "after": "a day; what is certainly over before it is left out",
    "before": "a day; what certainly begins after it is left out",
    "on": "a day",
}

# in a query an event that is asked for is ?wanted, since ?event is its name
_VARIABLES = {"event": "wanted"}
_SWITCH = re.compile(r"\s*#([?!]) (\w+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: its title, its text, and the parameters it takes and needs."""

    name: str
    title: str
    text: str
    takes: tuple[str, ...]
    needs: tuple[str, ...]


def questions() -> dict[str, Question]:
    """Return the questions by name, sorted."""
    folder = files("kg.graph") / "queries"
    found = [path for path in folder.iterdir() if path.name.endswith(".rq")]
    return {
        path.name.removesuffix(".rq"): _question(path.name.removesuffix(".rq"), path.read_text(encoding="utf-8"))
        for path in sorted(found, key=lambda path: path.name)
    }


def ask(graph: Graph, name: str, parameters: Mapping[str, str] | None = None, *, seconds: float = 60) -> Answer:
    """Return the answer to a question by name, narrowed by its parameters."""
    text = fill(graph, name, parameters or {})
    return Engine(graph).answer(text, seconds=seconds)


def fill(graph: Graph, name: str, parameters: Mapping[str, str]) -> str:
    """Return the SPARQL of a question with its parameters; QueryError if one is unknown, missing or names nothing."""
    known = questions()
    if name not in known:
        near = get_close_matches(name, known) or list(known)
        raise QueryError(f"{name!r} is no question. Did you mean: {', '.join(near)}?")
    question = known[name]
    for parameter in parameters:
        if parameter not in question.takes:
            offered = ", ".join(question.takes) or "none"
            raise QueryError(f"{name} takes no {parameter}. Its parameters: {offered}.")
    for parameter in question.needs:
        if parameter not in parameters:
            raise QueryError(f"{name} needs --{parameter}: {PARAMETERS[parameter]}.")
    given = {_VARIABLES.get(key, key): _terms(graph, key, value) for key, value in parameters.items()}
    return _with_values(_switched(question.text, given), given)


def _question(name: str, text: str) -> Question:
    by_variable = {variable: parameter for parameter, variable in _VARIABLES.items()}
    switches = [(mark, by_variable.get(variable, variable)) for mark, variable in _SWITCH.findall(text)]
    takes = tuple(parameter for parameter in PARAMETERS if parameter in {found for _, found in switches})
    needs = tuple(parameter for parameter in takes if ("!", parameter) in switches)
    return Question(name, text.partition("\n")[0].removeprefix("# "), text, takes, needs)


def _switched(text: str, given: Mapping[str, object]) -> str:
    """Return the text without the lines of parameters that are not given."""

    def is_on(line: str) -> bool:
        switch = _SWITCH.search(line)
        return switch is None or switch[2] in given

    return "\n".join(_SWITCH.sub("", line) for line in text.splitlines() if is_on(line)) + "\n"


def _with_values(text: str, given: Mapping[str, list[Node]]) -> str:
    """Return the text with the values of its variables at the head of its pattern."""
    head, brace, body = text.partition("WHERE {") if "WHERE {" in text else text.partition("{")
    values = "".join(
        f"\n  VALUES ?{variable} {{ {' '.join(term.n3() for term in terms)} }}" for variable, terms in given.items()
    )
    return f"{head}{brace}{values}{body}"


def _terms(graph: Graph, parameter: str, text: str) -> list[Node]:
    if parameter in {"after", "before", "on"}:
        try:
            return [Literal(date.fromisoformat(text))]
        except ValueError as error:
            raise QueryError(f"--{parameter} {text!r} is no day. Write it as 2025-07-02.") from error
    return find(graph, text, kind=parameter)


def find(graph: Graph, text: str, *, kind: str = "") -> list[Node]:
    """Return the things called so: by IRI, short name, label or another name; QueryError if there is none.

    `kind` narrows them to "entity", "event" or "type"; case and a leading colon do not matter.
    """
    things, by_name = _things(graph, kind), dict[str, set[Node]]()
    for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel):
        for thing, name in graph.subject_objects(predicate):
            if thing in things:
                by_name.setdefault(str(name).casefold(), set()).add(thing)
    local = text.strip().removeprefix("<").removesuffix(">")
    prefix, _, rest = local.partition(":")
    namespace = base_of(graph) if not prefix else PREFIXES.get(prefix, "")
    exact = {local, base_of(graph) + local, PREFIXES["kg"] + local, namespace + rest}
    exact |= {str(heir) for old, heir in graph.subject_objects(DCTERMS.isReplacedBy) if str(old) in exact}
    found = {thing for thing in things if str(thing) in exact} or by_name.get(text.strip().casefold(), set())
    if not found:
        near = get_close_matches(text.casefold(), by_name, n=5, cutoff=0.5)
        hint = f"Did you mean: {', '.join(near)}?" if near else "Look at `kg query --named timeline` for names."
        raise QueryError(f"Nothing in the graph is called {text!r}. {hint}")
    return sorted(found, key=str)


def _things(graph: Graph, kind: str) -> set[Node]:
    classes = set(graph.subjects(RDF.type, RDFS.Class))
    if kind == "type":
        return classes
    if kind == "event":
        return set(graph.subjects(RDF.type, KG.Event))
    if kind == "entity":
        schema = {
            thing
            for thing, name in graph.subject_objects(RDF.type)
            if str(name).startswith(PREFIXES["schema"]) or (name in classes and name != KG.Event)
        }
        return schema - set(graph.subjects(RDF.type, KG.Event)) - classes
    return set(graph.subjects(RDF.type, None))
