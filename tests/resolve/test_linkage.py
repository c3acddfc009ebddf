import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.clusters import Edge
from kg.resolve.linkage import linked_clusters

CASES = [
    ("a sure pair", [("a", "b", 0.9)], [], [["a", "b"], ["c"], ["d"]]),
    ("a doubtful pair", [("a", "b", 0.3)], [], [["a"], ["b"], ["c"], ["d"]]),
    ("held apart", [("a", "b", 0.9)], [("a", "b")], [["a"], ["b"], ["c"], ["d"]]),
    ("no chain of strangers", [("a", "b", 0.9), ("b", "c", 0.65)], [], [["a", "b"], ["c"], ["d"]]),
    ("a chain that agrees", [("a", "b", 0.9), ("b", "c", 0.65), ("a", "c", 0.4)], [], [["a", "b", "c"], ["d"]]),
    ("an enemy of a friend", [("a", "b", 0.9), ("b", "c", 0.8)], [("a", "c")], [["a", "b"], ["c"], ["d"]]),
    ("asked for", [("a", "b", 2.0), ("c", "d", 1000.0)], [], [["a", "b"], ["c", "d"]]),
]


@pytest.mark.parametrize(("pairs", "apart", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_clusters(pairs: list[tuple[str, str, float]], apart: list[tuple[str, str]], wanted: list[list[str]]) -> None:
    edges = [Edge(left, right, score) for left, right, score in pairs]
    found = linked_clusters("abcd", edges, least=0.55, different=apart)
    assert [list(members) for members in found.members] == wanted


def test_cases_count() -> None:
    assert len(CASES) == 7


PAIRS = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(PAIRS, st.floats(0.0, 1.0), max_size=20), st.sets(PAIRS, max_size=6))
def test_order_does_not_matter_and_different_pairs_stay_apart(
    scores: dict[tuple[int, int], float], apart: set[tuple[int, int]]
) -> None:
    edges = [Edge(left, right, score) for (left, right), score in scores.items()]
    found = linked_clusters(range(8), edges, least=0.4, different=apart)
    assert found.members == linked_clusters(range(8), edges[::-1], least=0.4, different=sorted(apart)).members
    cluster_of = found.of()
    assert all(cluster_of[left] != cluster_of[right] for left, right in apart)
    assert sorted(node for members in found.members for node in members) == list(range(8))
