"""A story: the graph, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph

from kg import graph as graphs
from kg.errors import InputError
from kg.graph.engine import Answer, Engine, Rows
from kg.model.document import Document
from kg.pipeline.documents import FOLDER, read_texts_beside
from kg.pipeline.verdicts import Verdicts, read_verdicts

if TYPE_CHECKING:
    import networkx as nx

NONE = Verdicts()
EVENTS = """
SELECT ?event ?label ?type ?when ?earliest ?latest ?modality ?sources ?documents WHERE {
  ?event a kg:Event ; rdfs:label ?label ; kg:modality ?m .
  BIND(STRAFTER(STR(?m), "#") AS ?modality)
  OPTIONAL { ?event kg:when ?when } OPTIONAL { ?event kg:earliest ?earliest } OPTIONAL { ?event kg:latest ?latest }
  OPTIONAL { ?event kg:independentSources ?sources }
  OPTIONAL { SELECT ?event (COUNT(DISTINCT ?d) AS ?documents) WHERE { ?event kg:source ?d } GROUP BY ?event }
  OPTIONAL { SELECT ?event (MIN(REPLACE(STR(?t), "^.*[#/]", "")) AS ?narrow)
    WHERE { ?event a kg:Event, ?t . FILTER(?t != kg:Event) } GROUP BY ?event }
  BIND(COALESCE(?narrow, "Event") AS ?type)
} ORDER BY ?earliest ?latest ?event
"""
FIGURES = """
SELECT ?figure ?label ?of ?metric ?value ?unit ?kind ?when WHERE {
  ?figure a kg:Figure ; rdfs:label ?label ; kg:of ?of ; kg:metric ?q ; kg:value ?value ; kg:unit ?unit ;
    kg:kind ?k .
  OPTIONAL { ?figure kg:when ?when }
  BIND(STRAFTER(STR(?k), "#") AS ?kind) BIND(STRAFTER(STR(?q), "#") AS ?metric)
} ORDER BY ?of ?metric ?figure
"""


class Story:
    """An event timeline knowledge graph; `graph` is the only truth, everything else is read from it."""

    def __init__(
        self,
        graph: Graph,
        *,
        texts: Mapping[str, str] | None = None,
        documents: Iterable[Document] = (),
        verdicts: Verdicts = NONE,
    ) -> None:
        self.graph = graph
        self.documents = tuple(documents)
        """The documents that the graph was built of, if they are at hand: what an update starts from."""
        self.verdicts = verdicts
        """The user's judgements and links, which hold for what an update adds too."""
        self.texts = dict(texts or {}) | {document.digest: document.text for document in self.documents}
        """The documents' texts by their hash, if they are at hand."""
        self._engine: Engine | None = None

    def query(self, text: str) -> Answer:
        """Return the answer to a SPARQL query; the usual prefixes are known."""
        if self._engine is None:
            self._engine = Engine(self.graph)
        return self._engine.answer(text)

    def ask(self, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to a named question ("timeline", "copies" …), narrowed by its parameters."""
        return graphs.ask(self.graph, name, parameters)

    def _rows(self, text: str) -> Records:
        answer = self.query(text)
        return Records(answer.as_dicts() if isinstance(answer, Rows) else [])

    def events(self) -> Records:
        """Return the events in order of their dates, one dictionary each."""
        return self._rows(EVENTS)

    def figures(self) -> Records:
        """Return the figures, one dictionary each."""
        return self._rows(FIGURES)

    def explain(self, thing: str, other: str | None = None) -> str:
        """Return why a thing is in the graph, or why two things are one or not, in words."""
        told = graphs.explain(self.graph, thing, other, judgements=self.verdicts.judgements)
        return graphs.render_explanation(told)

    def check(self) -> graphs.Report:
        """Return whether the graph keeps its contract, and what breaks it."""
        return graphs.validate(self.graph, texts=self.texts or None)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return events and entities as a network, one edge per role."""
        return graphs.to_networkx(self.graph)

    def export(self, folder: str | Path, formats: Iterable[str] = ("ttl", "html", "csv", "ics")) -> tuple[Path, ...]:
        """Return the files written."""
        from kg.export import export

        return export(self.graph, folder, formats)

    def _repr_html_(self) -> str:
        from html import escape

        from kg.export.page import render_page

        page = escape(render_page(self.graph), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:720px;border:0" title="story"></iframe>'

    def __repr__(self) -> str:
        return f"<Story of {len(self.events())} events, {len(self.graph)} triples>"


class Records(list[dict[str, object]]):
    """Rows as dictionaries, with a data frame if pandas is there."""

    def to_frame(self) -> object:
        """Return the rows as a pandas DataFrame.

        Raises:
            ModuleNotFoundError: pandas is not installed: pip install 'timeline-kg[frames]'.
        """
        import pandas as pd

        return pd.DataFrame(list(self))


def load(path: str | Path) -> Story:
    """Return the story in a graph file; the texts kept beside it are read for checking."""
    path = Path(path)
    folder = path.parent / FOLDER
    return Story(graphs.read(path), texts=read_texts_beside(folder), verdicts=_verdicts_beside(folder))


def _verdicts_beside(folder: Path) -> Verdicts:
    """Return what the user said of a graph's things; what cannot be read is left to the next update to complain of."""
    try:
        return read_verdicts(folder)
    except InputError:
        return NONE


def check(path: str | Path) -> graphs.Report:
    """Return whether a graph file keeps its contract, and what breaks it."""
    return load(path).check()


def diff(old: Story, new: Story) -> graphs.Diff:
    """Return what changed from one story to another: events added, gone, re-dated, re-sourced."""
    return graphs.diff(old.graph, new.graph)
