"""Opening the bundled model, or any other spaCy pipeline in its place."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.nlp.attributes import register

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.event_types import Matrix

COMPONENT = "kg_news"
NAMES_COMPONENT = "kg_names"


def load(name: str | None = None, *, threads: int = 1) -> Language:
    """Return the bundled English news model, or the named spaCy pipeline adapted to its labels.

    The component `kg_names`, which lets all mentions of a name vote on its type, is known but not part of the
    pipeline: `nlp.add_pipe("kg_names")` adds it.
    """
    register()
    if name is not None:
        from kg.nlp.adapter import adapted

        return adapted(name)
    with as_file(files("kg.nlp") / "weights") as folder:
        return load_folder(folder, threads=threads)


def marked_vectors(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Matrix]]:
    """Return for each text with marked triggers their vectors by the bundled model."""
    from kg.nlp.event_types import trigger_rows
    from kg.nlp.network import Network
    from kg.nlp.tokenizer import blank_english

    words = blank_english()
    with as_file(files("kg.nlp") / "weights") as folder:
        network = Network.open(folder)
    return [trigger_rows(network, words.make_doc(text), marks) for text, marks in texts]


def load_folder(folder: Path, *, threads: int = 1) -> Language:
    """Return the model of a folder of weights."""
    from spacy.language import Language

    from kg.nlp.annotate import Annotator
    from kg.nlp.lemmas import Lemmatizer
    from kg.nlp.names import settle
    from kg.nlp.network import Network
    from kg.nlp.tokenizer import blank_english

    register()
    network = Network.open(folder, threads=threads)
    lemmatizer = Lemmatizer.open(folder / "lemmas.json", network.pieces.whole)
    annotator = Annotator.of(network, lemmatizer)
    nlp = blank_english()
    Language.component(COMPONENT, func=annotator)
    Language.component(NAMES_COMPONENT, func=settle)
    nlp.add_pipe(COMPONENT)
    return nlp
