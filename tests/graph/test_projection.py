from __future__ import annotations

from kg.graph import build, to_networkx
from tests.factory import LAYOFF, OPENING, SALES, knowledge


def test_nodes_are_local_names_and_edges_are_roles() -> None:
    network = to_networkx(build(knowledge()))
    assert sorted(network) == sorted(
        [LAYOFF, OPENING, SALES, "figure-dddddddddddd", "alder-post", "brightloom", "loom-group", "norway", "oslo"]
    )
    assert set(network.edges(keys=True)) == {
        (LAYOFF, "brightloom", "agent"),
        (LAYOFF, "norway", "place"),
        (LAYOFF, OPENING, "before"),
        (OPENING, "brightloom", "agent"),
        (OPENING, "oslo", "place"),
        (SALES, "brightloom", "of"),
        ("figure-dddddddddddd", "brightloom", "of"),
        ("brightloom", "loom-group", "parentOrganization"),
    }


def test_times_are_iso_days() -> None:
    network = to_networkx(build(knowledge()))
    layoff, oslo, alder = (network.nodes[node] for node in (LAYOFF, "oslo", "alder-post"))
    assert (layoff["start"], layoff["end"], layoff["kind"], layoff["type"]) == (
        "2025-03-04",
        "2025-03-04",
        "event",
        "Layoff",
    )
    assert (layoff["modality"], layoff["independent_sources"]) == ("actual", 1)
    assert (oslo["start"], oslo["end"], oslo["kind"]) == ("2025-05-01", "2025-05-01", "entity")
    assert (alder["start"], alder["end"]) == ("0001-01-01", "9999-12-31")
