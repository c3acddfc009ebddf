"""Find the time expressions of an English text, as underspecified values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.chart import Chart, Part, grammar, parse
from kg.temporal.formula import parse_formula
from kg.temporal.guards import is_admitted
from kg.temporal.lexicon import words_by_first
from kg.temporal.ranges import CONNECTORS, ends_of
from kg.temporal.tokens import Token, cut

TYPES = {
    "Point": TimeType.DATE,
    "Ref": TimeType.DATE,
    "Time": TimeType.TIME,
    "Duration": TimeType.DURATION,
    "Window": TimeType.DURATION,
    "Set": TimeType.SET,
    "Pair": TimeType.DATE,
}
"""What may stand alone, and its type."""
WIDER = {
    **TYPES,
    "Range": TimeType.DATE,
    "Signalled": TimeType.DATE,
    "Timesided": TimeType.TIME,
    "Ahead": TimeType.DURATION,
}
"""The same with what has two ends or a word before it that says on which side."""
_WINDOW = 48
"""Tokens looked at together: hostile text must not make the chart grow without bound."""
_REACH = 120
"""Characters before "as many months" in which its number is looked for."""
_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bcannot)\b[^.;:,]*$", re.IGNORECASE)
"""A denial in the same clause: what does not begin until May begins in May or later."""
_NOT_EXPECTED = re.compile(
    r"(?:(?:\bnot|n['’]t)\s+(?:\w+\s+){0,2}?(?:expected|due|likely|scheduled|planned|foreseen|anticipated|believed"
    r"|thought)|\bunlikely)\b[^.;:,]*$",
    re.IGNORECASE,
)
"""Words before "before May" with which it is then at the earliest: "is not expected to close before May"."""
_EXACTLY = re.compile(r"\b(?:exactly|precisely)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"^shift\((ref|then),")
_JOINING = frozenset("the of in on at a an and or to from by for s , . - / ' ( ) : @".split())
_SIGNAL = re.compile(r"^(since|until|by|before|after|notbefore)\(")


def is_exact(before: str) -> bool:
    """Return whether the words before a length say that it is counted to the day: "exactly three years after"."""
    return _EXACTLY.search(before) is not None


def find_expressions(text: str, *, hints: Sequence[Span] = ()) -> Iterator[tuple[Span, TimeValue]]:
    """Yield the time expressions of a text from left to right, with a word such as "since" where it bounds them.

    No two overlap. `hints`, spans that a language model takes for times, add nothing that the grammar
    cannot normalise.

    >>> [(span.start, value.expression, value.meaning) for span, value in find_expressions("It fell since last May.")]
    [(8, 'since last may', 'since(go(last,month(5)))')]
    """
    del hints
    yield from _find(text, WIDER)


def find_cores(text: str) -> Iterator[tuple[Span, TimeValue]]:
    """Yield the time expressions as TimeML marks them: each end of a range alone, without "since" or "from"."""
    yield from _find(text, {**TYPES, "Range": TimeType.DATE})


def _find(text: str, types: dict[str, TimeType]) -> Iterator[tuple[Span, TimeValue]]:
    for tokens in _runs(list(cut(text))):
        yield from _choose(text, tokens, types)


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the longest runs of tokens that the grammar knows."""
    known = _vocabulary()
    run: list[Token] = []
    for token in tokens:
        is_known = token.lower in known or token.lower.isdigit()
        if run and (token.is_barred or not is_known):
            yield from _telling(run)
            run = []
        if is_known:
            run.append(token)
    yield from _telling(run)


def _telling(run: list[Token]) -> Iterator[list[Token]]:
    """Yield a run unless all of its words only join others."""
    if any(token.lower not in _JOINING for token in run):
        yield run


def _vocabulary() -> frozenset[str]:
    words = words_by_first()
    return grammar().literals | {spelt for found in words.values() for word in found for spelt in word.tokens}


def _choose(text: str, tokens: list[Token], types: dict[str, TimeType]) -> Iterator[tuple[Span, TimeValue]]:
    """Yield the longest admitted constituents from left to right, window by window."""
    first = 0
    while first < len(tokens):
        window = tokens[first : first + _WINDOW]
        stop = len(window) if first + _WINDOW >= len(tokens) else _WINDOW // 2
        chart = parse(window)
        at = 0
        while at < stop:
            part = _longest(text, window, at, chart, types)
            if part is not None:
                yield from _pieces(text, window, at, _in_context(text, window[at].start, part), chart, types)
            at = part.end if part else at + 1
        first += at


def _in_context(text: str, start: int, part: Part) -> Part:
    """Return a constituent whose meaning fits the words before it: a number for "as many", "not … until" as "from"."""
    before = text[max(0, start - _REACH) : start]
    if part.meaning.startswith("until(") and _DENIED.search(before):
        return replace(part, meaning=part.meaning.replace("until(", "notbefore(", 1))
    if part.meaning.startswith("before(") and _NOT_EXPECTED.search(before):
        return replace(part, meaning=part.meaning.replace("before(", "notbefore(", 1))
    if is_exact(before):
        return replace(part, meaning=_COUNTED.sub(r"shift(exactly(\1),", part.meaning))
    if "asmany" not in part.meaning:
        return part
    numbers = [
        word.value
        for token in cut(before)
        for word in words_by_first().get(token.lower, ())
        if word.name in {"NUMBER", "ORDINAL"} and len(word.tokens) == 1
    ]
    return replace(part, meaning=part.meaning.replace("asmany", numbers[-1])) if numbers else part


def _pieces(
    text: str, tokens: list[Token], at: int, part: Part, chart: Chart, types: dict[str, TimeType]
) -> Iterator[tuple[Span, TimeValue]]:
    """Yield a constituent as it is, or a range as its two ends where types name no signals."""
    span = Span(tokens[at].start, tokens[part.end - 1].end)
    is_split = part.makes == "Pair" or (part.makes == "Range" and "Signalled" not in types)
    middle = _connector(tokens, at, part, chart) if is_split else 0
    if not middle:
        yield span, _value(span.within(text), part, types)
        return
    head = at + (tokens[at].lower in {"from", "between"})
    first, second = ends_of(parse_formula(part.meaning))
    for start, end, formula in ((head, middle, first), (middle + 1, part.end, second)):
        end_span = Span(tokens[start].start, tokens[end - 1].end)
        yield end_span, _value(end_span.within(text), replace(part, meaning=str(formula)), types)


def _connector(tokens: list[Token], at: int, part: Part, chart: Chart) -> int:
    """Return the place of the word between the two ends of a range, 0 if it is not to be seen."""
    begun = [
        place
        for place in range(at + 1, part.end - 1)
        if tokens[place].lower in CONNECTORS and any(end == place for start in (at, at + 1) for _, end in chart[start])
    ]
    complete = [place for place in begun if any(end == part.end for _, end in chart[place + 1])]
    return min(complete or begun, key=lambda place: CONNECTORS.index(tokens[place].lower), default=0)


def _longest(text: str, tokens: list[Token], at: int, chart: Chart, types: dict[str, TimeType]) -> Part | None:
    """Return the longest constituent at a place that its guards admit, and those of what follows its signal."""
    parts = [part for part in chart[at].values() if part.makes in types]
    for part in sorted(parts, key=lambda part: (-part.end, part.rank)):
        guarded = [(at, part.guard)]
        if part.makes == "Signalled":
            guarded += _after_signal(at, part.end, chart)
        end = tokens[part.end - 1].end
        if all(is_admitted(guard, text, tokens[place].start, end) for place, guard in guarded):
            return part
    return None


def _after_signal(at: int, end: int, chart: Chart) -> list[tuple[int, str]]:
    """Return the place and the guard of the longest time that ends with a signalled one."""
    for place in range(at + 1, end):
        if (inner := chart[place].get(("Point", end))) is not None:
            return [(place, inner.guard)] if inner.guard else []
    return []


def _value(words: str, part: Part, types: dict[str, TimeType]) -> TimeValue:
    signal = _SIGNAL.match(part.meaning)
    return TimeValue(
        types[part.makes],
        part.name,
        " ".join(words.lower().split()),
        part.meaning,
        {"notbefore": "after"}.get(signal[1], signal[1]) if signal else "",
    )
