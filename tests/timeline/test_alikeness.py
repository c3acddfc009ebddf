"""Whether a plan and what is told later may be one thing."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model.bounds import TimeBounds
from kg.model.knowledge import Event, Participant
from kg.timeline.alikeness import ALIKE, likeness

MAY = TimeBounds(date(2024, 5, 1), date(2024, 5, 31))
ACME, ZENITH, LEEDS = (
    Participant("kg:agent", "acme"),
    Participant("kg:agent", "zenith"),
    Participant("kg:place", "leeds"),
)


def event(label: str, *who: Participant, when: TimeBounds = MAY, ordinal: int | None = None) -> Event:
    return Event("opening-1", "kg:Opening", label, (), who, ordinal=ordinal, bounds=when)


PLAN = event("Acme will open a research centre", ACME, LEEDS, ordinal=3)
LATER = TimeBounds(date(2024, 9, 1), date(2024, 9, 2))
CASES = [
    pytest.param(event("Acme opened it", ACME, LEEDS), True, id="the same takes part"),
    pytest.param(event("The research centre opened", LEEDS), True, id="nobody is named, thing and place agree"),
    pytest.param(event("It opened", LEEDS, when=LATER), False, id="nobody is named, the place alone agrees"),
    pytest.param(event("The research centre opened", LEEDS, ordinal=4), False, id="another of the series"),
    pytest.param(event("Zenith opened a shop", ZENITH), False, id="somebody else, in the same month"),
    pytest.param(event("Zenith opened a research centre", ZENITH, LEEDS, ordinal=3), True, id="a doer misread"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize(("later", "expected"), CASES)
def test_likeness(later: Event, *, expected: bool) -> None:
    assert (likeness(PLAN, later) >= ALIKE) is expected
