"""Do copies count once? Pairwise precision and recall of source groups on made-up syndicated news.

    python -m tests.benchmarks.syndication [--stories 200] [--seed 1] [--vectors 0] [--each]

Ten articles to a story: three that are written independently of one another (with facts, numbers and quotes in common)
and seven that are copied, cut, spun in two unlike ways, or merged (see `wire.py`). Methods of the matcher were made
for synonym-spun texts; its thresholds were last set on seed 7. The articles are not parsed: their sentences, and the
names in them, are told; with `--vectors N` the first N stories are read by the bundled model as well, so that
sentences have vectors.

A pair counts as right if both articles go back to one original. A merged article belongs to the one it has most of;
pairs with its lesser source count neither way. A false corroboration is a copy outside the group that most of its
family is in.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.mention import EntityMention, LocalEntity, MentionKind
from kg.model.span import Span
from kg.resolve.copies import group_documents
from tests.benchmarks.wire import Piece, articles

NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+|(?<=[a-z,] )[A-Z][a-z]+")
GOAL, LIMIT = 0.95, 0.02


def extraction(piece: Piece, number: int) -> Extraction:
    """Return an article as the matcher gets it: sentences, and the names in them."""
    text = "\n".join(piece.sentences)
    sentences, start = [], 0
    for words in piece.sentences:
        sentences.append(Span(start, start + len(words)))
        start += len(words) + 1
    spans: dict[str, list[Span]] = defaultdict(list)
    for found in NAME.finditer(text):
        spans[found[0]].append(Span(*found.span()))
    entities = tuple(
        LocalEntity("schema:Thing", name, tuple(EntityMention(span, span, MentionKind.NAME) for span in found))
        for name, found in spans.items()
    )
    key = f"d{number:05}"
    return Extraction(Document(key, f"{key}.txt", text, Span(0, len(text))), tuple(sentences), entities)


def with_vectors(found: Sequence[Extraction]) -> list[Extraction]:
    """Return the extractions with the vectors that the bundled model gives their sentences."""
    from kg.extract import extract, prepare
    from kg.nlp import load
    from kg.ontology import read_ontology

    language, ontology = load(), read_ontology()
    return [extract(prepare(each.document), language(each.document.text), ontology) for each in found]


def judged(pieces: Sequence[Piece], group_of: Mapping[str, str]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return right, false and missing pairs, and the missing ones by how both articles came about."""
    counts: Counter[str] = Counter()
    where: dict[str, Counter[str]] = {"missing": Counter(), "false": Counter(), "right": Counter()}
    groups = [group_of[f"d{number:05}"] for number in range(len(pieces))]
    together: dict[str, list[int]] = defaultdict(list)
    stories: dict[int, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        together[groups[number]].append(number)
        stories[piece.story].append(number)
    pairs = {pair for members in (*together.values(), *stories.values()) for pair in combinations(members, 2)}
    for left, right in pairs:
        mine, theirs = pieces[left], pieces[right]
        is_one, is_found = mine.groups[0] == theirs.groups[0], groups[left] == groups[right]
        if not is_one and not set(mine.groups).isdisjoint(theirs.groups):
            continue
        kind = {(True, True): "right", (True, False): "missing", (False, True): "false"}.get((is_one, is_found))
        if kind:
            counts[kind] += 1
            where[kind][" + ".join(sorted((mine.how, theirs.how)))] += 1
    return counts, where


def strays(pieces: Sequence[Piece], group_of: Mapping[str, str]) -> Counter[str]:
    """Return the copies outside the group that most of their family is in, by how they came about."""
    families: dict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        families[piece.groups[0]].append(number)
    found: Counter[str] = Counter()
    for members in families.values():
        groups = Counter(group_of[f"d{number:05}"] for number in members)
        home = min(groups, key=lambda group: (-groups[group], group))
        found.update(pieces[number].how for number in members if group_of[f"d{number:05}"] != home)
    return found


def measure(pieces: Sequence[Piece], found: Sequence[Extraction]) -> bool:
    """Return whether the goals are met, after printing the figures."""
    names = [extraction.document.key for extraction in found]
    start = time.process_time()
    grouping = group_documents(found, titles=dict(zip(names, names, strict=True)), published={})
    seconds = time.process_time() - start
    counts, where = judged(pieces, grouping.group_of)
    precision = counts["right"] / max(1, counts["right"] + counts["false"])
    recall = counts["right"] / max(1, counts["right"] + counts["missing"])
    stray = strays(pieces, grouping.group_of)
    copies = sum(piece.how != "original" for piece in pieces)
    share = sum(stray.values()) / copies
    print(
        f"{len(pieces)} articles, {len({p.groups[0] for p in pieces})} originals, {len(grouping.groups)} groups: "
        f"precision {precision:.3f}, recall {recall:.3f}, false corroboration {share:.3f} "
        f"({seconds:.1f} s, {len(pieces) / seconds:.0f} articles a second)"
    )
    made = Counter(piece.how for piece in pieces)
    print("  strays: " + ", ".join(f"{how} {stray[how]} of {made[how]}" for how in sorted(made)))
    for kind in ("missing", "false"):
        print(f"  {kind}: " + ", ".join(f"{pair} {count}" for pair, count in where[kind].most_common(8)))
    return precision >= GOAL and recall >= GOAL and share <= LIMIT


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vectors", type=int, default=0, help="stories that are read by the model as well")
    parser.add_argument("--each", action="store_true", help="measure without either way of spinning, too")
    parser.add_argument("--show", action="store_true", help="print the articles of the first story")
    options = parser.parse_args(None if arguments is None else list(arguments))
    pieces = articles(options.seed, options.stories)
    if options.show:
        for piece in pieces[:10]:
            print(f"\n[{piece.how} {piece.groups}]\n" + "\n".join(piece.sentences))
        return 0
    found = [extraction(piece, number) for number, piece in enumerate(pieces)]
    is_met = measure(pieces, found)
    for how in ("recast", "swapped") if options.each else ():
        print(f"without {how}:", end=" ")
        kept = [(piece, each) for piece, each in zip(pieces, found, strict=True) if piece.how != how]
        renamed = [replace(each, document=replace(each.document, key=f"d{n:05}")) for n, (_, each) in enumerate(kept)]
        measure([piece for piece, _ in kept], renamed)
    if options.vectors:
        few = 10 * options.vectors
        print("with vectors:", end=" ")
        measure(pieces[:few], with_vectors(found[:few]))
    return int(not is_met)


if __name__ == "__main__":
    raise SystemExit(main())
