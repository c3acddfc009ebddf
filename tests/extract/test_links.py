"""Links between the events of a sentence."""

from __future__ import annotations

import pytest

from kg.extract import links
from kg.extract.events import events
from kg.model.mention import LinkKind
from tests.extract.trees import analysis

CASES = [
    ("after", LinkKind.BEFORE, "layoffs", "resigned"),
    ("before", LinkKind.BEFORE, "resigned", "layoffs"),
    ("because_of", LinkKind.CAUSE, "resigned", "layoffs"),
]


@pytest.mark.parametrize(("word", "kind", "source", "target"), CASES, ids=[case[0] for case in CASES])
def test_a_preposition_links_two_events(word: str, kind: LinkKind, source: str, target: str) -> None:
    cue = "because/IN/case/4 of/IN/fixed/2" if word == "because_of" else f"{word}/IN/case/3"
    noun = 4 if word == "because_of" else 3
    rows = f"Ida/NNP/nsubj/1 resigned/VBD/root/1/resign {cue} layoffs/NNS/obl/1/layoff"
    assert rows.split()[noun].startswith("layoffs")
    found = links.extract(events.extract(analysis(rows, {"Ida": "Person"})))
    triggers = [event.trigger.within(found.document.text) for event in found.events]
    assert [(link.kind, triggers[link.source], triggers[link.target]) for link in found.links] == [
        (kind, source, target)
    ]
