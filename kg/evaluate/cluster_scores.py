"""How two sets of clusters agree: MUC, B-cubed, CEAF-e, and their mean F1 (the CoNLL score)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import networkx as nx

from kg.evaluate.agreement import Agreement, total

Mention = TypeVar("Mention", bound=Hashable)
Partition = Sequence[Sequence[Mention]]


def muc(key: Partition[Mention], response: Partition[Mention]) -> Agreement:
    """Return how many links of each cluster survive (Vilain et al. 1995)."""
    return Agreement(*_links(response, key), *_links(key, response))


def _links(clusters: Partition[Mention], others: Partition[Mention]) -> tuple[int, int]:
    owner = _owners(others)
    pieces = [{owner.get(mention, ("alone", mention)) for mention in cluster} for cluster in clusters]
    kept = sum(len(cluster) - len(parts) for cluster, parts in zip(clusters, pieces, strict=True))
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def b_cubed(key: Partition[Mention], response: Partition[Mention]) -> Agreement:
    """Return for each mention how much of its cluster is right (Bagga and Baldwin 1998)."""
    return Agreement(*_shares(response, key), *_shares(key, response))


def _shares(clusters: Partition[Mention], others: Partition[Mention]) -> tuple[float, int]:
    owner = _owners(others)
    hits = 0.0
    for cluster in clusters:
        shared = Counter(owner[mention] for mention in cluster if mention in owner)
        hits += sum(count * count for count in shared.values()) / len(cluster)
    return hits, sum(map(len, clusters))


def ceaf_e(key: Partition[Mention], response: Partition[Mention]) -> Agreement:
    """Return how alike the best one-to-one pairs of clusters are (Luo 2005, by entities)."""
    owner = _owners(response)
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for number, cluster in enumerate(key):
        shared = Counter(owner[mention] for mention in cluster if mention in owner)
        for other, count in shared.items():
            likeness = 2 * count / (len(cluster) + len(response[other]))
            graph.add_edge(("key", number), ("response", other), weight=likeness)
    pairs = nx.max_weight_matching(graph)
    best = sum(graph.edges[pair]["weight"] for pair in sorted(pairs))
    return Agreement(best, len(response), best, len(key))


def _owners(clusters: Partition[Mention]) -> Mapping[Mention, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


METRICS = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf_e}


def agreement(
    key: Mapping[str, Partition[Mention]], response: Mapping[str, Partition[Mention]]
) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of each metric in percent, counts summed over topics, and the CoNLL F1."""
    scores: dict[str, dict[str, float]] = {}
    for name, metric in METRICS.items():
        topics = sorted({*key, *response})
        scores[name] = total(metric(key.get(topic, ()), response.get(topic, ())) for topic in topics).ratios(digits=2)
    scores["CoNLL"] = {"f1": round(sum(scores[name]["f1"] for name in METRICS) / len(METRICS), 2)}
    return scores
