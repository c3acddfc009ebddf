"""`kg ontology`: what event types there are, and whether one's own are well declared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import Exit, show

app = typer.Typer(
    help="List the event types, or check a file of your own.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("list")
def list_types(
    ontology: Annotated[list[Path] | None, typer.Option("--ontology", help="Files of your own on top.")] = None,
) -> None:
    """List every event type under its parent, with its definition.

    \b
    Example:
      kg ontology list
    """
    from kg.ontology import read_ontology
    from kg.ontology.outline import outline

    for line in outline(read_ontology(*(ontology or ()))):
        show(line)


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="A Turtle file with event types.")],
    model: Annotated[str | None, typer.Option("--model", help="A spaCy pipeline instead of the bundled model.")] = None,
) -> None:
    """Check the declarations of a file and run its marked examples; exit 1 if something is wrong.

    \b
    Example:
      kg ontology check my-types.ttl
    """
    from kg.evaluate.examples import check_file

    problems = check_file(file, model=model)
    for problem in problems:
        show(f"{file}: {problem}")
    if problems:
        raise typer.Exit(Exit.FOUND)
    show(f"{file}: fine")
