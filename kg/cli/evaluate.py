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
    hard_only: Annotated[bool, typer.Option("--hard-only", help="No rule of thumb for dates.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Build a story and score it by kind: entities, events, dates, figures, copies, conflicts.

    \b
    Example:
      kg evaluate story tests/gold/seeds.yaml seeds
    """
    from kg.evaluate.floors import render
    from kg.evaluate.story import evaluate_story

    scores = evaluate_story(gold, docs, hard_only=hard_only)
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


@app.command("mentions")
def mentions(
    folder: Annotated[Path, typer.Argument(help="A folder of marked texts.")] = Path("tests/gold/news"),
    sealed: Annotated[bool, typer.Option(help="The sealed third; --no-sealed takes the others.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score events, roles, modality and times against marked texts.

    \b
    Example:
      kg evaluate mentions tests/gold/news
    """
    from kg.evaluate.floors import render
    from kg.evaluate.mentions import evaluate_mentions

    scores = evaluate_mentions(folder, sealed=sealed)
    show(json.dumps(scores, indent=1) if as_json else render(scores))


@app.command("participants")
def participants(
    folder: Annotated[Path, typer.Argument(help="A folder of articles in CAT XML, as of MEANTIME.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score events and their participants against articles annotated as in MEANTIME.

    \b
    Example:
      kg evaluate participants data/events/meantime-apple
    """
    from kg.evaluate.floors import render
    from kg.evaluate.participants import evaluate_participants

    scores = evaluate_participants(folder)
    show(json.dumps(scores, indent=1) if as_json else render(scores))


@app.command("recall")
def recall(
    folder: Annotated[Path, typer.Argument(help="A folder of marked texts.")] = Path("tests/gold/news"),
) -> None:
    """Count for each event type how many of its marks are found and typed right, as CSV.

    \b
    Example:
      kg evaluate recall tests/gold/news > tests/gold/recall.csv
    """
    from kg.evaluate.recall import evaluate_recall, render

    tables = {"open": evaluate_recall(folder, sealed=False), "sealed": evaluate_recall(folder, sealed=True)}
    show(render(tables).rstrip())


@app.command("model")
def model(
    folder: Annotated[Path, typer.Argument(help="A folder with treebank/, ner/, events/ and time/.")],
    split: Annotated[str, typer.Option("--split", help="dev or test.")] = "dev",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score the language model: tags, dependencies, names, times, sentence ends.

    \b
    Example:
      kg evaluate model data --split dev --json
    """
    from kg.evaluate.floors import render
    from kg.evaluate.model import evaluate_model

    scores = evaluate_model(folder, split=split)
    show(json.dumps(scores, indent=1) if as_json else render(scores))


@app.command("coref")
def coref(
    folder: Annotated[Path, typer.Argument(help="The folder with ECB+ (corpus and gold mentions).")],
    split: Annotated[str, typer.Option("--split", help="train or dev.")] = "dev",
    own: Annotated[
        bool, typer.Option("--own", help="Cluster the events we find, not those that the gold marks.")
    ] = False,
    response: Annotated[Path | None, typer.Option("--response", help="Write our clusters to this file (JSON).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score which mentions of several articles are one event: MUC, B-cubed, CEAF-e and their mean F1 (CoNLL).

    \b
    Example:
      kg evaluate coref data/coref/ecb --split dev --json
    """
    from kg.evaluate.coref import evaluate_coref
    from kg.evaluate.floors import render

    scores = evaluate_coref(folder, split=split, own=own, response=response)
    show(json.dumps(scores, indent=1) if as_json else render(scores))


@app.command("recognizers")
def recognizers(
    folder: Annotated[Path, typer.Argument(help="The Recognizers-Text specifications.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count the date-time cases of Recognizers-Text that give the same bounds, by kind.

    \b
    Example:
      kg evaluate recognizers data/time/recognizers
    """
    from kg.evaluate.recognizers import evaluate_recognizers, shares

    counts = shares(evaluate_recognizers(folder))
    if as_json:
        show(json.dumps(counts, indent=1))
        return
    for kind, (right, wanted) in counts.items():
        show(f"{kind:16} {right:5} of {wanted:5}  {100 * right / wanted if wanted else 0:5.1f} %")


@app.command("timex")
def timex(
    folder: Annotated[Path, typer.Argument(help="TimeML files (.tml).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the tagged files go.")],
) -> None:
    """Write TimeML files again with our TIMEX3 and EVENT tags; gold tags are never read.

    \b
    Example:
      kg evaluate timex data/time/wikiwars -o tagged
    """
    from kg.evaluate.timex import evaluate_timex
    from kg.nlp import load

    say(f"{evaluate_timex(folder, output, analyse=load())} files written to {output}")


@app.command("timeline")
def timeline(
    folder: Annotated[Path, typer.Argument(help="Articles in CAT XML (SemEval-2015 Task 4).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the timelines go, one per entity.")],
    entities: Annotated[Path | None, typer.Option("--entities", help="A file with the target entities.")] = None,
) -> None:
    """Write the timeline of each target entity from raw articles; gold marks are never read.

    \b
    Example:
      kg evaluate timeline corpus_trackA_CAT -o timelines --entities entities.txt
    """
    from kg.evaluate.timeline import evaluate_timeline

    say(f"{evaluate_timeline(folder, output, entities=entities)} timelines written to {output}")


def _hold(scores: Mapping[str, Mapping[str, float]], floors: Path | None, section: str) -> None:
    from kg.evaluate.floors import below

    failing = below(scores, floors, section) if floors else []
    for line in failing:
        say(line)
    if failing:
        raise typer.Exit(Exit.FOUND)
