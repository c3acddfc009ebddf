"""Events, figures and claims as tables for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from kg.export.things import UNKNOWN, Reading, Thing
from kg.graph.standing import standings

_ROLES = ("agent", "affected", "speaker", "place", "instrument", "other")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

EVENT_COLUMNS = (
    *("event", "label", "type", "when", "earliest", "latest", "basis", "time_text", "modality", "outcome", *_ROLES),
    *("ordinal", "series", "independent_sources", "documents", "quotes"),
)
FIGURE_COLUMNS = (
    *("figure", "label", "of", "metric", "value", "unit", "kind", "approximate", "minimum", "maximum", "per", "place"),
    *("as_of", "when", "earliest", "latest", "basis", "documents", "quotes"),
)
CLAIM_COLUMNS = (
    *("claim", "subject", "subject_label", "predicate", "object", "object_label", "accepted", "modality", "confidence"),
    *("according_to", "chain", "origin", "document", "start", "end", "text", "sentence", "extractor"),
)


def write_events(graph: Graph, path: Path) -> None:
    """Write the events in order of time, one a row."""
    reading = Reading(graph)
    quotes = reading.quotes()
    became = {str(event): standing.word for event, standing in standings(graph).items()}
    rows = (
        _event(event, reading, quotes.get(event.iri, ()), became.get(event.iri, ""))
        for event in reading.timeline("kg:Event")
    )
    write_table(path, EVENT_COLUMNS, rows)


def write_figures(graph: Graph, path: Path) -> None:
    """Write the figures in order of time, one a row."""
    reading = Reading(graph)
    quotes = reading.quotes()
    rows = (_figure(figure, reading, quotes.get(figure.iri, ())) for figure in reading.timeline("kg:Figure"))
    write_table(path, FIGURE_COLUMNS, rows)


def write_claims(graph: Graph, path: Path) -> None:
    """Write the claims by document and place in the text, one a row."""
    reading = Reading(graph)
    quotes, accepted = reading.quotes(), reading.accepted()
    claims = sorted(reading.things("kg:Claim"), key=_place_in_text)
    rows = (_claim(claim, reading, quotes.get(claim.iri, ()), claim.iri in accepted) for claim in claims)
    write_table(path, CLAIM_COLUMNS, rows)


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a table that any spreadsheet opens as UTF-8 and in which no cell is a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text or a number, never for a formula (OWASP, CSV injection).

    >>> harmless("=1+1"), harmless("-5"), harmless("-5+cmd"), harmless("plain")
    ("'=1+1", '-5', "'-5+cmd", 'plain')
    """
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return "'" + cell


def _is_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()


def _event(event: Thing, reading: Reading, quotes: tuple[str, ...], outcome: str) -> Iterator[str]:
    yield reading.short(event.iri)
    yield reading.label(event.iri)
    yield "; ".join(_types(event, reading))
    yield from _time(event)
    yield "; ".join(event.values("kg:timeText"))
    yield event.value("kg:modality").rpartition("#")[2]
    yield outcome
    for role in _ROLES:
        yield reading.labels(event.properties.get(f"kg:{role}", ()))
    yield event.value("kg:ordinal")
    yield reading.labels(event.properties.get("kg:series", ()))
    yield event.value("kg:independentSources")
    yield reading.labels(event.properties.get("kg:source", ()))
    yield " | ".join(quotes)


def _types(event: Thing, reading: Reading) -> list[str]:
    classes = [term for term in event.properties.get("rdf:type", ()) if not str(term).endswith("#Event")]
    return sorted(map(reading.label, classes))


def _time(thing: Thing) -> Iterator[str]:
    yield thing.value("kg:when")
    for name in ("kg:earliest", "kg:latest"):
        value = thing.value(name)
        yield "" if value in UNKNOWN else value
    yield thing.value("kg:timeBasis").rpartition("#")[2]


def _figure(figure: Thing, reading: Reading, quotes: tuple[str, ...]) -> Iterator[str]:
    yield reading.short(figure.iri)
    yield reading.label(figure.iri)
    for name in ("kg:of", "kg:metric"):
        yield reading.labels(figure.properties.get(name, ()))
    for name in ("kg:value", "kg:unit"):
        yield figure.value(name)
    yield figure.value("kg:kind").rpartition("#")[2]
    for name in ("kg:approx", "kg:minimum", "kg:maximum", "kg:per"):
        yield figure.value(name)
    yield reading.labels(figure.properties.get("kg:place", ()))
    yield figure.value("kg:asOf")
    yield from _time(figure)
    yield reading.labels(figure.properties.get("kg:source", ()))
    yield " | ".join(quotes)


def _claim(claim: Thing, reading: Reading, quotes: tuple[str, ...], is_accepted: bool) -> Iterator[str]:
    yield reading.short(claim.iri)
    for name, has_label in (("rdf:subject", True), ("rdf:predicate", False), ("rdf:object", True)):
        terms = claim.properties.get(name, ())
        yield "; ".join(reading.short(str(term)) for term in terms)
        if has_label:
            yield reading.labels(terms)
    yield "yes" if is_accepted else "no"
    yield claim.value("kg:modality").rpartition("#")[2]
    yield claim.value("kg:confidence")
    yield reading.labels(claim.properties.get("kg:accordingTo", ()))
    yield claim.value("kg:chain")
    for name in ("kg:origin", "kg:doc"):
        yield reading.labels(claim.properties.get(name, ()))
    for name in ("kg:start", "kg:end", "kg:text"):
        yield claim.value(name)
    yield " | ".join(quotes)
    yield claim.value("kg:extractor")


def _place_in_text(claim: Thing) -> tuple[str, int, str]:
    start = claim.value("kg:start")
    return claim.value("kg:doc"), int(start) if start.isdigit() else 0, claim.iri
