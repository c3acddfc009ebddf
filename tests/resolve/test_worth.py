from __future__ import annotations

import pytest

from kg.model.mention import Modality, Tense
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article

HEADLINE, LATER = (
    "Staff FIRED in haste.\nThus wrote the post.\n",
    "Thus wrote the post.\nNobody knew.\nStaff FIRED in 2024.\n",
)


def told(text: str, kind: str, modality: Modality, *, time: str = "") -> int:
    """Return how many events are told of a text with one bare event."""
    article = Article("a", text)
    article.event(
        "FIRED", kind, time=article.time(time, "year(2024)") if time else None, modality=modality, tense=Tense.PAST
    )
    return len(resolve((article.done(),), ontology=ONTOLOGY).events)


CASES = (
    ("in the headline", HEADLINE, "kg:Layoff", Modality.ACTUAL, "", 1),
    ("in passing", LATER, "kg:Layoff", Modality.ACTUAL, "", 0),
    ("dated", LATER, "kg:Layoff", Modality.ACTUAL, "2024", 1),
    ("only possible", HEADLINE, "kg:Layoff", Modality.POSSIBLE, "", 0),
    ("of no type", HEADLINE, "kg:Event", Modality.ACTUAL, "", 0),
    ("said by nobody", HEADLINE, "kg:Remark", Modality.ACTUAL, "", 0),
)


@pytest.mark.parametrize(
    ("text", "kind", "modality", "time", "count"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_bare_event_is_told_only_if_it_is_the_news(
    text: str, kind: str, modality: Modality, time: str, count: int
) -> None:
    assert told(text, kind, modality, time=time) == count


def test_no_case_is_lost() -> None:
    assert len(CASES) == 6
