"""Keeping the keys of an earlier resolution: what can be recognised by its words keeps its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import keys
from kg.model.knowledge import KnowledgeBase
from kg.resolve.directory import free_key
from kg.resolve.renaming import renamed

Mark = tuple[str, int, int]
Marks = Mapping[str, Mapping[str, frozenset[Mark]]]
"""By kind and key: the stretches of words (document, start, end) that claim that a thing is there."""
NAMING = frozenset({"rdf:type", "rdfs:label", "skos:altLabel"})


def keep_keys(knowledge: KnowledgeBase, earlier: Marks, replaced: Mapping[str, str]) -> KnowledgeBase:
    """Return the knowledge with the keys that its things had earlier.

    Of things that are one now, the one with the most words in common gives its key, and the others are replaced by it;
    `replaced` tells what was replaced before. A key that once meant something else is not given again.
    """
    now = marks(knowledge)
    kept: dict[str, str] = {}
    heirs: dict[str, str] = {}
    for kind in sorted(now):
        _match(earlier.get(kind, {}), now[kind], kept, heirs)
    taken = {key for things in earlier.values() for key in things} | set(replaced) | set(kept.values())
    for key in sorted(_keys(now)):
        if key not in kept and key in taken:
            kept[key] = free_key(key, taken)
        taken.add(kept.get(key, key))
    present = {kept.get(key, key) for key in _keys(now)}
    moved = {old: kept.get(new, new) for old, new in heirs.items()}
    chain = {**{old: moved.get(new, new) for old, new in replaced.items()}, **moved}
    pairs = tuple(sorted((old, new) for old, new in chain.items() if new in present and old not in present))
    return renamed(knowledge, {new: old for new, old in kept.items() if new != old}, replaced=pairs)


def _keys(things: Marks) -> Iterable[str]:
    return [key for by_key in things.values() for key in by_key]


def _match(
    earlier: Mapping[str, frozenset[Mark]],
    now: Mapping[str, frozenset[Mark]],
    kept: dict[str, str],
    heirs: dict[str, str],
) -> None:
    """Note which earlier key each thing keeps, and by which thing (its key now) an earlier one is replaced."""
    shared = _shared(earlier, now)
    given: set[str] = set()
    for _, old, new in shared:
        if old not in given and new not in kept:
            kept[new] = old
            given.add(old)
    for _, old, new in shared:
        if old not in given:
            heirs.setdefault(old, new)


def _shared(earlier: Mapping[str, frozenset[Mark]], now: Mapping[str, frozenset[Mark]]) -> list[tuple[int, str, str]]:
    """Return the pairs of an earlier and a present key with marks in common, the most first."""
    bearers: defaultdict[Mark, list[str]] = defaultdict(list)
    for key, spans in now.items():
        for span in spans:
            bearers[span].append(key)
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for old, spans in earlier.items():
        for span in spans:
            for new in bearers.get(span, ()):
                counts[old, new] += 1
    return sorted((-count, old, new) for (old, new), count in counts.items())


def marks(knowledge: KnowledgeBase) -> Marks:
    """Return the marks of all things, by kind and key."""
    found: dict[str, defaultdict[str, set[Mark]]] = defaultdict(lambda: defaultdict(set))
    for kind, key, mark in _marks(knowledge):
        found[kind][key].add(mark)
    return {kind: {key: frozenset(spans) for key, spans in by_key.items()} for kind, by_key in found.items()}


def _marks(knowledge: KnowledgeBase) -> Iterator[tuple[str, str, Mark]]:
    documents = {each.document.key: keys.document_key(each.document.digest) for each in knowledge.extractions}
    series = {event.key: event.series for event in knowledge.events}
    figures, entities = ({each.key for each in things} for things in (knowledge.figures, knowledge.entities))
    for claim in knowledge.claims:
        key, predicate = claim.subject.key, claim.predicate
        span = claim.evidence.span
        mark = documents[claim.evidence.document], span.start, span.end
        if key in series and predicate == "rdf:type":
            yield "event", key, mark
            if (its_series := series[key]) is not None:
                yield "series", its_series, mark
        elif key in figures and predicate == "kg:value":
            yield "figure", key, mark
        elif key in entities and predicate in NAMING:
            yield "entity", key, mark
    for source in knowledge.sources:
        yield "group", source.group, (source.key, 0, 0)
