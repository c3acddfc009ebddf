"""The names in a corpus: one record for all mentions of one name, before any two names are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import LocalEntity, MentionKind
from kg.ontology import Ontology
from kg.resolve.names import Words, core_of, initials, numbers_of, words_of

PERSON, PLACE, THING, DESCRIBED = "person", "place", "thing", "described"
BUSINESSES = "kg:businessWords"
RAREST = 40
"""So many of the rarest names that stand beside a name are kept as its company."""


@dataclass(frozen=True, slots=True, order=True)
class FormKey:
    """What makes two names one form: the words, the family, and the document if the name says little by itself."""

    words: Words
    family: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A name with everything that comparisons ask of it."""

    key: FormKey
    core: Words
    short: Words
    """The core without the words at its end that tell a kind or business ("Bank", "Computer")."""
    spellings: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    owners: tuple[MentionRef, ...]
    """The local entities that bear the name."""
    documents: frozenset[str]
    place: str = ""
    company: frozenset[Words] = frozenset()
    is_capitals: bool = False
    is_only_bearer: bool = False
    """Whether this is the only full name with its surname."""
    is_only_long: bool = True
    """Whether no other name comes to the same without its kind or business."""

    @property
    def is_long(self) -> bool:
        """Return whether the name tells a kind or business that may be left out."""
        return self.core != self.short

    @property
    def compact(self) -> str:
        """Return the name without spaces."""
        return "".join(self.core)

    @property
    def acronym(self) -> str:
        """Return the acronym that the name makes."""
        return initials(self.core)

    @property
    def suffix(self) -> Words:
        """Return the legal suffixes at the end of the name."""
        return self.key.words[len(self.core) :]

    @property
    def numbers(self) -> Words:
        """Return the versions and models in the name."""
        return numbers_of(self.core)


@dataclass(frozen=True, slots=True)
class Bearing:
    """That a local entity bears a name: the spelling and how often."""

    owner: MentionRef
    key: FormKey
    spelling: str
    count: int
    type: str


def family_of(entity: LocalEntity, ontology: Ontology) -> str:
    """Return whether an entity is a person, a place or some other thing."""
    above = ontology.ancestors(entity.type)
    if "schema:Person" in above:
        return PERSON
    return PLACE if "schema:Place" in above or "schema:Country" in above else THING


def suffixes_of(ontology: Ontology) -> frozenset[str]:
    """Return the legal suffixes of names ("inc"), as words."""
    return frozenset(
        "".join(words_of(suffix)) for declared in ontology.entity_types.values() for suffix in declared.suffixes
    )


def kinds_of(ontology: Ontology) -> frozenset[str]:
    """Return the words of organisations' names that tell their kind ("bank"), as words."""
    declared = ontology.entity_types.get("schema:Organization")
    return frozenset("".join(words_of(word)) for word in (declared.name_words if declared else ()))


def businesses_of(ontology: Ontology) -> frozenset[str]:
    """Return the words at the end of companies' names that tell their business ("computer"), as words."""
    return frozenset("".join(words) for words in ontology.word_lists.get(BUSINESSES, ()))


def titles_of(ontology: Ontology) -> frozenset[str]:
    """Return the titles that open a person's name ("ms"), as words."""
    person = ontology.entity_types.get("schema:Person")
    return frozenset("".join(words_of(prefix)) for prefix in (person.prefixes if person else ()))


def without_titles(words: Words, titles: frozenset[str]) -> Words:
    """Return a person's name without the titles before it."""
    start = 0
    while start < len(words) - 1 and words[start] in titles:
        start += 1
    return words[start:]


def bearings(extractions: Sequence[Extraction], ontology: Ontology) -> Iterator[Bearing]:
    """Yield each name of each local entity."""
    titles = titles_of(ontology)
    for extraction in extractions:
        for index in range(len(extraction.entities)):
            yield from _bearings(extraction, index, titles, ontology)


def scoped(found: Sequence[Bearing]) -> list[Bearing]:
    """Return the bearings with single names of people kept within their document if somebody has that surname."""
    surnames = {b.key.words[-1] for b in found if b.key.family == PERSON and len(b.key.words) > 1}
    return [
        replace(b, key=replace(b.key, scope=b.owner.document))
        if b.key.family == PERSON and len(b.key.words) == 1 and b.key.words[0] in surnames
        else b
        for b in found
    ]


def _bearings(extraction: Extraction, index: int, titles: frozenset[str], ontology: Ontology) -> Iterator[Bearing]:
    entity = extraction.entities[index]
    owner = MentionRef(extraction.document.key, index)
    if not entity.is_name:
        yield Bearing(
            owner, FormKey((*words_of(entity.name), str(index)), DESCRIBED, owner.document), entity.name, 1, entity.type
        )
        return
    family = family_of(entity, ontology)
    spoken = Counter(" ".join(extraction.quote(m.span).split()) for m in entity.mentions if m.kind is MentionKind.NAME)
    spoken[entity.name] += 0
    if family != PERSON:
        titles = frozenset()
    full = without_titles(words_of(entity.name), titles)
    for spelling, count in sorted(spoken.items()):
        words = without_titles(words_of(spelling), titles)
        if not words or (family == PERSON and len(words) == 1 and len(full) > 1):
            continue
        if ontology.places.get(spelling.lower()) and family != PERSON:
            family = PLACE
        yield Bearing(owner, FormKey(words, family), spelling, max(count, 1), entity.type)


def forms(found: Sequence[Bearing], ontology: Ontology) -> Mapping[FormKey, Form]:
    """Return one form for each key, in the order of the keys."""
    suffixes = suffixes_of(ontology)
    by_key: dict[FormKey, list[Bearing]] = {}
    for bearing in found:
        by_key.setdefault(bearing.key, []).append(bearing)
    company = _company(found)
    surnames = Counter(key.words[-1] for key in by_key if key.family == PERSON and len(key.words) > 1)
    plain = {key: _form(key, by_key[key], suffixes, ontology) for key in by_key}
    longer = Counter(short for short, _ in {(form.short, form.core) for form in plain.values() if form.is_long})
    return {
        key: replace(
            plain[key],
            is_only_long=longer[plain[key].short] <= 1,
            company=frozenset[Words]().union(*(company[name] for name in _documents(by_key[key])[:RAREST]))
            - {key.words},
            is_only_bearer=key.family == PERSON and len(key.words) > 1 and surnames[key.words[-1]] == 1,
        )
        for key in sorted(by_key)
    }


def _documents(found: Sequence[Bearing]) -> list[str]:
    return sorted({bearing.owner.document for bearing in found})


def _form(key: FormKey, found: Sequence[Bearing], suffixes: frozenset[str], ontology: Ontology) -> Form:
    spellings: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for bearing in found:
        spellings[bearing.spelling] += bearing.count
        types[bearing.type] += 1
    core = core_of(key.words, suffixes) if key.family == THING else key.words
    places = [ontology.places.get(spelling.lower(), "") for spelling in spellings]
    return Form(
        key=key,
        core=core,
        short=core_of(core, kinds_of(ontology) | businesses_of(ontology)) if key.family == THING else core,
        spellings=_ranked(spellings),
        types=_ranked(types),
        owners=tuple(sorted({bearing.owner for bearing in found})),
        documents=frozenset(_documents(found)),
        place=max(places) if key.family == PLACE else "",
        is_capitals=any(_is_capitals(spelling.split()[0]) for spelling in spellings),
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_capitals(spelling: str) -> bool:
    letters = spelling.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _company(found: Sequence[Bearing]) -> Mapping[str, frozenset[Words]]:
    """Return the rarest names of each document."""
    named: dict[str, set[Words]] = {}
    for bearing in found:
        if bearing.key.family not in {DESCRIBED, PLACE}:
            named.setdefault(bearing.owner.document, set()).add(bearing.key.words)
        else:
            named.setdefault(bearing.owner.document, set())
    frequency = Counter(words for names in named.values() for words in names)
    return {
        document: frozenset(sorted(names, key=lambda words: (frequency[words], words))[:RAREST])
        for document, names in named.items()
    }
