"""Our own marked news texts as training sentences: one for each line, names, times, figures and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model.mention import Modality
from kg.model.span import Span
from kg.nlp.tokenizer import word_spans
from kg.nlp.training.marked import MarkedText, marked_files, read_marked, sealed_stories
from kg.nlp.training.sentences import (
    CERTAINTY_CLASSES,
    NAME_CLASSES,
    QUANTITY_CLASSES,
    TENSE_CLASSES,
    TIMEX_CLASSES,
    Sentence,
    allowed,
    outside,
)

LABELS = {"org": "ORGANIZATION", "person": "PERSON", "place": "PLACE", "product": "PRODUCT"}
CERTAINTY = {Modality.ACTUAL: "certain", Modality.EXPECTED: "probable", Modality.POSSIBLE: "possible"}
FACTUALITY = {
    Modality.ACTUAL: 2.5,
    Modality.PLANNED: 0.8,
    Modality.EXPECTED: 0.5,
    Modality.POSSIBLE: -0.2,
    Modality.NEGATED: -2.5,
}
FUTURE = frozenset({Modality.PLANNED, Modality.EXPECTED})
LONGEST_LINE = 120
Words = list[tuple[int, int]]


def read_own(folder: Path, *, sealed: bool = False) -> list[Sentence]:
    """Return the lines of the open stories, or of the sealed ones."""
    held = sealed_stories(folder)
    return [
        sentence
        for path in marked_files(folder)
        for text in read_marked(path)
        if (text.story in held) is sealed
        for sentence in own_sentences(text)
    ]


def own_sentences(text: MarkedText) -> Iterator[Sentence]:
    """Yield the lines of one text with their layers."""
    start = 0
    for line in text.text.split("\n"):
        words = [(start + a, start + b) for a, b in word_spans(line)]
        start += len(line) + 1
        for first in range(0, len(words), LONGEST_LINE):
            part = words[first : first + LONGEST_LINE]
            sentence = Sentence(
                words=tuple(text.text[a:b] for a, b in part), source="own", document=text.key, paragraph=True
            )
            yield sentence.with_numbers(**own_layers(text, part))


def own_layers(text: MarkedText, words: Words) -> dict[str, tuple[float, ...]]:
    """Return the layers of some words of a text."""
    size = len(words)
    layers: dict[str, list[float]] = {
        "names": [outside(NAME_CLASSES, "MISC")] * size,
        "timex": [outside(TIMEX_CLASSES)] * size,
        "quantity": [outside(QUANTITY_CLASSES)] * size,
        "trigger": [0] * size,
        "certainty": [-1] * size,
        "polarity": [-1] * size,
        "tense": [-1] * size,
        "factuality": [float("nan")] * size,
    }
    for mark in text.names:
        _bio(layers["names"], words, mark.span, NAME_CLASSES, (LABELS[mark.label],))
    for span in text.times:
        _bio(layers["timex"], words, span, TIMEX_CLASSES, TIMEX_CLASSES)
    for span in text.figures:
        _bio(layers["quantity"], words, span, QUANTITY_CLASSES, QUANTITY_CLASSES)
    for event in text.events:
        for trigger in event.triggers:
            _trigger(layers, list(covered(words, trigger)), event.modality)
    return {name: tuple(column) for name, column in layers.items()}


def covered(words: Words, span: Span) -> Iterable[int]:
    """Return the numbers of the words that a span touches."""
    return (n for n, (start, end) in enumerate(words) if start < span.end and span.start < end)


def _bio(column: list[float], words: Words, span: Span, classes: tuple[str, ...], names: tuple[str, ...]) -> None:
    for number, place in enumerate(covered(words, span)):
        column[place] = allowed(classes, "I" if number else "B", *names)


def _trigger(layers: dict[str, list[float]], places: list[int], modality: Modality) -> None:
    for number, place in enumerate(places):
        layers["trigger"][place] = 2 if number else 1
    if places:
        head = places[0]
        layers["polarity"][head] = float(modality is Modality.NEGATED)
        layers["factuality"][head] = FACTUALITY[modality]
        if modality in CERTAINTY:
            layers["certainty"][head] = CERTAINTY_CLASSES.index(CERTAINTY[modality])
        if modality in FUTURE:
            layers["tense"][head] = TENSE_CLASSES.index("future")
