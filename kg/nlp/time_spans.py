"""Where time expressions begin and end: what the network leaves at their edges or cuts in two."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.nlp.quantities import CALENDAR

SMALL = frozenset({"ADP", "CCONJ", "DET", "PUNCT", "SCONJ"})
COUNTING = frozenset({"DET", "NUM", "ADJ"})
INDEFINITE = frozenset({"a", "an"})
Edges = tuple[int, int, str]


def whole_times(doc: Doc, spans: list[Span]) -> list[Span]:
    """Return time expressions with their units, without small words behind, and as one where two touch."""
    joined: list[Edges] = []
    for span in sorted(spans, key=lambda span: span.start):
        start, end, label = span.start, _with_unit(doc, span.start, span.end), span.label_
        if joined and _goes_on(doc, joined[-1], start):
            start, before, label = joined.pop()
            end = max(end, before)
        joined.append((start, end, label))
    trimmed = ((start, _without_small(doc, start, end), label) for start, end, label in joined)
    return [Span(doc, start, end, label=label) for start, end, label in trimmed if end > start]


def _goes_on(doc: Doc, first: Edges, start: int) -> bool:
    """Return whether what starts at a place belongs to the expression before: "3 a.m. on" "Thursday"."""
    if first[1] < start or doc[start].is_sent_start:
        return False
    bare_year = _without_small(doc, first[0], first[1]) == first[0] and doc[start].pos_ == "NUM"
    return doc[first[1] - 1].pos_ != "CCONJ" and doc[start].lower_ not in INDEFINITE and not bare_year


def _with_unit(doc: Doc, start: int, end: int) -> int:
    """Return the end of an expression behind the unit that its last word counts: "six" + "months" + "ago"."""
    if end < len(doc) and doc[end - 1].pos_ in COUNTING and _is_unit(doc[end]):
        end += 1
        if end < len(doc) and doc[end].lower_ == "ago":
            end += 1
    return end


def _is_unit(token: Token) -> bool:
    return token.pos_ == "NOUN" and CALENDAR.match(token.lemma_.lower()) is not None


def _without_small(doc: Doc, start: int, end: int) -> int:
    while end > start and doc[end - 1].pos_ in SMALL:
        end -= 1
    return end
