"""Words per second of the model beside pipelines of other shapes, with random weights, in one run."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Return words per second of processor time, after one warm-up text."""
    nlp(texts[0])
    began = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - began)


def cnn_pipeline(tags: Sequence[str], relations: Sequence[str], kinds: Sequence[str]) -> Language:
    """Return a spaCy CNN pipeline of the usual small shape, with random weights.

    As in spaCy's own small pipelines, tagger and parser share one encoder and names have their own.
    """
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    for name in ("tagger", "parser"):
        nlp.add_pipe(name)
        nlp.config["components"][name]["model"]["tok2vec"] = listener
    nlp.add_pipe("ner")
    nlp = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    words = ["word"] * max(len(tags), len(relations), 2 * len(kinds))
    example = Example.from_dict(
        nlp.make_doc(" ".join(words)),
        {
            "words": words,
            "tags": [tags[n % len(tags)] for n in range(len(words))],
            "heads": [0] * len(words),
            "deps": ["ROOT", *(relations[n % len(relations)] for n in range(1, len(words)))],
            "entities": [f"U-{kinds[n % len(kinds)]}" for n in range(len(words))],
        },
    )
    nlp.get_pipe("parser").cfg["min_action_freq"] = 1  # type: ignore[attr-defined]
    nlp.initialize(lambda: [example] * 40)
    return nlp
