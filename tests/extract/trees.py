"""Parses made by hand, and analyses over them: `tree("Alpha/NNP/nsubj/1 cut/VBD/root/1 jobs/NNS/obj/1")`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import spacy
from spacy.tokens import Doc

from kg.extract.analysis import Analysis
from kg.model.document import Document
from kg.model.mention import EntityMention, LocalEntity, MentionKind, TimeMention
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.ontology import read_ontology

UNIVERSAL = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "DT": "DET", "CD": "NUM", "IN": "ADP", "MD": "AUX",
    "RB": "ADV", "TO": "PART", "PRP": "PRON", "PRP$": "PRON", "POS": "PART", "CC": "CCONJ", "WDT": "PRON", ",": "PUNCT",
    "RP": "ADP", ".": "PUNCT", ":": "PUNCT",
}  # fmt: skip
AUXILIARIES = ("aux", "aux:pass", "cop")


def tree(rows: str) -> Doc:
    """Return a parse of `word/TAG/relation/head` rows; a lemma may follow as a fifth part."""
    parts = [row.split("/") for row in rows.split()]
    doc = Doc(
        spacy.blank("en").vocab,
        words=[part[0] for part in parts],
        tags=[part[1] for part in parts],
        pos=["AUX" if part[2] in AUXILIARIES else UNIVERSAL.get(part[1], "VERB") for part in parts],
        deps=[part[2] for part in parts],
        heads=[int(part[3]) for part in parts],
        lemmas=[part[4] if len(part) > 4 else part[0].lower() for part in parts],
    )
    doc.spans["triggers"] = []
    return doc


def analysis(
    rows: str, names: Mapping[str, str] | None = None, times: Sequence[str] | Mapping[str, str] = ()
) -> Analysis:
    """Return an analysis whose entities are the named words, and whose times are the given ones with their meanings."""
    doc = tree(rows)
    text = doc.text
    return Analysis(
        Document("a", "a", text, Span(0, len(text))),
        doc,
        read_ontology(),
        entities=tuple(_entity(text, name, kind) for name, kind in (names or {}).items()),
        times=tuple(
            TimeMention(_span(text, words), _time(words, meaning), 0)
            for words, meaning in (times.items() if isinstance(times, Mapping) else ((words, "") for words in times))
        ),
    )


def _time(words: str, meaning: str) -> TimeValue:
    kind = TimeType.DURATION if meaning.startswith("dur(") else TimeType.DATE
    return TimeValue(kind, "hand", words.lower(), meaning, "until" if meaning.startswith("until(") else "")


def _entity(text: str, name: str, kind: str) -> LocalEntity:
    span = _span(text, name)
    return LocalEntity(f"schema:{kind}", name, (EntityMention(span, span, MentionKind.NAME),))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
