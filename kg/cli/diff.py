"""`kg diff`: what changed between two graphs, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import Exit, show


def command(
    old: Annotated[Path, typer.Argument(help="The earlier graph.")],
    new: Annotated[Path, typer.Argument(help="The later graph.")],
) -> None:
    """Tell events added, gone, re-dated and re-sourced; exit 1 if the graphs differ.

    \b
    Example:
      kg diff yesterday/graph.ttl output/graph.ttl
    """
    from kg.graph import render_diff
    from kg.pipeline import diff, load

    found = diff(load(old), load(new))
    show(render_diff(found))
    if found:
        raise typer.Exit(Exit.FOUND)
