"""Which nouns a document uses for whom it names: "Skarn, a carrier", "chief executive Ann Roe", "Wage Office"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children, conjuncts
from kg.model.mention import LocalEntity, MentionKind
from kg.ontology import Ontology

BESIDE = ("appos", "nmod:desc", "compound", "flat")
AFTER = ("appos", "nmod:desc", "flat")
PLACE, PERSON, ORGANIZATION = "schema:Place", "schema:Person", "schema:Organization"
BODIES = "kg:bodyNoun"
"""The word list of bodies that are no company: "the court" is only what is called a court."""


def described(analysis: Analysis) -> Mapping[str, frozenset[int]]:
    """Return the named entities by each noun phrase that the document describes them with, in lemmas."""
    found: dict[str, set[int]] = defaultdict(set)
    telling = _telling(analysis.ontology)
    for index, entity in enumerate(analysis.entities):
        found[_kind_of_place(entity, analysis)].add(index)
        if not entity.is_name or analysis.ontology.is_a(entity.type, PLACE):
            continue
        for mention in entity.mentions:
            tokens = analysis.tokens(mention.span)
            if mention.kind is not MentionKind.NAME or not len(tokens):
                continue
            if len(tokens) > 1:
                found[tokens[-1].lower_].add(index)
            for noun in nouns_of(tokens.root, analysis):
                if noun.lemma_.lower() not in telling:
                    continue
                for words in (*phrases_of(noun), *_origins(noun)):
                    found[words].add(index)
    return {words: frozenset(indices) for words, indices in found.items() if words}


def _kind_of_place(entity: LocalEntity, analysis: Analysis) -> str:
    """Return the noun that ends a place's name, or nothing: "the airport" after "Halden Airport"."""
    last = entity.name.split()[-1].lower()
    is_place = entity.is_name and " " in entity.name and analysis.ontology.is_a(entity.type, PLACE)
    return last if is_place and (last,) in analysis.ontology.entity_types[PLACE].head_nouns else ""


@cache
def _telling(ontology: Ontology) -> frozenset[str]:
    """Return the nouns that say what kind of thing, body or person somebody is."""
    kinds = ontology.entity_types.values()
    nouns = {words for kind in kinds for words in (*kind.head_nouns, *kind.job_nouns, *kind.unit_nouns)}
    bodies = ontology.word_lists.get(BODIES, ())
    return frozenset(words[-1] for words in (*nouns, *bodies))


def nouns_of(name: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the nouns that say what a named one is: beside the name, or as its predicate."""
    own = analysis.entity_at(name)
    for child in name.children:
        if child.dep_ in BESIDE and _is_noun_outside(child, own, analysis):
            yield from (noun for noun in conjuncts(child) if _is_noun_outside(noun, own, analysis))
        elif child.dep_ in ("acl:relcl", "advcl") and child.pos_ == "NOUN" and children(child, "cop"):
            yield child
    yield from _over_employer(name, analysis)
    head = name.head
    is_described = name.dep_ in AFTER or (name.dep_ in ("nsubj", "nsubj:outer") and bool(children(head, "cop")))
    if is_described and _is_noun_outside(head, own, analysis):
        yield head
    elif head == name or children(name, "cop"):
        yield from (noun for noun in children(name, "nsubj") if _is_noun_outside(noun, own, analysis))
    if name.dep_ in ("obj", "obl", "obl:agent", "nsubj", "nmod") and name.i and head != name:
        before = name.doc[_first(name) - 1]
        if before.text == "," and before.i:  # "Alpha's chief, Ann Roe, said"
            before = name.doc[before.i - 1]
        if before.dep_ == name.dep_ and before.head == head and _is_noun_outside(before, own, analysis):
            yield before  # the parser hung "rival" and "Alpha" of "rival Alpha" side by side


def _over_employer(name: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the noun whose employer the parser took for what a person is: "a spokesman for Alpha, Roe, said"."""
    firm = name.head
    is_beside_firm = name.dep_ == "appos" and firm.dep_ == "nmod" and bool(children(firm, "case"))
    is_persons = analysis.stands_for(name, PERSON) and analysis.stands_for(firm, ORGANIZATION)
    if is_beside_firm and is_persons and firm.head.pos_ == "NOUN":
        yield firm.head


def _first(name: Token) -> int:
    inside = [child.i for child in children(name, "compound", "amod", "flat") if child.pos_ == "PROPN"]
    return min([name.i, *inside])


def _is_noun_outside(token: Token, own: int | None, analysis: Analysis) -> bool:
    if token.pos_ != "NOUN" and token.tag_ != "JJ":
        return False
    mention = analysis.mention_at(token)
    return mention is None or mention[0] == own or mention[1].kind is not MentionKind.NAME


def phrases_of(noun: Token) -> Iterator[str]:
    """Yield a noun and the noun with what stands right before it, in lemmas: "company", "parent company"."""
    yield noun.lemma_.lower()
    before = [child for child in children(noun, "compound", "amod", "nmod:desc") if child.i == noun.i - 1]
    for child in before:
        yield f"{child.lemma_.lower()} {noun.lemma_.lower()}"


def _origins(noun: Token) -> Iterator[str]:
    """Yield "norwegian *" for "the Norwegian carrier": what is from there, whatever it is."""
    yield from (f"{child.lower_} *" for child in children(noun, "amod", "compound") if child.text[:1].isupper())
