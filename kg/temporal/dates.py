"""The only door to dateparser: one absolute date, all of whose parts are written out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateparser.date import DateDataParser

from kg.model.bounds import Granularity, TimeBounds

_MAX_LENGTH = 60


@lru_cache(maxsize=4)
def _parser(order: str) -> DateDataParser:
    return DateDataParser(
        languages=["en"],
        settings={
            "DATE_ORDER": order,
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "NORMALIZE": False,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


@lru_cache(maxsize=4096)
def parse_date(text: str, *, day_first: bool = False) -> date | None:
    """Return the day that an absolute date names, None if a part of it is missing or impossible.

    >>> parse_date("2 July 2025")
    datetime.date(2025, 7, 2)
    >>> parse_date("July 2") is None
    True
    """
    words = " ".join(text.split())
    if not words or len(words) > _MAX_LENGTH:
        return None
    order = "YMD" if words[:4].isdigit() else "DMY" if day_first else "MDY"
    found = _parser(order).get_date_data(words).date_obj
    return found.date() if found else None


def parse_day(text: str) -> TimeBounds | None:
    """Return the bounds of an absolute date, both orders of day and month allowed where it leaves them open.

    >>> parse_day("03/04/2025").latest
    datetime.date(2025, 4, 3)
    """
    readings = sorted({day for first in (False, True) if (day := parse_date(text, day_first=first))})
    if not readings:
        return None
    return TimeBounds(readings[0], readings[-1], Granularity.DAY)
