from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.clusters import Edge, cluster

NODES = st.integers(0, 9)
EDGES = st.lists(st.tuples(NODES, NODES, st.sampled_from([0.6, 0.8, 1.0])), max_size=25)
PAIRS = st.lists(st.tuples(NODES, NODES).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@given(EDGES, PAIRS, st.data())
def test_cluster_ignores_the_order_of_its_input(
    edges: list[tuple[int, int, float]], different: list[tuple[int, int]], draw: st.DataObject
) -> None:
    made = [Edge(*edge) for edge in edges]
    mixed: Sequence[Edge[int]] = draw.draw(st.permutations(made))
    nodes = draw.draw(st.permutations(range(10)))
    assert cluster(range(10), made, different=different).members == cluster(nodes, mixed, different=different).members


@given(EDGES, PAIRS)
def test_cluster_never_joins_a_different_pair(
    edges: list[tuple[int, int, float]], different: list[tuple[int, int]]
) -> None:
    of = cluster(range(10), [Edge(*edge) for edge in edges], different=different).of()
    assert all(of[left] != of[right] for left, right in different)


@given(EDGES)
def test_cluster_keeps_a_spanning_forest(edges: list[tuple[int, int, float]]) -> None:
    found = cluster(range(10), [Edge(*edge) for edge in edges])
    assert len(found.edges) == 10 - len(found.members)


def test_the_surer_join_wins() -> None:
    found = cluster("abc", [Edge("a", "b", 0.7), Edge("b", "c", 0.9)], different=[("a", "c")])
    assert found.members == (("a",), ("b", "c"))
