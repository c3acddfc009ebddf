"""Event triggers: the network's score, corrected by what the parse excludes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

LABELS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ", "ADV": "ADJ"}
THRESHOLD = 0.5
LIGHT_VERBS = frozenset({"make", "take", "give", "have", "do", "hold", "conduct", "carry", "get", "put"})
BARE = frozenset({"aux", "aux:pass", "cop", "punct", "case", "mark", "det", "cc", "fixed"})


def trigger_spans(doc: Doc, probability: NDArray[np.float32], *, threshold: float = THRESHOLD) -> list[Span]:
    """Return the triggers of a document; `probability` has a value per token."""
    likely = [doc[int(place)] for place in np.flatnonzero(probability >= threshold)]
    chosen = {token.i for token in likely if token.dep_ not in BARE and token.pos_ in LABELS}
    chosen -= {token.i for token in likely if token.i in chosen and _light(token, chosen)}
    return [Span(doc, place, place + 1, label=LABELS[doc[place].pos_]) for place in sorted(chosen)]


def _light(verb: Token, chosen: set[int]) -> bool:
    """Return whether a light verb's object is the event: 'made an appearance'."""
    if verb.pos_ != "VERB" or verb.lemma_ not in LIGHT_VERBS:
        return False
    return any(
        child.i in chosen and child.pos_ == "NOUN" and child.dep_ in {"obj", "nsubj:pass"} for child in verb.children
    )
