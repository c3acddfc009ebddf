"""What leaves the page: pictures, tables, calendars, the graph."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from tests.export.page.conftest import Opened
from tests.export.page.stories import harbour

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_table_holds_the_shown_rows_and_no_formula(opened: Opened) -> None:
    name, contents = saved(opened(), "CSV")
    assert name == "events.csv"
    assert contents.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(contents.decode("utf-8-sig"))))
    assert len(rows) == 7
    hostile = next(row for row in rows if row["identifier"].endswith("hostile-1"))
    assert hostile["event"].startswith("'=HYPERLINK(")
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]
    launch = next(row for row in rows if row["kind"] == "launch")
    assert (launch["not before"], launch["not after"]) == ("2031-02-23", "2031-03-05")


def test_the_table_follows_the_filter(opened: Opened) -> None:
    _, contents = saved(opened(fragment="#modality=negated"), "CSV")
    assert len(contents.decode("utf-8-sig").strip().splitlines()) == 2


def test_the_calendar_holds_what_lies_ahead(opened: Opened) -> None:
    name, contents = saved(opened(), "Calendar")
    lines = contents.decode().split("\r\n")
    assert name == "ahead.ics"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == 1  # the other thing ahead has no date
    assert "DTSTART;VALUE=DATE:20310630" in lines
    assert "DTEND;VALUE=DATE:20310701" in lines
    assert "SUMMARY:Bids for the terminal are due" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_the_graph_in_the_page_is_the_graph(opened: Opened) -> None:
    name, contents = saved(opened(), "Turtle")
    assert name == "graph.ttl"
    assert isomorphic(Graph().parse(data=contents, format="turtle"), harbour())


def drawing(page: Page, section: str) -> ET.Element:
    with page.expect_download() as download:
        page.locator(f"#{section}").get_by_role("button", name="SVG", exact=True).click()
    assert download.value.suggested_filename == f"{section}.svg"
    contents = Path(download.value.path()).read_bytes()
    assert b"class=" not in contents
    return ET.fromstring(contents)  # noqa: S314 - our own file


def words(picture: ET.Element) -> list[str]:
    return [node.text or "" for node in picture.iter("{http://www.w3.org/2000/svg}text")]


def test_the_whole_timeline_leaves_as_a_drawing_with_its_style(opened: Opened) -> None:
    page = opened()
    for _ in range(6):
        page.locator("#timeline").get_by_role("button", name="Zoom in").click()
    assert page.locator("#timeline .entry").count() < 6
    picture = drawing(page, "timeline")
    assert words(picture)[0] == "Kestrel Ferries"
    assert {"⚠ Kestrel Ferries cuts 120 jobs", "Bids for the terminal are due"} <= set(words(picture))
    assert len([text for text in words(picture) if text.startswith("Kestrel Ferries misses")]) == 1
    assert words(picture)[-1] == "1 event without a known date is not drawn."
    fills = {node.get("fill", "") for node in picture.iter()}
    assert "rgb(31, 95, 153)" in fills


def test_the_whole_network_leaves_as_a_drawing(opened: Opened) -> None:
    page = opened(fragment="#s=layoff-1")
    picture = drawing(page, "network")
    assert {"Tern Holding", "Mara Quell"} <= set(words(picture))
    assert len([node for node in picture.iter() if node.get("fill") == "none"]) > 10  # edges


@pytest.mark.parametrize("section", ["timeline", "network"])
def test_drawings_leave_as_pictures_too(opened: Opened, section: str) -> None:
    page = opened()
    with page.expect_download() as download:
        page.locator(f"#{section}").get_by_role("button", name="PNG", exact=True).click()
    contents = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == f"{section}.png"
    assert contents.startswith(b"\x89PNG")
    width, height = (int.from_bytes(contents[start : start + 4]) for start in (16, 20))
    assert width > 1000
    assert height > 300
    assert len(contents) > 12 * width  # something is painted
