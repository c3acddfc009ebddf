"""Turtle files → the tables of an Ontology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.examples import marked_triggers
from kg.ontology.terms import (
    Cue,
    EntityType,
    EventType,
    KnownName,
    Metric,
    Ontology,
    RelationType,
    Role,
    Trigger,
    Words,
)
from kg.ontology.turtle import Triples

THEMATIC = ("kg:agent", "kg:affected", "kg:speaker", "kg:place", "kg:instrument", "kg:other")
NOT_TYPES = ("shapes.ttl", "authoring.ttl")


def folder() -> Path:
    """Return the folder of the shipped ontology: in the source tree, or inside the installed package."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "ontology"
    return beside if (beside / "core.ttl").is_file() else package / "_ontology"


def read_ontology(*extra: Path | str) -> Ontology:
    """Return the shipped ontology with the user's own files (or folders of `.ttl`) on top.

    Raises:
        OntologyError: a file is missing or is not valid Turtle.
    """
    return _read(tuple(_files([folder(), *map(Path, extra)])))


def _files(paths: Sequence[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.glob("*.ttl") if file.name not in NOT_TYPES)
        elif path.is_file():
            yield path
        else:
            raise OntologyError(f"{path}: no such ontology file or folder. Check the path given with --ontology.")


@cache
def _read(paths: tuple[Path, ...]) -> Ontology:
    triples = Triples(paths)
    parents = _parents(triples)
    word_lists = {name: _words(triples.values(name, "kg:word")) for name in triples.subjects("kg:WordList")}
    return Ontology(
        types={name: _event_type(triples, name, word_lists) for name in triples.subjects("kg:EventType")},
        roles={role.name: role for role in _roles(triples)},
        metrics={metric.name: metric for metric in _metrics(triples)},
        cues=tuple(_cues(triples)),
        entity_types={name: _entity_type(triples, name) for name in triples.subjects("kg:EntityType")},
        names=tuple(_known_names(triples)),
        relations={name: _relation(triples, name) for name in triples.subjects("kg:RelationType")},
        word_lists=word_lists,
        contrasts={name: found for name in word_lists if (found := triples.values(name, "kg:contrastsWith"))},
        parents=parents,
        labels={s: label for s in triples.every_subject() if (label := _label(triples, s))},
        digest=triples.digest,
        files=tuple(path.name for path in paths),
    )


def _label(triples: Triples, name: str) -> str:
    return triples.value(name, "rdfs:label") or triples.value(name, "skos:prefLabel")


def _parents(triples: Triples) -> dict[str, tuple[str, ...]]:
    above = {}
    for name in triples.every_subject():
        found = (*triples.values(name, "rdfs:subClassOf"), *triples.values(name, "rdfs:subPropertyOf"))
        if found:
            above[name] = found
    return above


def _words(values: Iterable[str]) -> tuple[Words, ...]:
    return tuple(tuple(value.lower().split()) for value in values)


def _event_type(triples: Triples, name: str, word_lists: dict[str, tuple[Words, ...]]) -> EventType:
    examples = triples.values(name, "kg:example")
    triggers = tuple(_triggers(triples, name, word_lists)) or tuple(set(marked_triggers(examples)))
    return EventType(
        name=name,
        label=_label(triples, name),
        definition=triples.value(name, "skos:definition"),
        parents=triples.values(name, "rdfs:subClassOf"),
        triggers=tuple(sorted(triggers, key=_order)),
        roles=triples.values(name, "kg:role"),
        examples=examples,
        counter_examples=triples.values(name, "kg:counterExample"),
        presumed_modality=triples.value(name, "kg:presumedModality").removeprefix("kg:"),
        bearing=triples.value(name, "kg:bearing"),
        habits=triples.values(name, "kg:habit"),
        taken_for=triples.values(name, "kg:takenFor"),
        comes_before=triples.values(name, "kg:comesBefore"),
    )


def _triggers(triples: Triples, name: str, word_lists: dict[str, tuple[Words, ...]]) -> Iterable[Trigger]:
    for value in triples.values(name, "kg:trigger"):
        if not value.startswith("_:"):
            yield Trigger(tuple(value.lower().split()))
            continue
        for lemma in triples.values(value, "kg:lemma"):
            yield Trigger(
                words=tuple(lemma.lower().split()),
                part_of_speech=triples.value(value, "kg:partOfSpeech").removeprefix("kg:"),
                needs=triples.values(value, "kg:needs"),
                company=_expand(triples.values(value, "kg:with"), word_lists),
                without=_expand(triples.values(value, "kg:without"), word_lists),
                undergoer=_expand(triples.values(value, "kg:undergoer"), word_lists),
                undergoer_not=_expand(triples.values(value, "kg:undergoerNot"), word_lists),
                doer=_expand(triples.values(value, "kg:doer"), word_lists),
                doer_not=_expand(triples.values(value, "kg:doerNot"), word_lists),
                presumed_modality=triples.value(value, "kg:presumedModality").removeprefix("kg:"),
            )


def _order(trigger: Trigger) -> tuple[object, ...]:
    """Return what triggers are sorted by: the names of blank nodes change from one reading to the next."""
    around = (trigger.company, trigger.without)
    parts = (trigger.undergoer, trigger.undergoer_not, trigger.doer, trigger.doer_not)
    return (trigger.words, trigger.part_of_speech, trigger.needs, *map(sorted, (*around, *parts)))


def _expand(values: Iterable[str], word_lists: dict[str, tuple[Words, ...]]) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        lists = word_lists.get(value)
        found.update(" ".join(words) for words in lists) if lists else found.add(value)
    return frozenset(found)


def _roles(triples: Triples) -> Iterable[Role]:
    above = {name: triples.values(name, "rdfs:subPropertyOf") for name in triples.every_subject()}
    for name in triples.every_subject():
        chain = _chain(name, above)
        thematic = next((link for link in chain if link in THEMATIC), "")
        if not thematic:
            continue
        own = tuple(_grammar(triples, name))
        inherited = tuple(row for link in chain[1:] for row in _grammar(triples, link))
        yield Role(
            name=name,
            thematic=thematic,
            own_grammar=own,
            grammar=tuple(dict.fromkeys((*own, *inherited))),
            ranges=triples.values(name, "rdfs:range"),
            label=_label(triples, name),
        )


def _chain(name: str, above: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    queue = [name]
    while queue:
        current = queue.pop(0)
        if current not in found:
            found[current] = None
            queue.extend(above.get(current, ()))
    return tuple(found)


def _grammar(triples: Triples, name: str) -> Iterable[str]:
    yield from triples.values(name, "kg:grammar")
    for preposition in triples.values(name, "kg:preposition"):
        yield from (f"obl/{preposition}", f"nmod/{preposition}")


def _metrics(triples: Triples) -> Iterable[Metric]:
    for name in triples.every_subject():
        if "kg:metrics" in triples.values(name, "skos:inScheme"):
            label = _label(triples, name)
            words = (triples.value(name, "skos:prefLabel"), *triples.values(name, "skos:altLabel"))
            yield Metric(
                name=name,
                label=label,
                words=_words(word for word in words if word),
                unit_words=_words(triples.values(name, "kg:unitWord")),
                measures=frozenset(triples.values(name, "kg:measuredIn")),
            )


def _cues(triples: Triples) -> Iterable[Cue]:
    for name in triples.subjects("kg:Cue"):
        for kind in triples.values(name, "kg:cueKind"):
            for lemma in triples.values(name, "kg:lemma"):
                yield Cue(
                    kind=kind.removeprefix("kg:"),
                    words=tuple(lemma.lower().split()),
                    part_of_speech=triples.value(name, "kg:partOfSpeech").removeprefix("kg:"),
                    kind_for_others=triples.value(name, "kg:kindForOthers").removeprefix("kg:"),
                    kind_when_negated=triples.value(name, "kg:kindWhenNegated").removeprefix("kg:"),
                    kind_for_acts=triples.value(name, "kg:kindForActs").removeprefix("kg:"),
                    direction=triples.value(name, "kg:direction").removeprefix("kg:"),
                    scope=triples.value(name, "kg:scope").removeprefix("kg:"),
                    grammar=triples.values(name, "kg:grammar"),
                )


def _entity_type(triples: Triples, name: str) -> EntityType:
    def lower(predicate: str) -> frozenset[str]:
        return frozenset(value.lower() for value in triples.values(name, predicate))

    return EntityType(
        name=name,
        suffixes=lower("kg:nameSuffix"),
        prefixes=lower("kg:namePrefix"),
        name_words=lower("kg:nameWord"),
        head_nouns=frozenset(_words(triples.values(name, "kg:headNoun"))),
        unit_nouns=frozenset(_words(triples.values(name, "kg:unitNoun"))),
        job_nouns=frozenset(_words(triples.values(name, "kg:jobNoun"))),
        verbs=lower("kg:cueVerb"),
    )


def _known_names(triples: Triples) -> Iterable[KnownName]:
    for name in triples.every_subject():
        kind = next((t for t in triples.values(name, "rdf:type") if t.startswith("schema:")), "")
        label = triples.value(name, "skos:prefLabel")
        if kind and label:
            yield KnownName(
                iri=name,
                type=kind,
                name=label,
                aliases=triples.values(name, "skos:altLabel"),
                demonyms=triples.values(name, "kg:demonym"),
                within=triples.values(name, "schema:containedInPlace"),
                same_as=triples.values(name, "owl:sameAs"),
                code=triples.value(name, "kg:isoCode") or "",
            )


def _relation(triples: Triples, name: str) -> RelationType:
    return RelationType(
        name=name,
        label=_label(triples, name),
        patterns=triples.values(name, "kg:pattern"),
        domains=triples.values(name, "rdfs:domain"),
        ranges=triples.values(name, "rdfs:range"),
        is_symmetric=triples.value(name, "kg:symmetric") == "true",
        inverse=triples.value(name, "owl:inverseOf"),
    )
