"""What a time expression says before it is anchored: "July 2" has no year yet.

Two stages after HeidelTime (Strötgen & Gertz 2010): find an underspecified value, resolve it later against a reference time.
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
    """An underspecified value; `rule` names the grammar row that made it. Fields of `temporal` follow."""

    type: TimeType
    rule: str
    expression: str
    """The expression, evened out (lower case, single spaces), which `kg.temporal.anchor` understands."""
