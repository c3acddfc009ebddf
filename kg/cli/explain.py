"""`kg explain`: why is this in the graph, and why are two things one, or not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.query import GRAPH
from kg.cli.terminal import show


def command(
    thing: Annotated[str, typer.Argument(help="An IRI, :local-name, or the name of an event or entity.")],
    other: Annotated[str | None, typer.Argument(help="A second thing: are they one, and why?")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="The graph to ask.")] = GRAPH,
) -> None:
    """Tell the claims, origins, rules and quotes behind a thing.

    \b
    Examples:
      kg explain TikTok
      kg explain :layoff-33d286 :layoff-a1b2c3
    """
    from kg.pipeline import load

    show(load(graph).explain(thing, other))
