"""A mention of an event, or several held for one, as comparisons see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_

from kg.model.bounds import TimeBounds
from kg.model.knowledge import MentionRef
from kg.model.time_value import TimeValue
from kg.resolve.gists import Gist, Weights
from kg.resolve.parties import NOBODY, Party
from kg.resolve.vectors import Vector


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What mentions of one event tell together."""

    mentions: tuple[MentionRef, ...]
    documents: frozenset[str]
    types: frozenset[str]
    above: frozenset[str]
    """The types and all classes above them, below kg:Event."""
    habits: frozenset[str] = frozenset()
    """How news tells of events of the types."""
    near_types: frozenset[str] = frozenset()
    """Types that words seldom tell from them."""
    roles: frozenset[tuple[str, str]] = frozenset()
    kin: frozenset[str] = frozenset()
    """Owners and parts of the participants."""
    people: frozenset[str] = frozenset()
    """The participants that are persons."""
    places: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    ordinals: frozenset[int] = frozenset()
    bounds: tuple[TimeBounds, ...] = ()
    published: tuple[date, ...] = ()
    figures: frozenset[tuple[str, str, Decimal]] = frozenset()
    stems: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    """Triggers of several telling words: "all-hands meeting"."""
    meanings: frozenset[int] = frozenset()
    """The groups of like words that the triggers belong to."""
    vectors: tuple[Vector, ...] = ()
    sentence_vectors: tuple[Vector, ...] = ()
    contexts: tuple[Weights, ...] = ()
    """The telling words around each trigger."""
    cores: tuple[Weights, ...] = ()
    """The telling words of what each mention says of whom or what: "revenue", "copper mine"."""
    doers: Party = NOBODY
    """Who does it, named or not."""
    things: Party = NOBODY
    """What it is done to, or what is said, named or not."""
    rareness: float = 0.0
    """How rare the commonest of the triggers is, as the logarithm of its rank in English."""
    direction: int = 0
    """1 if the triggers tell of growth, -1 if of shrinking."""
    is_new: bool = False
    """Whether each mention brings something up as new ("a lawsuit", "another strike")."""
    shades: frozenset[str] = frozenset()
    """The lists that words beside the triggers are of, of those that tell events of a kind apart: "interim"."""
    other_shades: frozenset[str] = frozenset()
    """The lists that contrast with them."""
    is_several: bool = False
    """Whether each mention counts several ("dozens of aftershocks")."""
    is_single: bool = False
    """Whether each mention brings up one ("an aftershock")."""
    is_verb: bool = False
    """Whether each mention is the verb of a clause of its own."""
    is_lead: bool = False
    """Whether a headline or a first sentence tells of it."""
    gists: tuple[Gist, ...] = ()
    """What its documents are about."""
    is_planned: bool = False
    is_ahead: bool = False
    """Whether a clause of its own tells of it as still to come when its text was written."""
    is_done: bool = False
    is_denied: bool = False
    is_off: bool = False
    """Whether some mention says of a plan that it is called off."""
    is_definite: bool = False
    """Whether each mention points back ("the layoffs", "this move")."""
    is_other: bool = False
    """Whether the text sets it beside another of its kind ("a similar split", "previous rounds")."""
    is_also: bool = False
    """Whether the text tells of it beside what was told before ("will also be chairman")."""
    is_long_past: bool = False
    """Whether it is dated long before the time of writing."""
    is_headline: bool = False
    """Whether a headline tells of it."""
    is_speech: bool = False
    times: frozenset[TimeValue] = frozenset()
    beside: frozenset[str] = frozenset()
    """What its sentences name, places left out."""
    content: frozenset[str] = frozenset()
    """What a statement is about: the other events in its sentences."""
    sentences: frozenset[tuple[str, int]] = frozenset()

    @property
    def entities(self) -> frozenset[str]:
        """Return the participants, places left out."""
        return frozenset(entity for _, entity in self.roles)

    def in_role(self, *names: str) -> frozenset[str]:
        """Return the participants in some roles."""
        return frozenset(entity for role, entity in self.roles if role in names)


def merged(found: Sequence[Occurrence]) -> Occurrence:
    """Return what several occurrences tell together."""
    if len(found) == 1:
        return found[0]
    return Occurrence(
        mentions=tuple(sorted(mention for each in found for mention in each.mentions)),
        documents=frozenset[str]().union(*(each.documents for each in found)),
        types=frozenset[str]().union(*(each.types for each in found)),
        above=frozenset[str]().union(*(each.above for each in found)),
        habits=frozenset[str]().union(*(each.habits for each in found)),
        near_types=frozenset[str]().union(*(each.near_types for each in found)),
        roles=frozenset[tuple[str, str]]().union(*(each.roles for each in found)),
        kin=frozenset[str]().union(*(each.kin for each in found)),
        people=frozenset[str]().union(*(each.people for each in found)),
        places=frozenset[str]().union(*(each.places for each in found)),
        topic=frozenset[str]().union(*(each.topic for each in found)),
        ordinals=frozenset[int]().union(*(each.ordinals for each in found)),
        bounds=tuple(sorted({b for each in found for b in each.bounds}, key=lambda b: (b.earliest, b.latest))),
        published=tuple(sorted({day for each in found for day in each.published})),
        figures=frozenset[tuple[str, str, Decimal]]().union(*(each.figures for each in found)),
        stems=frozenset[str]().union(*(each.stems for each in found)),
        compounds=frozenset[str]().union(*(each.compounds for each in found)),
        meanings=frozenset[int]().union(*(each.meanings for each in found)),
        vectors=tuple(vector for each in found for vector in each.vectors),
        sentence_vectors=tuple(vector for each in found for vector in each.sentence_vectors),
        contexts=tuple(context for each in found for context in each.contexts),
        cores=tuple(core for each in found for core in each.cores),
        doers=reduce(or_, (each.doers for each in found)),
        things=reduce(or_, (each.things for each in found)),
        rareness=min(each.rareness for each in found),
        direction=found[0].direction if len({each.direction for each in found}) == 1 else 0,
        is_new=all(each.is_new for each in found),
        shades=frozenset[str]().union(*(each.shades for each in found)),
        other_shades=frozenset[str]().union(*(each.other_shades for each in found)),
        is_several=all(each.is_several for each in found),
        is_single=all(each.is_single for each in found),
        is_verb=all(each.is_verb for each in found),
        is_lead=any(each.is_lead for each in found),
        gists=tuple(dict.fromkeys(gist for each in found for gist in each.gists)),
        is_planned=any(each.is_planned for each in found),
        is_ahead=any(each.is_ahead for each in found),
        is_done=any(each.is_done for each in found),
        is_denied=all(each.is_denied for each in found),
        is_off=any(each.is_off for each in found),
        is_definite=all(each.is_definite for each in found),
        is_other=all(each.is_other for each in found),
        is_also=all(each.is_also for each in found),
        is_long_past=all(each.is_long_past for each in found),
        is_headline=any(each.is_headline for each in found),
        is_speech=any(each.is_speech for each in found),
        times=frozenset[TimeValue]().union(*(each.times for each in found)),
        beside=frozenset[str]().union(*(each.beside for each in found)),
        content=frozenset[str]().union(*(each.content for each in found)),
        sentences=frozenset[tuple[str, int]]().union(*(each.sentences for each in found)),
    )
