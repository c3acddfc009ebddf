"""The records of the ontology: event types, roles, metrics, cues, names, relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Words = tuple[str, ...]
"""A lemma sequence, lower case."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A lemma sequence that names an event, and what must or must not stand near it."""

    words: Words
    part_of_speech: str = ""
    """verb, noun, adjective or adverb; empty = any."""
    needs: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    """One of these lemmas, classes or amounts (kg:money, kg:percent, kg:number) must be near."""
    without: frozenset[str] = frozenset()
    undergoer: frozenset[str] = frozenset()
    """One of these must be what it is done to: its object, passive subject, or subject where it has no object."""
    undergoer_not: frozenset[str] = frozenset()
    doer: frozenset[str] = frozenset()
    """One of these must be who or what does it: its subject, the one after "by", the owner of a noun."""
    doer_not: frozenset[str] = frozenset()
    presumed_modality: str = ""
    """How it is put where nothing else says so: who is "up for sale" is not yet sold."""

    @property
    def is_conditional(self) -> bool:
        """Whether the word alone does not suffice."""
        around = (self.company, self.without, self.undergoer, self.undergoer_not, self.doer, self.doer_not)
        return bool(self.needs) or any(around)


@dataclass(frozen=True, slots=True)
class Role:
    """A role with the grammar that finds its filler, own rows before inherited ones."""

    name: str
    thematic: str
    own_grammar: tuple[str, ...]
    grammar: tuple[str, ...]
    ranges: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """A class of events: how it is called, found and filled."""

    name: str
    label: str
    definition: str
    parents: tuple[str, ...]
    triggers: tuple[Trigger, ...] = ()
    roles: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    presumed_modality: str = ""
    """Modality of a mention that no cue speaks for: a deadline is planned."""
    bearing: str = ""
    """What it does to the event that its words govern: kg:postpones, kg:cancels, kg:denies …"""
    habits: tuple[str, ...] = ()
    """How news tells of it: kg:toldWhenNew, kg:saying, kg:undergone, kg:ofMany …"""
    taken_for: tuple[str, ...] = ()
    """Types that words seldom tell from it."""
    comes_before: tuple[str, ...] = ()
    """Types whose events usually come later, if somebody takes part in both."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure can measure, and the words that name it."""

    name: str
    label: str
    words: tuple[Words, ...]
    unit_words: tuple[Words, ...]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that sets modality, polarity, voice, order or size, with direction and scope (after ConText)."""

    kind: str
    words: Words
    part_of_speech: str = ""
    kind_for_others: str = ""
    kind_when_negated: str = ""
    kind_for_acts: str = ""
    direction: str = ""
    scope: str = ""
    grammar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityType:
    """A class of entities and the cues that tell it."""

    name: str
    suffixes: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    name_words: frozenset[str] = frozenset()
    head_nouns: frozenset[Words] = frozenset()
    unit_nouns: frozenset[Words] = frozenset()
    job_nouns: frozenset[Words] = frozenset()
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place or news outlet that everybody knows."""

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    code: str = ""
    """ISO 3166-1 of a country."""


@dataclass(frozen=True, slots=True)
class RelationType:
    """A lasting relation between entities, with patterns over the tokens of a sentence."""

    name: str
    label: str
    patterns: tuple[str, ...]
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    is_symmetric: bool = False
    inverse: str = ""


@dataclass(frozen=True, eq=False)
class Ontology:
    """All tables, and the hierarchy above them."""

    types: Mapping[str, EventType]
    roles: Mapping[str, Role]
    metrics: Mapping[str, Metric]
    cues: tuple[Cue, ...]
    entity_types: Mapping[str, EntityType]
    names: tuple[KnownName, ...]
    relations: Mapping[str, RelationType]
    word_lists: Mapping[str, tuple[Words, ...]]
    parents: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    digest: str = ""
    files: tuple[str, ...] = field(default=())
    contrasts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word lists of which each tells an event of a kind from one told with a word of others."""

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Return a class and all classes above it, nearest first."""
        found: dict[str, None] = {}
        queue = [name]
        while queue:
            current = queue.pop(0)
            if current not in found:
                found[current] = None
                queue.extend(self.parents.get(current, ()))
        return tuple(found)

    def is_a(self, name: str, other: str) -> bool:
        """Return whether a class is the other or below it."""
        return other in self.ancestors(name)

    def with_habit(self, habit: str) -> frozenset[str]:
        """Return the event types that news tells of in some way, with those below them."""
        return frozenset(
            name
            for name in self.types
            if any(habit in self.types[above].habits for above in self.ancestors(name) if above in self.types)
        )

    def habits_of(self, name: str) -> frozenset[str]:
        """Return how news tells of events of a type: its own habits, and those of the types above it."""
        return frozenset(
            habit for above in self.ancestors(name) if above in self.types for habit in self.types[above].habits
        )

    def near_types(self, name: str) -> frozenset[str]:
        """Return the types that words seldom tell from one, whichever of the two says so."""
        own = self.types[name].taken_for if name in self.types else ()
        return frozenset((*own, *(other for other, kind in self.types.items() if name in kind.taken_for)))

    def depth(self, name: str) -> int:
        """Return how many classes stand above a class: deeper is more specific."""
        return len(self.ancestors(name))

    def label(self, name: str) -> str:
        """Return the label of a class or property, or its local name."""
        return self.labels.get(name) or name.rsplit(":", maxsplit=1)[-1].rsplit("#", 1)[-1]

    def roles_of(self, name: str) -> tuple[Role, ...]:
        """Return the roles of an event type and of the types above it; who does it does not only speak."""
        found: dict[str, Role] = {}
        for above in self.ancestors(name):
            declared = self.types.get(above)
            is_done = any(role.thematic == "kg:agent" for role in found.values())
            for role in declared.roles if declared else ():
                if not (is_done and role == "kg:speaker"):
                    found.setdefault(role, self.roles[role])
        return tuple(found.values())

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Return the canonical name of a place for each of its names and demonyms, in lower case."""
        found: dict[str, str] = {}
        for known in self.names:
            if self.is_a(known.type, "schema:Place"):
                for word in (known.name, *known.aliases, *known.demonyms):
                    found.setdefault(word.lower(), known.name)
        return found
