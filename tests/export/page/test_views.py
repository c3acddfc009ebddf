from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.page.conftest import Opened
from tests.export.page.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROWS = "#list tbody tr[data-id]"
HEADLINE = "#panel .headline"


def titles(page: Page) -> list[str]:
    return page.locator("#list button.title").all_inner_texts()


def test_every_event_is_in_the_list_in_order_of_time(opened: Opened) -> None:
    page = opened()
    assert [title.split()[0] for title in titles(page)] == [
        "Kestrel",
        "Tern",
        "Night",
        "Kestrel",
        '=HYPERLINK("x")',
        "Bids",
        "Mara",
    ]
    assert page.locator("#status").inner_text() == "Showing all 7 events."


def test_dates_are_words(opened: Opened) -> None:
    texts = opened().locator("#list td.when").all_inner_texts()
    assert texts == [
        "all of 2030",
        "in February 2031, partly inferred",
        "between 23 February and 5 March 2031, inferred",
        "4 March 2031",
        "on or after 10 March 2031, inferred",
        "30 June 2031",
        "date unknown",
    ]


def test_unknown_dates_stand_beside_the_axis(opened: Opened) -> None:
    page = opened()
    assert page.locator("#timeline .undated button").all_inner_texts() == ["Mara Quell speaks of a second boat"]
    assert page.locator("#timeline .entry").count() == 6
    assert "9999" not in page.locator("body").inner_text()
    assert "0001" not in page.locator("body").inner_text()


MARKS = {
    "layoff-1": "mark actual day",
    "launch-1": "mark actual within",
    "miss-1": "mark actual lasting",
    "deadline-1": "mark planned day",
    "sale-1": "mark negated within",
    "hostile-1": "mark actual open",
}


def test_marks_tell_what_is_certain(opened: Opened) -> None:
    entries = opened().locator("#timeline .entry")
    found = entries.evaluate_all(
        "all => all.map(one => [one.dataset.id, one.querySelector('.mark').className.baseVal])"
    )
    assert dict(found) == MARKS
    assert len(found) == 6
    assert entries.locator(".strike").count() == 1


def test_a_click_in_the_timeline_selects_everywhere(opened: Opened) -> None:
    page = opened()
    page.locator('#timeline .entry[data-id="layoff-1"] text').click()
    assert page.locator(HEADLINE).inner_text() == "Kestrel Ferries cuts 120 jobs"
    assert page.locator("#list tr.selected").get_attribute("data-id") == "layoff-1"
    assert page.locator("#timeline .entry.selected").get_attribute("data-id") == "layoff-1"
    assert page.evaluate("location.hash") == "#s=layoff-1"


def test_a_click_in_the_network_selects_everywhere(opened: Opened) -> None:
    page = opened()
    page.locator("#network").scroll_into_view_if_needed()
    page.wait_for_selector("#network .canvas[data-ready=yes]")
    canvas = page.locator("#network canvas").bounding_box()
    assert canvas is not None
    spot = page.evaluate("document.getElementById('network').network.place('layoff-1')")
    page.mouse.click(canvas["x"] + spot["x"], canvas["y"] + spot["y"])
    until(page, "location.hash === '#s=layoff-1'")
    assert page.locator(HEADLINE).inner_text() == "Kestrel Ferries cuts 120 jobs"


def test_evidence_is_grouped_by_who_said_so_first(opened: Opened) -> None:
    page = opened(fragment="#s=layoff-1")
    assert page.locator("#panel .origin h4").all_inner_texts() == [
        "Ostwick Ledger in 2 articles",
        "The article itself which names no other source",
    ]
    assert page.locator("#panel .standing").first.inner_text().strip().startswith("2 independent sources, 3 articles")
    first = page.locator("#panel .origin .quote").first
    assert first.locator("mark").inner_text() == "Kestrel cut jobs"
    assert "Harbour Notes, citing Ostwick Ledger" in first.inner_text()
    assert first.locator(".context").all_inner_texts() == [
        "Rain fell. 😀 Ok",
        "It had aimed at 2 million passengers in 2030 and carried about 1.4 million.",
    ]


def test_a_quote_links_to_its_place_in_the_article(opened: Opened) -> None:
    page = opened(fragment="#s=layoff-1")
    links = page.locator("#panel .origin a[target]").evaluate_all("links => links.map(link => link.href)")
    assert links == [
        "https://harbour-notes.example/kestrel?x=1#:~:text=Kestrel%20cut%20jobs%2C%20120%20in,2031%2C%20the%20Ostwick%20Ledger%20reported."
    ]


def test_a_date_is_proved_down_to_the_sentence(opened: Opened) -> None:
    page = opened(fragment="#s=launch-1")
    page.get_by_role("button", name="Why this date?").click()
    proof = page.locator("#panel details.fold", has_text="Why this date")
    assert "Not before 23 February 2031: “last week”, told on 5 March 2031" in proof.inner_text()
    proof.locator("details summary").click()
    assert "The article tells the cuts of 4 March 2031 as yesterday's." in proof.inner_text()
    assert "Only last week the Night Boat had sailed" in proof.inner_text()
    assert "at its Ostwick yard on 4 March 2031" in proof.inner_text()


def test_joins_refusals_and_conflicts_are_told(opened: Opened) -> None:
    page = opened(fragment="#s=layoff-1")
    for title in ("Why these sentences tell one event", "Held apart from", "Claimed, but not accepted (1)"):
        page.locator("#panel summary", has_text=title).click()
    text = page.locator("#panel").inner_text()
    assert "Same company, same town, same day." in text
    assert "One cuts jobs, the other hands over the company." in text
    assert "where: Kestrel Ferries" in text
    box = page.locator("#panel .conflict-box")
    box.locator("summary").click()
    assert "Open: the reader must judge" in box.inner_text()
    assert "120 jobs" in box.inner_text()
    assert "150 jobs" in box.inner_text()
    assert box.locator(".quote").count() == 2


PAGES = (
    ("#s=kestrel", "Kestrel Ferries", "Belongs to"),
    ("#s=mara-quell", "Mara Quell", "harbour master"),
    ("#s=doc-b", "Kestrel slashes once more", "reads like a machine's rewriting"),
    ("#s=figure-reached", "Passengers in 2030: about 1.4 million", "about 1.4 million passengers"),
    ("#s=series-cuts", "Rounds of cuts at Kestrel Ferries", "The highest number is 3. 2 numbers in it are told by no"),
    ("#s=conflict-1", "⚠ Sources disagree", "120 or 150 jobs: both are said of the same cut."),
)


def test_names_articles_figures_and_series_have_pages(opened: Opened) -> None:
    page = opened()
    for fragment, headline, words in PAGES:
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        until(page, "title => document.querySelector('#panel .panel-body').innerText.includes(title)", arg=headline)
        assert words in page.locator("#panel").inner_text(), fragment


def test_copies_stand_under_their_original_as_one_voice(opened: Opened) -> None:
    page = opened()
    rows = page.locator("#articles tbody.together tr")
    assert [row.split("\n")[0].strip() for row in rows.all_inner_texts()] == [
        "One voice in 2 articles",
        "Kestrel cuts again",
        "↳ Kestrel slashes once more",
    ]


def test_targets_stand_beside_what_was_reached(opened: Opened) -> None:
    page = opened()
    bars = page.locator("#figures .bar")
    assert [
        bar.split("\n")[-1]
        for bar in bars.evaluate_all("bars => bars.map(bar => bar.querySelector('.amount').textContent)")
    ] == [
        "2 million passengers",
        "about 1.4 million passengers",
    ]
    assert page.locator("#figures .tally .point").count() == 2


def test_many_events_keep_the_page_small(opened: Opened) -> None:
    page = opened("many")
    assert page.locator("#status").inner_text() == "Showing all 400 events."
    assert page.locator("#timeline .entry").count() < 100
    assert page.locator("#timeline canvas.thin").is_visible()
    assert page.locator(ROWS).count() < 400
    page.locator(".list-frame").evaluate("frame => frame.scrollTo(0, frame.scrollHeight)")
    page.locator("#list tr[data-id=event-399], #list tr[aria-rowindex='401']").first.wait_for()
