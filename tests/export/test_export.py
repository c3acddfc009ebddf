from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph

from kg.errors import OutputError
from kg.export import EXPORTERS, export, export_file
from kg.graph import build
from tests.factory import knowledge


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(knowledge())


def test_the_formats_are_the_promised_ones() -> None:
    assert list(EXPORTERS) == ["ttl", "trig", "nq", "nt", "jsonld", "csv", "ics", "graphml", "gexf", "html"]


def test_an_interrupted_export_leaves_the_old_file(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")

    def broken(_: Graph, part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_file(graph, path, broken)
    assert [found.name for found in tmp_path.iterdir()] == ["graph.ttl"]
    assert path.read_text(encoding="utf-8") == "old"


def test_an_unknown_format_is_named(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="pdf: no such format"):
        export(graph, tmp_path, ["ttl", "pdf"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="another folder"):
        export(graph, tmp_path / "file" / "out", ["ttl"])


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_every_node_has_a_start_and_an_end(graph: Graph, name: str, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path, [name])
    network = nx.read_graphml(path) if name == "graphml" else nx.read_gexf(path)
    assert len(network) == 9
    assert network.has_edge("layoff-aaaaaaaaaaaa", "norway")
    dates = [(given.get("start"), given.get("end")) for _, given in network.nodes(data=True)]
    assert all(start and end and "2024-01-01" <= start <= end <= "2025-05-01" for start, end in dates)
