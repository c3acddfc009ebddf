"""Time played, paper, high contrast, and a notebook's frame."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.export.page.conftest import Opened
from tests.export.page.test_choosing import ALL, shown
from tests.export.page.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_story_can_be_played_and_stopped(opened: Opened) -> None:
    page = opened(calm=False)
    play = page.locator("#timeline").get_by_role("button", name="Play")
    play.click()
    until(page, "new URLSearchParams(location.hash.slice(1)).get('to') > '2030-03'")
    assert 0 < len(shown(page)) < len(ALL)
    stop = page.locator("#timeline").get_by_role("button", name="Stop")
    assert stop.get_attribute("aria-pressed") == "true"
    stop.click()
    standing = page.evaluate("location.hash")
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == standing


def test_a_played_story_ends_as_it_began(opened: Opened) -> None:
    page = opened(fragment="#from=2031-02-01&to=2031-02-25", calm=True)  # in few steps
    page.clock.install()
    page.locator("#timeline").get_by_role("button", name="Play").click()
    page.clock.run_for(4000)
    assert page.evaluate("location.hash") != "#from=2031-02-01&to=2031-02-25"
    page.clock.run_for(20_000)
    assert page.evaluate("location.hash") == "#from=2031-02-01&to=2031-02-25"


OLDEST = "#timeline .entry[data-id='event-0']"


def test_an_event_long_before_presses_the_others_together_only_when_asked(opened: Opened) -> None:
    page = opened("far")
    timeline = page.locator("#timeline")
    assert page.locator(OLDEST).count() == 0
    assert timeline.get_by_role("button", name="1 earlier").is_visible()
    timeline.get_by_role("button", name="Fit").click()
    until(page, f'document.querySelector("{OLDEST}") !== null')
    assert not timeline.get_by_role("button", name="earlier").is_visible()


def test_a_chosen_event_long_before_is_shown(opened: Opened) -> None:
    page = opened("far", fragment="#s=event-0")
    assert page.locator(OLDEST).count() == 1


def test_paper_gets_every_event_and_the_chosen_evidence(opened: Opened) -> None:
    page = opened("many", fragment="#s=event-5")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#list tbody tr[data-id]").count() == 400
    assert not page.locator("#filters").is_visible()
    assert page.locator("#panel blockquote").first.is_visible()
    assert page.locator(".list-frame").evaluate("frame => getComputedStyle(frame).maxHeight") == "none"


def test_nothing_moves_for_who_wants_it_so(opened: Opened) -> None:
    page = opened(calm=True)
    assert page.locator("#list tbody tr").first.evaluate("row => getComputedStyle(row).transitionDuration") == "0s"
    page.locator("#masthead nav").get_by_role("button", name="Names").click()
    assert page.evaluate("scrollY") > 100  # at once


def test_high_contrast_leaves_no_pale_ink(opened: Opened) -> None:
    page = opened()
    page.emulate_media(contrast="more")
    assert page.locator("#status").evaluate("node => getComputedStyle(node).color") == page.locator("body").evaluate(
        "node => getComputedStyle(node).color"
    )


def test_the_page_works_inside_a_notebook(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    escaped = html.escape(pages["harbour"].read_text(encoding="utf-8"), quote=True)
    page.set_content(f'<iframe srcdoc="{escaped}" style="width:100%;height:720px"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator("#list button.title", has_text="Night Boat").click()
    assert frame.locator("#panel .headline").inner_text() == "Night Boat sails for the first time"
    frame.locator("#filter-q").fill("harbour master")
    assert frame.locator("#status").inner_text() == "Showing 1 of 7 events."
    page.close()
    assert not [url for url in asked if not url.startswith(("about:", "blob:"))]
    assert not failed
