"""The words of the time grammar: which classes a token or a run of tokens belongs to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.temporal.tokens import Token, cut

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()


@dataclass(frozen=True, slots=True)
class Word:
    """One spelling: its tokens in lower case, its class and value; `upper` if it counts only with a capital."""

    tokens: tuple[str, ...]
    name: str
    value: str
    is_upper: bool = False
    low_name: str = ""

    def found_at(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether the tokens from `at` on spell the word."""
        if at + len(self.tokens) > len(tokens):
            return False
        return all(
            token.lower == spelt and (offset == 0 or not token.is_barred)
            for offset, (token, spelt) in enumerate(zip(tokens[at:], self.tokens, strict=False))
        )

    def class_of(self, token: Token) -> str:
        """Return the class that the word has with this first token, which depends on its capital."""
        return self.name if not self.is_upper or token.text[0].isupper() else self.low_name


@lru_cache(maxsize=1)
def words_by_first() -> dict[str, tuple[Word, ...]]:
    """Return the words of the grammar by their first token."""
    table = tomllib.loads(files("kg.temporal").joinpath("grammar", "words.toml").read_text(encoding="utf-8"))
    found: dict[str, list[Word]] = {}
    for row in table["class"]:
        for value, spellings in row["values"].items():
            for spelling in spellings:
                word = Word(_spell(spelling), row["name"], value, row.get("upper", False), row.get("lower", ""))
                found.setdefault(word.tokens[0], []).append(word)
    for word in _numerals():
        found.setdefault(word.tokens[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


def _spell(spelling: str) -> tuple[str, ...]:
    return tuple(token.lower for token in cut(spelling))


def _numerals() -> Iterator[Word]:
    """Yield the numbers in words up to a hundred, cardinal and ordinal."""
    for number, name in enumerate(_ONES, 1):
        yield Word((name,), "NUMBER", str(number))
    for number, name in enumerate(_TEENS, 10):
        yield Word((name,), "NUMBER", str(number))
    for number, name in enumerate(_ORDINALS, 1):
        yield Word((name,), "ORDINAL", str(number))
    for tens, (name, ordinal) in enumerate(zip(_TENS, _ORDINAL_TENS, strict=True), 2):
        yield Word((name,), "NUMBER", str(10 * tens))
        yield Word((ordinal,), "ORDINAL", str(10 * tens))
        for ones, (unit, ordinal_unit) in enumerate(zip(_ONES, _ORDINALS, strict=False), 1):
            for middle in ((), ("-",)):
                yield Word((name, *middle, unit), "NUMBER", str(10 * tens + ones))
                yield Word((name, *middle, ordinal_unit), "ORDINAL", str(10 * tens + ones))
    for article in ("a", "one"):
        yield Word((article, "hundred"), "NUMBER", "100")
        yield Word((article, "dozen"), "NUMBER", "12")


def digit_classes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the classes that a run of digits may belong to, each with its value.

    >>> [name for name, _ in digit_classes("07")]
    ['NUMBER', 'TWO', 'DAYNUMBER', 'MONTHNUMBER', 'WEEKNUMBER', 'HOUR', 'SIXTY', 'ANYYEAR']
    """
    if len(text) > _MOST_DIGITS:
        return
    number = int(text)
    for name, lengths, limits, is_plain in _DIGITS:
        if len(text) in lengths and number in limits:
            yield name, str(number) if is_plain else text
    if len(text) == 4 and number % 10 == 0 and number in _YEARS:
        yield "ROUNDYEAR", text
    if len(text) == 8 and number in _COMPACT and text[4] < "2" and text[6] < "4":
        yield "COMPACTDAY", f"{text[:4]}-{text[4:6]}-{text[6:]}"


_MOST_DIGITS = 9
_YEARS = range(1000, 2200)
_COMPACT = range(19000101, 21000000)
_DIGITS: tuple[tuple[str, range, range, bool], ...] = (
    ("NUMBER", range(1, 10), range(10**9), True),
    ("TWO", range(2, 3), range(100), True),
    ("DAYNUMBER", range(1, 3), range(1, 32), True),
    ("MONTHNUMBER", range(1, 3), range(1, 13), True),
    ("WEEKNUMBER", range(1, 3), range(1, 54), True),
    ("HOUR", range(1, 3), range(25), False),
    ("SIXTY", range(2, 3), range(60), False),
    ("YEAR", range(4, 5), _YEARS, False),
    ("FOUR", range(4, 5), range(2400), False),
    ("ANYYEAR", range(1, 5), range(1, 10000), True),
)
"""Class, how many digits, which numbers, and whether the value drops leading zeros."""
