"""Adding to an earlier story: its documents count again, and what is recognised keeps its IRI."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rdflib.namespace import RDF

from kg import graph as graphs
from kg.corpus import Corpus, Problem, unique_keys
from kg.errors import InputError
from kg.graph.marks import marks, replaced
from kg.graph.read import base_of as base_of_graph
from kg.model.document import Document
from kg.model.knowledge import KnowledgeBase
from kg.namespaces import KG, SCHEMA
from kg.pipeline.documents import FOLDER, read_document
from kg.pipeline.story import Story
from kg.pipeline.verdicts import Verdicts, read_verdicts
from kg.resolve.continuity import keep_keys

GRAPH = "graph.ttl"


def read_earlier(path: str | Path) -> Story:
    """Return the story in a graph file or in the folder of an earlier build, with its documents.

    Raises:
        InputError: there is no graph, or the documents kept beside it are gone, changed or of another version.
        GraphError: the graph cannot be read.
    """
    path = Path(path)
    file = path / GRAPH if path.is_dir() or not path.suffix else path
    if not file.is_file():
        raise InputError(f"{file}: no graph to add to. Build one first, without --update, or name its folder with -o.")
    graph = graphs.read(file)
    digests = sorted({str(digest) for digest in graph.objects(None, KG.sha256)})
    if not digests or (None, RDF.type, SCHEMA.NewsArticle) not in graph:
        raise InputError(f"{file}: holds no articles, so it is no graph of kg build. Name another folder with -o.")
    documents = [read_document(file.parent / FOLDER, digest) for digest in digests]
    return Story(graph, documents=documents, verdicts=read_verdicts(file.parent / FOLDER))


def base_of(earlier: Story | None) -> str | None:
    """Return the beginning of an earlier story's IRIs, or None."""
    return None if earlier is None else base_of_graph(earlier.graph)


def verdicts_of(earlier: Story | None) -> Verdicts:
    """Return the user's judgements and links that an earlier story heeds."""
    return Verdicts() if earlier is None else earlier.verdicts


def with_earlier(corpus: Corpus, earlier: Story | None) -> Corpus:
    """Return the corpus with the documents of an earlier story; a text that both hold counts once."""
    if earlier is None:
        return corpus
    known = {document.digest: document for document in _documents(earlier)}
    problems = tuple(
        Problem(each.location, "already in the graph; counted once. Nothing to do.", is_skipped_kind=True)
        for each in corpus.documents
        if each.digest in known
    )
    added = [document for document in corpus.documents if document.digest not in known]
    documents = sorted((*known.values(), *added), key=lambda document: (document.location, document.digest))
    return replace(corpus, documents=tuple(unique_keys(documents)), problems=(*corpus.problems, *problems))


def _documents(earlier: Story) -> tuple[Document, ...]:
    count = len(set(earlier.graph.subjects(RDF.type, SCHEMA.NewsArticle)))
    if len(earlier.documents) != count:
        raise InputError(
            f"the earlier story has {len(earlier.documents)} of its {count} articles at hand. Give the story that "
            "kg.build returned, or the folder that kg build wrote."
        )
    return earlier.documents


def with_earlier_keys(knowledge: KnowledgeBase, earlier: Story | None) -> KnowledgeBase:
    """Return the knowledge with the keys that its things have in an earlier story."""
    return knowledge if earlier is None else keep_keys(knowledge, marks(earlier.graph), replaced(earlier.graph))
