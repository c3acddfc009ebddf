"""What "one", "the other" and "the second" are among: "two boats … one will sail" → "One of the two boats"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import case_of, children, is_plural

MEMBERS = frozenset("one another other first second third fourth fifth last latter former".split())
SHARES = frozenset({"third", "fourth", "fifth"})
"""What may be a share of something, after "a": "two men died and a third was missing" is no third of the two."""
FEW = frozenset("two three four five six seven eight nine ten both several".split())


def one_of(token: Token) -> str:
    """Return a lone number or ordinal with what it is one of, from the words before; '' if that is not told."""
    if token.lower_ not in MEMBERS or token.head.dep_ == "acl:relcl":
        return ""
    beside = [one for one in token.children if one.dep_ not in ("det", "punct", "cc")]
    follows = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.lower_ in SHARES and any(one.lower_ == "a" for one in token.children):
        return ""
    if beside or follows.pos_ in ("NOUN", "PROPN") or follows.lower_ == "of":
        return ""
    noun = _several(token)
    if noun is None:
        return ""
    number, group = noun
    described = [one.text for one in children(group, "amod", "compound") if one.i < group.i and one.is_lower]
    return " ".join([token.text, "of the", number, *described, group.text])


def meant_by_one(one: Token) -> str:
    """Return what "one" stands for, from the words before: "had to offer a phone, but failed to launch one"."""
    follows = one.nbor(1) if one.i + 1 < len(one.doc) else one
    beside = [child for child in one.children if child.dep_ not in ("case", "punct", "cc")]
    is_lone = one.lower_ == "one" and one.dep_ in ("obj", "obl", "nmod") and not beside and follows.lower_ != "of"
    if not is_lone:
        return ""
    above = set(one.ancestors)  # "taken a bid to produce one"
    for noun in reversed(list(one.doc[_start_of_search(one) : one.i])):
        is_one = any(det.lower_ in ("a", "an") for det in children(noun, "det"))
        is_apart = any(word.is_punct or word.dep_ == "cc" for word in one.doc[noun.i + 1 : one.i])
        if noun.pos_ == "NOUN" and not is_plural(noun) and is_one and is_apart and noun not in above:
            first = min(det.i for det in children(noun, "det"))
            inner = one.doc[first : noun.i + 1]
            return inner.text if all(word.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for word in inner) else ""
    return ""


def _start_of_search(token: Token) -> int:
    """Return where the sentence before begins."""
    start = token.sent.start
    return int(token.doc[start - 1].sent.start) if start > 0 else 0


def _several(token: Token) -> tuple[str, Token] | None:
    """Return the last noun that is told to be a few, in the sentence or the one before, with its number."""
    for one in reversed(list(token.doc[_start_of_search(token) : token.i])):
        if one.pos_ != "NOUN" or not is_plural(one):
            continue
        counts = [number for number in children(one, "nummod", "amod") if number.lower_ in FEW]
        if not counts and one.dep_ == "nmod" and case_of(one) == "of" and one.head.lower_ in FEW:
            counts = [one.head]  # "two of its captains"
        if counts:
            return counts[0].lower_, one
    return None
