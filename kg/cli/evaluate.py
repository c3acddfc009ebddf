"""`kg evaluate`: the program against gold, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import Exit, say, show

app = typer.Typer(help="Score the program against gold data.", no_args_is_help=True, rich_markup_mode=None)


@app.command("story")
def story(
    gold: Annotated[Path, typer.Argument(help="A gold story (YAML).")],
    docs: Annotated[Path, typer.Argument(help="The folder with its articles.")],
    floors: Annotated[Path | None, typer.Option("--floors", help="JSON with the least score per family.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Build a story and score it by kind: entities, events, dates, figures, copies, conflicts.

    \b
    Example:
      kg evaluate story tests/gold/seeds.yaml seeds
    """
    from kg.evaluate.floors import render
    from kg.evaluate.story import evaluate_story

    scores = evaluate_story(gold, docs)
    show(json.dumps(scores, indent=1) if as_json else render(scores))
    _hold(scores, floors, "story")


@app.command("ontology")
def ontology(
    extra: Annotated[list[Path] | None, typer.Option("--ontology", help="Files of your own on top.")] = None,
    floors: Annotated[Path | None, typer.Option("--floors", help="JSON with the least score per family.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Run the marked examples of every event type, and count those found as marked.

    \b
    Example:
      kg evaluate ontology
    """
    from kg.evaluate.examples import evaluate_ontology, render_ontology

    scores = evaluate_ontology(*(extra or ()))
    show(json.dumps(scores, indent=1) if as_json else render_ontology(scores))
    _hold(scores, floors, "ontology")


def _hold(scores: Mapping[str, Mapping[str, float]], floors: Path | None, section: str) -> None:
    from kg.evaluate.floors import below

    failing = below(scores, floors, section) if floors else []
    for line in failing:
        say(line)
    if failing:
        raise typer.Exit(Exit.FOUND)
