"""Graph → files, each made from the graph alone.

Why from the graph: nothing is shown that is not in the Turtle, and a Turtle file corrected by hand exports to the same
pages. Every file is written beside its place and then put there at once: an interrupted run leaves the old one whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from kg.errors import OutputError


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: the name of its file and the function that writes it."""

    file: str
    write: Callable[[Graph, Path], None]


def _turtle(graph: Graph, path: Path) -> None:
    from kg.export.rdf import write_turtle

    write_turtle(graph, path)


def _trig(graph: Graph, path: Path) -> None:
    from kg.export.rdf import write_trig

    write_trig(graph, path)


def _nquads(graph: Graph, path: Path) -> None:
    from kg.export.rdf import write_nquads

    write_nquads(graph, path)


def _ntriples(graph: Graph, path: Path) -> None:
    from kg.export.rdf import write_ntriples

    write_ntriples(graph, path)


def _jsonld(graph: Graph, path: Path) -> None:
    from kg.export.rdf import write_jsonld

    write_jsonld(graph, path)


def _events(graph: Graph, path: Path) -> None:
    from kg.export.tables import write_events

    write_events(graph, path)


def _figures(graph: Graph, path: Path) -> None:
    from kg.export.tables import write_figures

    write_figures(graph, path)


def _claims(graph: Graph, path: Path) -> None:
    from kg.export.tables import write_claims

    write_claims(graph, path)


def _calendar(graph: Graph, path: Path) -> None:
    from kg.export.deadlines import write_calendar

    write_calendar(graph, path)


def _graphml(graph: Graph, path: Path) -> None:
    from kg.export.network import write_graphml

    write_graphml(graph, path)


def _gexf(graph: Graph, path: Path) -> None:
    from kg.export.network import write_gexf

    write_gexf(graph, path)


def _page(graph: Graph, path: Path) -> None:
    from kg.export.page import export_page

    export_page(graph, path)


EXPORTERS: Mapping[str, tuple[Exporter, ...]] = {
    "ttl": (Exporter("graph.ttl", _turtle),),
    "trig": (Exporter("graph.trig", _trig),),
    "nq": (Exporter("graph.nq", _nquads),),
    "nt": (Exporter("graph.nt", _ntriples),),
    "jsonld": (Exporter("graph.jsonld", _jsonld),),
    "csv": (
        Exporter("events.csv", _events),
        Exporter("figures.csv", _figures),
        Exporter("claims.csv", _claims),
    ),
    "ics": (Exporter("deadlines.ics", _calendar),),
    "graphml": (Exporter("network.graphml", _graphml),),
    "gexf": (Exporter("network.gexf", _gexf),),
    "html": (Exporter("story.html", _page),),
}
"""The formats by the name that `kg export --to` takes."""


def export(graph: Graph, folder: Path | str, formats: Iterable[str] = tuple(EXPORTERS)) -> tuple[Path, ...]:
    """Return the files written to the folder, in the order of the formats."""
    folder, names = Path(folder), tuple(dict.fromkeys(formats))
    unknown = [name for name in names if name not in EXPORTERS]
    if unknown:
        raise OutputError(f"{', '.join(unknown)}: no such format. Use one of: {', '.join(EXPORTERS)}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}). Name another folder with -o.") from error
    kinds = [kind for name in names for kind in EXPORTERS[name]]
    with ExitStack() as stack:  # all files are written before the first takes its place: the folder is of one build
        for kind in kinds:
            kind.write(graph, stack.enter_context(replacing(folder / kind.file)))
    return tuple(folder / kind.file for kind in kinds)


def export_file(graph: Graph, path: Path, write: Callable[[Graph, Path], None]) -> Path:
    """Return the path, once the whole file is there; until then the old one stays."""
    with replacing(path) as part:
        write(graph, part)
    return path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path beside the wanted one; what is written there takes its place at the end."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Name another folder with -o.") from error
    finally:
        part.unlink(missing_ok=True)
