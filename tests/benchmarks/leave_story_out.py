"""Stories built without the ontology's words that occur in them alone, to be scored beside the usual build.

python -m tests.benchmarks.leave_story_out -o OUT STORY_FOLDER …

For each folder, every trigger, metric word and cue is left out that occurs in its articles but in no other folder,
nor in `seeds/`, our own stories with gold or the open part of our marked texts. Writes OUT/<folder>.ttl and prints how
many words of how many were left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpus import read_corpus
from kg.evaluate.mentions import read_texts
from kg.nlp import load
from kg.ontology import Ontology, read_ontology
from kg.ontology.terms import Words
from kg.pipeline import build_story

ROOT = Path(__file__).parents[2]
Sentences = frozenset[frozenset[str]]


@dataclass(slots=True)
class Left:
    """Counts what stays and what goes."""

    own: Sentences
    others: Sentences
    kept: int = 0
    gone: int = 0

    def stays(self, words: Words) -> bool:
        """Return whether an entry occurs elsewhere too, or not in this story."""
        wanted = {word.lower() for word in words}
        stays = not _occurs(wanted, self.own) or _occurs(wanted, self.others)
        self.kept, self.gone = self.kept + stays, self.gone + (not stays)
        return stays


def without(ontology: Ontology, left: Left) -> Ontology:
    """Return the ontology with the entries that stay."""
    types = {
        name: replace(kind, triggers=tuple(t for t in kind.triggers if left.stays(t.words)))
        for name, kind in ontology.types.items()
    }
    metrics = {
        name: replace(metric, words=tuple(words for words in metric.words if left.stays(words)))
        for name, metric in ontology.metrics.items()
    }
    cues = tuple(cue for cue in ontology.cues if left.stays(cue.words))
    return replace(ontology, types=types, metrics=metrics, cues=cues, digest="")


def _occurs(words: set[str], sentences: Sentences) -> bool:
    return any(words <= sentence for sentence in sentences)


def sentences(texts: Iterable[str]) -> Sentences:
    """Return the words and lemmas of each sentence."""
    nlp = load()
    return frozenset(
        frozenset(form.lower() for token in sentence for form in (token.text, token.lemma_))
        for text in texts
        for sentence in nlp(text).sents
    )


def stories(folders: Iterable[Path]) -> Mapping[Path, Sentences]:
    """Return the sentences of each folder of articles."""
    return {folder: sentences(found.text for found in read_corpus([folder]).documents) for folder in folders}


def ours() -> Sentences:
    """Return the sentences of `seeds/`, of our own stories and of the open marked texts."""
    own = stories([ROOT / "seeds", *sorted((ROOT / "tests/gold/stories").iterdir())])
    told = sentences(text.text for text in read_texts(ROOT / "tests/gold/news", sealed=False))
    return frozenset().union(told, *own.values())


def main() -> None:
    """Build each story without its own words."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    ontology, told, known = read_ontology(), stories(options.folders), ours()
    for folder, own in told.items():
        rest = frozenset().union(known, *(other for name, other in told.items() if name != folder))
        left = Left(own, rest)
        built = build_story([folder], ontology=without(ontology, left), cache=None)
        built.story.graph.serialize(str(options.output / f"{folder.name}.ttl"), format="turtle")
        print(f"{folder.name}: {left.gone} of {left.gone + left.kept} entries left out")


if __name__ == "__main__":
    main()
