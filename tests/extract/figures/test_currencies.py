"""In which currency an amount is whose coin several countries have."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from tests.extract.trees import analysis

CASES = [
    ("kroner in Denmark", "Danish/JJ/amod/1 shares/NNS/nsubj/2/share fell/VBD/root/2/fall to/IN/case/5 212/CD/nummod/5"
     " kroner/NNS/obl/2", "DKK"),
    ("crowns in Sweden", "Sweden/NNP/nsubj/1 paid/VBD/root/1/pay 212/CD/nummod/3 crowns/NNS/obj/1/crown", "SEK"),
    ("crowns of no country", "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay 212/CD/nummod/3 crowns/NNS/obj/1/crown", "crown"),
    ("pesos of no country", "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay 212/CD/nummod/3 pesos/NNS/obj/1/peso", "MXN"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_country_named_tells_the_currency(rows: str, wanted: str) -> None:
    (figure,) = figures.extract(analysis(rows)).figures
    assert figure.unit == wanted
