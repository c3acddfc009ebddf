"""A real browser, with the network cut off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.export.page import render_page
from tests.export.page.stories import far, harbour, many

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-default-apps --disable-extensions"
).split()

Opened = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and under CI the page must be tried. Run: apt-get install chromium")
        pytest.skip("needs Debian's Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of a small and of a larger story."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for name, graph in (("harbour", harbour()), ("many", many(400)), ("far", far())):
        files[name] = folder / f"{name}.html"
        files[name].write_text(render_page(graph), encoding="utf-8")
    return files


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Opened]:
    """Return a function that opens a page; no request may leave it and no script may fail."""
    asked: list[str] = []
    failed: list[str] = []
    contexts = []

    def open_page(
        name: str = "harbour", fragment: str = "", *, width: int = 1400, dark: bool = False, calm: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if calm else "no-preference",
            accept_downloads=True,
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(pages[name].as_uri() + fragment)
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    outside = [url for url in asked if not url.startswith(("file:", "blob:"))]
    assert not outside, f"the page asked for {outside}"
    assert not failed, f"a script failed: {failed}"


@pytest.fixture(scope="session")
def pages_text(pages: dict[str, Path]) -> str:
    """Return the small story's file."""
    return pages["harbour"].read_text(encoding="utf-8")
