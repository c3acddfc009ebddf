"""Quantities: ranges, pairs and their shared scales, by the words alone."""

from __future__ import annotations

import pytest

from kg.extract.figures import quantities
from kg.ontology import read_ontology

Row = tuple[str, str, str]
"""Value, unit and upper end."""
CASES: list[tuple[str, list[Row]]] = [
    ("five to six million cars", [("5000000", "", "6000000")]),
    ("2-3 million cars", [("2000000", "", "3000000")]),
    ("2.5–3m cars", [("2500000", "", "3000000")]),
    ("5 or 6 million cars", [("5000000", "", "6000000")]),
    ("$3bn to $4bn", [("3000000000", "USD", "4000000000")]),
    ("$250-$350", [("250", "USD", "350")]),
    ("between $3.70 and $3.74", [("3.7", "USD", "3.74")]),
    ("between 20 and 30 workers", [("20", "", "30")]),
    ("between 20 to 30 workers", [("20", "", "30")]),
    ("between three and five million dollars", [("3000000", "USD", "5000000")]),
    ("five to six percent", [("5", "%", "6")]),
    ("500,000 to 1 million cars", [("500000", "", "1000000")]),
    ("200 to one million cars", [("200", "", "1000000")]),
    ("$5bn to $3bn", [("5000000000", "USD", ""), ("3000000000", "USD", "")]),
    ("5 to 3 million cars", [("5000000", "", ""), ("3000000", "", "")]),
    ("$5 million to 30 buyers", [("5000000", "USD", ""), ("30", "", "")]),
    ("40 and 50 cars", [("40", "", ""), ("50", "", "")]),
    ("$5 and 30 workers", [("5", "USD", ""), ("30", "", "")]),
    ("two hundred and five workers", [("205", "", "")]),
    ("a twenty-five-year-old", []),
    ("half a million cars", [("500000", "", "")]),
    ("half a dozen cars", [("6", "", "")]),
    ("a million euros", [("1000000", "EUR", "")]),
    ("several hundred workers", []),
    ("two-thirds of the workers", [("67", "%", "")]),
    ("cut by half", [("50", "%", "")]),
    ("cut by half a percentage point", [("0.5", "%", "")]),
    ("25 basis points", [("0.25", "%", "")]),
    ("700 million Canadian dollars", [("700000000", "CAD", "")]),
    ("C$5 million", [("5000000", "CAD", "")]),
    ("4 million kroner", [("4000000", "NOK", "")]),
    ("40m kroner", [("40000000", "NOK", "")]),
    ("kr 40 million", [("40000000", "SEK", "")]),
    ("closed at 412p", [("412", "pence", "")]),
    ("from 180 pence to 196 pence", [("180", "pence", ""), ("196", "pence", "")]),
    ("between 180 and 196 pence", [("180", "pence", "196")]),
    ("a 1080p screen", []),
    ("at 3 p.m.", [("3", "", "")]),
    ("a magnitude of 6.2", [("6.2", "magnitude", "")]),
    ("a 5.4-magnitude quake", [("5.4", "magnitude", "")]),
    ("4.7 on the Richter scale", [("4.7", "magnitude", "")]),
    ("winds of 210 km/h", [("210", "km/h", "")]),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 42


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_ranges_and_pairs_are_read(text: str, wanted: list[Row]) -> None:
    found = quantities.find(text, read_ontology())
    told = [(f"{one.value:f}", one.unit, "" if one.upper is None else f"{one.upper:f}") for one in found]
    assert told == wanted
