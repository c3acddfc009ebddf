"""What lies so long before or after something else: "two weeks after the vote", "on the third day of the talks"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.dating.clocks import COUNTED_FROM, Clock, first_word
from kg.extract.dating.times import EVE
from kg.extract.grammar import governors
from kg.extract.links import event_over, event_under
from kg.model.mention import TimeLink, TimeRelation
from kg.model.span import Span

COUNTED = "is counted from another event"
COUNTED_FROM_NOW = "is counted from the writing"
_MARKS = ("mark", "case", "advmod", "fixed")
_EARLIER = ("before", "prior to", "ahead of")


def counted(clock: Clock, heads: dict[int, int], analysis: Analysis) -> Iterator[tuple[int, TimeLink]]:
    """Yield the event that lies so long before or after another one, and the link that says so."""
    if clock.is_day_of:
        yield from _within(clock, heads, analysis)
        return
    found = COUNTED_FROM.match(analysis.document.text, clock.mention.span.end)
    mark = analysis.tokens(Span(*found.span(1))).root if found else None
    if found is None or mark is None:
        return
    below = mark.head if mark.dep_ in _MARKS else mark
    inner, outer = _pair(clock, below, heads, analysis)
    if inner is not None and _comes_now(below) and found[1].lower() not in _EARLIER:
        yield inner, TimeLink(clock.index, TimeRelation.BEFORE, COUNTED_FROM_NOW)
    if outer is not None and outer != inner:
        relation = TimeRelation.BEFORE if found[1].lower() in _EARLIER else TimeRelation.AFTER
        yield outer, TimeLink(clock.index, relation, COUNTED, inner)


def _pair(clock: Clock, below: Token, heads: dict[int, int], analysis: Analysis) -> tuple[int | None, int | None]:
    """Return the event from which a length is counted, and the one that lies so far from it."""
    fronted = _fronted(clock, heads)
    if fronted is not None:
        return fronted
    inner, outer = event_under(below, heads, analysis), event_over(below, heads, analysis)
    if _is_joined(clock):
        return inner, _before_lengths(clock, heads, analysis)
    if outer is None:
        left = [place for place in heads if place < clock.root.i and analysis.doc[place].sent == clock.root.sent]
        outer = heads[max(left)] if left else None
    return inner, outer


def _fronted(clock: Clock, heads: dict[int, int]) -> tuple[int, int] | None:
    """Return both events of a sentence that opens with a length, by its comma: "A day after …, he left"."""
    sentence = clock.root.sent
    if any(token.is_alpha for token in sentence.doc[sentence.start : first_word(clock.root)]):
        return None
    for token in sentence:
        if token.text == "," and token.i > clock.root.i:
            inner = [place for place in heads if clock.root.i < place < token.i]
            outer = [place for place in heads if token.i < place < sentence.end]
            verbs = [place for place in inner if sentence.doc[place].pos_ == "VERB"] or inner
            return (heads[min(verbs)], heads[min(outer)]) if inner and outer else None
    return None


def _before_lengths(clock: Clock, heads: dict[int, int], analysis: Analysis) -> int | None:
    """Return the last event before the first length of a sentence: "left four weeks after … and nine days after …"."""
    text, sentence = analysis.document.text, analysis.spans[clock.mention.sentence]
    spans = [time.span for time in analysis.times if sentence.contains(time.span)]
    start = min(span.start for span in spans if COUNTED_FROM.match(text, span.end))
    left = [place for place in heads if sentence.start <= analysis.doc[place].idx < start]
    return heads[max(left)] if left else None


def _is_joined(clock: Clock) -> bool:
    """Return whether a length is the second of two: "four weeks after … and nine days after …"."""
    first = first_word(clock.root)
    return first > 0 and clock.root.doc[first - 1].lower_ in ("and", "or", "but")


def _comes_now(token: Token) -> bool:
    """Return whether the clause above says that something comes as the text is written: "It comes a week after …"."""
    return any(verb.lemma_.lower() == "come" and verb.tag_ in ("VBZ", "VBP") for verb in governors(token))


def _within(clock: Clock, heads: dict[int, int], analysis: Analysis) -> Iterator[tuple[int, TimeLink]]:
    """Yield what happened on some day of what lasts, counted from the begin of that."""
    day = clock.root
    inner = next((event_under(child, heads, analysis) for child in day.children if child.dep_ == "nmod"), None)
    outer = next((heads[above.i] for above in governors(day) if above.i in heads), None)
    if outer is None:
        outer = event_over(day, heads, analysis)
    if inner is not None and outer is not None and inner != outer:
        is_eve = clock.mention.value.expression.endswith(EVE)
        yield outer, TimeLink(clock.index, TimeRelation.BEFORE if is_eve else TimeRelation.AFTER, COUNTED, inner)
