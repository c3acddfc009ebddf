"""`kg build`: articles in, graph and page out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import Exit, progress, say

if TYPE_CHECKING:
    from kg.pipeline import Build

FORMATS = ("ttl", "html", "csv", "ics")


def command(
    paths: Annotated[list[Path], typer.Argument(help="Articles: files or folders (.txt .md .html .json .jsonl .csv).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for graph, page and tables.")] = Path("output"),
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="A Turtle file or folder with event types of your own.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option("--judgements", help="A CSV file: name, name, same|different. It outranks ours.")
    ] = None,
    links: Annotated[
        Path | None, typer.Option("--links", help="A CSV file: name, IRI of the same thing elsewhere (owl:sameAs).")
    ] = None,
    model: Annotated[str | None, typer.Option("--model", help="A spaCy pipeline instead of the bundled model.")] = None,
    base: Annotated[str | None, typer.Option("--base", help="Beginning of the IRIs of the graph's things.")] = None,
    hard_only: Annotated[
        bool, typer.Option("--hard-only", help="No rule of thumb for dates, such as fresh news.")
    ] = False,
    update: Annotated[
        bool,
        typer.Option("--update", help="Add the articles to the graph in the output folder; its IRIs stay."),
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what is found in each article, so that it is parsed once.")
    ] = True,
    context: Annotated[int, typer.Option("--context", min=0, help="Sentences kept on either side of a quote.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 4 when an article had to be left out.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless it goes wrong.")] = False,
) -> None:
    """Build the story that some articles tell.

    \b
    Examples:
      kg build seeds -o output
      kg build news/*.html more.jsonl -o story --ontology my-types.ttl
      kg build monday -o story; kg build tuesday -o story --update
    """
    from kg.ontology import read_ontology
    from kg.pipeline import build_story, cache_folder, check_writable, read_earlier, read_judgements, read_links, write

    check_writable(output)
    built = build_story(
        paths,
        ontology=read_ontology(*(ontology or ())),
        judgements=read_judgements(judgements) if judgements else (),
        links=read_links(links) if links else (),
        model=model,
        base=base,
        hard_only=hard_only,
        context=context,
        update=read_earlier(output) if update else None,
        cache=cache_folder() if cache else None,
        progress=None if quiet else progress,
    )
    written = write(built, output, FORMATS)
    if not quiet:
        _report(built, written)
    if strict and built.faults:
        raise typer.Exit(Exit.SKIPPED)


def _report(built: Build, written: tuple[Path, ...]) -> None:
    for problem in built.problems:
        say(f"{'note' if problem.is_skipped_kind else 'left out'}: {problem}")
    sizes = built.knowledge
    say(
        f"{len(sizes.sources)} articles from {len(sizes.groups)} independent texts: {len(sizes.events)} events, "
        f"{len(sizes.entities)} names, {len(sizes.figures)} figures, {len(sizes.conflicts)} conflicts, "
        f"{len(built.story.graph)} triples."
    )
    say("written: " + ", ".join(str(path) for path in written))
