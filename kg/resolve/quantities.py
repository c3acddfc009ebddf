"""Quantities in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

SIGNS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹"}
UNCHANGED = frozenset("x km kg mph km/h magnitude cm mm pence series species feet kronor celsius fahrenheit".split())
"""Units that are the same for one and many, or are plurals as they stand."""
IRREGULAR: Mapping[str, str] = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "penny": "pence",
    "half": "halves", "life": "lives", "shelf": "shelves", "loaf": "loaves", "mouse": "mice",
}  # fmt: skip
SCALES: tuple[tuple[int, str], ...] = ((12, "trillion"), (9, "billion"), (6, "million"))


def in_words(value: Decimal, unit: str, *, is_approximate: bool = False) -> str:
    """Return a quantity as people write it.

    >>> in_words(Decimal(490_000_000_000), "USD")
    '$490 billion'
    >>> in_words(Decimal("30"), "%", is_approximate=True)
    'about 30 %'
    >>> in_words(Decimal(1100), "trip"), in_words(Decimal(1), "trip"), in_words(Decimal(40), "ferry")
    ('1,100 trips', '1 trip', '40 ferries')
    """
    number, scale = _scaled(value)
    counted = unit if abs(value) == 1 else _plural(unit)
    words = f"{SIGNS[unit]}{number}{scale}" if unit in SIGNS else f"{number}{scale} {counted}".strip()
    return f"about {words}" if is_approximate else words


def _plural(unit: str) -> str:
    """Return the plural of a counted noun; signs, currencies, abbreviations and what has one form stay as they are."""
    before, _, noun = unit.rpartition(" ")
    if not noun.isalpha() or not noun.islower() or noun in UNCHANGED or noun.endswith(("craft", "people", "staff")):
        return unit
    if noun in IRREGULAR:
        ended = IRREGULAR[noun]
    elif noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        ended = f"{noun[:-1]}ies"
    elif noun.endswith("s") and not noun.endswith(("ss", "us")):
        ended = noun
    else:
        ended = f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
    return f"{before} {ended}".strip()


def _scaled(value: Decimal) -> tuple[str, str]:
    for power, name in SCALES:
        if abs(value) >= 10**power:
            return _plain(value / 10**power), f" {name}"
    return _plain(value), ""


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_rounding(left: Decimal, right: Decimal) -> bool:
    """Return whether one value is the other rounded to its own leading digits, a half upwards.

    >>> is_rounding(Decimal(30_000_000), Decimal(29_700_000)), is_rounding(Decimal(300), Decimal(350))
    (True, False)
    """
    if left == right:
        return True
    rounder, finer = sorted((left, right), key=_digits)
    if rounder == 0 or _digits(rounder) == _digits(finer):
        return False
    step = Decimal(1).scaleb(rounder.adjusted() - _digits(rounder) + 1)
    is_within = abs(rounder - finer) * 2 < step or (abs(rounder - finer) * 2 == step and abs(rounder) > abs(finer))
    return is_within and abs(rounder - finer) * 20 <= abs(rounder)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
