"""How fast the page is, by the browser's own clocks, median of five.

python -m tests.benchmarks.page [EVENTS | GRAPH.ttl …]

A number makes a story of so many events, 5,000 by default; a file is shown as it is. Told are: seconds of CPU to make
the page, its size, when it is painted first and ready, how long a change of a filter takes until the next picture, and
the longest task while list, timeline and page are scrolled from end to end. Beside what passed on the wall stands for
how long the page's own thread was at work, which other programs on the machine hardly lengthen.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page
from rdflib import Graph

from kg.export.page import render_page
from tests.benchmarks.browser import WATCH, Clock, browser, opened
from tests.export.page.stories import many

RUNS = 5
REST = 500
"""Milliseconds in which the page comes to rest between two measures."""

READY = """
new MutationObserver(() => {
  if (document.documentElement?.dataset.ready && !window.readyAt) window.readyAt = performance.now();
}).observe(document, { subtree: true, attributes: true, childList: true });
"""

CHANGES = {
    "search": ("filter-q", "input", "kirk"),
    "search two words": ("filter-q", "input", "kirkfirth b"),
    "search cleared": ("filter-q", "input", ""),
    "certainty": ("filter-modality", "change", "negated"),
    "certainty cleared": ("filter-modality", "change", ""),
    "question": ("filter-ask", "change", "weak"),
    "question cleared": ("filter-ask", "change", ""),
}

PAINTED = "requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));"

CHANGE = f"""([id, kind, value]) => new Promise((done) => {{
  const node = document.getElementById(id);
  const start = performance.now();
  node.value = value;
  node.dispatchEvent(new Event(kind));
  {PAINTED}
}})"""

SELECT = f"""() => new Promise((done) => {{
  const start = performance.now();
  document.querySelectorAll("#list tbody tr[data-id] button")[3].click();
  {PAINTED}
}})"""

SCROLL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const roll = async (node, step, most) => {
    for (let turn = 0; turn < most && node.scrollTop + node.clientHeight < node.scrollHeight - 1; turn += 1) {
      node.scrollTop += step;
      await frame();
    }
  };
  tasks.length = 0;
  await roll(document.querySelector(".list-frame"), 900, 200);
  await roll(document.querySelector(".lanes-frame"), 200, 60);
  scrollTo(0, 0);
  await roll(document.scrollingElement, 300, 60);
  await new Promise((done) => setTimeout(done, 300));
  return Math.max(0, ...tasks);
}"""

Measures = dict[str, tuple[float, float]]


def measured(page: Page) -> Measures:
    """Return milliseconds on the wall and of work for everything a reader may do."""
    clock = Clock(page)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    work = clock()
    page.wait_for_timeout(3 * REST)
    found = {
        "first paint": (page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"), 0.0),
        "ready": (page.evaluate("readyAt"), work),
        "longest task while loading": (page.evaluate("Math.max(0, ...tasks)"), 0.0),
    }
    for name, change in CHANGES.items():
        found[f"filter: {name}"] = timed(page, clock, CHANGE, list(change))
    found["select an event"] = timed(page, clock, SELECT)
    found["longest task while scrolling"] = (page.evaluate(SCROLL), 0.0)
    return found


def timed(page: Page, clock: Clock, script: str, argument: object = None) -> tuple[float, float]:
    """Return milliseconds until the next picture, and of work for it."""
    before = clock()
    wall = float(page.evaluate(script, argument))
    work = clock() - before
    page.wait_for_timeout(REST)
    return wall, work


def report(graph: Graph, name: str) -> None:
    """Print what one graph's page costs."""
    start = time.process_time()
    text = render_page(graph)
    seconds, size = time.process_time() - start, len(text.encode()) / 1000
    print(f"{name}: {len(graph)} triples; page made in {seconds:.2f} s CPU, {size:.0f} kB")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        file = Path(folder) / "story.html"
        file.write_text(text, encoding="utf-8")
        runs: list[Measures] = []
        for _ in range(RUNS):
            with opened(chromium, file, scripts=(WATCH, READY)) as (page, asked):
                runs.append(measured(page))
                assert not asked
    for measure in runs[0]:
        walls, works = zip(*(run[measure] for run in runs), strict=True)
        work = f"{median(works):6.0f} ms of work" if any(works) else ""
        print(f"  {measure:30} {median(walls):6.0f} ms ({min(walls):4.0f} to {max(walls):4.0f}) {work}")


def main() -> None:
    """Print the report of every story named."""
    for name in sys.argv[1:] or ["5000"]:
        report(many(int(name)) if name.isdigit() else Graph().parse(name), f"{name} events" if name.isdigit() else name)


if __name__ == "__main__":
    main()
