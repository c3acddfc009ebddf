"""What changed from one version of a text to another: numbers, days and names of sentences that tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from re import compile as pattern

from kg.model import keys
from kg.model.evidence import evidence_at
from kg.model.extraction import Extraction
from kg.model.knowledge import Drift, MentionRef
from kg.model.mention import MentionKind
from kg.model.span import Span
from kg.resolve.alignment import CLEAR_GAIN, aligned_sentences
from kg.resolve.copies import Grouping
from kg.resolve.fingerprints import Fingerprint
from kg.resolve.measures import number

_DIGITS = pattern(r"\d+")
_COUNTED = pattern(r"(?<![\w.,$€£-])(\d[\d,]*(?:\.\d+)?) ([^\W\d]+)")


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, day or name in a sentence: details of one sort may have become one another."""

    kind: str
    sort: str
    value: str
    span: Span


def drifts(grouping: Grouping, extractions: Sequence[Extraction], key_of: Mapping[MentionRef, str]) -> Iterator[Drift]:
    """Yield what differs between the documents that were joined to one group, the older first where that is known."""
    by_key = {extraction.document.key: extraction for extraction in extractions}
    seen: set[tuple[str, ...]] = set()
    for edge in grouping.edges:
        older, newer, is_known = _ordered(edge.left, edge.right, grouping, by_key)
        for before, after in _changed(by_key[older], by_key[newer], grouping.prints, key_of):
            told = before.kind, older, newer, before.value, after.value
            if told not in seen:
                seen.add(told)
                sides = (by_key[older], before), (by_key[newer], after)
                yield from _drift(sides, group=grouping.group_of[older], is_known=is_known)


def _ordered(left: str, right: str, grouping: Grouping, by_key: Mapping[str, Extraction]) -> tuple[str, str, bool]:
    """Return two documents, that from which the other derives first, and whether it is known."""
    source = {name: keys.document_key(by_key[name].document.digest) for name in (left, right)}
    if source[left] in grouping.derived_from.get(right, ()):
        return left, right, True
    if source[right] in grouping.derived_from.get(left, ()):
        return right, left, True
    return min(left, right), max(left, right), False


def _changed(
    left: Extraction, right: Extraction, prints: Mapping[str, Fingerprint], key_of: Mapping[MentionRef, str]
) -> Iterator[tuple[Detail, Detail]]:
    mine, theirs = prints[left.document.key], prints[right.document.key]
    positions = [[s.position for s in each.sentences if s.is_long] for each in (mine, theirs)]
    details = _details(left, key_of), _details(right, key_of)
    names = [{one.value for found in side.values() for one in found if one.kind == "name"} for side in details]
    for i, j, gain in aligned_sentences(mine, theirs):
        if gain < CLEAR_GAIN:
            continue
        before = details[0].get(positions[0][i], ())
        after = details[1].get(positions[1][j], ())
        for one, other in _pairs(before, after):
            is_moved = one.value in names[1] and other.value in names[0]
            if not is_moved:
                yield one, other


def _pairs(before: Sequence[Detail], after: Sequence[Detail]) -> Iterator[tuple[Detail, Detail]]:
    """Yield the details of one sort that only one side has, in order; a sort that is there once more is left out."""
    known = {detail.value for detail in before} & {detail.value for detail in after}
    sorts = dict.fromkeys((detail.kind, detail.sort) for detail in before)
    for kind in sorts:
        gone, new = (
            list({d.value: d for d in side if (d.kind, d.sort) == kind and d.value not in known}.values())
            for side in (before, after)
        )
        if len(gone) == len(new):
            yield from zip(gone, new, strict=True)


def _details(extraction: Extraction, key_of: Mapping[MentionRef, str]) -> Mapping[int, list[Detail]]:
    """Return numbers, days and names by sentence, in the order of the text."""
    found: dict[int, list[Detail]] = {}
    for place, detail in sorted(_every(extraction, key_of), key=lambda pair: (pair[0], pair[1].span)):
        found.setdefault(place, []).append(detail)
    return found


def _every(extraction: Extraction, key_of: Mapping[MentionRef, str]) -> Iterator[tuple[int, Detail]]:
    for figure in extraction.figures:
        value = number(figure.value)
        if value is not None:
            yield figure.sentence, Detail("number", figure.unit, _plain(value), figure.span)
    for time in extraction.times:
        shape = _DIGITS.sub("#", time.value.meaning)
        if "#" in shape:
            yield time.sentence, Detail("time", shape, time.value.meaning, time.span)
    yield from _counts(extraction)
    yield from _names(extraction, key_of)


def _counts(extraction: Extraction) -> Iterator[tuple[int, Detail]]:
    """Yield numbers before a word that were taken neither for a figure nor for a time."""
    known = [figure.span for figure in extraction.figures] + [time.span for time in extraction.times]
    for place, sentence in enumerate(extraction.sentences):
        for found in _COUNTED.finditer(extraction.document.text, sentence.start, sentence.end):
            span = Span(*found.span())
            if not any(span.overlaps(other) for other in known):
                yield place, Detail("number", found[2].lower(), found[1].replace(",", ""), span)


def _names(extraction: Extraction, key_of: Mapping[MentionRef, str]) -> Iterator[tuple[int, Detail]]:
    sentences = list(enumerate(extraction.sentences))
    for index, entity in enumerate(extraction.entities):
        key = key_of.get(MentionRef(extraction.document.key, index))
        for mention, (place, sentence) in product(entity.mentions if key else (), sentences):
            if mention.kind is MentionKind.NAME and sentence.contains(mention.span):
                yield place, Detail("name", entity.type, str(key), mention.span)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _words(extraction: Extraction, detail: Detail) -> str:
    """Return a detail in the words of its text, a bare number with the word that it counts."""
    words = extraction.quote(detail.span)
    counted = _COUNTED.match(extraction.document.text, detail.span.start) if detail.kind == "number" else None
    if counted is not None and counted.end() > detail.span.end:
        words = counted[0]
    return " ".join(words.split())


def _drift(sides: Sequence[tuple[Extraction, Detail]], *, group: str, is_known: bool) -> Iterator[Drift]:
    proofs = [evidence_at(extraction, detail.span) for extraction, detail in sides]
    words = [f"“{_words(extraction, detail)}”" for extraction, detail in sides]
    documents = [keys.document_key(extraction.document.digest) for extraction, _ in sides]
    before, after = proofs
    if before is not None and after is not None:
        at = (str(edge) for proof in (before, after) for edge in (proof.span.start, proof.span.end))
        verb = "became" if is_known else "is, in another version,"
        comment = f"{sides[0][1].kind}: {words[0]} {verb} {words[1]}"
        yield Drift("drift-" + keys.mint(*documents, *at), (group, *documents), (before, after), comment)
