"""Names → entities across documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity, Judgement, MentionRef
from kg.ontology import Ontology
from kg.resolve.blocking import candidates
from kg.resolve.clusters import Clusters, Edge, cluster
from kg.resolve.directory import Directory, free_key
from kg.resolve.features.names import NAMES
from kg.resolve.forms import DESCRIBED, PERSON, THING, Bearing, Form, FormKey, bearings, forms, scoped
from kg.resolve.judgements import different_pairs, same_edges, spoken
from kg.resolve.names import initials
from kg.resolve.scoring import Judged
from kg.resolve.tickers import ticker_edges

ALIAS = 0.8
"""How sure a join is that one document makes by using two names for one thing."""
MINORITY = 0.34
"""A name that is a person in fewer of its uses, and a thing in the others, is a thing throughout; and the reverse."""
SURNAME = 2
"""So many uses of a single name as a thing are outvoted by a text that tells who bears it as a surname."""


def resolve_entities(
    extractions: Sequence[Extraction], ontology: Ontology, judgements: Sequence[Judgement] = ()
) -> Directory:
    """Return the entities of all documents."""
    found = scoped(settle_families(list(bearings(extractions, ontology))))
    form_of = forms(found, ontology)
    listed = list(ticker_edges(extractions, form_of, ontology))
    clusters = cluster_forms(form_of, found, judgements, listed)
    digests = {extraction.document.key: extraction for extraction in extractions}
    entities, key_of = _entities(clusters, form_of, digests, ontology)
    by_name = {spoken(name): entity.key for entity in reversed(entities) for name in (*entity.aliases, entity.name)}
    return Directory(entities, key_of, clusters.edges, form_of, by_name)


def settle_families(found: Sequence[Bearing]) -> list[Bearing]:
    """Return the bearings with each name in one family, unless it is often a person and often a thing."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for bearing in found:
        votes.setdefault(bearing.key.words, Counter())[bearing.key.family] += 1
    for surname, texts in _surnames(found).items():
        if surname in votes:
            votes[surname][PERSON] += SURNAME * texts
    return [_settled(bearing, votes[bearing.key.words]) for bearing in found]


def _is_muddled(key: FormKey, votes: Counter[str], most: int) -> bool:
    """Return whether texts do not agree on a single word: as often somebody as something, which most names are."""
    return len(key.words) == 1 and DESCRIBED not in votes and bool(votes[PERSON]) and votes[THING] == most


def _surnames(found: Sequence[Bearing]) -> Counter[tuple[str, ...]]:
    """Return in how many texts each surname stands in full, if one person bears it and no body is called by it."""
    full = {(bearing.key.words, bearing.owner.document) for bearing in found if bearing.key.family == PERSON}
    texts: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for words, _ in full:
        if len(words) > 1:
            texts.setdefault(words[-1:], Counter())[words] += 1
    bodies = {word for bearing in found if bearing.key.family == THING for word in bearing.key.words[:-1]}
    return Counter(
        {name: sum(people.values()) for name, people in texts.items() if len(people) == 1 and name[0] not in bodies}
    )


def _settled(bearing: Bearing, votes: Counter[str]) -> Bearing:
    key = bearing.key
    best, most = min(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    if _is_muddled(key, votes, most):
        return replace(bearing, key=FormKey(key.words, THING))
    if best == key.family or DESCRIBED in votes or votes[key.family] / (votes[key.family] + most) > MINORITY:
        return bearing
    return replace(bearing, key=FormKey(key.words, best))


def cluster_forms(
    form_of: Mapping[FormKey, Form],
    found: Sequence[Bearing],
    judgements: Sequence[Judgement],
    listed: Sequence[Edge[FormKey]] = (),
) -> Clusters[FormKey]:
    """Return the names in clusters of one thing each; `listed` are joins that texts state."""
    edges: list[Edge[FormKey]] = list(listed)
    different: list[tuple[FormKey, FormKey]] = []
    for left, right in candidates(list(form_of.values()), _block_keys):
        compared = NAMES.compare(left, right)
        if compared.verdict is Judged.SAME:
            edges.append(Edge(left.key, right.key, compared.score, compared.words, "same-name"))
        elif compared.score < 0:
            different.append((left.key, right.key))
    edges += _alias_edges(form_of, found)
    known_as: dict[str, list[FormKey]] = {}
    for key, form in form_of.items():
        for spelling, _ in form.spellings:
            known_as.setdefault(spoken(spelling), []).append(key)
    edges += same_edges(judgements, known_as)
    different += different_pairs(judgements, known_as)
    return cluster(form_of, edges, different=different)


def _block_keys(form: Form) -> Iterator[Hashable]:
    if form.key.family == DESCRIBED:
        return
    yield "letters", form.compact
    yield "letters", "".join(form.short)
    if form.place:
        yield "place", form.place
    if form.key.family == PERSON:
        yield "surname", form.core[-1]
    if form.acronym:
        yield "acronym", form.acronym
    for length in range(2, len(form.core)):
        yield "acronym and", initials(form.core[:length]), form.core[length:]
    if len(form.core) > 1 and form.is_capitals:
        yield "acronym and", form.core[0], form.core[1:]
    if form.is_capitals and len(form.core) == 1:
        yield "acronym", form.compact
    if len(form.compact) >= 7:
        yield "start", form.key.family, form.compact[:5]
        yield "end", form.key.family, form.compact[-5:]


def _alias_edges(form_of: Mapping[FormKey, Form], found: Sequence[Bearing]) -> Iterator[Edge[FormKey]]:
    """Yield joins between two names that one document uses for one thing."""
    by_owner: dict[MentionRef, list[FormKey]] = {}
    for bearing in found:
        by_owner.setdefault(bearing.owner, []).append(bearing.key)
    for owner in sorted(by_owner):
        for left, right in combinations(sorted(set(by_owner[owner])), 2):
            if NAMES.compare(form_of[left], form_of[right]).score >= 0:
                yield Edge(left, right, ALIAS, "one document uses both names for one thing", "alias")


def _entities(
    clusters: Clusters[FormKey], form_of: Mapping[FormKey, Form], by_key: Mapping[str, Extraction], ontology: Ontology
) -> tuple[tuple[Entity, ...], dict[MentionRef, str]]:
    drafts = []
    taken: set[MentionRef] = set()
    for members in sorted(clusters.members, key=lambda members: (-_weight(members, form_of), members)):
        owners = sorted({owner for key in members for owner in form_of[key].owners} - taken)
        taken.update(owners)
        if owners:
            drafts.append((members, tuple(owners)))
    entities: list[Entity] = []
    key_of: dict[MentionRef, str] = {}
    taken_keys: set[str] = set()
    for members, bearers in sorted(drafts, key=lambda draft: _first_mention(draft[1], by_key)):
        name, aliases = _names(members, form_of)
        key = free_key(keys.slug(name), taken_keys)
        taken_keys.add(key)
        entities.append(Entity(key, _type(members, form_of, ontology), name, aliases, bearers))
        key_of.update(dict.fromkeys(bearers, key))
    return tuple(sorted(entities, key=lambda entity: entity.key)), key_of


def _weight(members: Sequence[FormKey], form_of: Mapping[FormKey, Form]) -> int:
    return sum(count for key in members for _, count in form_of[key].spellings)


def _first_mention(owners: Sequence[MentionRef], by_key: Mapping[str, Extraction]) -> str:
    """Return the smallest mention key, which decides who is numbered first."""
    found = []
    for owner in owners:
        extraction = by_key[owner.document]
        entity = extraction.entities[owner.index]
        digest = extraction.document.digest
        found += [keys.mention_key(digest, mention.span, entity.type) for mention in entity.mentions]
    return min(found, default="")


def _names(members: Sequence[FormKey], form_of: Mapping[FormKey, Form]) -> tuple[str, tuple[str, ...]]:
    """Return the commonest name and the others."""
    counts: Counter[str] = Counter()
    for key in members:
        counts.update(dict(form_of[key].spellings))
    place = next((form_of[key].place for key in members if form_of[key].place), "")
    lone = {spelling for key in members if key.scope and key.family == PERSON for spelling, _ in form_of[key].spellings}
    best = place or min(counts, key=lambda name: (name in lone, -counts[name], -len(name), name))
    return best, tuple(sorted(set(counts) - {best}))


def _type(members: Sequence[FormKey], form_of: Mapping[FormKey, Form], ontology: Ontology) -> str:
    """Return the type most names vote for, or a narrower one that a third of them give."""
    votes: Counter[str] = Counter()
    for key in members:
        votes.update(dict(form_of[key].types))
    best = min(votes, key=lambda name: (-votes[name], -ontology.depth(name), name))
    narrower = [name for name in votes if name != best and ontology.is_a(name, best) and 3 * votes[name] >= votes[best]]
    return min(narrower, key=lambda name: (-votes[name], name), default=best)
