"""`kg export`: a graph in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.query import GRAPH
from kg.cli.terminal import say


def command(
    graph: Annotated[Path, typer.Argument(help="The graph to export.")] = GRAPH,
    to: Annotated[
        list[str] | None, typer.Option("--to", help="ttl, trig, nq, nt, jsonld, csv, ics, graphml, gexf, html.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Folder; without it, beside the graph.")] = None,
) -> None:
    """Write a graph in other formats, each made from the graph alone.

    \b
    Example:
      kg export output/graph.ttl --to jsonld --to gexf
    """
    from kg.export import EXPORTERS
    from kg.pipeline import load

    written = load(graph).export(output or graph.parent, to or [name for name in EXPORTERS if name != "ttl"])
    say("written: " + ", ".join(str(path) for path in written))
