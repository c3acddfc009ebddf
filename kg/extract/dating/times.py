"""Time expressions of a document, underspecified as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.model.mention import TimeMention
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.expressions import find_expressions

DAY_OF = "day of what lasts"
"""The rule of "the third day" before "of the talks": a length from their begin."""
EVE = "eve"
"""The word for the day before: "on the eve of the launch"."""
THAT_DAY = "the day spoken of"
"""The rule of "on the day" in "the shares lost a third on the day"."""
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_DAY_OF = re.compile(
    rf"(?<=\bon )the ({'|'.join(ORDINALS)}) day(?= of (?!the (?:month|week|year)\b|(?-i:[A-Z])[a-z]{{2,8}}\b))",
    re.IGNORECASE,
)
_THE_DAY_OF = re.compile(r"(?<=\bon )the (day|eve)(?= of (?:the|its|their|his|her|this|that)\b)", re.IGNORECASE)
_NTH_DAY = re.compile(
    rf"(?<=\bon )the ({'|'.join(ORDINALS)}) day(?=\s*[.,;:!?]|\s+(?:and|but|as)\b|$)",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(r"(?<=\bon )the day(?=\s*[.,;:!?]|\s+(?:and|but|as)\b|$)", re.IGNORECASE)
_SOON = re.compile(
    r"\b(immediately|right|shortly|soon|hours|days|weeks|months)(?= (?:after|before|following|prior to)\b)",
    re.IGNORECASE,
)
SOON = {
    **dict.fromkeys(("immediately", "right"), "dur(day,approx(to7,0))"),
    **dict.fromkeys(("shortly", "soon"), "dur(day,approx(to30,0))"),
    "hours": "dur(day,approx(to1,0))",
    "days": "dur(day,approx(to14,1))",
    "weeks": "dur(day,approx(to70,7))",
    "months": "dur(month,approx(to12,1))",
}
"""How far from another event is "shortly", "days" or "weeks" after it."""
NEAR = "near to something else"
_FISCAL, _YEAR = re.compile(r"fiscal\((\d{4})\)"), re.compile(r"year\((\d{4})\)")
_JOINED = re.compile(r",?\s+(?:and|or|to|versus|from)\s+")
_RESULTS = re.compile(
    r"\s+(?:(?:adjusted|net|operating|full-year|annual|core|diluted|organic)\s+){0,2}"
    r"(?:earnings|profits?|revenues?|sales|results|EPS|guidance|outlook|forecasts?|margins?|targets?)\b"
)
"""Words behind a year of which results are told."""
_NEXT = 1
_FESTIVE = re.compile(r"(?:the\s+)?|\s+(?:holidays?|festivities|celebrations|break|weekend|season)", re.IGNORECASE)
"""What a holiday may be called by without being part of another name: "the Chinese New Year holidays"."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its time expressions, sentence by sentence."""
    found = []
    for number, span in enumerate(analysis.spans):
        for place, value in _expressions(span.within(analysis.document.text)):
            shifted = Span(place.start + span.start, place.end + span.start)
            if not _is_name(shifted, analysis):
                found.append(TimeMention(shifted, value, number))
    return replace(analysis, times=tuple(_fiscal(found, analysis)))


def _fiscal(times: list[TimeMention], analysis: Analysis) -> Iterator[TimeMention]:
    """Yield times, bare years of results as fiscal ones beside those so called: "its fiscal 2014 … 2015 earnings"."""
    text, last = analysis.document.text, None
    for time in times:
        named, bare = _FISCAL.fullmatch(time.value.meaning), _YEAR.fullmatch(time.value.meaning)
        if named is not None:
            last = (int(named[1]), time)
        elif bare is not None and last is not None and time.sentence - last[1].sentence <= _NEXT:
            is_joined = _JOINED.fullmatch(text[last[1].span.end : time.span.start]) is not None
            is_near = 0 <= int(bare[1]) - last[0] <= _NEXT
            if is_near and (is_joined or _RESULTS.match(text, time.span.end)):
                yield replace(time, value=replace(time.value, meaning=f"fiscal({bare[1]})"))
                continue
        yield time


def _expressions(sentence: str) -> list[tuple[Span, TimeValue]]:
    """Return the time expressions of a sentence from left to right, those that hang on its events among them."""
    known = list(find_expressions(sentence))
    hanging = [pair for pair in _hanging(sentence) if not any(pair[0].overlaps(span) for span, _ in known)]
    return sorted([*known, *hanging], key=lambda pair: pair[0])


def _hanging(sentence: str) -> Iterator[tuple[Span, TimeValue]]:
    for match in _DAY_OF.finditer(sentence):
        meaning = f"dur(day,{ORDINALS.index(match[1].lower())})"
        yield Span(*match.span()), TimeValue(TimeType.DURATION, DAY_OF, match[0].lower(), meaning)
    for match in _THE_DAY_OF.finditer(sentence):
        length = f"dur(day,{int(match[1].lower() == EVE)})"
        yield Span(*match.span()), TimeValue(TimeType.DURATION, DAY_OF, match[0].lower(), length)
    for match in _NTH_DAY.finditer(sentence):
        number = ORDINALS.index(match[1].lower())
        meaning = f"shift(then,dur(day,{number}),1)" if number else "rel(day,0,then)"
        yield Span(*match.span()), TimeValue(TimeType.DATE, THAT_DAY, match[0].lower(), meaning)
    for match in _SOON.finditer(sentence):
        yield Span(*match.span()), TimeValue(TimeType.DURATION, NEAR, match[0].lower(), SOON[match[1].lower()])
    for match in _THAT_DAY.finditer(sentence):
        yield Span(*match.span()), TimeValue(TimeType.DATE, THAT_DAY, match[0].lower(), "rel(day,0,then)")


def _is_name(span: Span, analysis: Analysis) -> bool:
    """Whether the words are a part of a longer name ("Saturday Ventures")."""
    text = analysis.document.text
    return any(
        mention.span.contains(span)
        and len(mention.span) > len(span)
        and not all(
            _FESTIVE.fullmatch(part)
            for part in (text[mention.span.start : span.start], text[span.end : mention.span.end])
        )
        for entity in analysis.entities
        if entity.is_name
        for mention in entity.mentions
    )
