"""`kg query`: SPARQL over a graph, or a named question."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import Exit, say, show
from kg.errors import QueryError

GRAPH = Path("output/graph.ttl")


def command(
    query: Annotated[str | None, typer.Argument(help="SPARQL text, a file with it, or - for stdin.")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="The graph to ask.")] = GRAPH,
    named: Annotated[str | None, typer.Option("--named", help="A named question; `--named list` shows them.")] = None,
    entity: Annotated[str | None, typer.Option(help="For named questions: a name.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="For named questions: an event type.")] = None,
    event: Annotated[str | None, typer.Option(help="For named questions: an event.")] = None,
    after: Annotated[str | None, typer.Option(help="For named questions: a day, YYYY-MM-DD.")] = None,
    before: Annotated[str | None, typer.Option(help="For named questions: a day, YYYY-MM-DD.")] = None,
    on: Annotated[str | None, typer.Option(help="For named questions: a day, YYYY-MM-DD.")] = None,
    format_: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or md.")] = None,
) -> None:
    """Ask a graph in SPARQL; the usual prefixes are known.

    \b
    Examples:
      kg query --named timeline --entity TikTok
      kg query 'SELECT ?when { ?e a kg:Layoff ; kg:when ?when }' --format csv
      kg query --named list
    """
    from kg import graph as graphs
    from kg.cli.answers import render
    from kg.pipeline import load

    if named == "list":
        for name, question in graphs.questions().items():
            show(f"{name:28} {question.title}")
        return
    if (query is None) == (named is None):
        say("kg: give either a query or --named. See kg query --help.")
        raise typer.Exit(Exit.USAGE)
    story = load(graph)
    asked = {"entity": entity, "type": type_, "event": event, "after": after, "before": before, "on": on}
    parameters = {name: value for name, value in asked.items() if value is not None}
    answer = story.ask(named, parameters) if named else story.query(_text(query or ""))
    wanted = format_ or ("table" if sys.stdout.isatty() else "tsv")
    show(render(answer, wanted))
    if answer is False:
        raise typer.Exit(Exit.FOUND)


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    try:
        if path.is_file():
            return path.read_text(encoding="utf-8")
    except (OSError, ValueError):  # a query too long, or with a character that no name of a file has
        return query
    if query.endswith((".rq", ".sparql")) and "{" not in query:
        raise QueryError(f"{path}: no such file. Check the path, or give the query itself.")
    return query
