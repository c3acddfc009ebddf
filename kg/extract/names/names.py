"""Names of organisations, people, places and products, typed by all evidence in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.names import extents, surnames
from kg.extract.names.plain_words import abbreviations, ends_title, is_common
from kg.model.document import Fact
from kg.model.span import Span
from kg.ontology import Ontology
from kg.ontology.terms import KnownName
from kg.temporal.expressions import find_expressions

TYPES = {
    "ORGANIZATION": "schema:Organization",
    "PERSON": "schema:Person",
    "PLACE": "schema:Place",
    "PRODUCT": "schema:Product",
}
ORGANIZATION, PERSON = "schema:Organization", "schema:Person"
STATED = {Fact.AUTHOR: "schema:Person", Fact.PUBLISHER: "schema:Organization", Fact.AGENCY: "schema:Organization"}
WIDER = ("schema:Country", "schema:AdministrativeArea")
LEADING = frozenset("the a an this that its their his her our my your these those new".split())
BODY_WORDS = 3
"""How many words the part of a body's name after its owner may have: "the Children's Rights Council"."""
LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as found: tokens and the type its context speaks for."""

    tokens: TokenSpan
    text: str
    span: Span


@cache
def known_names(ontology: Ontology) -> dict[str, KnownName]:
    """Return the places and outlets that everybody knows, by each of their names as written."""
    found: dict[str, KnownName] = {}
    for known in ontology.names:
        for word in (known.name, *known.aliases):
            found.setdefault(word, known)
    return found


@cache
def demonyms(ontology: Ontology) -> dict[str, KnownName]:
    """Return the places by their adjectives and people words."""
    return {word: known for known in ontology.names for word in known.demonyms}


def find(analysis: Analysis) -> list[Name]:
    """Return the names of a document in order, without overlaps."""
    found = {name.span: name for name in (*_from_facts(analysis), *_addresses(analysis))}
    stated = tuple(found)
    for name in _from_model(analysis):
        if not any(name.span.overlaps(span) for span in stated):
            found[name.span] = name
    taken = sorted(found)
    known = {name.text for name in found.values()}
    for name in (*_from_tables(analysis), *_from_capitals(analysis, known), *_family_names(analysis)):
        if not any(name.span.overlaps(span) for span in taken):
            found[name.span] = name
            taken.append(name.span)
    short = abbreviations(analysis)
    found = {
        span: name
        for span, name in found.items()
        if span in stated or not (name.text in short or ends_title(name.tokens, analysis))
    }
    longer = [*_bodies(found, analysis), *map(_name, extents.whole(_unstated(found, stated), analysis))]
    longer += map(_name, extents.titles(analysis.doc, analysis.ontology))
    return _with(found, longer) if longer else [found[span] for span in sorted(found)]


def _unstated(found: dict[Span, Name], stated: Sequence[Span]) -> Iterator[TokenSpan]:
    """Yield the names that metadata do not state."""
    yield from (found[span].tokens for span in sorted(found) if span not in stated)


def _with(found: dict[Span, Name], bodies: Sequence[Name]) -> list[Name]:
    """Return the names in order, longer ones in place of those inside them."""
    longest: list[Name] = []
    for body in sorted(bodies, key=lambda name: (-len(name.span), name.span)):
        if not any(body.span.overlaps(other.span) for other in longest):
            longest.append(body)
    kept = [name for span, name in found.items() if not any(body.span.overlaps(span) for body in longest)]
    return sorted((*kept, *longest), key=lambda name: name.span)


def _bodies(found: dict[Span, Name], analysis: Analysis) -> Iterator[Name]:
    """Yield bodies whose name holds an owner: "the Data Commissioner's Office", "People's Bank"."""
    words = analysis.ontology.entity_types[ORGANIZATION].name_words
    for name in found.values():
        first, doc = name.tokens[0], analysis.doc
        is_body = name.tokens[-1].lower_ in words and first.text[:1].isupper() and len(name.tokens) <= BODY_WORDS
        if not is_body or first.i - 1 <= first.sent.start or doc[first.i - 1].lower_ not in ("'s", "’s"):
            continue
        start = first.i - 1
        while start > first.sent.start and doc[start - 1].text[:1].isupper() and doc[start - 1].lower_ not in LEADING:
            start -= 1
        has_article = start > 0 and doc[start - 1].lower_ in ("the", "a")
        if start < first.i - 1 and has_article:
            yield _name(doc[start : name.tokens[-1].i + 1])


def _from_facts(analysis: Analysis) -> Iterator[Name]:
    """Yield the authors and publishers that metadata and bylines state."""
    for fact in analysis.document.facts:
        if fact.kind in STATED:
            tokens = analysis.tokens(fact.span)
            if len(tokens) and tokens[0].text[:1].isupper():
                yield _name(tokens)


def _addresses(analysis: Analysis) -> Iterator[Name]:
    """Yield places with the state or country after a comma: "Austin, Texas"."""
    table = known_names(analysis.ontology)
    places = [entity for entity in analysis.doc.ents if entity.label_ == "PLACE"]
    for place, region in pairwise(places):
        wider = table.get(region.text)
        narrower = table.get(place.text)
        is_comma = region.start == place.end + 1 and analysis.doc[place.end].text == ","
        if not is_comma or wider is None or wider.type not in WIDER or (narrower and narrower.type in WIDER):
            continue
        yield _name(analysis.doc[place.start : region.end])


def _from_model(analysis: Analysis) -> Iterator[Name]:
    for entity in _joined(analysis.doc.ents):
        if entity.label_ not in TYPES:
            continue
        trimmed = _trim(entity, analysis.ontology)
        if trimmed is None or tuple(trimmed.text.lower().split()) in _measures(analysis.ontology):
            continue
        if not is_common(trimmed, analysis) and not extents.is_amount(trimmed, analysis.ontology):
            yield _name(extents.without_description(trimmed, analysis.ontology))


def _family_names(analysis: Analysis) -> Iterator[Name]:
    people = [entity for entity in _joined(analysis.doc.ents) if entity.label_ == "PERSON"]
    yield from map(_name, surnames.find(people, analysis.ontology))


def _joined(entities: Sequence[TokenSpan]) -> Iterator[TokenSpan]:
    """Yield the entities, a person's single name with the single name right after it as one."""
    held: TokenSpan | None = None
    for entity in entities:
        if held is not None and held.end == entity.start and len(held) == len(entity) == 1 and held.label_ == "PERSON":
            held = TokenSpan(entity.doc, held.start, entity.end, label="PERSON")
            continue
        if held is not None:
            yield _with_surname(held)
        held = entity
    if held is not None:
        yield _with_surname(held)


def _with_surname(entity: TokenSpan) -> TokenSpan:
    """Return a person's single name with the capitalised proper noun after it that was left out."""
    doc, end = entity.doc, entity.end
    if entity.label_ != "PERSON" or len(entity) > 1 or end >= len(doc):
        return entity
    after = doc[end]
    is_surname = (
        after.pos_ == "PROPN" and after.text[:1].isupper() and not after.ent_type_ and after.sent == entity.sent
    )
    return TokenSpan(doc, entity.start, end + 1, label="PERSON") if is_surname else entity


@cache
def _measures(ontology: Ontology) -> frozenset[tuple[str, ...]]:
    """Return the words for what figures measure: "GMV" is no company."""
    return frozenset(words for metric in ontology.metrics.values() for words in (*metric.words, *metric.unit_words))


def _trim(entity: TokenSpan, ontology: Ontology) -> TokenSpan | None:
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (_is_leading(doc[start:end], ontology) or not LETTER.search(doc[start].text)):
        start += 1
    while end > start and (doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_space):
        end -= 1
    while end > start and doc[end - 1].is_punct and doc[end - 1].text not in (".", ")", "!", "+"):
        end -= 1
    if start >= end or not any(token.text[:1].isupper() or token.text[1:2].isupper() for token in doc[start:end]):
        return None
    return doc[start:end]


def _is_leading(words: TokenSpan, ontology: Ontology) -> bool:
    """Whether the first word is no part of a name: "the", but not the "New" of "New York"."""
    first = words[0]
    is_in_name = first.text == "New" and len(words) > 1 and words[1].text[:1].isupper()
    if is_in_name and (not first.is_sent_start or words[:2].text in known_names(ontology)):
        return False
    if first.text == "The" and words.text in known_names(ontology):  # "The Hague"
        return False
    return first.lower_ in LEADING


def _name(tokens: TokenSpan) -> Name:
    span = Span(tokens.start_char, tokens.end_char)
    return Name(tokens, " ".join(tokens.text.split()), span)


def _from_tables(analysis: Analysis) -> Iterator[Name]:
    table = known_names(analysis.ontology)
    adjectives = demonyms(analysis.ontology)
    doc = analysis.doc
    position = 0
    while position < len(doc):
        length = _longest(doc[position : position + 5], table)
        if length:
            yield _name(doc[position : position + length])
        elif doc[position].text in adjectives and doc[position].pos_ in ("ADJ", "PROPN", "NOUN"):
            yield _name(doc[position : position + 1])
        position += max(length, 1)


def _from_capitals(analysis: Analysis, known: set[str]) -> Iterator[Name]:
    """Yield runs of proper nouns that nobody took for a name: in a running sentence capitals are deliberate."""
    for number in analysis.body_sentences:
        sentence = analysis.sentences[number]
        if _is_headline(sentence):
            continue
        times = [span for span, _ in find_expressions(sentence.text)]
        run: list[Token] = []
        for token in (*sentence, None):
            if token is not None and token.pos_ == "PROPN" and token.text[:1].isalpha() and not token.text[0].islower():
                run.append(token)
                continue
            words = sentence.doc[run[0].i : run[-1].i + 1] if run else None
            is_name = len(run) > 1 or (bool(run) and (run[0].text in known or _is_deliberate(run[0])))
            is_told = words is not None and is_name and not is_common(words, analysis)
            is_told = is_told and words is not None and not extents.is_amount(words, analysis.ontology)
            if words is not None and is_told and not _is_time(words, times, sentence.start_char):
                yield _name(extents.without_description(words, analysis.ontology))
            run = []


def _is_time(words: TokenSpan, times: list[Span], offset: int) -> bool:
    place = Span(words.start_char - offset, words.end_char - offset)
    return any(place.overlaps(time) for time in times)


def _is_headline(sentence: TokenSpan) -> bool:
    """Whether most words of a sentence are capitalised, so that capitals say nothing."""
    if sentence.text.rstrip().endswith((".", ".”", '."')):
        return False
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return sum(token.text[0].isupper() for token in words) > 0.6 * len(words)


def _is_deliberate(token: Token) -> bool:
    """Whether a single capitalised word is more than the beginning of a sentence, and no word for a time or a title."""
    if token.i == token.sent.start:
        return token.dep_ == "nsubj" and _stands_inside(token)
    if len(token) < 3 or token.dep_ in ("compound", "nmod:desc") or "." in token.text:
        return False
    return token.ent_type_ == "" and token.nbor(-1).text not in ("“", '"', "‘")


def _stands_inside(first: Token) -> bool:
    """Whether a document has the first word of a sentence as a proper noun within a sentence, too."""
    alike = (token for token in first.doc if token.text == first.text and token.i > token.sent.start)
    return any(token.pos_ == "PROPN" for token in alike)


def _longest(window: TokenSpan, table: dict[str, KnownName]) -> int:
    for length in range(len(window), 0, -1):
        words = window[:length].text
        known = table.get(words)
        if known is not None and not (words.isupper() and len(words) == 2 and window[0].pos_ not in ("PROPN", "NOUN")):
            return length
    return 0


def place_name(text: str, ontology: Ontology) -> str:
    """Return the canonical name of a place for one of its names or demonyms, else the text."""
    known = known_names(ontology).get(text) or demonyms(ontology).get(text)
    return known.name if known is not None else text


def span_of(name: Name) -> Span:
    """Return the offsets of the name's syntactic head."""
    return char_span(name.tokens.root)
