"""Words of a sentence that are kept for a headline, written out: no clitics, no capitals of a sentence's beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children

Path = tuple[int, ...]
"""The optional groups a word stands in, outermost first, each by the place of its head."""

CLITICS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
PLAIN = ("VERB", "AUX", "ADJ", "ADV", "NOUN")
SHORT_WORD = 3
LEAVING = frozenset({"IN", "DT", "TO", "CC", "PRP$", "WDT", "HYPH"})
"""Tags of words behind which something has to follow."""
OVER = 50
"""How many letters more a headline may have rather than lose all that a verb or noun leads to."""
_OPEN_END = re.compile(r"(?: (?:whatever|whichever|whoever|on behalf|on behalf of))+\Z")
"""Words behind which something has been left out."""
IS_HAS = {"be": "is", "have": "has"}


@dataclass(slots=True)
class Words:
    """Words that are kept, by their place, with their groups, and names that stand for some of them."""

    analysis: Analysis
    kept: dict[int, Path] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    """The entities named so far: their pronouns can stay."""

    def text(self, without: frozenset[int] = frozenset()) -> str:
        """Return the words in order, those of some groups left out."""
        places = self.places(without)
        while len(places) > 1 and leads_on(self.analysis.doc[places[-1]]) and places[-1] not in self.names:
            places.pop()
        doc, out = self.analysis.doc, ""
        for before, i in zip([-1, *places], places, strict=False):
            is_close = before == i - 1 and before >= 0 and not doc[before].whitespace_
            is_close = is_close or doc[i].text in (",", ":", ";")
            word = self.names.get(i) or (doc[i].text if is_close else _full_word(doc[i], is_first=not out))
            out += word if is_close or not out else f" {word}"
        return _OPEN_END.sub("", " ".join(out.split()).strip(" ,;:—–-"))

    def fitting(self, limit: int, *, limited: bool = True) -> str:
        """Return the words with the last groups left out until they fit, '' if they never do.

        Unless it is strictly `limited`, a text may be longer than that where otherwise no group at all would be left.
        """
        texts = list(dict.fromkeys(self.text(without) for without in self.cuts()))
        found = next((n for n, text in enumerate(texts) if len(text) <= limit), None)
        if found is None:
            return texts[-1] if len(texts[-1]) <= limit + OVER and not limited else ""
        is_core = found == len(texts) - 1 and found > 0 and not limited
        return texts[found - 1] if is_core and len(texts[found - 1]) <= limit + OVER else texts[found]

    def places(self, without: frozenset[int] = frozenset()) -> list[int]:
        """Return where the words stand, in order, those of some groups left out."""
        return [i for i, path in sorted(self.kept.items()) if not without.intersection(path)]

    def cuts(self) -> Iterator[frozenset[int]]:
        """Yield the groups to leave out: none, then from the last one on one more each time."""
        groups = sorted({place for path in self.kept.values() for place in path}, reverse=True)
        yield from (frozenset(groups[:left]) for left in range(len(groups) + 1))


def _is_titled(token: Token) -> bool:
    """Whether a word stands in a headline whose words all begin with capitals."""
    words = [one for one in token.sent if one.is_alpha and len(one) > SHORT_WORD]
    return len(words) > SHORT_WORD and sum(one.is_title or one.is_upper for one in words) >= len(words) - 1


def leads_on(token: Token) -> bool:
    """Return whether a word asks for another behind it: a preposition, an article, "and", "to"."""
    is_loose = token.dep_ in ("compound:prt", "advmod", "xcomp", "obl", "nmod", "obj")
    return token.tag_ in LEAVING and not is_loose


def _full_word(token: Token, *, is_first: bool) -> str:
    """Return a word as it is written where it does not lean on the one before, nor begins the sentence."""
    form = token.lower_.replace("’", "'")
    if form == "'s" and token.pos_ in ("AUX", "VERB"):
        is_has = token.dep_ == "aux" and token.head.tag_ == "VBN" and bool(children(token.head, "obj"))
        return "has" if is_has else IS_HAS.get(token.lemma_.lower(), "is")
    if form in CLITICS:
        return CLITICS[form]
    if token.is_title and token.pos_ in PLAIN and _is_titled(token):
        return token.lower_
    begins = token.is_sent_start or (token.i > 0 and token.nbor(-1).text in ("“", '"', "‘"))
    is_small = token.pos_ in ("PART", "ADP", "DET", "AUX", "SCONJ", "CCONJ") and token.is_title
    is_plain = begins and token.pos_ not in ("PROPN", "X") and token.text[1:].islower()
    is_plain = not is_first and (is_plain or is_small)
    return token.lower_ if is_plain else token.text
