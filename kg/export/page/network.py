"""The one door to pyvis: nodes, edges and the bundled vis-network script."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources

from kg.export.page.facts import Json, Row
from kg.export.page.layout import positions

WHOLE = 500
"""Up to so many events the network is shown whole; above, the most connected ones."""
CORE = 100
LEADING = 60
"""Of a part so many names are shown, those with the most ties."""
EDGES = 800
"""A selection's neighbourhood is drawn from the events themselves, so edges may be left out here."""

_BELOW = frozenset({"place", "product"})
_KEPT = ("id", "label", "x", "y", "group", "from", "to", "role")
"""What the page needs of pyvis's nodes and edges; their looks depend on light, dark and what is chosen."""


def network(events: Sequence[Row], names: Sequence[Row]) -> Json:
    """Return the nodes and edges of the network with their places, as vis-network takes them.

    What nothing is tied to is left out: alone it says nothing that the list does not say.
    """
    kinds = {str(row["id"]): str(row["kind"]) for row in names}
    labels = {str(row["id"]): str(row["label"]) for row in (*events, *names)}
    shown = events if len(events) <= WHOLE else _core(events)
    ties = _ties(shown, frozenset(str(row["id"]) for row in shown) | kinds.keys(), names)
    if len(shown) < len(events):
        ties = _among_leading(ties, kinds)
    used = {node for tie in ties for node in tie[:2]}
    order = [str(row["id"]) for row in shown if row["id"] in used]
    ranked = [name for name in kinds if name in used]
    below = frozenset(name for name in ranked if kinds[name] in _BELOW)
    places = positions(order, ranked, [(source, target) for source, target, _ in ties], below=below)
    drawn: list[Row] = [
        {
            "id": node,
            "label": wrapped(labels[node], width=18 if node in kinds else 24),
            "group": kinds.get(node, "event"),
            "x": places[node][0],
            "y": places[node][1],
        }
        for node in (*order, *ranked)
    ]
    nodes, edges = _drawing(drawn, ties[:EDGES])
    return {"nodes": nodes, "edges": edges, "whole": len(shown) == len(events), "alone": len(shown) - len(order)}


def _among_leading(ties: Sequence[tuple[str, str, str]], kinds: Mapping[str, str]) -> list[tuple[str, str, str]]:
    degree = Counter(node for tie in ties for node in tie[:2] if node in kinds)
    leading = set(sorted(degree, key=lambda name: (-degree[name], name))[:LEADING])
    return [tie for tie in ties if all(node in leading for node in tie[:2] if node in kinds)]


def _drawing(nodes: Sequence[Row], ties: Sequence[tuple[str, str, str]]) -> tuple[list[Json], list[Json]]:
    from pyvis.network import Network

    drawing = Network(directed=True)
    for node in nodes:
        drawing.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for source, target, role in ties:
        drawing.add_edge(source, target, role=role)
    return [_trimmed(node) for node in drawing.nodes], [_trimmed(edge) for edge in drawing.edges]


def _trimmed(row: Mapping[str, Json]) -> Json:
    return {key: row[key] for key in _KEPT if key in row}


def wrapped(label: str, *, width: int = 24) -> str:
    """Return a label on at most three short lines."""
    return "\n".join(textwrap.wrap(label, width, max_lines=3, placeholder=" …"))


def _core(events: Sequence[Row]) -> list[Row]:
    """Return the most connected events, in their order."""
    degree = Counter({str(row["id"]): len(_list(row, "roles")) + len(_list(row, "ties")) for row in events})
    for row in events:
        degree.update(str(target) for _, target in _pairs(row, "ties"))
    ranked = sorted(events, key=lambda row: (-_number(row, "n"), -degree[str(row["id"])], str(row["id"])))
    chosen = {str(row["id"]) for row in ranked[:CORE]}
    return [row for row in events if str(row["id"]) in chosen]


def _ties(events: Sequence[Row], known: frozenset[str], names: Sequence[Row]) -> list[tuple[str, str, str]]:
    found = [
        (str(row["id"]), target, role)
        for row in events
        for field in ("roles", "ties")
        for role, target in _pairs(row, field)
        if target in known
    ]
    used = {target for _, target, _ in found}
    stated = [
        (str(row["id"]), target, predicate)
        for row in names
        if row["id"] in used
        for predicate, target in _pairs(row, "facts")
        if target in used and target in known
    ]
    return list(dict.fromkeys(found + stated))


def _list(row: Row, field: str) -> Sequence[Json]:
    value = row.get(field)
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _pairs(row: Row, field: str) -> list[tuple[str, str]]:
    pairs = (pair for pair in _list(row, field) if isinstance(pair, Sequence))
    return [(str(first), str(second)) for first, second in pairs]


def _number(row: Row, field: str) -> int:
    value = row.get(field)
    return value if isinstance(value, int) else 0


def vis_script() -> str:
    """Return vis-network as pyvis brings it."""
    folder = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")
