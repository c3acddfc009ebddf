"""Lasting relations by the words of a sentence, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.relations import relations
from tests.extract.trees import analysis

CASES = [
    ("(/,/punct/2 Alpha/NNP/appos/0 )/,/punct/2", "Organization", {("Ida", "Alpha")}),
    ("(/,/punct/2 Chile/NNP/appos/0 )/,/punct/2", "Country", set()),
]


@pytest.mark.parametrize(("beside", "kind", "wanted"), CASES, ids=["a party in brackets", "a country in brackets"])
def test_brackets_tell_for_whom_somebody_stands(beside: str, kind: str, wanted: set[tuple[str, str]]) -> None:
    name = beside.split()[1].split("/", maxsplit=1)[0]
    found = relations.extract(analysis(f"Ida/NNP/nsubj/4 {beside} won/VBD/root/4/win", {"Ida": "Person", name: kind}))
    told = {(found.entities[one.subject].name, one.object) for one in found.relations}
    assert {(who, found.entities[what].name) for who, what in told if isinstance(what, int)} == wanted
