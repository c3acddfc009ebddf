from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.export import EXPORTERS, export
from kg.graph import build, read
from kg.namespaces import KG
from tests.factory import knowledge

NOTATIONS = ("ttl", "trig", "nq", "nt", "jsonld")
STABLE = tuple(name for name in EXPORTERS if name != "html")

HOSTILE = 'x"""\\ </script>\n"\'\r\tü—\u202e𝔘 {} <b> & \x7f \\u0041 ]]>\u2028'


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(knowledge())


@pytest.mark.parametrize("notation", NOTATIONS)
def test_what_is_written_is_read_again(graph: Graph, notation: str, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path, [notation])
    assert isomorphic(read(path), graph)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_hostile_text_survives(notation: str, tmp_path: Path) -> None:
    story = knowledge()
    hostile = replace(
        story,
        entities=(replace(story.entities[0], name=HOSTILE, aliases=(HOSTILE[::-1],)), *story.entities[1:]),
        claims=(replace(story.claims[0], chain=HOSTILE), *story.claims[1:]),
    )
    graph = build(hostile)
    (path,) = export(graph, tmp_path, [notation])
    assert isomorphic(read(path), graph)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_rdflib_reads_the_jsonld_alike(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path, ["jsonld"])
    assert isomorphic(Graph().parse(path, format="json-ld"), graph)


def test_jsonld_speaks_in_short_names(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path, ["jsonld"])
    nodes = {node["id"]: node for node in json.loads(path.read_text(encoding="utf-8"))["@graph"]}
    assert nodes["story:layoff-aaaaaaaaaaaa"]["agent"] == "story:brightloom"
    assert nodes["story:layoff-aaaaaaaaaaaa"]["earliest"] == "2025-03-04"


def test_layers_hold_what_they_are_named_for(graph: Graph, tmp_path: Path) -> None:
    (path,) = export(graph, tmp_path, ["nq"])
    lines = path.read_text(encoding="utf-8").splitlines()
    before = [
        line for line in lines if f"{KG.before.n3()} " in line and "Inference" not in line and "#predicate" not in line
    ]
    assert [line.split()[-2].rpartition("-")[2] for line in before] == ["inferred>"]
    assert {line.split()[-2].rpartition("-")[2] for line in lines} == {"stated>", "inferred>", "sources>"}


SCRIPT = """
import sys
from dataclasses import fields
from kg.export import export
from kg.graph import build
from tests.factory import knowledge
story = knowledge()
if sys.argv[2] == "reversed":
    story = type(story)(**{field.name: getattr(story, field.name)[::-1] for field in fields(story)})
export(build(story), sys.argv[1], sys.argv[3:])
"""


def test_the_same_bytes_whatever_the_order_and_the_hash_seed(tmp_path: Path) -> None:
    for seed, order in (("0", "given"), ("1", "reversed"), ("2", "given")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / seed), order, *STABLE]
        subprocess.run(command, env=environment, check=True)
    names = sorted(path.name for path in (tmp_path / "0").iterdir())
    assert len(names) == sum(len(EXPORTERS[name]) for name in STABLE)
    for name in names:
        first = (tmp_path / "0" / name).read_bytes()
        assert [(tmp_path / seed / name).read_bytes() == first for seed in "12"] == [True, True], name
