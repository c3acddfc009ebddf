"""What the lay-out of a text says about its sentences: lines, paragraphs and hard-wrapped text."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc

WRAPPED_SHARE, WRAPPED_LENGTH, WRAPPED_LINES = 0.3, 45, 4


def line_starts(doc: Doc) -> list[bool]:
    """Return for each token that is not white space whether a new line of thought starts before it."""
    wrapped = is_hard_wrapped(doc.text)
    starts: list[bool] = []
    gap = "\n\n"
    for token in doc:
        if token.is_space:
            gap += token.text
            continue
        count = gap.count("\n") + gap.count("\u2029") + gap.count("\x0b") + gap.count("\x0c")
        starts.append(count > 1 or (count == 1 and not wrapped))
        gap = ""
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
