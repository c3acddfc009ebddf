from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import GraphError
from kg.namespaces import KG, PREFIXES, expand

CORE = Path(__file__).parents[1] / "ontology" / "core.ttl"


def test_the_constants_are_the_vocabulary() -> None:
    declared = {
        str(subject).removeprefix(PREFIXES["kg"])
        for subject in Graph().parse(CORE).subjects()
        if str(subject).startswith(PREFIXES["kg"])
    }
    written = {name for name in KG.__annotations__ if not name.startswith("_")} | set(KG._extras)
    assert written == declared


def test_a_typing_error_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Evnt"):
        _ = KG.Evnt


@pytest.mark.parametrize("name", ["Layoff", "my:Layoff", "kg:a b", "https://x.example/<b>", ""])
def test_what_is_no_iri_is_refused(name: str) -> None:
    with pytest.raises(GraphError, match="no known prefix"):
        expand(name)
