from __future__ import annotations

from kg.export.page.things import _NOT_NAMES
from kg.graph.projection import _PROVENANCE
from kg.namespaces import KG


def test_what_only_says_where_a_thing_comes_from_is_no_name() -> None:
    assert len(_PROVENANCE) > 8
    assert [name for name in _PROVENANCE if KG[name] not in _NOT_NAMES] == []
