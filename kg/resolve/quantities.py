"""Quantities in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

SIGNS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹"}
SCALES: tuple[tuple[int, str], ...] = ((12, "trillion"), (9, "billion"), (6, "million"))


def in_words(value: Decimal, unit: str, *, is_approximate: bool = False) -> str:
    """Return a quantity as people write it.

    >>> in_words(Decimal(490_000_000_000), "USD")
    '$490 billion'
    >>> in_words(Decimal("30"), "%", is_approximate=True)
    'about 30 %'
    """
    number, scale = _scaled(value)
    words = f"{SIGNS[unit]}{number}{scale}" if unit in SIGNS else f"{number}{scale} {unit}".strip()
    return f"about {words}" if is_approximate else words


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
