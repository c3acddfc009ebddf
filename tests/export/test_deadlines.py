from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from kg.export import export
from kg.graph import build
from kg.model.bounds import TimeBounds
from kg.model.knowledge import KnowledgeBase
from kg.model.mention import Modality
from tests.factory import OPENING, between, day, knowledge

LONG = "Ä" * 90 + '; a, b\\ "c"\nBEGIN:VEVENT\r\nEND:VCALENDAR'


def opening(story: KnowledgeBase, **fields: object) -> KnowledgeBase:
    first, second = story.events
    return replace(story, events=(first, replace(second, **fields)))  # type: ignore[arg-type]


def entries(story: KnowledgeBase, folder: Path) -> list[icalendar.Event]:
    (path,) = export(build(story), folder, ["ics"])
    content = path.read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return list(calendar.events)


def test_only_what_is_ahead_is_in_the_calendar(tmp_path: Path) -> None:
    (entry,) = entries(knowledge(), tmp_path)
    assert str(entry["uid"]).endswith(OPENING)
    assert (str(entry.start), str(entry.end)) == ("2025-05-01", "2025-05-02")
    assert str(entry["status"]) == "CONFIRMED"
    assert "open a shop in Oslo by 1 May 2025" in str(entry["description"])


@pytest.mark.parametrize(
    ("bounds", "days"),
    [
        (day("2025-05-01"), ("2025-05-01", "2025-05-02")),
        (between("2025-05-01", "2025-05-31"), ("2025-05-01", "2025-06-01")),
    ],
    ids=["day", "month"],
)
def test_the_end_is_exclusive(bounds: TimeBounds, days: tuple[str, str], tmp_path: Path) -> None:
    (entry,) = entries(opening(knowledge(), bounds=bounds), tmp_path)
    assert (str(entry.start), str(entry.end)) == days


def test_what_is_only_possible_is_tentative(tmp_path: Path) -> None:
    (entry,) = entries(opening(knowledge(), modality=Modality.POSSIBLE), tmp_path)
    assert str(entry["status"]) == "TENTATIVE"


def test_an_event_without_a_day_is_left_out(tmp_path: Path) -> None:
    assert entries(opening(knowledge(), bounds=TimeBounds()), tmp_path) == []


def test_hostile_text_is_one_entry(tmp_path: Path) -> None:
    (entry,) = entries(opening(knowledge(), label=LONG), tmp_path)
    assert str(entry["summary"]).startswith("Ä" * 90 + '; a, b\\ "c"')
