"""The space of event types: a projection learnt from marked triggers, its threshold, and how well it types."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from kg.nlp.event_types import Matrix, TypeSpace, unit
from kg.nlp.load import COMPONENT
from kg.nlp.training.marked import marked_files, read_marked, sealed_stories
from kg.nlp.vectors import WIDTH as VECTOR_WIDTH
from kg.ontology import read_ontology
from kg.ontology.examples import parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.nlp.annotate import Annotator

LOG = logging.getLogger("kg.nlp.training")
ANY = "kg:Event"
WIDTH, STEPS, BATCH, RATE, DROPOUT, TEMPERATURE, SEED = 96, 250, 700, 2e-3, 0.3, 0.1, 20
PARTS, WANTED, FEWEST = 4, 0.75, 10
Above = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked triggers: the words' vectors, types, lemmas and stories (empty for the ontology's examples)."""

    rows: Matrix
    types: tuple[str, ...]
    lemmas: tuple[str, ...]
    stories: tuple[str, ...]

    def pick(self, places: Iterable[int]) -> Marked:
        """Return the triggers of these numbers."""
        chosen = list(places)
        columns = (tuple(column[n] for n in chosen) for column in (self.types, self.lemmas, self.stories))
        return Marked(self.rows[chosen], *columns)

    def split(self, held: Collection[str], *, by: Sequence[str]) -> tuple[Marked, Marked]:
        """Return the triggers outside and inside some held values of a column."""
        return (
            self.pick(n for n, value in enumerate(by) if value not in held),
            self.pick(n for n, value in enumerate(by) if value in held),
        )


def above() -> dict[str, tuple[str, ...]]:
    """Return the types above each type, without the one that says only that it is an event."""
    ontology = read_ontology()
    empty = {ANY, *ontology.ancestors(ANY)}
    return {name: tuple(a for a in ontology.ancestors(name) if a not in {*empty, name}) for name in ontology.types}


def collect(nlp: Language, news: Path | None, *, sealed: bool = False) -> Marked:
    """Return the marked triggers of our open stories (or the sealed ones alone) and of the ontology's examples."""
    annotator = cast("Annotator", nlp.get_pipe(COMPONENT))
    kept, annotator.types = annotator.types, TypeSpace.plain(VECTOR_WIDTH)
    try:
        return _collected(nlp, news, sealed=sealed)
    finally:
        annotator.types = kept


def _collected(nlp: Language, news: Path | None, *, sealed: bool) -> Marked:
    found: list[tuple[Matrix, str, str, str]] = []
    held = sealed_stories(news) if news is not None else frozenset()
    for path in marked_files(news) if news is not None else ():
        for text in read_marked(path):
            if (text.story in held) is sealed:
                doc = nlp(text.text)
                spans = [(t.start, t.end, f"kg:{event.type}") for event in text.events for t in event.triggers]
                found += _rows(doc, spans, text.story)
    for name, kind in read_ontology().types.items() if not sealed else ():
        for source in kind.examples:
            example = parse(source)
            marks = [(mark.start, mark.end, name) for mark in example.labelled("trigger")]
            found += _rows(nlp(example.text), marks, "")
    rows, *columns = zip(*found, strict=True)
    return Marked(np.stack(rows).astype(np.float32), *columns)


def _rows(doc: Doc, spans: Sequence[tuple[int, int, str]], story: str) -> list[tuple[Matrix, str, str, str]]:
    found = []
    for start, end, name in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append((doc._.type_vectors[span.root.i], name, span.root.lemma_.lower(), story))
    return found


def learn(marked: Marked, *, width: int = WIDTH, steps: int = STEPS) -> TypeSpace:
    """Return a space in which triggers of one type but with other words lie together, with them as examples."""
    import torch
    from torch.nn import functional

    torch.manual_seed(SEED)
    mean = marked.rows.mean(0)
    x = torch.from_numpy(marked.rows - mean)
    kinds, words = (torch.from_numpy(_numbers(column)) for column in (marked.types, marked.lemmas))
    _, _, directions = torch.linalg.svd(x, full_matrices=False)
    projection = directions[:width].T.contiguous().clone().requires_grad_()
    optimiser = torch.optim.AdamW([projection], lr=RATE, weight_decay=0.01)
    for step in range(steps):
        chosen = torch.randperm(len(x))[:BATCH]
        z = functional.normalize(functional.dropout(x[chosen], DROPOUT) @ projection, dim=1)
        same = kinds[chosen][:, None] == kinds[chosen][None]
        other = words[chosen][:, None] != words[chosen][None]
        scores = (z @ z.T / TEMPERATURE).masked_fill(same & ~other, -1e4).fill_diagonal_(-1e4)
        wanted = same & other
        known = wanted.any(1)
        loss = (scores.logsumexp(1) - scores.masked_fill(~wanted, -1e4).logsumexp(1))[known].mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / steps)
    found = projection.detach().numpy()
    return TypeSpace(mean @ found, found, unit((marked.rows - mean) @ found), marked.types, 1.0)


def _numbers(column: Sequence[str]) -> np.ndarray:
    table = {name: number for number, name in enumerate(sorted(set(column)))}
    return np.array([table[name] for name in column])


def agrees(found: str, marked: str, higher: Above) -> bool:
    """Return whether two types are the same or one is above the other."""
    return ANY not in (found, marked) and (
        found == marked or found in higher.get(marked, ()) or marked in higher.get(found, ())
    )


def judged(space: TypeSpace, tested: Marked, higher: Above) -> list[tuple[float, bool]]:
    """Return score and verdict of every trigger that the space gives a type; triggers of no type count as wrong."""
    vectors = space.project(tested.rows)
    found = [space.nearest(vector, higher) for vector in vectors]
    return [
        (score, agrees(name, kind, higher))
        for (name, score), kind in zip(found, tested.types, strict=True)
        if name != ANY
    ]


def threshold(rows: Sequence[tuple[float, bool]], wanted: float = WANTED) -> float:
    """Return the least score above which so many are right; 1 where there is none."""
    right, best = 0, 1.0
    for number, (score, verdict) in enumerate(sorted(rows, reverse=True), 1):
        right += verdict
        if number >= FEWEST and right >= wanted * number:
            best = score
    return best


def unknown(tested: Marked, known: Marked) -> Marked:
    """Return the triggers whose words no marked trigger of a type has."""
    words = {word for word, kind in zip(known.lemmas, known.types, strict=True) if kind != ANY}
    return tested.pick(n for n, word in enumerate(tested.lemmas) if word not in words)


def trained_space(marked: Marked) -> tuple[TypeSpace, dict[str, float]]:
    """Return the space with its threshold, and what was measured on stories held out in turn."""
    higher = above()
    stories = sorted({story for story in marked.stories if story})
    rows: list[tuple[float, bool]] = []
    every: list[tuple[float, bool]] = []
    asked = 0
    for part in range(PARTS):
        rest, tested = marked.split(set(stories[part::PARTS]), by=marked.stories)
        space, new = learn(rest), unknown(tested, rest)
        rows += judged(space, new, higher)
        every += judged(space, tested, higher)
        asked += len(new.types)
    least = threshold(rows)
    space = learn(marked)
    above_it = [verdict for score, verdict in rows if score >= least]
    measured = {
        "right, all": _percent([verdict for _, verdict in every]),
        "right, unknown words": _percent([verdict for _, verdict in rows]),
        "right, unknown words above the threshold": _percent(above_it),
        "unknown words typed": round(100 * len(above_it) / max(1, asked), 1),
        "right, types held out, two examples each": _types_held_out(marked, higher),
    }
    return replace(space, threshold=least), measured


def _types_held_out(marked: Marked, higher: Above, parts: int = PARTS) -> float:
    """Return how often a type that no learning saw is found by two of its examples in the ontology."""
    counts = Counter(kind for kind, story in zip(marked.types, marked.stories, strict=True) if story)
    examples: dict[str, list[int]] = defaultdict(list)
    for n, (kind, story) in enumerate(zip(marked.types, marked.stories, strict=True)):
        if not story:
            examples[kind].append(n)
    kinds = sorted(kind for kind in counts if kind != ANY and counts[kind] >= 3 and len(examples[kind]) >= 2)
    verdicts: list[bool] = []
    for part in range(parts):
        rest, held = marked.split(set(kinds[part::parts]), by=marked.types)
        two = marked.pick(n for kind in kinds[part::parts] for n in examples[kind][:2])
        space = learn(rest)
        space = space.with_examples(space.project(two.rows), two.types)
        told = held.pick(n for n, story in enumerate(held.stories) if story)
        verdicts += [verdict for _, verdict in judged(space, told, higher)]
    return _percent(verdicts)


def _percent(verdicts: Sequence[bool]) -> float:
    return round(100 * sum(verdicts) / max(1, len(verdicts)), 1)
