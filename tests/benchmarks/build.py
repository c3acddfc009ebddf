"""How fast a build is: articles and words per second, seconds of CPU by step, and peak memory.

    python tests/benchmarks/build.py [FOLDER]      (without one: seeds/)

Beside it stands what a script of an afternoon would do with the same texts, in the same run: spaCy's blank English
tokeniser and sentence splitter, and dateparser's `search_dates` on every sentence. It finds no event, joins nothing and
proves nothing; the ratio only tells whether the machine or the program was slow.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
ROOT = Path(__file__).parents[2]


class Clock:
    """CPU seconds by step, in the order the steps were taken."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    def __call__(self, name: str, step: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = step()
        self.steps[name] = self.steps.get(name, 0.0) + time.process_time() - start
        return result


def build(folder: Path, clock: Clock) -> tuple[int, int]:
    """Return how many articles and words were built."""
    from kg import graph
    from kg.corpus import read_corpus
    from kg.export import EXPORTERS, export
    from kg.extract import extract, prepare
    from kg.nlp import load
    from kg.ontology import read_ontology
    from kg.resolve import resolve
    from kg.timeline import order

    ontology = clock("read ontology", read_ontology)
    language = clock("load model", load)
    documents = clock("read articles", lambda: [prepare(each) for each in read_corpus([folder]).documents])
    extractions = []
    for document in documents:
        parse = clock("parse", lambda document=document: language(document.text))  # type: ignore[misc]
        found = clock("extract", lambda document=document, parse=parse: extract(document, parse, ontology))  # type: ignore[misc]
        extractions.append(found)
    knowledge = clock("resolve", lambda: resolve(extractions, ontology=ontology))
    knowledge = clock("order", lambda: order(knowledge))
    rdf = clock("graph", lambda: graph.build(knowledge, hierarchy=ontology.parents, labels=ontology.labels))
    with tempfile.TemporaryDirectory() as output:
        for name in ("ttl", "html", "csv", "ics"):
            assert name in EXPORTERS
            clock(f"export {name}", lambda name=name: export(rdf, output, [name]))  # type: ignore[misc]
    return len(documents), sum(len(document.text.split()) for document in documents)


def afternoon(folder: Path) -> float:
    """Return the seconds of CPU that splitting sentences and searching dates takes."""
    import spacy
    from dateparser.search import search_dates

    from kg.corpus import read_corpus

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for document in read_corpus([folder]).documents:
            for sentence in language(document.text).sents:
                search_dates(sentence.text, languages=["en"])
    return time.process_time() - start


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"
    clock, wall = Clock(), time.perf_counter()
    articles, words = build(folder, clock)
    wall = time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = sum(clock.steps.values())
    for name, seconds in clock.steps.items():
        print(f"{name:14} {seconds:7.2f} s  {100 * seconds / total:5.1f} %")
    start = clock.steps["read ontology"] + clock.steps["load model"]
    print(f"{'all':14} {total:7.2f} s CPU, {wall:.2f} s on the wall, {start:.2f} s of it before the first article")
    print(f"{articles} articles, {words} words: {articles / total:.2f} articles and {words / total:.0f} words a second")
    print(f"peak memory    {peak:7.0f} MB")
    other = afternoon(folder)
    print(f"sentences and dates alone: {other:.2f} s; ratio {total / other:.1f}")


if __name__ == "__main__":
    main()
