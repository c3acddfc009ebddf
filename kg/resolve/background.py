"""What is known before events are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.model.extraction import Extraction
from kg.ontology import Ontology
from kg.resolve.directory import Directory
from kg.resolve.gists import Gist, Weights, gists, rarities


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before events are compared: who is who, who belongs to whom, and the types."""

    directory: Directory
    owners: Mapping[str, frozenset[str]]
    ontology: Ontology
    place_keys: frozenset[str]
    days: Mapping[str, date | None]
    """The day of publication that each document states."""
    rarity: Weights = field(default_factory=dict)
    """How much each word of the corpus tells."""
    gists: Mapping[str, Gist] = field(default_factory=dict)
    """What each document is about."""
    people: frozenset[str] = frozenset()
    """The entities that are persons."""
    versions: tuple[tuple[tuple[str, int], tuple[str, int]], ...] = ()
    """The sentences (by document and number) that copies of one text have in common, two by two."""

    def kin(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the owners of some entities, and theirs."""
        found: set[str] = set()
        queue = list(entities)
        while queue:
            for owner in self.owners.get(queue.pop(), ()):
                if owner not in found:
                    found.add(owner)
                    queue.append(owner)
        return frozenset(found)


def background(
    directory: Directory,
    owners: Mapping[str, frozenset[str]],
    ontology: Ontology,
    days: Mapping[str, date | None],
    extractions: Sequence[Extraction] = (),
) -> Background:
    """Return what comparisons of events need to know."""
    rarity = rarities(extractions)
    places, people = (
        frozenset(entity.key for entity in directory.entities if ontology.is_a(entity.type, kind))
        for kind in ("schema:Place", "schema:Person")
    )
    return Background(directory, owners, ontology, places, days, rarity, gists(extractions, rarity), people)
