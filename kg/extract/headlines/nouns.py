"""Headlines for events that a noun names: the noun with who takes part and where."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children
from kg.extract.headlines.complements import possessive
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.speech import LONGEST
from kg.extract.headlines.subjects import ACTORS, AFFECTED, SURE
from kg.model.mention import Argument
from kg.model.span import Span

PLACE = "kg:place"
ARTICLES = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "any"}
)


def without_start(noun: Token, words: Words) -> dict[int, tuple[int, ...]]:
    """Return the words without the preposition, what measures it ("days before"), and the article at the start."""
    cut = {part.i for mark in children(noun, "case") for part in (mark, *children(mark, "fixed"))}
    first = max((i for i in cut if i < noun.i), default=-1)
    kept = {i: path for i, path in sorted(words.kept.items()) if i > first and i not in cut}
    for i in list(kept):
        if words.names.get(i, words.analysis.doc[i].lower_) not in ARTICLES or len(kept) == 1:
            break
        del kept[i]
    return kept


def with_participants(words: Words, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    """Return a noun phrase with the participants and the place that it does not name itself."""
    text = words.fitting(LONGEST, limited=False)
    if not text:
        return ""
    named = list(_named(arguments, analysis, text))
    owner = next((name for role, name, _ in named if role in ACTORS), "")
    is_whole = any(words.kept.values())  # it has a complement of its own
    other = None if is_whole else next(((name, before) for role, name, before in named if role == AFFECTED), None)
    place = next((name for role, name, _ in named if role == PLACE), "")
    has_owner = any(words.analysis.doc[i].dep_ == "nmod:poss" for i in words.kept)
    if owner and not text[:1].isdigit() and not has_owner:
        text = f"{possessive(owner)} {_lower(text, words)}"
    if other is not None and len(text.split()) < LONGEST // 10:
        text = f"{text} {other[1]} {other[0]}"
    return f"{text} in {place}" if place and len(text) + len(place) + len(" in ") <= LONGEST else text


def _named(arguments: tuple[Argument, ...], analysis: Analysis, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield role, name and preposition of the participants that a text does not name."""
    for argument in arguments:
        if argument.entity is None or (argument.score <= SURE and argument.role != PLACE):
            continue
        entity = analysis.entities[argument.entity]
        surface = argument.span.within(analysis.document.text)
        if entity.name not in text and surface not in text and entity.is_name:
            has_article = argument.role == PLACE and _has_article(argument.span, analysis.document.text)
            name = f"the {surface}" if has_article else entity.name
            yield argument.role, name, _preposition(argument, analysis)


def _has_article(span: Span, text: str) -> bool:
    return text[: span.start].lower().endswith(" the ")


def _preposition(argument: Argument, analysis: Analysis) -> str:
    """Return the preposition that a role takes after a noun: "the suit against Alpha", "the fine on Alpha"."""
    role = analysis.ontology.roles.get(argument.domain_role)
    rows = [row for row in (role.own_grammar if role else ()) if row.startswith("nmod/")]
    return rows[0].partition("/")[2] if rows else "of"


def _lower(text: str, words: Words) -> str:
    first = text.split(" ", 1)[0]
    is_plain = first[1:].islower() and all(first != name.split()[0] for name in words.names.values())
    token = next((words.analysis.doc[i] for i in sorted(words.kept)), None)
    return text[:1].lower() + text[1:] if is_plain and token is not None and token.pos_ != "PROPN" else text
