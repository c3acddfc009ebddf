"""Marked sentences of the ontology: `[my:recalling Alpha] [trigger recalled] [my:recalled the A7]`.

Only the marks are parsed here; `kg.evaluate.examples` runs the extraction and compares. A type without words of its own
takes them from its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from kg.errors import OntologyError
from kg.ontology.inflection import noun_stems, stems, verb_stems
from kg.ontology.terms import Trigger

TOKEN = re.compile(r"\[(?P<label>[A-Za-z][\w:.-]*) |\]")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A labelled stretch of an example, in half-open offsets of the sentence without marks."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and its marks."""

    text: str
    marks: tuple[Mark, ...]

    def labelled(self, label: str) -> tuple[Mark, ...]:
        """Return the marks with a label."""
        return tuple(mark for mark in self.marks if mark.label == label)


def parse(source: str) -> Example:
    """Return the sentence and marks of an example.

    >>> parse("[kg:agent Alpha] [trigger recalled] cars.").text
    'Alpha recalled cars.'

    Raises:
        OntologyError: a bracket is not closed, or closes nothing.
    """
    text, position = "", 0
    open_marks: list[tuple[int, str]] = []
    marks: list[Mark] = []
    for token in TOKEN.finditer(source):
        text += source[position : token.start()]
        position = token.end()
        if token["label"]:
            open_marks.append((len(text), token["label"]))
        elif open_marks:
            start, label = open_marks.pop()
            marks.append(Mark(start, len(text), label))
        else:
            raise OntologyError(f"“{source}”: a bracket closes nothing. Write marks as [label words].")
    if open_marks:
        raise OntologyError(f"“{source}”: the mark [{open_marks[-1][1]} … is not closed. Add the bracket ].")
    return Example(text + source[position:], tuple(sorted(marks)))


def marked_triggers(sources: Iterable[str]) -> Iterator[Trigger]:
    """Yield the triggers that marked examples show, each also in the form that its inflection may come from."""
    for source in sources:
        example = parse(source)
        words = [word for mark in example.labelled("trigger") for word in example.text[mark.start : mark.end].split()]
        yield from _as_marked(tuple(word.lower() for word in words))


def _as_marked(words: tuple[str, ...]) -> Iterator[Trigger]:
    if len(words) > 1:
        for spelling in product(*(sorted({word, *stems(word)}) for word in words)):
            yield Trigger(spelling)
    for word in words if len(words) == 1 else ():
        yield Trigger((word,))
        for noun in sorted(noun_stems(word)):
            yield Trigger((noun,))
        for verb in sorted(verb_stems(word)):
            yield Trigger((verb,), part_of_speech="verb")
