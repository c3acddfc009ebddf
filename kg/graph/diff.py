"""What changed between two graphs, in the words of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from kg.graph.proof import BOUNDS, Proofs
from kg.graph.wording import Wording, one_line
from kg.namespaces import KG, SCHEMA


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: its kind, the thing, and what it was and is."""

    kind: str
    """added, gone, merged, dated, relabelled, sourced, read differently, figure changed."""
    thing: str
    label: str
    old: str = ""
    new: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes of documents, events and figures, sorted."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)


_KINDS = (("document", SCHEMA.NewsArticle), ("event", KG.Event), ("figure", KG.Figure))
_WATCHED: tuple[tuple[str, tuple[URIRef, ...]], ...] = (
    ("relabelled", (RDFS.label,)),
    ("read differently", (KG.modality, KG.ordinal)),
    ("sourced", (KG.source,)),
    ("value", (KG.value, KG.unit, KG.kind)),
)


def diff(old: Graph, new: Graph) -> Diff:
    """Return events, figures and documents added, gone, merged, dated anew, relabelled or sourced anew."""
    changes: list[Change] = []
    for name, kind in _KINDS:
        before, after = set(old.subjects(RDF.type, kind)), set(new.subjects(RDF.type, kind))
        changes += [_change(f"{name} added", thing, new) for thing in after - before]
        changes += [_lost(name, thing, old, new) for thing in before - after]
        for thing in before & after:
            changes += _altered(name, thing, old, new)
    return Diff(tuple(sorted(changes)))


def render_diff(found: Diff) -> str:
    """Return the changes as plain text, one a line."""
    return "\n".join(one_line(_line(change)) for change in found.changes) or "Nothing changed."


def _line(change: Change) -> str:
    was = f": {change.old} → {change.new}" if change.old or change.new else ""
    why = f" because {change.why}" if change.why else ""
    return f"{change.kind}: {change.label} ({change.thing}){was}{why}"


def _change(kind: str, thing: Node, graph: Graph, *, old: str = "", new: str = "", why: str = "") -> Change:
    words = Wording(graph)
    return Change(kind, words.short(thing), words.name(thing), old, new, why)


def _lost(name: str, thing: Node, old: Graph, new: Graph) -> Change:
    heir = new.value(thing, DCTERMS.isReplacedBy)
    if heir is None:
        return _change(f"{name} gone", thing, old)
    return _change(f"{name} merged", thing, old, old=Wording(old).short(thing), new=Wording(new).short(heir))


def _altered(name: str, thing: Node, old: Graph, new: Graph) -> Iterator[Change]:
    words = Wording(old), Wording(new)
    if any(set(old.objects(thing, bound)) != set(new.objects(thing, bound)) for bound in BOUNDS):
        was, now = (side.time(thing) for side in words)
        yield _change(f"{name} dated", thing, new, old=was, new=now, why=_reason(thing, old, new))
    for kind, predicates in _WATCHED:
        before, after = (_listed(side, thing, predicates) for side in words)
        if before != after:
            yield _change(f"{name} {kind}", thing, new, old=before, new=after)


def _reason(thing: Node, old: Graph, new: Graph) -> str:
    """Return the reason for the first bound that is new."""
    proofs = Proofs(new)
    for bound in BOUNDS:
        for value in set(new.objects(thing, bound)) - set(old.objects(thing, bound)):
            for statement in proofs.shortest(proofs.of_bound(thing, bound, value)):
                told = new.value(statement, RDFS.comment) or new.value(statement, KG.text)
                return str(told)
    return ""


def _listed(words: Wording, thing: Node, predicates: tuple[URIRef, ...]) -> str:
    values = [", ".join(sorted(map(words.name, words.graph.objects(thing, predicate)))) for predicate in predicates]
    return " ".join(filter(None, values)) or "nothing"
