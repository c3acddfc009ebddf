"""`kg check`: does a graph keep its contract?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.query import GRAPH
from kg.cli.terminal import Exit, say, show


def command(
    graph: Annotated[Path, typer.Argument(help="The graph to check.")] = GRAPH,
    docs: Annotated[Path | None, typer.Option("--docs", help="Articles to compare the quotes with.")] = None,
) -> None:
    """Check shapes, quotes, and that every event and date leads to a sentence; exit 1 if something is wrong.

    \b
    Example:
      kg check output/graph.ttl
    """
    from kg.graph import render_report
    from kg.pipeline import load, read_texts

    story = load(graph)
    if docs is not None:
        story.texts.update(read_texts(docs))
    if not story.texts:
        say("note: the articles' texts are not beside the graph; quotes are compared by length only. Give --docs.")
    report = story.check()
    show(render_report(report))
    if not report.conforms:
        raise typer.Exit(Exit.FOUND)
