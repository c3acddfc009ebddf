"""Another spaCy pipeline, trained for a moment: what stands in the bundled model's place."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

TRAINING = [
    ("Orvella closed the plant", ["PROPN", "VERB", "DET", "NOUN"], [1, 1, 3, 1], ["nsubj", "ROOT", "det", "dobj"]),
    ("Brask sold the shop", ["PROPN", "VERB", "DET", "NOUN"], [1, 1, 3, 1], ["nsubj", "ROOT", "det", "dobj"]),
    ("Lumo opened a store", ["PROPN", "VERB", "DET", "NOUN"], [1, 1, 3, 1], ["nsubj", "ROOT", "det", "dobj"]),
    ("Talvik bought a firm", ["PROPN", "VERB", "DET", "NOUN"], [1, 1, 3, 1], ["nsubj", "ROOT", "det", "dobj"]),
]


def train_small(folder: Path) -> Path:
    """Return the folder of a small CNN with tagger, parser and names, trained on four sentences."""
    nlp = spacy.blank("en")
    for name in ("tok2vec", "morphologizer", "ner"):
        nlp.add_pipe(name)
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = []
    for text, pos, heads, deps in TRAINING:
        doc = nlp.make_doc(text)
        gold = {"pos": pos, "morphs": [""] * 4, "heads": heads, "deps": deps, "entities": ["U-ORG", "O", "O", "O"]}
        examples.append(Example.from_dict(doc, gold))
    fix_random_seed(0)
    optimiser = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimiser)
    nlp.to_disk(folder)
    return folder
