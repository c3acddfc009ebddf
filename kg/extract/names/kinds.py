"""What a name stands for: a vote of the language model, the words in and around it, and its other forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.names import extents
from kg.extract.names.datelines import stands_in_dateline
from kg.extract.names.names import ORGANIZATION, PERSON, STATED, TYPES, Name, demonyms, known_names
from kg.model.span import Span
from kg.ontology import Ontology

MODEL_VOTE = 1.0
CUE_VOTE = 2.0
GIVEN_VOTE = 1.5
"""More than the language model at one place says, less than at two: "Morgan Alden" may be a bank."""
PLACE, WORK = "schema:Place", "schema:CreativeWork"
GIVEN = ("kg:femaleName", "kg:maleName", "kg:givenName")
WORD_VOTE = 0.75
"""Less than the language model says of a person: "Ingrid Post" need not be a paper."""
LONGEST_PERSON = 4
SELF, WHO = ("himself", "herself"), ("who", "whom")


def types(names: list[Name], analysis: Analysis) -> dict[str, tuple[str, float]]:
    """Return type and share of votes for each name text: all mentions of a name vote, cues weigh more."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    labels = {Span(e.start_char, e.end_char): e.label_ for e in analysis.doc.ents}
    for name in names:
        row = votes[name.text]
        label = next((label for span, label in labels.items() if span.overlaps(name.span)), "")
        if label in TYPES:
            row[TYPES[label]] += MODEL_VOTE
        for type_, weight in _cues(name, analysis, label):
            row[type_] += weight
    for title in extents.titles(analysis.doc, analysis.ontology):
        votes[" ".join(title.text.split())][WORK] += 3 * CUE_VOTE
    for text, row in votes.items():
        if _is_like_person(text, analysis.ontology):
            row[PERSON] += GIVEN_VOTE
    for fact in analysis.document.facts:
        if fact.kind in STATED:
            votes[fact.value][STATED[fact.kind]] += 2 * CUE_VOTE
    _share(votes)
    return {text: _winner(text, counts, analysis.ontology) for text, counts in votes.items()}


def _is_like_person(text: str, ontology: Ontology) -> bool:
    """Whether a name begins with a given name and has no word of a company or place in it."""
    words = text.replace(".", "").lower().split()
    if not 1 < len(words) <= LONGEST_PERSON or words[0] not in _given(ontology) or known_names(ontology).get(text):
        return False
    return not any(word in _telling(ontology) for word in words[1:])


@cache
def _given(ontology: Ontology) -> frozenset[str]:
    return frozenset(words[0] for name in GIVEN for words in ontology.word_lists.get(name, ()))


@cache
def _telling(ontology: Ontology) -> frozenset[str]:
    """Return the words in names that tell organisations, places and products."""
    kinds = [kind for kind in ontology.entity_types.values() if kind.name != PERSON]
    businesses = {words[0] for words in ontology.word_lists.get("kg:businessWords", ())}
    joints = {"and", "&", "of", "the", "for"}
    named = {word for kind in kinds for word in (*kind.name_words, *(one.strip(".") for one in kind.suffixes))}
    return frozenset(named | businesses | joints)


def _share(votes: dict[str, dict[str, float]]) -> None:
    """Let forms of a name vote for one another.

    "Halden Foods Inc." makes "Halden" an organisation; "Munster" alone after "Gene Munster" makes both a person, since
    companies are not called by their last word.
    """
    written = {text.upper(): text for text in sorted(votes) if not text.isupper()}
    for text in sorted(votes):
        if "," in text:  # "Lianyu, China" has no surname
            continue
        if text.isupper() and text in written:
            for kind, weight in votes[text].items():
                votes[written[text]][kind] += weight
        first, last = text.split()[0], text.split()[-1]
        if first != text and first in votes and votes[text].get(ORGANIZATION):
            votes[first][ORGANIZATION] += votes[text][ORGANIZATION] / 2
        if last != text and last in votes and len(text.split()) < 4 and not votes[text].get(ORGANIZATION):
            votes[text][PERSON] += CUE_VOTE
            votes[last][PERSON] += CUE_VOTE


def _winner(text: str, counts: dict[str, float], ontology: Ontology) -> tuple[str, float]:
    known = known_names(ontology).get(text) or demonyms(ontology).get(text)
    if known is not None:
        return known.type, 1.0
    if not counts:
        return "schema:Organization", 0.3
    best, weight = max(sorted(counts.items()), key=lambda row: row[1])
    return best, round(weight / sum(counts.values()), 2)


def _cues(name: Name, analysis: Analysis, label: str) -> Iterator[tuple[str, float]]:
    """Yield what the words in and around a name say of its type; `label` is what the language model says."""
    first, last = name.tokens[0], name.tokens[-1]
    words = [token.lower_.strip(".") for token in name.tokens]
    before = first.nbor(-1) if first.i else None
    is_like_somebody = label == "PERSON" and (before is None or before.lower_ != "the")
    yield from _told_by_grammar(name, last, analysis.ontology)
    for type_ in analysis.ontology.entity_types.values():
        kind = _plain(type_.name)
        if len(words) > 1 and words[-1] in {suffix.strip(".") for suffix in type_.suffixes}:
            yield kind, 2 * CUE_VOTE
        telling = words[-1:] if type_.name == WORK else words
        if any(word in type_.name_words for word in telling) and not (type_.name == WORK and len(words) == 1):
            yield kind, WORD_VOTE if is_like_somebody else CUE_VOTE
        if before is not None and before.lower_.strip(".") in {prefix.strip(".") for prefix in type_.prefixes}:
            yield kind, CUE_VOTE
        nouns = type_.head_nouns | type_.unit_nouns | type_.job_nouns
        for described in _descriptions(name, first, last):
            if (described.lemma_.lower(),) in nouns:
                yield kind, CUE_VOTE
        if name.tokens.root.dep_ == "nsubj" and name.tokens.root.head.lemma_.lower() in type_.verbs:
            yield kind, 0.5


def _told_by_grammar(name: Name, last: Token, ontology: Ontology) -> Iterator[tuple[str, float]]:
    if stands_in_dateline(name.tokens.root):
        yield PLACE, 2 * CUE_VOTE
    if _is_somebody(name, last):
        yield PERSON, CUE_VOTE
    if _is_body(name, last, ontology):
        yield ORGANIZATION, CUE_VOTE


def _is_somebody(name: Name, last: Token) -> bool:
    """Whether grammar tells a person: "Halden himself", "Halden, who left"."""
    if last.i + 1 < len(last.doc) and last.nbor(1).lower_ in SELF:
        return True
    clauses = (child for child in name.tokens.root.children if child.dep_ == "acl:relcl")
    return any(child.lower_ in WHO for clause in clauses for child in clause.children)


def _is_body(name: Name, last: Token, ontology: Ontology) -> bool:
    """Whether the noun after a name tells the kind of body that bears it: "the Halden union"."""
    noun = name.tokens.root.head
    if name.tokens.root.dep_ != "compound" or noun.i != last.i + 1 or noun.pos_ != "NOUN":
        return False
    return noun.lower_ in ontology.entity_types[ORGANIZATION].name_words


def _plain(kind: str) -> str:
    return "schema:Organization" if kind == "schema:NewsMediaOrganization" else kind


def _descriptions(name: Name, first: Token, last: Token) -> Iterator[Token]:
    """Yield nouns that describe a name: "the retailer Halden", "Halden, a retailer", "Halden is (or becomes) one"."""
    root = name.tokens.root
    for child in root.children:
        is_outside = not first.i <= child.i <= last.i
        if child.dep_ in ("appos", "compound", "nmod:desc") and child.pos_ == "NOUN" and is_outside:
            yield child
    if root.dep_ in ("appos", "flat", "nmod:desc") and root.head.pos_ == "NOUN":
        yield root.head
    if root.dep_ == "nsubj" and root.head.pos_ == "NOUN" and any(c.dep_ == "cop" for c in root.head.children):
        yield root.head
    if root.dep_ == "nsubj" and root.head.lemma_ == "become":
        yield from (child for child in root.head.children if child.dep_ in ("xcomp", "obj") and child.pos_ == "NOUN")
