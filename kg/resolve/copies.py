"""Which documents are one text: copies, excerpts and rewrites make one group, one voice.

Why not shingles alone: true news copies may share no more than a third of their word 3-grams, machine-spun ones fewer.
So shingles and rare words only propose pairs, and aligned evidence decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import keys
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef, SourceGroup
from kg.resolve.clusters import Edge, cluster
from kg.resolve.fingerprints import Fingerprint, fingerprints
from kg.resolve.spun import SPUN, spun_of
from kg.resolve.wholes import Wholes


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, the group of each document, and why documents were joined."""

    groups: tuple[SourceGroup, ...]
    group_of: Mapping[str, str]
    edges: tuple[Edge[str], ...] = ()
    derived_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    caveats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prints: Mapping[str, Fingerprint] = field(default_factory=dict)


def group_documents(
    extractions: Sequence[Extraction],
    *,
    titles: Mapping[str, str],
    published: Mapping[str, date | None],
    key_of: Mapping[MentionRef, str] | None = None,
    spun: Collection[str] = (),
) -> Grouping:
    """Return the documents in groups of one text each.

    `key_of` tells which entity each local one is, `spun` which documents are machine-spun by their own wording.
    """
    prints = fingerprints(extractions, key_of)
    wholes = Wholes(prints)
    clusters = cluster(
        [extraction.document.key for extraction in extractions], wholes.edges(), agree=wholes.are_one_text
    )
    digests = {extraction.document.key: extraction.document.digest for extraction in extractions}
    groups, group_of = [], {}
    for members in clusters.members:
        first = min(members, key=lambda member: digests[member])
        key = f"group-{digests[first][: keys.LENGTH]}"
        groups.append(SourceGroup(key, titles[first]))
        group_of.update(dict.fromkeys(members, key))
    wired = frozenset(one.document.key for one in extractions if _is_wired(one))
    prints, like_spun = _with_spun(prints, clusters.edges, spun, wired)
    origins = {
        copy: tuple(keys.document_key(digests[name]) for name in older)
        for copy, older in _origins(clusters.edges, prints, published, wired).items()
    }
    return Grouping(
        groups=tuple(sorted(groups, key=lambda group: group.key)),
        group_of=group_of,
        edges=clusters.edges,
        derived_from=origins,
        caveats=dict.fromkeys(sorted(like_spun), (SPUN,)),
        prints=prints,
    )


def _is_wired(extraction: Extraction) -> bool:
    """Return whether a document bears an agency's dateline, as what others copy does."""
    agency = extraction.document.fact(Fact.AGENCY)
    return agency is not None and agency.origin == "dateline"


def _with_spun(
    prints: Mapping[str, Fingerprint], edges: Sequence[Edge[str]], known: Collection[str], wired: Collection[str]
) -> tuple[Mapping[str, Fingerprint], frozenset[str]]:
    """Return the prints with machine-spun ones marked, and which of them only comparison shows to be so."""
    found = {spun_of(prints[edge.left], prints[edge.right]) for edge in edges}
    spun = frozenset(name for name in found if name is not None and name not in known and name not in wired)
    marked = {name: replace(each, is_spun=name in spun or name in known) for name, each in prints.items()}
    return marked, spun


def _origins(
    edges: Sequence[Edge[str]],
    prints: Mapping[str, Fingerprint],
    published: Mapping[str, date | None],
    wired: Collection[str],
) -> dict[str, tuple[str, ...]]:
    """Return what each copy was made from, where dates or wording tell."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        older = _older(edge.left, edge.right, prints, published) or _of_agency(edge.left, edge.right, wired)
        if older is not None:
            copy = edge.right if older == edge.left else edge.left
            found.setdefault(copy, set()).add(older)
    return {copy: tuple(sorted(older)) for copy, older in sorted(found.items())}


def _of_agency(left: str, right: str, wired: Collection[str]) -> str | None:
    """Return which of two documents an agency sent out, if the other bears no agency's dateline."""
    if (left in wired) == (right in wired):
        return None
    return left if left in wired else right


def _older(
    left: str, right: str, prints: Mapping[str, Fingerprint], published: Mapping[str, date | None]
) -> str | None:
    mine, theirs = published.get(left), published.get(right)
    if mine and theirs and mine != theirs:
        return left if mine < theirs else right
    if prints[left].is_spun != prints[right].is_spun:
        return right if prints[left].is_spun else left
    longer, shorter = sorted((prints[left], prints[right]), key=lambda found: -len(found.words))
    if (
        len(shorter.words) < 0.6 * len(longer.words)
        and shorter.shingles
        and (len(shorter.shingles & longer.shingles) >= 0.8 * len(shorter.shingles))
    ):
        return longer.document
    return None
