"""What a number is per: "2,000 cars a month", "$9/month", "each day costs $9"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import children, subjects, verb_of

EACH = frozenset({"per", "a", "an", "each", "every", "/"})
OF_RATES = frozenset(
    "second minute hour day night week month quarter year decade annum season share head person household piece unit"
    " barrel ton tonne ounce gallon litre kilo kilogram kilometre mile ticket seat room copy".split()
)
"""What a rate is of where "a" or "each" says so; "per" may be followed by anything."""
NO_RATE_AFTER = frozenset({"earlier", "ago", "later", "before", "after", "from"})


def per_of(last: Token) -> str:
    """Return what a number is per, '' if it is no rate: "2,000 cars a month", "$9/month", "each day costs $9"."""
    return _per_after(last) or _per_subject(last)


def _per_subject(last: Token) -> str:
    """Return of which unit of time the subject speaks: "every day of the strike costs the city $9m"."""
    units = (each.lemma_.lower() for each in each_of(verb_of(last)) if each.lemma_.lower() in OF_RATES)
    return next(units, "")


def each_of(verb: Token) -> list[Token]:
    """Return the nouns before a verb of which each is meant: "every day of the strike costs the city $9m"."""
    told = [*subjects(verb), *(one for one in children(verb, "obl:unmarked") if one.i < verb.i)]
    return [one for one in told if any(det.lower_ in ("every", "each") for det in children(one, "det"))]


def _per_after(last: Token) -> str:
    """Return what a number is per after its last word or the noun it counts."""
    after = [token for token in last.doc[last.i + 1 : last.i + 6] if token.sent == last.sent]
    while after and len(after) > 2 and after[0].pos_ in ("NOUN", "ADJ", "PROPN") and after[0].lower_ not in EACH:
        after = after[1:]
    if len(after) < 2 or after[0].lower_ not in EACH:
        return ""
    noun = after[1].lemma_.lower()
    is_rate = noun in OF_RATES or (after[0].lower_ == "per" and after[1].pos_ == "NOUN" and noun != "cent")
    return noun if is_rate and not (len(after) > 2 and after[2].lower_ in NO_RATE_AFTER) else ""
