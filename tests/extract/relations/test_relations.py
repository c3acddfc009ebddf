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


OWNED = [
    ("a rival is no part", "rival/NN/compound/3", set()),
    ("a company of somebody's is", "airline/NN/compound/3", {("Alpha", "schema:subOrganization", "Beta")}),
]


@pytest.mark.parametrize(("noun", "wanted"), [case[1:] for case in OWNED], ids=[case[0] for case in OWNED])
def test_what_is_between_an_owner_and_a_name(noun: str, wanted: set[tuple[str, str, str]]) -> None:
    rows = f"Alpha/NNP/nmod:poss/3 's/POS/case/0 {noun} Beta/NNP/nsubj/4 grew/VBD/root/4/grow"
    found = relations.extract(analysis(rows, {"Alpha": "Organization", "Beta": "Organization"}))
    told = {
        (one.subject, one.predicate, one.object) for one in found.relations if one.predicate.endswith("subOrganization")
    }
    names = [one.name for one in found.entities]
    assert {(names[who], what, names[whom]) for who, what, whom in told if isinstance(whom, int)} == wanted
