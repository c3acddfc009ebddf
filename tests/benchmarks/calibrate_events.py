"""Fit the weights of the questions on events to gold chains of others: `calibrate_events.py FOLDER [--write]`.

FOLDER holds ECB+, of which only the training part is read. A logistic regression by Newton's method, drawn towards the
weights believed before (the table's [prior]), so that questions the gold seldom asks keep those.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.chains import ChainText, Clusters, read_chains
from kg.evaluate.coref import gold_mentions, gold_places
from kg.model.extraction import Extraction
from kg.nlp import load
from kg.ontology import Ontology, read_ontology
from kg.resolve.assembly import scene_of, unique_texts
from kg.resolve.features import events
from kg.resolve.occurrences import Occurrence, occurrences

Table = NDArray[np.float64]
HOLD = {"within": 200.0, "across": 1500.0}
"""How strongly the weights are held to those believed before; chosen on our own gold stories."""
WORDING = frozenset(
    {
        events.same_word,
        events.like_words,
        events.like_sentences,
        events.like_context,
        events.same_story,
        events.types_uncertain,
        events.in_headline,
        events.same_sentence,
    }
)
"""Questions on which the gold of others, whose events have no type of ours, has most to say."""
LOOSE, FREE = 60.0, 1e-6
"""How strongly the weights of these are held, and the bias."""
SAME = {"within": 0.35, "across": 0.27}
"""From these probabilities on two things are one, and from half of them on perhaps; chosen on our own gold stories."""
STEPS, SMALLEST = 15, 1e-6

Labelled = tuple[Occurrence, int]
"""An occurrence with the number of its gold chain."""


def labelled(
    texts: Sequence[ChainText], read: Sequence[Extraction], gold: Clusters, ontology: Ontology
) -> list[Labelled]:
    """Return the occurrences of a topic's gold mentions."""
    chain = {place: number for number, cluster in enumerate(gold) for place in cluster}
    known = scene_of(unique_texts(read), ontology, ()).known
    found = []
    for text, extraction in zip(texts, read, strict=True):
        all_occurrences = occurrences(extraction, known)
        found += [(all_occurrences[index], chain[place]) for index, place in gold_places(text, extraction)]
    return found


def asked(topics: Sequence[Sequence[Labelled]], name: str) -> tuple[Table, Table]:
    """Return the answers to the questions of a table for each pair, and whether the pair is one event."""
    rows, wanted = [], []
    for topic in topics:
        for (left, mine), (right, theirs) in combinations(topic, 2):
            is_within = bool(left.documents & right.documents)
            if is_within == (name == "within") and not any(ask(left, right) for ask in events.FORBIDDING):
                rows.append([1.0, *(ask(left, right) for ask in events.ASKED[name])])
                wanted.append(float(mine == theirs))
    return np.array(rows), np.array(wanted)


def fitted(rows: Table, wanted: Table, prior: Table, penalty: Table) -> Table:
    """Return the weights that make the gold likeliest, held to those believed before."""

    def cost(weights: Table) -> float:
        logits = rows @ weights
        return float((np.logaddexp(0, logits) - wanted * logits).sum() + penalty @ (weights - prior) ** 2 / 2)

    weights = prior.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (wanted - chance) - penalty * (weights - prior)
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        while cost(weights + step) > cost(weights) and np.abs(step).max() > SMALLEST:
            step /= 2
        weights = weights + step
    return weights


def lines(name: str, weights: Table) -> Iterator[str]:
    """Yield a section of the table."""
    yield f"\n[{name}]"
    yield f"same = {SAME[name]}"
    yield f"unsure = {SAME[name] / 2:.3f}"
    yield f"bias = {weights[0]:.2f}"
    for ask, weight in zip(events.ASKED[name], weights[1:], strict=True):
        yield f"{ask.__name__} = {weight:.2f}"


def calibrate(topics: Sequence[Sequence[Labelled]], prior: Mapping[str, float]) -> Iterator[str]:
    """Yield the sections of the table."""
    for name in events.ASKED:
        rows, wanted = asked(topics, name)
        believed = np.array([prior["bias"], *(prior[ask.__name__] for ask in events.ASKED[name])])
        held = [LOOSE if ask in WORDING else HOLD[name] for ask in events.ASKED[name]]
        yield from lines(name, fitted(rows, wanted, believed, np.array([FREE, *held])))


def main() -> int:
    """Print the sections, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, help="the table to write them to")
    args = parser.parse_args()
    texts, gold = read_chains(args.folder, "train")
    ontology, language = read_ontology(), load()
    topics = []
    for topic, group in groupby(texts, lambda text: text.topic):
        members = list(group)
        read = [gold_mentions(text, language, ontology) for text in members]
        topics.append(labelled(members, read, gold[topic], ontology))
    found = "\n".join(calibrate(topics, events.read_weights()["prior"])) + "\n"
    if args.write:
        before = args.write.read_text(encoding="utf-8").split("\n[within]")[0]
        args.write.write_text(before.rstrip("\n") + "\n" + found, encoding="utf-8")
    else:
        sys.stdout.write(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
