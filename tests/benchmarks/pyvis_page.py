"""Our page beside plain pyvis output of the same graph: python -m tests.benchmarks.pyvis_page GRAPH.ttl [EVENTS …].

Plain pyvis means what its manual does first: nodes, edges and physics as they come, all scripts "in_line". Both pages
are opened in Chromium with the network cut off. A layout counts as stable when vis-network says so for pyvis, and for
our page, whose places are computed beforehand, when the network is drawn.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Page
from pyvis.network import Network
from rdflib import Graph

from kg.export.page import network as ours
from kg.export.page import render_page
from kg.export.page.story import story
from tests.benchmarks.browser import browser, opened
from tests.export.page.stories import many

HEAD = """| page | size | loaded | layout stable | external references | requests attempted |
|---|---|---|---|---|---|"""
PATIENCE = 180_000
"""Milliseconds after which a layout is given up."""

PYVIS_STABLE = f"""() => new Promise((done) => {{
  if (typeof network === "undefined") {{ done("no network"); return; }}
  const settled = () => done(performance.now());
  network.once("stabilizationIterationsDone", settled);
  network.once("stabilized", settled);
  setTimeout(() => done("never"), {PATIENCE});
}})"""

OURS_STABLE = f"""() => new Promise((done) => {{
  document.getElementById("network").scrollIntoView();
  const isDrawn = () => document.querySelector("#network .canvas[data-ready]");
  const look = () => (isDrawn() ? done(performance.now()) : setTimeout(look, 20));
  look();
  setTimeout(() => done("never"), {PATIENCE});
}})"""


def plain_pyvis(graph: Graph) -> str:
    """Return what pyvis makes of the same nodes and edges, all of them."""
    with patch.multiple(ours, WHOLE=10**9, EDGES=10**9):  # pyvis knows no part of a graph
        shown = story(graph).shown["network"]
    assert isinstance(shown, dict)
    drawing = Network(directed=True, cdn_resources="in_line")
    for node in shown["nodes"]:
        drawing.add_node(node["id"], label=node["label"])
    for edge in shown["edges"]:
        drawing.add_edge(edge["from"], edge["to"])
    return str(drawing.generate_html(notebook=False))


def references(text: str) -> int:
    """Return how many scripts, styles and images a page asks the network for."""
    return len(re.findall(r"<(?:script|link|img)[^>]+(?:src|href)\s*=\s*[\"']?(?:https?:)?//", text))


def timing(page: Page) -> float:
    return float(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))


def row(name: str, text: str, stable: str, folder: Path) -> str:
    """Return one line of the table."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    with browser() as chromium, opened(chromium, file) as (page, asked):
        loaded = timing(page)
        page.set_default_timeout(PATIENCE + 20_000)
        settled = page.evaluate(stable)
        told = f"{settled / 1000:.1f} s" if isinstance(settled, int | float) else settled
        cells = (f"{len(text.encode()) / 1000:.0f} kB", f"{loaded / 1000:.2f} s", told, references(text), len(asked))
    return f"| {name} | {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the table for every story named."""
    for name in sys.argv[1:]:
        graph = many(int(name)) if name.isdigit() else Graph().parse(name)
        plain = plain_pyvis(graph)
        start = time.process_time()
        text = render_page(graph)
        print(f"\n{name}: our page made in {time.process_time() - start:.2f} s CPU\n")
        print(HEAD)
        with tempfile.TemporaryDirectory() as folder:
            print(row("timeline-kg", text, OURS_STABLE, Path(folder)))
            print(row("plain pyvis", plain, PYVIS_STABLE, Path(folder)))


if __name__ == "__main__":
    main()
