"""The page loads nothing, obeys no article, and can be used by everyone."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from rdflib import Literal
from rdflib.namespace import XSD

from kg.export.page import render_page
from kg.namespaces import DEFAULT_BASE, KG, expand
from tests.export.page.conftest import Opened
from tests.export.page.stories import harbour
from tests.export.page.waiting import until


def test_the_file_refers_to_nothing_outside(pages_text: str) -> None:
    head = html.unescape(pages_text[: pages_text.index("</head>")])
    assert "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'" in head
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", pages_text, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)", markup) == ["#list"]
    assert "@import" not in pages_text
    assert not re.search(r"url\(\s*[\"']?(?!#)", head)


def test_no_script_ends_early(pages_text: str) -> None:
    assert pages_text.count("<script") == pages_text.count("</script>") == 6
    assert "<img" not in pages_text.partition('<script type="application/json"')[2].partition("</script>")[0]


def test_the_same_graph_gives_the_same_bytes() -> None:
    backwards = harbour().__class__()
    for triple in sorted(harbour(), reverse=True):
        backwards.add(triple)
    for prefix, namespace in harbour().namespaces():
        backwards.bind(prefix, namespace, replace=True)
    assert render_page(backwards) == render_page(harbour())


@pytest.mark.browser
def test_an_empty_graph_gives_a_page(opened: Opened, pages: dict[str, Path], tmp_path: Path) -> None:
    pages["empty"] = tmp_path / "empty.html"
    pages["empty"].write_text(render_page(harbour().__class__()), encoding="utf-8")
    page = opened("empty")
    assert page.locator("h1").inner_text() == "A timeline of events"
    assert page.locator("#list tbody tr").count() == 0


@pytest.mark.browser
def test_odd_dates_leave_no_blank_page(opened: Opened, pages: dict[str, Path], tmp_path: Path) -> None:
    graph = harbour()
    for event, earliest, latest in (("layoff-1", "0476-09-04", "2999-12-31"), ("launch-1", "2031-05-01", "2031-04-01")):
        for predicate, day in ((KG.earliest, earliest), (KG.latest, latest)):
            graph.set((expand(f"{DEFAULT_BASE}{event}"), predicate, Literal(day, datatype=XSD.date)))
    pages["odd"] = tmp_path / "odd.html"
    pages["odd"].write_text(render_page(graph), encoding="utf-8")
    page = opened("odd", fragment="#s=launch-1")
    assert page.locator("#timeline .entry").count() == 6
    assert page.locator("#timeline .mark [width^='-']").count() == 0
    assert page.locator("#panel .headline").inner_text() == "Night Boat sails for the first time"


@pytest.mark.browser
def test_hostile_words_stay_words(opened: Opened) -> None:
    page = opened(fragment="#s=hostile-1")
    assert (
        "</script><script>window.stolen=1</script><img src=x onerror=window.stolen=1>"
        in page.locator("#panel blockquote").inner_text()
    )
    assert page.evaluate("window.stolen") is None
    assert page.locator("img").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()
    page.evaluate("location.hash = 's=doc-c'")
    until(page, "document.querySelector('#panel .headline').textContent === 'Notice from the yard'")
    assert page.locator("#panel a[target]").count() == 0  # its address is a script
    assert page.locator("a[href^=javascript]").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "fragment", "dark"),
    [(1400, "#s=layoff-1", False), (1400, "#ask=weak", True), (390, "#s=launch-1", False)],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_no_fault(opened: Opened, width: int, fragment: str, dark: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(fragment=fragment, width=width, dark=dark)
    page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
    report = Axe().run(page).response
    assert len(report["passes"]) > 20
    faults = {f"{fault['id']} ({fault['impact']}): {fault['nodes'][0]['html'][:120]}" for fault in report["violations"]}
    assert not faults
