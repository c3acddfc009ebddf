"""How often the type of the nearest examples is right, by the chance from which it is believed.

    python tests/benchmarks/calibrate_types.py [tests/gold/news]

Over the open stories of a folder of marked texts: the words that the extraction asks about, as no type lists them; the
other triggers that the language model sees, without the examples that have the word, those of no type weighted as among
the first; and those of a type of which only two examples are left, beside all of the first.
A type counts as right if it is the marked one, above or below it. The last column is the share of typed marks that
get a right type. `LIKELY` and `LIKELY_OF_FEW` of `kg.nlp.event_types` are chances from which four of five are right.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.mentions import agrees, as_document, read_texts
from kg.extract import extract
from kg.extract.triggers.examples import above, space
from kg.nlp import event_types, load
from kg.nlp.event_types import Matrix, TypeSpace
from kg.ontology import Ontology, read_ontology
from kg.ontology.examples import parse
from kg.ontology.inflection import stems

NONE, ANY = "", "kg:Event"
CHANCES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.52, 0.55, 0.6)
FEWEST, KINDS = 8, 40


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that the language model takes for a trigger, with its marked type, empty where none is marked."""

    word: str
    type: str
    vector: Matrix
    is_asked: bool

    @property
    def is_typed(self) -> bool:
        """Whether a type is marked."""
        return self.type not in (NONE, ANY)


class Questions:
    """Stands for a space, and keeps the vectors that are asked about."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def nearest(self, vector: Matrix, _: object) -> None:
        """Keep a vector."""
        self.asked.add(id(vector))


def triggers(folder: Path, ontology: Ontology) -> Iterator[Trigger]:
    """Yield the triggers of the open stories."""
    language = load()
    for text in read_texts(folder, sealed=False):
        doc, questions = language(text.text), Questions()
        extract(as_document(text.key, text.text), doc, ontology, space=lambda _, found=questions: found)  # type: ignore[misc]
        spans = [(span, f"kg:{event.type}") for event in text.events for span in event.triggers]
        marks = {place: name for span, name in spans for place in range(span.start, span.end)}
        for place, vector in doc._.type_vectors.items():
            if doc[place].pos_ in ("VERB", "NOUN"):
                is_asked = id(vector) in questions.asked
                yield Trigger(doc[place].lemma_.lower(), marks.get(doc[place].idx, NONE), vector, is_asked)


def words_of_examples(ontology: Ontology) -> list[frozenset[str]]:
    """Return the words of each marked trigger of the ontology, in the order of its space."""
    examples = [parse(source) for _, kind in sorted(ontology.types.items()) for source in kind.examples]
    marks = [example.text[mark.start : mark.end] for example in examples for mark in example.labelled("trigger")]
    return [frozenset(form for word in mark.lower().split() for form in (word, *stems(word))) for mark in marks]


def part(whole: TypeSpace, places: Iterable[int]) -> TypeSpace:
    """Return a space of some of the examples."""
    kept = list(places)
    return TypeSpace.of(whole.rows[kept], [whole.types[n] for n in kept])


Row = tuple[float, bool, float]
"""How likely the type is that is found, whether it is right, and how much it weighs."""


def rows(found: TypeSpace, tested: Iterable[Trigger], ontology: Ontology, weight: float = 1.0) -> Iterator[Row]:
    """Yield what the space makes of some triggers; those of no type weigh so much."""
    higher = above(ontology)
    for one in tested:
        nearest = found.nearest(one.vector, higher)
        if nearest is not None and nearest[0] != ANY:
            yield nearest[1], agrees(nearest[0], one.type, ontology), 1.0 if one.is_typed else weight


def known(whole: TypeSpace, tested: list[Trigger], weight: float, ontology: Ontology) -> Iterator[Row]:
    """Yield what the space makes of words that it knows, each without its own examples."""
    words = words_of_examples(ontology)
    by_word = defaultdict(list)
    for one in tested:
        by_word[one.word].append(one)
    for word, each in by_word.items():
        own = part(whole, (n for n, has in enumerate(words) if word not in has))
        yield from rows(own, each, ontology, weight)


def of_two(whole: TypeSpace, tested: list[Trigger], others: list[Trigger], ontology: Ontology) -> Iterator[Row]:
    """Yield where a type is found of which the space has two examples only."""
    counts = Counter(one.type for one in tested if one.is_typed and one.type in whole.types)
    words = words_of_examples(ontology)
    for kind, _ in [pair for pair in counts.most_common(KINDS) if pair[1] >= FEWEST]:
        two = [n for n, name in enumerate(whole.types) if name == kind][:2]
        few = part(whole, [n for n, name in enumerate(whole.types) if name != kind or n in two])
        own = [one for one in tested if one.type == kind and not any(one.word in words[n] for n in two)]
        for one in [*own, *(other for other in others if other.type != kind)]:
            nearest = few.nearest(one.vector, above(ontology))
            if nearest is not None and nearest[0] == kind:
                yield nearest[1], agrees(kind, one.type, ontology), 1.0


def table(name: str, found: Iterable[Row], typed: int) -> str:
    """Return a line for each chance: how many are told, right by weight, and the share of the typed that are right."""
    every = list(found)
    lines = [name]
    for least in CHANCES:
        told = [row for row in every if row[0] >= least]
        right, weight = sum(row[1] for row in told), sum(row[2] for row in told)
        lines.append(f"  {least:.2f}  told {len(told):5}  right {100 * right / max(weight, 1e-9):5.1f} %"
                     f"  of all typed {100 * right / max(typed, 1):5.1f} %")  # fmt: skip
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Print the tables."""
    event_types.LIKELY = event_types.LIKELY_OF_FEW = min(CHANCES)
    ontology = read_ontology()
    whole = space(ontology)
    assert whole is not None
    every = list(triggers(folder, ontology))
    new, old = [one for one in every if one.is_asked], [one for one in every if not one.is_asked]
    typed_new, typed_old = (sum(one.is_typed for one in each) for each in (new, old))
    weight = (len(new) - typed_new) / typed_new * typed_old / (len(old) - typed_old)
    print(f"{len(whole.types)} examples; {len(new)} triggers of unlisted words, {typed_new} typed; weight {weight:.1f}")
    print(table("unlisted words", rows(whole, new, ontology), typed_new))
    print(table("listed words without their examples", known(whole, old, weight, ontology), typed_old))
    print(table("types with two examples", of_two(whole, every, new, ontology), typed_old))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("tests/gold/news"))
