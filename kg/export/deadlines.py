"""What is still ahead, as a calendar (RFC 5545)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
from rdflib import Graph

from kg.export.things import Reading, Thing
from kg.graph.standing import Standing, in_words, standings

_AHEAD = ("planned", "expected", "possible")

# RFC 5545 §3.3.11 has no control characters in text
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]")


def write_calendar(graph: Graph, path: Path) -> None:
    """Write the planned, expected and possible events with a known day as all-day entries."""
    reading = Reading(graph)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//timeline-kg//timeline-kg//EN")
    calendar.add("version", "2.0")
    quotes, stamp = reading.quotes(), _stamp(reading)
    became = {str(event): standing for event, standing in standings(graph).items()}
    for event in reading.timeline("kg:Event"):
        entry = _entry(event, reading, quotes.get(event.iri, ()), became.get(event.iri))
        if entry is not None:
            entry.add("dtstamp", stamp)
            calendar.add_component(entry)
    path.write_bytes(calendar.to_ical())


def _entry(event: Thing, reading: Reading, quotes: tuple[str, ...], outcome: Standing | None) -> icalendar.Event | None:
    modality = event.value("kg:modality").rpartition("#")[2]
    earliest, latest = event.day("kg:earliest"), event.day("kg:latest")
    first, last = earliest or latest, latest or earliest
    if modality not in _AHEAD or first is None or last is None:
        return None
    entry = icalendar.Event()
    entry.add("uid", event.iri)  # the same event again updates the entry
    entry.add("summary", _plain(reading.label(event.iri)))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))  # RFC 5545 §3.6.1: the end is exclusive
    entry.add("transp", "TRANSPARENT")
    is_off = outcome is not None and outcome.word == "called off"
    entry.add("status", "CANCELLED" if is_off else "TENTATIVE" if modality == "possible" else "CONFIRMED")
    said = modality if outcome is None else f"{modality}, {in_words(outcome)}"
    entry.add("description", _plain("\n".join(_lines(event, reading, said, quotes))))
    place = reading.labels(event.properties.get("kg:place", ()))
    if place:
        entry.add("location", _plain(place))
    return entry


def _lines(event: Thing, reading: Reading, modality: str, quotes: tuple[str, ...]) -> list[str]:
    documents = reading.labels(event.properties.get("kg:source", ()))
    return [f"{modality}, {event.value('kg:when')}", *(f"“{quote}”" for quote in quotes), f"Sources: {documents}"]


def _stamp(reading: Reading) -> datetime:
    """Return a time for DTSTAMP that depends on the story, not on the clock: the last day a document came out."""
    days = [day for article in reading.things("schema:NewsArticle") if (day := article.day("kg:earliest"))]
    return datetime.combine(max(days, default=date(1970, 1, 1)), datetime.min.time(), tzinfo=UTC)


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)
