"""Tests of kg.extract.figures.voices: who gives a number of their own."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from kg.extract.figures.voices import counter_of
from kg.model.mention import VoiceKind
from tests.extract.trees import analysis

PUT = "put/VBD/root/{at}/put their/PRP$/nmod:poss/{number} number/NN/obj/{at} at/IN/case/{n} 9,000/CD/obl/{at}"
CASES = [
    ("Police/NNS/nsubj/1/police " + PUT.format(at=1, number=3, n=5), [("Police", VoiceKind.ANONYMOUS)], "no name"),
    ("Acme/NNP/nsubj/1 " + PUT.format(at=1, number=3, n=5), [("Acme", VoiceKind.NAMED)], "a name"),
    ("They/PRP/nsubj/1/they " + PUT.format(at=1, number=3, n=5), [], "a pronoun that stands for nobody known"),
    (
        "Acme/NNP/nsubj/1 painted/VBD/root/1/paint 900/CD/nummod/3 fences/NNS/obj/1/fence",
        [],
        "who does something does not count it",
    ),
]


@pytest.mark.parametrize(("rows", "wanted", "why"), CASES, ids=[case[-1] for case in CASES])
def test_who_counts_gives_the_number(rows: str, wanted: list[tuple[str, VoiceKind]], why: str) -> None:
    found = figures.extract(analysis(rows, {"Acme": "Organization"} if "Acme" in rows else {}))
    voices = [voice for figure in found.figures for voice in counter_of(figure, found)]
    assert [(voice.name, voice.kind) for voice in voices] == wanted, why


def test_every_case_is_collected() -> None:
    assert len(CASES) == 4
