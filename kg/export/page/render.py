"""The story page as one HTML file that needs nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from rdflib import Graph

from kg.errors import OutputError
from kg.export.page.assets import libraries, packed, script, style
from kg.export.page.facts import Json
from kg.export.page.network import vis_script
from kg.export.page.story import story
from kg.export.page.turtle import turtle

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""Nothing is loaded from anywhere: the browser itself enforces it."""

_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render_page(graph: Graph, *, title: str = "") -> str:
    """Return the page of a graph; its headline is made from the leading names unless a title is given."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    contents = story(graph, title=title)
    templates = Environment(loader=PackageLoader("kg.export.page", "."), autoescape=True, undefined=StrictUndefined)
    return templates.get_template("page.html.j2").render(
        title=contents.title,
        policy=POLICY,
        style=style(),
        story=embedded(contents.shown),
        proofs=embedded(contents.proofs),
        turtle=packed(turtle(graph)),
        libraries=libraries(),
        vis=packed(vis_script()),
        script=script(),
    )


def export_page(graph: Graph, path: Path) -> None:
    """Write the page of a graph; OutputError if the file cannot be written."""
    try:
        path.write_text(render_page(graph), encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: the story page cannot be written ({error.strerror}). Name another file.") from error


def embedded(value: Json) -> str:
    r"""Return JSON that is safe inside a script element.

    >>> embedded({"title": "</script><img onerror=x>"})
    '{"title":"\\u003c/script>\\u003cimg onerror=x>"}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
