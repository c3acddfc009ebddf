"""The currency of a coin that several countries have, by the country that a text is of: "212 kroner" in Aarhus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extract.analysis import Analysis
from kg.extract.figures.quantities import Quantity
from kg.model.span import Span
from kg.ontology import Ontology

COINS = frozenset({"crown"})
"""Coins that stay what they are where the country is not told."""
COIN_OF = "kg:coinOf"
"""How the lists of words begin for the coins of a country; the code of its currency follows."""
_LAST_WORD, _NEXT_WORD = re.compile(r"([A-Za-z]+)\Z"), re.compile(r"\s([a-z]+)\b")


def with_currency(quantity: Quantity, analysis: Analysis) -> Quantity:
    """Return an amount in the currency of the country that is named; the same if its coin is one country's."""
    text, end = analysis.document.text, quantity.span.end
    word = _LAST_WORD.search(quantity.span.within(text)) if quantity.unit else _NEXT_WORD.match(text, end)
    found = _coins(analysis.ontology).get(word[1].lower(), ()) if word else ()
    named = {code: _first_named(code, text, analysis.ontology) for code in found}
    known = {code: place for code, place in named.items() if place >= 0}
    if word is None or not found:
        return quantity
    if not known:  # money all the same, of no known currency
        coin = word[1].lower().removesuffix("s")
        is_plain = quantity.unit or coin not in COINS
        return quantity if is_plain else replace(quantity, unit=coin, span=Span(quantity.span.start, word.end()))
    code = min(known, key=lambda code: (known[code], code))
    return replace(quantity, unit=code, span=Span(quantity.span.start, end if quantity.unit else word.end()))


@cache
def _coins(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """Return the codes of the currencies whose coins have a name, by the name."""
    found: dict[str, list[str]] = {}
    for name, rows in sorted(ontology.word_lists.items()):
        if name.startswith(COIN_OF):
            for row in rows:
                found.setdefault(" ".join(row), []).append(name.removeprefix(COIN_OF))
    return {word: tuple(codes) for word, codes in found.items()}


def _first_named(code: str, text: str, ontology: Ontology) -> int:
    """Return where a text names a currency's code, its country, a city or the people first, -1 if it does not."""
    found = (re.search(rf"\b{re.escape(word)}\b", text) for word in (code, *_names(code[:2], ontology)))
    return min((match.start() for match in found if match), default=-1)


def _names(country: str, ontology: Ontology) -> Iterator[str]:
    """Yield what a country, its people and its cities are called; a currency's code begins with the country's."""
    countries = {known.iri for known in ontology.names if known.code == country}
    for known in ontology.names:
        if known.iri in countries or not countries.isdisjoint(known.within):
            yield from (known.name, *known.demonyms)
