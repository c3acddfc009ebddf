"""Quantities in a sentence: money in any notation, percentages, multiples, counts, ranges and bounds.

Number words are read by `text_to_num`; currencies and scales are rows of `ontology/units.ttl`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from text_to_num import text2num

from kg.model.span import Span
from kg.ontology import Ontology

UNIT = "https://w3id.org/timeline-kg/unit/"
SCALE = "https://w3id.org/timeline-kg/scale/"
ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORD = "|".join((*ONES.split(), *TENS.split(), "hundred", "thousand", "dozen"))
MULTIPLES: dict[str, int | Decimal] = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": Decimal("0.5"),
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip
LEAST_SCALED, NEAR_IN_SIZE = 1000, 100
"""A number that takes the scale of the other end of its range is less, and no more than so many times the other."""
FRACTIONS = {"half": 50, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10}
PARTS: dict[str, int | Decimal] = {"thirds": Decimal("33.34"), "quarters": 25, "fifths": 20, "tenths": 10}
COUNTED_PARTS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
OF_ONE: dict[str, Decimal] = {
    "half a": Decimal("0.5"), "quarter of a": Decimal("0.25"), "three quarters of a": Decimal("0.75"),
    "half a dozen": Decimal(6),
}  # fmt: skip
"""What is said of one million: "half a million"."""
VIDEO = r"(?:480|576|720|1080|1440|2160)p\b"
"""Lines of a picture, and no pence."""
STRENGTH = r"\bmagnitude[ -](?:of )?(?:(?:about|around|some|at least|up to|preliminary) )*"
"""What stands before the strength of an earthquake."""
MAGNITUDE = "magnitude"
SPEEDS = {
    "km/h": "km/h", "kmh": "km/h", "kph": "km/h", "kilometres per hour": "km/h", "kilometers per hour": "km/h",
    "kilometres an hour": "km/h", "kilometers an hour": "km/h", "mph": "mph", "miles per hour": "mph",
    "miles an hour": "mph",
}  # fmt: skip
"""How speeds are written, and their unit."""
WHOLE = 100
VAGUE = ("several", "few", "many", "couple of")
"""What no number is told after: "several hundred people"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit ('' for a plain count), unscaled, and how exactly it is said."""

    span: Span
    value: Decimal
    unit: str
    upper: Decimal | None = None
    """The other end of a range."""
    upper_span: Span | None = None
    """Where the other end stands."""


@dataclass(frozen=True, slots=True)
class Notation:
    """The regular expressions made from the ontology's tables."""

    currency_by_word: dict[str, str]
    power_by_word: dict[str, int]
    money: re.Pattern[str]
    money_words: re.Pattern[str]
    percent: re.Pattern[str]
    multiple: re.Pattern[str]
    times: re.Pattern[str]
    count: re.Pattern[str]
    fraction: re.Pattern[str]
    parts: re.Pattern[str]
    halving: re.Pattern[str]
    points: re.Pattern[str]
    coins: re.Pattern[str]
    magnitude: re.Pattern[str]
    speed: re.Pattern[str]


@cache
def notation(ontology: Ontology) -> Notation:
    """Return the patterns of quantities for the currencies and scales of an ontology."""
    lists = ontology.word_lists.items()
    currency = {" ".join(w): name.removeprefix(UNIT) for name, rows in lists if name.startswith(UNIT) for w in rows}
    power = {" ".join(w): int(name.removeprefix(SCALE)) for name, rows in lists if name.startswith(SCALE) for w in rows}
    codes = {code.lower() for code in currency.values()} | {"rmb"}
    named = {word for word in currency if word.replace(" ", "").isalpha()}
    signs = _choice(word for word in currency if word not in named or word in codes or len(word) == 2)
    nouns = _choice(word for word in named if len(word) > 2)
    scale = _choice(power)
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    vague = "".join(rf"(?<!\b{each} )" for each in VAGUE)
    word = rf"{vague}(?:{NUMBER_WORD})(?:[ -](?:(?:(?<=hundred )|(?<=thousand ))and )?(?:{NUMBER_WORD}))*"
    scaled_one = r"(?= (?:million|billion|trillion|percentage point)\b)"
    of_one = rf"(?:{'|'.join(OF_ONE)}){scaled_one}|half a dozen|an?{scaled_one}"
    number = rf"(?P<number>{digits}|{of_one}|{word})"
    scaled = rf"{number}(?:[ -]?(?P<scale>{scale})\b)?"
    between = r"(?:(?P<between>between)\s)?"
    joint = r"(?:\s?[-–]\s?|[\s-](?:to|or|(?(between)and|to))[\s-])"
    upper = rf"(?:{joint}(?P<high>(?:{signs})?\s?(?P<upper>{digits}|{word}\b)(?:[ -]?(?P<upper_scale>{scale})\b)?))?"
    whole = r"(?! of an? )(?:(?<!quarters)|(?= of (?:the|all|its|their|his|her|our|those|them)\b))"
    apart = r"(?!(?<=[a-z])[a-z])"  # a sign of letters ends where a word would go on: "kr 40", but not "kr-one-r"
    no_points = r"(?![ -]\w+ points| an? percentage)"
    flags = re.IGNORECASE
    return Notation(
        currency,
        power,
        money=re.compile(rf"(?<![\w.]){between}(?P<sign>{signs}){apart}\s?{scaled}{upper}", flags),
        money_words=re.compile(
            rf"(?<![\w.,$]){between}{scaled}{upper}\s(?:(?:U\.?S\.?|American)\s)?(?P<noun>{nouns})\b", flags
        ),
        percent=re.compile(
            rf"(?<![\w.,]){between}{scaled}{upper}[ -]?(?:%|percent\b|per cent\b|pct\b|percentage points?\b)", flags
        ),
        multiple=re.compile(rf"\b(?P<word>{'|'.join(MULTIPLES)})\w*\b", flags),
        times=re.compile(rf"(?<![\w.,$]){number}(?:x\b|[ -]times\b)", flags),
        count=re.compile(rf"(?<![\w.,$€£/-]){between}{scaled}{upper}(?![\w%]|[.,:/]\d|-\w)", flags),
        fraction=re.compile(rf"\b(?:a|one)[ -](?P<word>{'|'.join(FRACTIONS)})\b(?= of(?! an? [bmtd]))", flags),
        parts=re.compile(rf"\b(?P<times>{'|'.join(COUNTED_PARTS)})[ -](?P<part>{'|'.join(PARTS)})\b{whole}", flags),
        halving=re.compile(rf"(?<=\bby )(?:(?:a|one)[ -])?(?P<word>{'|'.join(FRACTIONS)})\b{no_points}", flags),
        points=re.compile(rf"(?<![\w.,]){between}{scaled}{upper}[ -](?:basis[ -]points?|bps)\b", flags),
        coins=re.compile(rf"(?<![\w.,]){between}(?!{VIDEO}){scaled}{upper}(?:\s?p\b(?!\.\s?m)|[ -]pence\b)"),
        magnitude=re.compile(
            rf"(?:{STRENGTH}|(?<![\w.,])(?=[\d.]+[ -]magnitude\b))(?P<number>\d+(?:\.\d+)?)\b"
            r"|(?<![\w.,])(?P<scaled>\d+(?:\.\d+)?)(?= on the Richter)",
            flags,
        ),
        speed=re.compile(rf"(?<![\w.,]){between}{scaled}{upper}\s?(?P<noun>{_choice(SPEEDS)})\b", flags),
    )


def _choice(words: object) -> str:
    found = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word) for word in found)


def find(text: str, ontology: Ontology, *, offset: int = 0) -> Iterator[Quantity]:
    """Yield the quantities of a text from left to right, the most telling notation first, none twice."""
    rows = notation(ontology)
    taken: list[Span] = []
    found: list[Quantity] = []
    for pattern, unit in (
        (rows.magnitude, MAGNITUDE), (rows.speed, "speed"), (rows.coins, "pence"),
        (rows.money, "money"), (rows.money_words, "money"), (rows.percent, "%"), (rows.points, "points"),
        (rows.times, "x"), (rows.multiple, "multiple"), (rows.fraction, "fraction"), (rows.parts, "parts"),
        (rows.halving, "fraction"), (rows.count, ""),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            quantity = _quantity(match, unit, _span(match, offset), rows)
            if quantity is not None and not any(quantity.span.overlaps(other) for other in taken):
                parts = _parts(quantity, match)
                taken += [part.span for part in parts]
                found += parts
    yield from sorted(found, key=lambda quantity: quantity.span)


def _span(match: re.Match[str], offset: int) -> Span:
    """Return where a match stands, without the word that opens its range."""
    start = match.end("between") + 1 if match.groupdict().get("between") else match.start()
    return Span(start + offset, match.end() + offset)


def _parts(quantity: Quantity, match: re.Match[str]) -> tuple[Quantity, ...]:
    """Return a quantity, or both of a pair whose second is no upper end: "fell from $5bn to $3bn"."""
    upper, span = quantity.upper, quantity.upper_span
    if upper is None or span is None or upper > quantity.value:
        return (quantity,)
    end = max(match.end("number"), match.end("scale"))
    own = Quantity(Span(quantity.span.start, span.end - match.end() + end), quantity.value, quantity.unit)
    is_other = match.groupdict().get("sign") is not None and match["high"][:1].isalnum()  # "paid $5m to 30 owners"
    return (own,) if is_other else (own, Quantity(span, upper, quantity.unit))


def _magnitude(match: re.Match[str], span: Span) -> Quantity:
    number_group = match.lastgroup or 0
    first = span.end - match.end() + match.start(number_group)
    return Quantity(Span(first, span.end), Decimal(match[number_group]), MAGNITUDE)


def _multiple(match: re.Match[str], span: Span) -> Quantity:
    return Quantity(span, Decimal(MULTIPLES[match["word"].lower()]), "x")


def _fraction(match: re.Match[str], span: Span) -> Quantity:
    return Quantity(span, Decimal(FRACTIONS[match["word"].lower()]), "%")


def _counted_parts(match: re.Match[str], span: Span) -> Quantity | None:
    part = COUNTED_PARTS[match["times"].lower()] * Decimal(PARTS[match["part"].lower()])
    return Quantity(span, part.to_integral_value(), "%") if part < WHOLE else None


READ: Mapping[str, Callable[[re.Match[str], Span], Quantity | None]] = {
    MAGNITUDE: _magnitude, "multiple": _multiple, "fraction": _fraction, "parts": _counted_parts,
}  # fmt: skip
"""How notations are read that are no plain number with a unit."""


def _quantity(match: re.Match[str], unit: str, span: Span, rows: Notation) -> Quantity | None:
    if unit in READ:
        return READ[unit](match, span)
    groups = match.groupdict()
    value = number(groups["number"], groups.get("scale"), rows)
    if value is None:
        return None
    upper = number(groups["upper"], groups.get("upper_scale"), rows) if groups.get("upper") else None
    if upper is not None and groups.get("upper_scale") and not groups.get("scale"):
        value = _shared(value, number(groups["upper"], None, rows), groups["upper_scale"], rows)
    start = span.end - match.end() + match.start("high") if upper is not None else 0
    upper_span = None if upper is None else Span(start, span.end)
    if unit == "points":
        return Quantity(span, value / WHOLE, "%", None if upper is None else upper / WHOLE, upper_span)
    if unit == "speed":
        unit = SPEEDS[match["noun"].lower()]
    if unit == "money":
        word = (groups.get("sign") or groups.get("noun") or "").lower()
        unit = rows.currency_by_word[word]
    return Quantity(span, value, unit, upper, upper_span)


def _shared(value: Decimal, upper: Decimal | None, scale: str, rows: Notation) -> Decimal:
    """Return the lower end of a range with the scale of the upper: "five to six million", not "200 to one million"."""
    is_alike = upper is not None and value < LEAST_SCALED and value < upper * NEAR_IN_SIZE
    return value.scaleb(rows.power_by_word[scale.lower()]) if is_alike else value


def number(words: str, scale: str | None, rows: Notation) -> Decimal | None:
    """Return the value of digits or number words with a scale word, or None."""
    power = rows.power_by_word.get((scale or "").lower(), 0)
    if words.lower() in OF_ONE:
        return _whole(OF_ONE[words.lower()].scaleb(power))
    if words.lower() in ("a", "an"):
        return Decimal(1).scaleb(power).to_integral_value() if power else None
    plain = words.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", words) else words.replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        try:
            value = Decimal(text2num(words.lower().replace("-", " ").replace("dozen", "twelve"), "en"))
        except ValueError:
            return None
    return _whole(value.scaleb(power))


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def digits(value: Decimal) -> str:
    """Return a value as plain decimal digits, never in exponent form."""
    return f"{value:f}"
