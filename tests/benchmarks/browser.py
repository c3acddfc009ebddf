"""What the benchmarks of the page share: a browser without a network, and the browser's own clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-default-apps --disable-extensions"
).split()

WATCH = """
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: "longtask", buffered: true });
"""
"""Collects the length of every task of the page over 50 ms."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Open Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def opened(where: Browser, file: Path, *, scripts: tuple[str, ...] = (WATCH,)) -> Iterator[tuple[Page, list[str]]]:
    """Open a file in a page of its own; every request that leaves the machine is refused and listed."""
    asked: list[str] = []

    def decide(route: Route) -> None:
        local = route.request.url.startswith(("file:", "blob:", "data:"))
        if not local:
            asked.append(route.request.url)
        route.continue_() if local else route.abort()

    page = where.new_page(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
    page.route("**/*", decide)
    for script in scripts:
        page.add_init_script(script)
    page.goto(file.as_uri(), wait_until="domcontentloaded", timeout=120_000)
    yield page, asked
    page.close()


class Clock:
    """Milliseconds that a page's own thread has been at work."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
        self._session.send("Performance.enable")

    def __call__(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")
