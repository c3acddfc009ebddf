"""Which longer name of a document a shorter one stands for: surnames, acronyms, "Halden" for "Halden Foods"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.names.datelines import stands_in_dateline
from kg.extract.names.extents import singulars
from kg.extract.names.names import ORGANIZATION, PERSON, Name
from kg.model.span import Span
from kg.ontology import Ontology

INITIALS_SKIPPED = frozenset(["and", "of", "the", "for", "&", "de"])
GUESS = 0.5
"""Below which score the type of a name is a guess."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document in order, their types, and what is known of words at their ends."""

    texts: Sequence[str]
    kinds: dict[str, tuple[str, float]]
    legal: frozenset[str]
    businesses: frozenset[str]
    clubs: frozenset[str]
    bodies: frozenset[str]
    in_datelines: frozenset[str]
    with_article: frozenset[str]
    """The names that always have "the" before them."""
    introduced: frozenset[tuple[str, str]]
    """Beginnings that take the place of a longer name, with it: "Halden Ferries" once, "Halden" ever after."""
    letterhead: str = ""
    """Who tells of itself in the text."""

    def kind(self, text: str) -> str:
        """Return the type of a name."""
        return self.kinds.get(text, ("", 0.0))[0]


def full_forms(
    found: Sequence[Name],
    texts: Sequence[str],
    kinds: dict[str, tuple[str, float]],
    ontology: Ontology,
    *,
    heading: Span | None = None,
    letterhead: str = "",
) -> dict[str, tuple[str, str]]:
    """Return for each name the one that it stands for, and why; itself when nothing longer fits alone.

    A name in the `heading` is not told yet: "Halden digs" above "Halden Mining will dig".
    """
    lists = ontology.word_lists
    single = {name: {words[0] for words in lists.get(name, ()) if len(words) == 1} for name in LISTS}
    told = dict.fromkeys(name.text for name in found if heading is None or not heading.contains(name.span))
    order = [text for text in told if text in set(texts)]
    bare = {name.text for name in found if not _has_article(name)}
    names = Names(
        [*order, *(text for text in texts if text not in told)],
        kinds,
        _legal_forms(ontology),
        frozenset(single["kg:businessWords"] | single["kg:clubWord"]),
        frozenset(single["kg:clubWord"]),
        frozenset(word.lower() for word in ontology.entity_types[ORGANIZATION].name_words),
        frozenset(name.text for name in found if stands_in_dateline(name.tokens.root)),
        frozenset(name.text for name in found) - bare,
        _introduced([name for name in found if heading is None or not heading.contains(name.span)]),
        letterhead,
    )
    return {text: _full_form(text, names) for text in texts}


LISTS = ("kg:businessWords", "kg:clubWord")


def _has_article(name: Name) -> bool:
    first = name.tokens[0]
    return first.i > first.sent.start and first.nbor(-1).lower_ == "the"


def _introduced(found: Sequence[Name]) -> frozenset[tuple[str, str]]:
    """Return the pairs of a name's beginning and the name that was told in full first and never again after it.

    A sentence with both tells two things: "Halden Ferries, which Halden sold".
    """
    places: dict[str, list[Name]] = {}
    for name in found:
        places.setdefault(name.text, []).append(name)
    return frozenset(
        (short, full)
        for full, told in places.items()
        for short in _beginnings(full)
        if short in places
        and told[-1].span < places[short][0].span
        and told[-1].tokens.root.sent != places[short][0].tokens.root.sent
    )


def _beginnings(full: str) -> Sequence[str]:
    words = full.split()
    return [" ".join(words[:n]) for n in range(1, len(words)) if words[n].lower() not in INITIALS_SKIPPED]


def _full_form(text: str, names: Names) -> tuple[str, str]:
    for stands_for in (_of_issuer, _of_somebody, _in_capitals, _of_body):
        found = stands_for(text, names)
        if found is not None:
            return found
    return text, "name"


def _of_issuer(text: str, names: Names) -> tuple[str, str] | None:
    """Return the name at the top of what a body tells of itself, for its beginning: "the Directorate", "Halden"."""
    spelt = _in_capitals(names.letterhead, names)
    full = names.letterhead if spelt is None else spelt[0]
    is_start = full in names.texts and full.lower().startswith(text.lower() + " ") and text[:1].isupper()
    is_persons = any(_is_surname(text, t) and names.kind(t) == PERSON for t in names.texts)
    return (full, "short form of the letterhead") if is_start and not is_persons else None


def _of_somebody(text: str, names: Names) -> tuple[str, str] | None:
    """Return the person of a surname or given name, or the body that "the" and a founder's name tell."""
    kind, texts = names.kind(text), names.texts
    body = [t for t in texts if text in names.with_article and _is_owner_of(text, t, names)]
    if len(body) == 1:
        return body[0], "short form"
    surname = [t for t in texts if names.kind(t) == PERSON and _is_surname(text, t)]
    if len(surname) == 1 and (kind == PERSON or len(text.split()) == 1):
        return surname[0], "surname"
    given = [t for t in texts if names.kind(t) == PERSON and _is_given(text, t)]
    return (given[0], "given name") if len(given) == 1 and (kind == PERSON or _is_guess(text, names)) else None


def _in_capitals(text: str, names: Names) -> tuple[str, str] | None:
    """Return the name that capitals of a heading or a plural stand for."""
    texts = names.texts
    if text.isupper() and len(text) > 4:
        same = [t for t in texts if t != text and text == t.upper()]
        longer = [] if text in names.in_datelines else [t for t in texts if t != text and text in t.upper().split()]
        written = same or longer
        if len(written) == 1:
            return written[0], "capitals of a heading"
    one = [single for single in singulars(text) if single in texts and " " in single]
    return (one[0], "plural") if len(one) == 1 else None


def _of_body(text: str, names: Names) -> tuple[str, str] | None:
    """Return the body of an acronym or a short form."""
    texts = names.texts
    if names.kind(text) != ORGANIZATION:
        return None
    acronym = [t for t in texts if t != text and text.isupper() and _initials(t, names.legal) == text.replace(".", "")]
    if len(acronym) == 1:
        return acronym[0], "acronym"
    longer = [
        t for t in texts if names.kind(t) == ORGANIZATION and (_is_start(text, t, names) or _is_end(text, t, names))
    ]
    longest = max(longer, key=len, default="")
    is_one = all(longest.startswith(shorter) for shorter in longer)
    return (longest, "short form") if longer and is_one else None


def _legal_forms(ontology: Ontology) -> frozenset[str]:
    declared = ontology.entity_types.get(ORGANIZATION)
    return frozenset(suffix.strip(".") for suffix in declared.suffixes) if declared else frozenset()


def _is_surname(text: str, full: str) -> bool:
    parts = full.split()
    return len(parts) > 1 and text != full and (text == parts[-1] or text == " ".join(parts[1:]))


def _is_guess(text: str, names: Names) -> bool:
    """Whether nothing but its look says that a name is a body's."""
    kind, score = names.kinds.get(text, ("", 0.0))
    return kind == ORGANIZATION and score < GUESS


def _is_given(text: str, full: str) -> bool:
    parts = full.split()
    return len(parts) > 1 and text == parts[0]


def _is_owner_of(text: str, full: str, names: Names) -> bool:
    """Whether a body is called by its first word and "the": "the Halden" for "Halden Museum", not its founder."""
    parts = full.split()
    is_body = len(parts) > 1 and parts[0] == text and names.kind(full) == ORGANIZATION
    return is_body and parts[-1].lower() in names.bodies


def _initials(text: str, legal: frozenset[str]) -> str:
    words = [word for word in text.replace("-", " ").split() if word.lower() not in INITIALS_SKIPPED]
    return "".join(word[0].upper() for word in words if word.lower().strip(".,") not in legal)


def _is_start(text: str, full: str, names: Names) -> bool:
    """Whether the longer name adds a legal form or a line of business ("Halden Foods Ltd"), or was told in its stead.

    The line of business is only left out after it was told: "Halden Mining … Halden".
    """
    if full == text or not full.startswith(text + " "):
        return False
    if (text, full) in names.introduced:
        return True
    rest = [word.strip(".,").lower() for word in full.removeprefix(text).split()]
    is_told = names.texts.index(full) < names.texts.index(text)
    left_out = names.legal | names.businesses if is_told else names.legal
    return all(word in left_out for word in rest)


def _is_end(text: str, full: str, names: Names) -> bool:
    """Whether a name is the end of the longer one: "the League" for "Union League", "Rovers" for "Halden Rovers"."""
    parts = full.split()
    if len(parts) < 2 or text != parts[-1]:
        return False
    return text.lower() in names.clubs or (text in names.with_article and not text.isupper())
