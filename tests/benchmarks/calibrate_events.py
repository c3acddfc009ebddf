"""Fit the weights of the questions on events: `calibrate_events.py FOLDER [--write TABLE]`.

FOLDER holds ECB+, of which only the training part is read; tests/gold/identity.yaml holds our judgements. A logistic
regression by Newton's method, drawn towards the weights believed before (the table's [prior]), so that questions the
gold seldom asks keep those.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from kg.corpus import read_corpus
from kg.evaluate.chains import ChainText, Clusters, read_chains
from kg.evaluate.coref import gold_mentions, gold_places
from kg.extract import extract, prepare
from kg.model.extraction import Extraction
from kg.nlp import load
from kg.ontology import Ontology, read_ontology
from kg.resolve.assembly import scene_of, unique_texts
from kg.resolve.features import events
from kg.resolve.observation import occurrences
from kg.resolve.occurrences import Occurrence

Table = NDArray[np.float64]
Pairs = tuple[Table, Table]
"""The answers to the questions of a table for each pair, and whether the pair is one event."""
ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "gold" / "identity.yaml"
OWN = 3.0
"""How much a pair of our own stories counts beside one of ECB+, whose events have mostly no type of ours."""
HOLD, FREE = 40.0, 1e-6
"""How strongly the weights are held to those believed before, and the bias."""
SAME = 0.37
"""From this probability on two things are one, from half of it on perhaps; chosen with one story left out at a time."""
CAUTION = {"within": 0.8, "across": 0.0}
"""By how much (in logits) the bias is lowered: a wrong join within a document spoils more than a missed one."""
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


def judged(read: Sequence[Extraction], marked: Mapping[str, Sequence[object]], ontology: Ontology) -> list[Labelled]:
    """Return the occurrences of one of our stories that are not left open."""
    groups = [[_place(mention) for mention in group] for group in marked["events"] if isinstance(group, list)]
    chain = {place: number for number, group in enumerate(groups) for place in group}
    left_out = {_place(mention) for mention in marked["open"]}
    known = scene_of(unique_texts(read), ontology, ()).known
    found: list[Labelled] = []
    for extraction in read:
        for event, occurrence in zip(extraction.events, occurrences(extraction, known), strict=True):
            place = extraction.document.key, event.trigger.start
            if place not in left_out:
                found.append((occurrence, chain.get(place, -1 - len(found))))
    return found


def _place(mention: object) -> tuple[str, int]:
    document, start, _ = str(mention).split(maxsplit=2)
    return document, int(start)


def asked(topics: Sequence[Sequence[Labelled]], name: str) -> Pairs:
    """Return the answers to the questions of a table for each pair, and whether the pair is one event."""
    rows, wanted = [], []
    for topic in topics:
        for (left, mine), (right, theirs) in combinations(topic, 2):
            is_within = bool(left.documents & right.documents)
            if is_within != (name == "within") or left.is_speech != right.is_speech:
                continue
            if not any(ask(left, right) for ask in events.FORBIDDING):
                rows.append([1.0, *(ask(left, right) for ask in events.ASKED[name])])
                wanted.append(float(mine == theirs))
    return np.array(rows), np.array(wanted)


def fitted(pairs: Pairs, counts: Table, prior: Table, penalty: Table) -> Table:
    """Return the weights that make the gold likeliest, held to those believed before."""
    rows, wanted = pairs

    def cost(weights: Table) -> float:
        logits = rows @ weights
        return float(
            (counts * (np.logaddexp(0, logits) - wanted * logits)).sum() + penalty @ (weights - prior) ** 2 / 2
        )

    weights = prior.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (wanted - chance)) - penalty * (weights - prior)
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        while cost(weights + step) > cost(weights) and np.abs(step).max() > SMALLEST:
            step /= 2
        weights = weights + step
    return weights


def lines(name: str, weights: Table) -> Iterator[str]:
    """Yield a section of the table."""
    yield f"\n[{name}]"
    yield f"same = {SAME}"
    yield f"unsure = {SAME / 2:.3f}"
    yield f"bias = {weights[0] - CAUTION[name]:.2f}"
    for ask, weight in zip(events.ASKED[name], weights[1:], strict=True):
        yield f"{ask.__name__} = {weight:.2f}"


def calibrate(
    others: Sequence[Sequence[Labelled]], own: Sequence[Sequence[Labelled]], prior: Mapping[str, float]
) -> Iterator[str]:
    """Yield the sections of the table."""
    for name in events.ASKED:
        theirs, ours = asked(others, name), asked(own, name)
        pairs = np.vstack([theirs[0], ours[0]]), np.concatenate([theirs[1], ours[1]])
        counts = np.concatenate([np.ones(len(theirs[1])), np.full(len(ours[1]), OWN)])
        believed = np.array([prior["bias"], *(prior[ask.__name__] for ask in events.ASKED[name])])
        held = np.array([FREE, *(HOLD for _ in events.ASKED[name])])
        yield from lines(name, fitted(pairs, counts, believed, held))


def own_topics(ontology: Ontology) -> Iterator[list[Labelled]]:
    """Yield the judged occurrences of each of our own stories."""
    language = load()
    for folder, marked in yaml.safe_load(JUDGED.read_text(encoding="utf-8")).items():
        documents = [prepare(document) for document in read_corpus([ROOT / folder]).documents]
        read = [extract(document, language(document.text), ontology) for document in documents]
        yield judged(read, marked, ontology)


def topics(folder: Path, ontology: Ontology) -> Iterator[list[Labelled]]:
    """Yield the gold occurrences of each topic of the training part."""
    texts, gold = read_chains(folder, "train")
    language = load()
    for topic, group in groupby(texts, lambda text: text.topic):
        members = list(group)
        read = [gold_mentions(text, language, ontology) for text in members]
        yield labelled(members, read, gold[topic], ontology)


def main() -> int:
    """Print the sections, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, help="the table to write them to")
    args = parser.parse_args()
    ontology = read_ontology()
    sections = calibrate(
        list(topics(args.folder, ontology)), list(own_topics(ontology)), events.read_weights()["prior"]
    )
    found = "\n".join(sections) + "\n"
    if args.write:
        before = args.write.read_text(encoding="utf-8").split("\n[within]")[0]
        args.write.write_text(before.rstrip("\n") + "\n" + found, encoding="utf-8")
    else:
        sys.stdout.write(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
