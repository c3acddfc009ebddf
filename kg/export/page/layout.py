"""Where the nodes of the network stand: events from left to right in time, names above and below their events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isqrt

EVENT_WIDTH = 190
EVENT_HEIGHT = 92
NAME_WIDTH = 210
NAME_HEIGHT = 126
BAND_GAP = 84

Point = tuple[int, int]


def positions(
    events: Sequence[str], names: Sequence[str], ties: Iterable[tuple[str, str]], *, below: frozenset[str]
) -> dict[str, Point]:
    """Return a place for every node; `events` are in order of time, `below` are the names under them.

    >>> sorted(positions(["e1", "e2"], ["tiktok"], [("e1", "tiktok")], below=frozenset()).items())
    [('e1', (0, 0)), ('e2', (190, 0)), ('tiktok', (0, -210))]
    """
    rows = _rows(len(events))
    found = {event: (index * EVENT_WIDTH // rows, index % rows * EVENT_HEIGHT) for index, event in enumerate(events)}
    wishes = _means(found, ties, names)
    depth = (rows - 1) * EVENT_HEIGHT
    span = max((x for x, _ in found.values()), default=0)
    upper = [name for name in names if name not in below]
    lower = [name for name in names if name in below]
    found |= _band(upper, wishes, span=span, start=-BAND_GAP - NAME_HEIGHT, step=-NAME_HEIGHT)
    return found | _band(lower, wishes, span=span, start=depth + BAND_GAP + NAME_HEIGHT, step=NAME_HEIGHT)


def _rows(count: int) -> int:
    """Return how many rows keep the picture about twice as wide as high.

    >>> [_rows(count) for count in (1, 2, 6, 25, 60, 300)]
    [1, 1, 2, 4, 7, 14]
    """
    return min(count, max(1, isqrt(count * 3 // 5) + (count > 2)))


def _means(found: Mapping[str, Point], ties: Iterable[tuple[str, str]], names: Sequence[str]) -> dict[str, int]:
    reached: dict[str, list[int]] = {name: [] for name in names}
    for event, name in ties:
        if event in found and name in reached:
            reached[name].append(found[event][0])
    middle = sum(x for x, _ in found.values()) // max(len(found), 1)
    return {name: sum(xs) // len(xs) if xs else middle for name, xs in reached.items()}


def _band(names: Sequence[str], wishes: Mapping[str, int], *, span: int, start: int, step: int) -> dict[str, Point]:
    """Return places for a band of names: each near its wish, none over its neighbour in the row."""
    ranked = sorted(names, key=lambda name: (wishes[name], name))
    count = max(1, -(-len(ranked) * NAME_WIDTH // max(span + NAME_WIDTH, 4 * NAME_WIDTH)))
    found: dict[str, Point] = {}
    for row in range(count):
        members = ranked[row::count]
        places = _spread([wishes[name] for name in members])
        found |= {name: (x, start + row * step) for name, x in zip(members, places, strict=True)}
    return found


def _spread(wishes: list[int]) -> list[int]:
    """Return places at least a name apart, with the same mean as the wishes.

    >>> _spread([0, 0, 1000])
    [-105, 105, 1000]
    """
    blocks: list[tuple[int, int]] = []  # members, place of the first
    for wish in wishes:
        blocks.append((1, wish))
        while len(blocks) > 1 and blocks[-2][1] + blocks[-2][0] * NAME_WIDTH > blocks[-1][1]:
            (many, first), (more, second) = blocks[-2:]
            centre = (many * _centre(many, first) + more * _centre(more, second)) // (many + more)
            blocks[-2:] = [(many + more, centre - (many + more - 1) * NAME_WIDTH // 2)]
    return [first + index * NAME_WIDTH for many, first in blocks for index in range(many)]


def _centre(many: int, first: int) -> int:
    return first + (many - 1) * NAME_WIDTH // 2
