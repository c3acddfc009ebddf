"""How far a name reaches: "Ostfjord" + "Asset Management", "Arts Center" + "for the Deaf", "Chipmaker" + "Averon"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.extract.analysis import Analysis
from kg.ontology import Ontology

UNIT = "https://w3id.org/timeline-kg/unit/"
ORGANIZATION, PERSON = "schema:Organization", "schema:Person"
LONGEST = 3
"""How many words a name may go on with."""
JOINTS = (("for", "the"), ("of", "the"), ("for",))
"""What stands within the name of a body."""
QUOTES = {'"': '"', "“": "”", "‘": "’"}
WORKS, BESIDE = "kg:workNoun", 9
SMALL = frozenset("a an and as at but by for from in into nor of on or the to under upon with without".split())
TITLE_WORDS = range(2, 10)
"""How many words the title of a work has that stands between quotation marks."""


def whole(names: Iterable[TokenSpan], analysis: Analysis) -> Iterator[TokenSpan]:
    """Yield the names that go on after what was taken for them, in full."""
    found = list(names)
    texts = frozenset(name.text for name in found if len(name) > 1)
    for name in found:
        longer = _as_named(_with_business(_with_partner(name), analysis.ontology), texts)
        joined = _with_purpose(longer, analysis.ontology)
        if joined.end > name.end:
            yield joined


def _with_partner(name: TokenSpan) -> TokenSpan:
    """Return a firm's name with who stands after its "&": "Halden" + "& Roe"."""
    joint = name.end if name[-1].text != "&" else name.end - 1
    if joint + 1 >= name.sent.end or name.doc[joint].text != "&" or joint == name.start:
        return name
    return name.doc[name.start : joint + 2] if _is_capital(name.doc[joint + 1]) else name


def _as_named(name: TokenSpan, texts: frozenset[str]) -> TokenSpan:
    """Return a name with the word after it where a document has both as one name, in the plural as well."""
    following = name.doc[name.start : name.end + 1]
    is_whole = len(following) > len(name) and name.end < name.sent.end and _is_capital(following[-1])
    return following if is_whole and not texts.isdisjoint((following.text, *singulars(following.text))) else name


def singulars(text: str) -> tuple[str, ...]:
    """Return of what names a text may be the plural.

    >>> singulars("Alpha Watches")
    ('Alpha Watche', 'Alpha Watch')
    """
    return (text[:-1], *([text[:-2]] if text.endswith("es") else [])) if text.endswith("s") else ()


def _with_business(name: TokenSpan, ontology: Ontology) -> TokenSpan:
    """Return a name with the capitalised words after it, up to one that ends the names of firms."""
    end = name.end
    for position in range(name.end, min(name.sent.end, name.end + LONGEST)):
        token = name.doc[position]
        if not _is_capital(token) or token.pos_ not in ("PROPN", "NOUN", "ADJ"):
            break
        end = position + 1 if token.lower_ in _closing(ontology) else end
    return name.doc[name.start : end]


@cache
def _closing(ontology: Ontology) -> frozenset[str]:
    lists = (ontology.word_lists.get(name, ()) for name in ("kg:businessWords", "kg:closingWord"))
    return frozenset(words[0] for entries in lists for words in entries if len(words) == 1)


def titles(doc: Doc, ontology: Ontology) -> Iterator[TokenSpan]:
    """Yield what stands between quotation marks with its telling words in capitals, near a noun for works.

    "the portrait “The Weaver at Dusk”", "“The Weaver at Dusk” by Ann Roe".
    """
    works = {words[0] for words in ontology.word_lists.get(WORKS, ())}
    for opening in doc:
        closing = QUOTES.get(opening.text)
        if closing is None or opening.i + 1 >= len(doc):
            continue
        end = next((one.i for one in doc[opening.i + 1 : opening.i + 2 + TITLE_WORDS.stop] if one.text == closing), 0)
        title = doc[opening.i + 1 : end] if end else doc[0:0]
        beside = [*doc[max(opening.sent.start, opening.i - BESIDE) : opening.i], *doc[end + 1 : end + 1 + BESIDE]]
        is_by = end + 2 < len(doc) and doc[end + 1].lower_ == "by" and doc[end + 2].text[:1].isupper()
        if is_title(title) and (is_by or any(one.lemma_.lower() in works for one in beside)):
            yield title


def is_title(words: TokenSpan) -> bool:
    """Return whether the first and all telling words are in capitals, and nothing ends a sentence."""
    telling = [one for one in words if one.is_alpha and one.lower_ not in SMALL and one.text not in ("s", "’s", "'s")]
    is_long = len(words) in TITLE_WORDS and len(telling) > 1
    is_whole = is_long and not any(one.text in (".", ",", "!", "?", ";", "…") for one in words)
    return is_whole and words[0].text[:1].isupper() and all(one.text[:1].isupper() for one in telling)


def _with_purpose(name: TokenSpan, ontology: Ontology) -> TokenSpan:
    """Return a body's name with what it is for: "Merrow Center for the Performing Arts"."""
    doc, sentence_end = name.doc, name.sent.end
    if name[-1].lower_ not in _bodies(ontology):
        return name
    for joint in JOINTS:
        start = name.end + len(joint)
        if tuple(token.lower_ for token in doc[name.end : start]) != joint:
            continue
        end = start
        while end < sentence_end and end < start + LONGEST and _is_capital(doc[end]):
            end += 1
        if start < end and not any(token.ent_type_ == "PERSON" for token in doc[start:end]):
            return doc[name.start : end]
    return name


def _is_capital(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper()


@cache
def _bodies(ontology: Ontology) -> frozenset[str]:
    return frozenset(word.lower() for word in ontology.entity_types[ORGANIZATION].name_words)


def without_description(name: TokenSpan, ontology: Ontology) -> TokenSpan:
    """Return a name without the noun before it that only describes it: "Chipmaker Averon", "the bank Velmora"."""
    first = name[0]
    if len(name) < 2 or first.lower_ not in _describing(ontology) | (_firms(ontology) if first.is_lower else set()):
        return name
    if first.i != first.sent.start and not first.is_lower:
        return name
    rest = name.doc[name.start + 1 : name.end]
    is_elsewhere = any(_reads(name, start) for start in range(len(name.doc)) if start != name.start)
    is_legal = rest[0].lower_.strip(".") in _endings(ontology)
    return name if is_elsewhere or is_legal or not _is_capital(rest[0]) else rest


def _reads(name: TokenSpan, start: int) -> bool:
    return name.doc[start : start + len(name)].text == name.text


@cache
def _describing(ontology: Ontology) -> frozenset[str]:
    """Return the nouns for firms and jobs that no name begins with."""
    firms, people = ontology.entity_types[ORGANIZATION], ontology.entity_types[PERSON]
    nouns = {words[0] for words in (*firms.head_nouns, *people.job_nouns) if len(words) == 1}
    return frozenset(nouns - _bodies(ontology) - _endings(ontology))


@cache
def _firms(ontology: Ontology) -> frozenset[str]:
    """Return the nouns for firms; in small letters they begin no name, even if they may in capitals."""
    return frozenset(words[0] for words in ontology.entity_types[ORGANIZATION].head_nouns if len(words) == 1)


@cache
def _endings(ontology: Ontology) -> frozenset[str]:
    suffixes = ontology.entity_types[ORGANIZATION].suffixes
    return frozenset(suffix.strip(".").lower() for suffix in suffixes)


def is_amount(name: TokenSpan, ontology: Ontology) -> bool:
    """Return whether what looks like a name is an amount of money: "SEK6.1bn"."""
    return _amount(ontology).match(name.text) is not None


@cache
def _amount(ontology: Ontology) -> re.Pattern[str]:
    """Return the pattern of a number right after the code or a sign of a currency."""
    rows = {name: words for name, words in ontology.word_lists.items() if name.startswith(UNIT)}
    signs = {entry[0] for words in rows.values() for entry in words if len(entry) == 1 and not entry[0].isalpha()}
    codes = {name.removeprefix(UNIT) for name in rows}
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(signs | codes)))})\d", re.IGNORECASE)
