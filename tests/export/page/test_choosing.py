"""Filters, questions, permalinks and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.page.conftest import Opened
from tests.export.page.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ALL = {"miss-1", "sale-1", "launch-1", "layoff-1", "hostile-1", "deadline-1", "promise-1"}

FILTERS: tuple[tuple[str, set[str]], ...] = (
    ("q=harbour%20master", {"sale-1"}),  # words of the quote
    ("q=NIGHT", {"launch-1"}),
    ("q=nobody-says-this", set()),
    ("type=kg%3ALayoff", {"layoff-1"}),
    ("modality=negated", {"sale-1"}),
    ("modality=planned", {"deadline-1"}),
    ("who=mara-quell", {"sale-1", "promise-1"}),
    ("who=ostwick", {"layoff-1", "deadline-1"}),
    ("source=doc-b", {"layoff-1"}),
    ("source=ledger", {"layoff-1"}),
    ("two=1", {"layoff-1"}),
    ("conflict=1", {"layoff-1"}),
    ("from=2031-03-01", {"launch-1", "layoff-1", "hostile-1", "deadline-1"}),
    ("to=2030-06-30", {"miss-1"}),
    ("from=2031-02-01&to=2031-02-25", {"sale-1", "launch-1"}),
    ("from=2031-02-01&to=2031-02-25&modality=actual", {"launch-1"}),
    ("from=nonsense", ALL),
    ("ask=firm", {"layoff-1"}),
    ("ask=ahead", {"deadline-1", "promise-1"}),
    ("ask=inferred", {"sale-1", "launch-1", "hostile-1"}),
    ("ask=undated", {"promise-1"}),
    ("ask=copied", set()),
    ("ask=causes", {"layoff-1", "miss-1"}),
    ("ask=weak", ALL - {"layoff-1"}),
    ("ask=no-such-question", ALL),
    ("s=no-such-thing", ALL),
)


def shown(page: Page) -> set[str]:
    rows = page.locator("#list tbody tr[data-id]")
    return set(rows.evaluate_all("rows => rows.map(row => row.dataset.id)"))


def test_every_filter_is_a_link(opened: Opened) -> None:
    page = opened()
    for fragment, expected in FILTERS:
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        page.evaluate("() => new Promise(done => setTimeout(done, 20))")
        assert shown(page) == expected, fragment
        drawn = page.locator("#timeline .entry").evaluate_all("all => all.map(one => one.dataset.id)")
        assert set(drawn) <= expected, fragment
    assert len(FILTERS) == 26


def test_controls_and_address_say_the_same(opened: Opened) -> None:
    page = opened()
    page.locator("#filter-q").fill("kestrel ferries")
    page.locator("#filter-modality").select_option("actual")
    page.locator("#filter-two").check()
    page.locator("#filter-from").fill("2031-01-01")
    address = page.evaluate("location.hash")
    assert address == "#q=kestrel%20ferries&modality=actual&two=1&from=2031-01-01"
    again = opened(fragment=address)
    assert shown(again) == shown(page) == {"layoff-1"}
    assert again.locator("#filter-q").input_value() == "kestrel ferries"
    assert again.locator("#filter-two").is_checked()
    assert again.locator("#status").inner_text() == "Showing 1 of 7 events."
    again.locator("#clear").click()
    assert shown(again) == ALL
    assert again.evaluate("location.hash") == ""
    assert again.locator("#filter-q").input_value() == ""


def test_the_brush_chooses_a_period(opened: Opened) -> None:
    page = opened()
    box = page.locator("#timeline .strip .brush .overlay").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 8, steps=4)
    page.mouse.up()
    chosen = page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")
    assert set(chosen) == {"from", "to"}
    assert "2030-08" < chosen["from"] < "2030-12"
    assert page.locator("#filter-from").input_value() == chosen["from"]
    assert shown(page) == {"miss-1", "sale-1"}


def test_back_undoes_a_selection(opened: Opened) -> None:
    page = opened()
    page.locator("#list button.title", has_text="Night Boat").click()
    page.locator("#list button.title", has_text="Bids").click()
    page.go_back()
    until(page, "document.querySelector('#panel .headline').textContent.startsWith('Night Boat')")
    page.go_back()
    until(page, "document.querySelector('#panel .headline').textContent.startsWith('Choose')")


def test_a_question_may_lead_to_a_section_or_be_answered_in_the_panel(opened: Opened) -> None:
    page = opened()
    page.locator("#filter-ask").select_option("copies")
    until(page, "scrollY > 200")
    assert page.evaluate("location.hash") == ""
    page.locator("#filter-ask").select_option("refused")
    assert page.locator("#panel .headline").inner_text() == "What do articles claim that the graph does not accept?"
    page.locator("#filter-ask").select_option("numbered")
    assert "highest number 3, 2 not told here" in page.locator("#panel").inner_text()


def test_keys_search_move_read_and_go_back(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter-q"
    page.keyboard.type("kestrel f")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("location.hash") == "#s=sale-1&q=kestrel%20f"
    page.keyboard.press("ArrowUp")
    assert page.locator("#panel .headline").inner_text().startswith("Kestrel Ferries misses")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == "#q=kestrel%20f"
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_the_whole_page_can_be_walked_with_tab(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'list'")
    seen = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.textContent"))
    assert {"CSV", "Calendar", "Turtle", "Night Boat sails for the first time"} <= seen


def test_a_narrow_page_opens_the_evidence_over_the_list(opened: Opened) -> None:
    page = opened(width=390)
    assert not page.locator("#panel").is_visible()
    page.locator("#list button.title", has_text="Night Boat").click()
    assert page.locator("#panel").is_visible()
    page.locator("#panel .close").click()
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
