"""Which figures belong side by side: targets with what was reached, tallies of one thing over time."""

from __future__ import annotations

from collections import defaultdict

from rdflib.term import Node

from kg.export.page.facts import Facts, Json, Row
from kg.namespaces import SCHEMA

_UP = (SCHEMA.parentOrganization, SCHEMA.manufacturer, SCHEMA.brand)
_AHEAD = frozenset({"target", "forecast"})


def comparisons(facts: Facts, figures: list[Row]) -> list[Json]:
    """Return every target or forecast with what was reported for the same unit and time in its family."""
    things = {facts.name(thing): thing for thing in facts.triples}
    above = {
        name: _ancestors(facts, things[name]) for name in {str(row.get("of", "")) for row in figures} & set(things)
    }
    found: list[Json] = []
    for aim in figures:
        if aim.get("kind") not in _AHEAD:
            continue
        reached = [str(row["id"]) for row in figures if _comparable(aim, row) and _related(aim, row, above)]
        found.append({"aim": str(aim["id"]), "reached": reached})
    return found


def _ancestors(facts: Facts, thing: Node) -> frozenset[str]:
    found: dict[str, None] = {}
    queue = [thing]
    while queue:
        node = queue.pop()
        if facts.name(node) not in found:
            found[facts.name(node)] = None
            queue.extend(owner for predicate in _UP for owner in facts.all(node, predicate))
    return frozenset(found)


def _related(left: Row, right: Row, above: dict[str, frozenset[str]]) -> bool:
    one, other = str(left.get("of", "")), str(right.get("of", ""))
    return one == other or one in above.get(other, ()) or other in above.get(one, ())


def _comparable(aim: Row, row: Row) -> bool:
    same = all(aim.get(field, "") == row.get(field, "") for field in ("unit", "per"))
    return same and row.get("kind") == "actual" and _overlap(aim, row)


def _overlap(left: Row, right: Row) -> bool:
    """Return whether two periods share a day; a period that is not known overlaps nothing."""
    bounds = [str(row.get(side, "")) for row in (left, right) for side in ("a", "b")]
    return all(bounds) and bounds[0] <= bounds[3] and bounds[2] <= bounds[1]


def tallies(figures: list[Row]) -> list[Json]:
    """Return the figures of one thing, metric and unit that are known for two or more days."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in figures:
        if row.get("kind") == "actual" and _moment(row):
            key = tuple(str(row.get(field, "")) for field in ("of", "metric", "unit", "per", "place"))
            groups[key].append(row)
    return [
        [str(row["id"]) for row in sorted(rows, key=lambda row: (_moment(row), str(row["id"])))]
        for _, rows in sorted(groups.items())
        if len({_moment(row) for row in rows}) > 1
    ]


def _moment(row: Row) -> str:
    return str(row.get("asOf") or row.get("b") or "")
