"""What the lay-out of a text says about its sentences: lines, paragraphs and hard-wrapped text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
WRAPPED_SHARE, WRAPPED_LENGTH, WRAPPED_LINES = 0.3, 45, 4


def word_places(doc: Doc) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the tokens that are not white space: their places and their character spans."""
    cells = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64).tolist() if len(doc) else []
    places = [place for place, cell in enumerate(cells) if not cell[2]]
    return places, [(cells[place][0], cells[place][0] + cells[place][1]) for place in places]


def line_starts(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each word whether a new line of thought starts before it."""
    wrapped = is_hard_wrapped(text)
    starts: list[bool] = []
    before = 0
    for start, end in spans:
        count = len(LINE_END.findall(text, before, start)) if start > before else 0
        starts.append(not starts or count > 1 or (count == 1 and not wrapped))
        before = end
    return starts


def is_hard_wrapped(text: str) -> bool:
    """Return whether single line breaks in this text break lines, not sentences."""
    lines = re.split(r"\n", text)
    joins = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(joins) < WRAPPED_LINES:
        return False
    running = sum(
        1
        for a, b in joins
        if len(a) >= WRAPPED_LENGTH and a.rstrip()[-1] not in '.!?:;"”' and (b.lstrip()[0].islower())
    )
    return running / len(joins) >= WRAPPED_SHARE
