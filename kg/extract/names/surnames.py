"""Family names that are plain words too, where nobody took them for names: "Jobs said so", after "Steve Jobs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.grammar import children
from kg.ontology import Ontology

SUBJECT, OWNER = "nsubj", "nmod:poss"
WITH_A_NOUN = frozenset("acl acl:relcl amod compound det nmod nummod".split())
PLURAL = frozenset({"are", "have", "were"})


def find(people: Iterable[TokenSpan], ontology: Ontology) -> Iterator[TokenSpan]:
    """Yield the single words that are the family name of somebody told in full before."""
    told = [person for person in people if len(person) > 1]
    first = {person[-1].text: person[-1].i for person in reversed(told)}
    for token in told[0].doc if told else ():
        if first.get(token.text, token.i) < token.i and not token.text.islower() and _is_person(token, ontology):
            yield token.doc[token.i : token.i + 1]


def _is_person(token: Token, ontology: Ontology) -> bool:
    """Whether a word stands as names of people do: alone, as who does it or as an owner, and with one person's verb."""
    if token.dep_ not in (SUBJECT, OWNER) or any(child.dep_ in WITH_A_NOUN for child in token.children):
        return False
    if token.dep_ == OWNER or token.i > token.sent.start:
        return True
    verb = token.head
    if verb.tag_ == "VBP" or any(aux.lower_ in PLURAL for aux in children(verb, "aux", "aux:pass", "cop")):
        return False
    saying = ontology.word_lists.get("kg:sayingVerb", ())
    return (verb.lemma_.lower(),) in saying or not any(one.text == token.lower_ for one in token.doc)
