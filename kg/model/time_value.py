"""What a time expression says before it is anchored: "July 2" has no year yet.

Two stages after HeidelTime (Strötgen & Gertz 2010): find an underspecified value, resolve it later against a reference
time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimeType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeValue:
    """An underspecified value; `rule` names the grammar row that made it."""

    type: TimeType
    rule: str
    expression: str
    """The words found, evened out (lower case, single spaces)."""
    meaning: str = ""
    """The formula that `kg.temporal.anchor` reads: 'in(md(7,2),year(2025))', 'rel(month,-1)'."""
    signal: str = ""
    """'before', 'after', 'since', 'until', 'by' or 'during' where such a word belongs to the expression, else empty.

    The bounds that `anchor` gives have it worked in already: an event lies AT "since April".
    """
