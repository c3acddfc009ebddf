"""How resolving grows with the number of documents: `python -m tests.benchmarks.resolve_growth 500 1000 2000`.

Ten made-up articles to a story, each with five sentences, four names, two events and a figure; one in five is a copy.
Prints seconds of CPU, documents, and the exponent of growth between the first and the last size.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Iterator

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.mention import Tense
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article

SYLLABLES = tuple(a + b for a in "bdklmnr" for b in "aeiou")
PER_STORY = 10


def word(number: int) -> str:
    """Return a made-up name for a number."""
    parts = []
    number += len(SYLLABLES) ** 2
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def padding(number: int, place: int) -> str:
    """Return six words that belong to an article and a place in it."""
    digest = keys.mint(str(number), str(place))
    return " ".join(word(int(digest[2 * n : 2 * n + 2], 16) ** 2).lower() for n in range(6))


def article(number: int) -> Extraction:
    """Return one article of one story."""
    story, nth = divmod(number, PER_STORY)
    firm, town, boss, rival = (word(4 * story + n) for n in range(4))
    source = number - 1 if nth % 5 == 4 else number
    lines = (
        f"{firm} cut {100 + story % 800} jobs in {town} {padding(number, 1)}.",
        f"{padding(source, 2)} layoffs {padding(source, 3)} Ada {boss}.",
        f"{padding(source, 4)} {rival} {padding(source, 5)} {town} {source + 20} {padding(source, 6)}.",
        f"{padding(number, 7)} {firm} {padding(source, 8)}.",
        f"{padding(source, 9)} {word(23 * source + 2)} {padding(number, 10)}.",
    )
    made = Article(f"d{number:06}", "\n".join(lines), on=f"2024-{1 + story % 12:02}-{1 + nth:02}")
    employer, place = made.entity(firm), made.entity(town, type="schema:Place")
    made.entity(f"Ada {boss}", type="schema:Person")
    made.entity(rival)
    event = made.event("cut", agent=employer, place=place)
    made.event("layoffs", tense=Tense.NONE)
    made.figure(f"{100 + story % 800} jobs", str(100 + story % 800), unit="jobs", metric="kg:Jobs", event=event)
    return made.done()


def measure(sizes: list[int]) -> Iterator[tuple[int, float]]:
    """Yield seconds for each size, after building the articles."""
    for size in sizes:
        extractions = [article(number) for number in range(size)]
        start = time.process_time()
        found = resolve(extractions, ontology=ONTOLOGY)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:6} documents {seconds:8.1f} s  {size / seconds:6.0f}/s  {peak:6.0f} MB peak  "
            f"{len(found.events)} events, {len(found.groups)} groups, {len(found.entities)} entities"
        )
        yield size, seconds


if __name__ == "__main__":
    measured = list(measure([int(size) for size in sys.argv[1:]] or [500, 1000, 2000]))
    (least, quick), (most, slow) = measured[0], measured[-1]
    print(f"exponent of growth {math.log(slow / quick) / math.log(most / least):.2f}")
