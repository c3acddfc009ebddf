"""Names by all the evidence of a document, or of many: every mention votes, and so do the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span

from kg.nlp.name_cues import cue_votes, cues

Votes = dict[str, dict[str, float]]
LABELS = ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT")
# One mention by the network weighs 1, shared out by its probabilities, flattened for it is too sure of itself.
# Calibrated on open stories of our own that the network had not learnt from.
FLATTENED = 0.5
SHORT_FORM_SHARE, SURNAME_VOTE, FIRST_NAME_VOTE = 0.5, 1.0, 0.5
CLEAR_SHARE = 0.75
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset({"the", "a", "an"})


def evidence(doc: Doc) -> Votes:
    """Return what a document says of each of its names: votes by type."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for entity in doc.ents:
        key = name_key(entity)
        for label, weight in (*_model_votes(entity), *cue_votes(entity)):
            votes[key][label] += weight
    return {name: dict(row) for name, row in votes.items()}


def type_votes(tables: Iterable[Mapping[str, Mapping[str, float]]]) -> dict[str, str]:
    """Return the type of each name by the sum of several documents' votes.

    A name with its legal form ("Halden Foods Inc.") lends half its votes to the name without it, an organization to
    what its name begins with ("Halden"), and a person to the first name; a person's name ("Ida Holm") makes its last
    word alone a person too. Equal sums go to the type that comes first in LABELS.
    """
    total: Votes = defaultdict(lambda: defaultdict(float))
    for table in tables:
        for name, row in table.items():
            for label, weight in row.items():
                total[name][label] += weight
    shared: Votes = {name: dict(row) for name, row in total.items()}
    for name in sorted(total):
        for short, label, weight in _lent(name, total[name]):
            if short in shared:
                shared[short][label] = shared[short].get(label, 0.0) + weight
    return {name: winner(row) for name, row in shared.items() if row}


def _lent(name: str, row: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """Yield the votes that a name gives to its shorter forms."""
    short = _without_legal_form(name)
    if short != name:
        yield from ((short, label, SHORT_FORM_SHARE * weight) for label, weight in row.items())
    words, label = name.split(), winner(row) if row else ""
    if label == "PERSON" and len(words) > 1:
        yield words[-1], label, SURNAME_VOTE + row[label]
        yield words[0], label, FIRST_NAME_VOTE
    if label == "ORGANIZATION":
        for size in range(1, len(words)):
            if (first := " ".join(words[:size])) != short:
                yield first, label, SHORT_FORM_SHARE * row[label]


def _decided(row: Mapping[str, float]) -> bool:
    """Return whether the votes on a name are clear enough to overrule a single mention."""
    return max(row.values(), default=0.0) >= CLEAR_SHARE * sum(row.values())


def winner(row: Mapping[str, float]) -> str:
    """Return the type with most votes."""
    return max(LABELS, key=lambda label: row.get(label, 0.0))


def _without_legal_form(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower() in cues()["ORGANIZATION"].legal:
        words.pop()
    return " ".join(words)


def settle(doc: Doc) -> Doc:
    """Return the document with each name under one type, and its missed mentions added."""
    table = evidence(doc)
    labels = type_votes([{name: row for name, row in table.items() if _decided(row)}])
    kept = [
        Span(doc, e.start, e.end, label=labels.get(name_key(e), e.label_) if e.label_ in LABELS else e.label_)
        for e in doc.ents
        if not _common_word(doc, e)
    ]
    doc.set_ents(sorted([*kept, *_missed(doc, kept, labels)], key=lambda span: span.start))
    return doc


def name_key(entity: Span) -> str:
    """Return a name without article, possessive and line breaks."""
    tokens = [token for token in entity if not token.is_space]
    while len(tokens) > 1 and tokens[0].lower_ in ARTICLES:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].lower_ in POSSESSIVE:
        tokens = tokens[:-1]
    return " ".join(token.text for token in tokens)


def _model_votes(entity: Span) -> Iterator[tuple[str, float]]:
    """Yield the vote of one mention, shared out by the network's probabilities where it gave any."""
    rows = entity.doc._.name_types
    shares = [float(share) ** FLATTENED for share in rows[entity.start]] if rows is not None else []
    if sum(shares) > 0:
        yield from ((label, share / sum(shares)) for label, share in zip(LABELS, shares, strict=True))
    elif entity.label_ in LABELS:
        yield entity.label_, 1.0


def _common_word(doc: Doc, entity: Span) -> bool:
    """Return whether a name of one word that opens a sentence stands in lower case elsewhere, and never as a name."""
    token = entity[0]
    if len(entity) > 1 or not token.is_sent_start or not token.text.istitle():
        return False
    lower = sum(other.text == token.lower_ for other in doc)
    upper = sum(other.text == token.text and not other.is_sent_start for other in doc)
    return lower > 0 and upper == 0


def _missed(doc: Doc, kept: list[Span], labels: Mapping[str, str]) -> Iterator[Span]:
    """Yield the unmarked mentions of names that were found elsewhere in the document."""
    known = {key: labels[key] for key in {name_key(e) for e in kept} if key in labels}
    taken = {place for span in kept for place in range(span.start, span.end)}
    longest = max((key.count(" ") + 1 for key in known), default=0)
    place = 0
    while place < len(doc):
        for size in range(min(longest, len(doc) - place), 0, -1):
            span = doc[place : place + size]
            text = " ".join(token.text for token in span)
            if text in known and text[0].isupper() and len(text) > 2 and not taken & set(range(place, place + size)):
                if span[0].sent != span[-1].sent or (size == 1 and span[0].pos_ not in {"PROPN", "NOUN"}):
                    continue
                yield Span(doc, place, place + size, label=known[text])
                place += size - 1
                break
        place += 1
