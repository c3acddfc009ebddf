"""How long the bounds of a story take, and how that grows: python -m tests.benchmarks.timeline [EVENTS …]."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from math import log

from kg.timeline.network import solve
from kg.timeline.points import Constraint, Gap, Point, Strength, not_after, not_before

SIZES = (500, 1000, 2000, 5000, 10000, 20000)
FIRST = date(2015, 1, 1).toordinal()
SPREAD = 3650
MENTIONS = 3


def story(events: int) -> Iterator[Constraint]:
    """Yield the constraints of a connected story: each event told in three documents, a third of them dated.

    One document in four is dated, the others by what they tell; one event in five comes after another by the text.
    """
    documents = max(events // 4, 1)
    for number in range(events):
        day = FIRST + number * 7919 % SPREAD
        event = Point(f"event-{number}")
        if number % 3 == 0:
            yield not_before(event, date.fromordinal(day), "date-of-event", "", (f"claim-{number}",))
            yield not_after(event, date.fromordinal(day + number % 30), "date-of-event", "", (f"claim-{number}",))
        for mention in range(MENTIONS):
            told = Point(f"doc-{(day - FIRST) * documents // SPREAD + mention * 17}")
            premises = (f"claim-{number}-{mention}",)
            yield Constraint(event, told, Gap(0), "published-after-reported-event", "", premises, Strength.LINKED)
            if mention == 0:
                yield Constraint(told, event, Gap(-7), "news-is-fresh", "", premises, Strength.WEAK)
        if number % 5 == 0 and number:
            other = Point(f"event-{number * 7 % number}")
            yield Constraint(other, event, Gap(0), "link-before", "", (f"claim-before-{number}",), Strength.SOFT)
    for number in range(0, documents, 4):
        published = date.fromordinal(FIRST + number * SPREAD // documents + 60)
        point, premises = Point(f"doc-{number}"), (f"claim-doc-{number}",)
        yield not_before(point, published, "date-of-publication", "", premises)
        yield not_after(point, published, "date-of-publication", "", premises)


def main(sizes: tuple[int, ...]) -> None:
    """Print seconds, clashes and the exponent of growth for each size."""
    before: tuple[int, float] | None = None
    for size in sizes:
        constraints = list(story(size))
        start = time.process_time()
        solution = solve(constraints)
        seconds = time.process_time() - start
        growth = f"{log(seconds / before[1]) / log(size / before[0]):.2f}" if before else "-"
        bounds = len(solution.lower) + len(solution.upper)
        print(
            f"{size:6} events {len(constraints):7} constraints {bounds:7} bounds "
            f"{len(solution.clashes):5} clashes {seconds:7.3f} s of one core, exponent {growth}"
        )
        before = (size, seconds)


if __name__ == "__main__":
    main(tuple(int(number) for number in sys.argv[1:]) or SIZES)
