"""Articles → story: read, parse, extract, resolve, order, build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.corpus import Corpus, Problem, read_corpus
from kg.errors import InputError
from kg.extract import prepare
from kg.model.document import Document
from kg.model.knowledge import Judgement, KnowledgeBase, Link
from kg.namespaces import DEFAULT_BASE
from kg.ontology import Ontology, read_ontology
from kg.pipeline.cache import cache_folder
from kg.pipeline.earlier import base_of, read_earlier, verdicts_of, with_earlier, with_earlier_keys
from kg.pipeline.reader import Reader
from kg.pipeline.story import Story
from kg.pipeline.verdicts import verdicts

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


def build(  # noqa: PLR0913 - the switches of the command
    path: str | Path | Sequence[str | Path],
    *,
    ontology: Ontology | None = None,
    judgements: Sequence[Judgement] = (),
    links: Sequence[Link] = (),
    model: str | None = None,
    hard_only: bool = False,
    update: str | Path | Story | None = None,
    cache: bool = True,
) -> Story:
    """Return the story that the articles in files or folders tell.

    `update` is an earlier story (or its folder) to add the articles to: only these are parsed, the IRIs of old events
    stay, and so do the judgements and links given for it, unless new ones say otherwise. What is found in an article is
    kept in the user's cache folder unless `cache` is False.

    Raises:
        InputError: nothing could be read, or the earlier story is not whole.
        OntologyError, ModelError: what was named cannot be used.
    """
    paths = [path] if isinstance(path, str | Path) else list(path)
    return build_story(
        paths,
        ontology=ontology,
        judgements=judgements,
        links=links,
        model=model,
        hard_only=hard_only,
        update=read_earlier(update) if isinstance(update, str | Path) else update,
        cache=cache_folder() if cache else None,
    ).story


def build_story(  # noqa: PLR0913 - the switches of the command
    paths: Sequence[str | Path],
    *,
    ontology: Ontology | None = None,
    judgements: Sequence[Judgement] = (),
    links: Sequence[Link] = (),
    model: str | None = None,
    base: str | None = None,
    hard_only: bool = False,
    context: int = 1,
    update: Story | None = None,
    cache: Path | None = None,
    progress: Progress[Document] | None = None,
) -> Build:
    """Return the story with the knowledge behind it and the problems met; `cache` is a folder for extractions."""
    from kg import graph
    from kg.resolve import resolve
    from kg.resolve.links import with_links
    from kg.timeline import order

    if base and update is not None and base != base_of(update):
        raise InputError(f"the graph's IRIs begin with {base_of(update)}, not {base}. Add to it without another base.")
    ontology = ontology or read_ontology()
    corpus = with_earlier(_english(read_corpus([Path(path) for path in paths])), update)
    reader = Reader.of(ontology, model, cache)
    steps = progress(corpus.documents, "Reading articles", len(corpus.documents)) if progress else corpus.documents
    extractions = tuple(map(reader, steps))
    told = verdicts(judgements, links, verdicts_of(update))
    resolved = resolve(extractions, ontology=ontology, judgements=told.judgements)
    knowledge = order(resolved, ontology=ontology, hard_only=hard_only)
    knowledge, unclear = with_links(with_earlier_keys(knowledge, update), ontology, told.links)
    base = base or base_of(update) or DEFAULT_BASE
    rdf = graph.build(knowledge, base=base, hierarchy=ontology.parents, labels=ontology.labels, context=context)
    story = Story(rdf, documents=[extraction.document for extraction in knowledge.extractions], verdicts=told)
    return Build(story, knowledge, (*corpus.problems, *reader.problems(), *map(_unclear, unclear)))


def _unclear(link: Link) -> Problem:
    message = "several things bear this name, so none is linked. Add a type to the row, or take the full name."
    return Problem(f"link “{link.name}”", message, is_skipped_kind=True)


def _english(corpus: Corpus) -> Corpus:
    """Return the documents, prepared for extraction, that are in English; the others are problems."""
    from kg.nlp.language import is_english

    documents = [prepare(document) for document in corpus.documents]
    foreign = [document for document in documents if not is_english(document.body.within(document.text))]
    problems = tuple(
        Problem(document.location, "not in English, so it is left out. Only English articles are read.")
        for document in foreign
    )
    if len(foreign) == len(documents):
        raise InputError("no article is in English. Give English articles." + "".join(f"\n  {p}" for p in problems))
    english = tuple(document for document in documents if document not in foreign)
    return Corpus(english, (*corpus.problems, *problems))
