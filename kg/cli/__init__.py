"""The command `kg`: one file per command, each a thin wrapper over one public function."""

from __future__ import annotations

import sys

import typer

from kg import __version__
from kg.cli import build, check, diff, evaluate, explain, export, ontology, query
from kg.cli.terminal import Exit, fail, say
from kg.errors import InputError, KgError, OntologyError, OutputError, QueryError

app = typer.Typer(
    name="kg",
    help="Turn a pile of news articles into an event timeline knowledge graph with proof.",
    epilog="Begin with: kg build seeds -o output",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich help costs a third of a second at every start
    context_settings={"help_option_names": ["-h", "--help"]},
)
EXITS: tuple[tuple[type[KgError], Exit], ...] = (
    (InputError, Exit.UNREADABLE),
    (OutputError, Exit.USAGE),
    (QueryError, Exit.USAGE),
    (OntologyError, Exit.USAGE),
    (KgError, Exit.UNREADABLE),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Turn a pile of news articles into an event timeline knowledge graph with proof."""
    del version


app.command("build")(build.command)
app.command("query")(query.command)
app.command("explain")(explain.command)
app.command("check")(check.command)
app.command("export")(export.command)
app.command("diff")(diff.command)
app.add_typer(ontology.app, name="ontology")
app.add_typer(evaluate.app, name="evaluate")


def main() -> None:
    """Run the command; a user's mistake ends in one clear message, never in a traceback."""
    try:
        app()
    except KgError as error:
        kind = next(code for type_, code in EXITS if isinstance(error, type_))
        sys.exit(fail(str(error), kind))
    except SystemExit as ended:
        if ended.code == Exit.STOPPED:  # typer's answer to Ctrl-C
            say("kg: stopped; the previous output is untouched.")
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
