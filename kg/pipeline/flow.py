"""Articles → story: read, parse, extract, resolve, order, build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import TypeVar

from kg.corpus import Corpus, Problem, read_corpus
from kg.errors import InputError
from kg.extract import EXTRACTORS, Extractor, extract, prepare
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.knowledge import Judgement, KnowledgeBase
from kg.namespaces import DEFAULT_BASE
from kg.ontology import Ontology, read_ontology
from kg.pipeline.story import Story

Step = TypeVar("Step")
Progress = Callable[[Iterable[Step], str, int], Iterable[Step]]
"""Wraps a long step: (what it goes through, what it is called, how many there are) → the same."""


@dataclass(frozen=True, slots=True)
class Build:
    """A story with what happened on the way."""

    story: Story
    knowledge: KnowledgeBase
    problems: tuple[Problem, ...]

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Return the articles that could not be used."""
        return tuple(problem for problem in self.problems if not problem.is_skipped_kind)


def build(
    path: str | Path | Sequence[str | Path],
    *,
    ontology: Ontology | None = None,
    judgements: Sequence[Judgement] = (),
    model: str | None = None,
    hard_only: bool = False,
) -> Story:
    """Return the story that the articles in files or folders tell.

    Raises:
        InputError: nothing could be read.
        OntologyError, ModelError: what was named cannot be used.
    """
    paths = [path] if isinstance(path, str | Path) else list(path)
    return build_story(paths, ontology=ontology, judgements=judgements, model=model, hard_only=hard_only).story


def build_story(  # noqa: PLR0913 - the switches of the command
    paths: Sequence[str | Path],
    *,
    ontology: Ontology | None = None,
    judgements: Sequence[Judgement] = (),
    model: str | None = None,
    base: str = DEFAULT_BASE,
    hard_only: bool = False,
    context: int = 1,
    progress: Progress[Document] | None = None,
) -> Build:
    """Return the story with the knowledge behind it and the problems met."""
    from kg import graph
    from kg.resolve import resolve
    from kg.timeline import order

    corpus = read_corpus([Path(path) for path in paths])
    ontology = ontology or read_ontology()
    extractions, foreign = _extract_all(corpus, ontology, model, progress)
    knowledge = order(resolve(extractions, ontology=ontology, judgements=judgements), hard_only=hard_only)
    rdf = graph.build(knowledge, base=base, hierarchy=ontology.parents, labels=ontology.labels, context=context)
    texts = {extraction.document.digest: extraction.document.text for extraction in extractions}
    return Build(Story(rdf, texts=texts), knowledge, (*corpus.problems, *foreign))


def _extract_all(
    corpus: Corpus, ontology: Ontology, model: str | None, progress: Progress[Document] | None
) -> tuple[tuple[Extraction, ...], tuple[Problem, ...]]:
    from kg.nlp.language import is_english

    documents = [prepare(document) for document in corpus.documents]
    foreign = [document for document in documents if not is_english(document.body.within(document.text))]
    english = [document for document in documents if document not in foreign]
    problems = tuple(
        Problem(document.location, "not in English, so it is left out. Only English articles are read.")
        for document in foreign
    )
    if not english:
        raise InputError("no article is in English. Give English articles." + "".join(f"\n  {p}" for p in problems))
    steps = progress(english, "Reading articles", len(english)) if progress else english
    return tuple(_extractions(steps, ontology, model)), problems


def _extractions(documents: Iterable[Document], ontology: Ontology, model: str | None) -> Iterator[Extraction]:
    from kg.nlp import load

    language = load(model)
    extractors = (*EXTRACTORS, *third_party())
    for document in documents:
        yield extract(document, language(document.text), ontology, extractors=extractors)


def third_party() -> tuple[Extractor, ...]:
    """Return the extractors that installed packages add under the entry point `kg.extractors`."""
    return tuple(point.load() for point in sorted(entry_points(group="kg.extractors"), key=lambda point: point.name))
