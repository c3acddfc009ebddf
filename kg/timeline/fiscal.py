"""Fiscal calendars that texts state: the month in which a company's fiscal year ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.model.extraction import Extraction
from kg.model.mention import TimeMention
from kg.timeline.story import Counted, Story, Told

_MONTH = re.compile(r"\bmonth\((\d{1,2})\)")
_ENDING = re.compile(r"ending\(dur\(year,1\),(.+)\)")
_STATED = re.compile(
    r"\b(?:fiscal|financial)[ -](?:year|20\d\d)\b[^.;]{0,40}?\b(?:ends?|ended|ending|closes|runs? (?:to|until|through)"
    r"|through)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
"""Words before a month that make it the end of a fiscal year: "its fiscal year, which ends in October"."""
_REACH = 90
_ORGANISATION = "schema:Organization"


@dataclass(frozen=True, slots=True)
class FiscalEnd:
    """The month that ends somebody's fiscal year, and the claims of the sentence that says so."""

    month: int
    premises: tuple[str, ...]


def fiscal_ends(story: Story) -> Mapping[str, FiscalEnd]:
    """Return the fiscal calendar of each entity for which some text states one; none where texts differ."""
    keys = {(mention.document, mention.index): one.key for one in story.knowledge.entities for mention in one.mentions}
    found: dict[str, list[FiscalEnd]] = {}
    for document, extraction in story.extractions.items():
        for time in extraction.times:
            month = _ends_in(time, extraction)
            owner = _owner(time, extraction) if month else None
            key = keys.get((document, owner)) if owner is not None else None
            premises = tuple(sorted(_claims_beside(story, document, time.sentence)))
            if month and key and premises:
                found.setdefault(key, []).append(FiscalEnd(month, premises))
    return {key: stated[0] for key, stated in found.items() if len({one.month for one in stated}) == 1}


def _ends_in(time: TimeMention, extraction: Extraction) -> int | None:
    """Return the month that a time names as the end of a fiscal year."""
    ending = _ENDING.fullmatch(time.value.meaning)
    month = _MONTH.search(ending[1] if ending else time.value.meaning)
    if month is None:
        return None
    before = extraction.document.text[max(0, time.span.start - _REACH) : time.span.start]
    is_fiscal = re.search(r"\b(?:fiscal|financial)\b", time.value.expression) is not None
    return int(month[1]) if (ending and is_fiscal) or _STATED.search(before) else None


def _owner(time: TimeMention, extraction: Extraction) -> int | None:
    """Return the organisation that a sentence names before a time, else the one that the text is about."""
    start = extraction.sentences[time.sentence].start
    near: list[tuple[int, int]] = []
    told = Counter[int]()
    for index, entity in enumerate(extraction.entities):
        if entity.type == _ORGANISATION:
            told[index] = len(entity.mentions)
            near += [(one.span.start, index) for one in entity.mentions if start <= one.span.start < time.span.start]
    if near:
        return max(near)[1]
    return min(told, key=lambda index: (-told[index], index), default=None)


def _claims_beside(story: Story, document: str, sentence: int) -> Iterator[str]:
    """Yield the claims that a sentence makes."""
    for told in story.by_document.get(document, ()):
        if told.mention.sentence == sentence:
            yield from told.premises
    for counted in story.counted:
        is_here = counted.extraction.document.key == document and counted.mention.sentence == sentence
        if is_here and counted.claim is not None:
            yield counted.claim.key


def fiscal_end_of(told: Told | Counted, ends: Mapping[str, FiscalEnd]) -> FiscalEnd | None:
    """Return the fiscal calendar by which a mention counts: that of who takes part, if it is only one."""
    if isinstance(told, Told):
        concerned = {participant.entity for participant in told.event.participants}
    else:
        concerned = {told.figure.subject} | (
            {participant.entity for participant in told.event.participants} if told.event else set()
        )
    known = [ends[key] for key in sorted(concerned & set(ends))]
    return known[0] if len({one.month for one in known}) == 1 else None
