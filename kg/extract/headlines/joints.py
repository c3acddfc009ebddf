"""Where a clause may not be cut: inside a word, a rate or a pair of prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.figures.rates import EACH, OF_RATES
from kg.extract.headlines.kept_words import Words

JOINING = frozenset("- – / ' ’ . $ £ € % #".split())
LEADING = frozenset(
    "out up ahead because instead away along together close prior outside due owing down back over off next as".split()
)
"""Words that make one preposition with the next: "out of", "up to", "ahead of"."""
LED = frozenset("of to from with on as in at by".split())
TERMS = frozenset("year month week match day season decade century tournament".split())
LONGEST_RANGE = 9
COMPARING = frozenset({"earlier", "ago", "before", "later"})
AMOUNT_BEFORE = 4
"""How many words may stand between a number and the time that it is for: "450,000 euros a day"."""


def close_gaps(words: Words) -> None:
    """Keep what makes one word or one phrase with words that are kept."""
    for i in list(words.kept):
        _keep_hyphened(i, words)
    for i in list(words.kept):
        _keep_joint(i, words)
        _keep_leading(i, words)
        _keep_rate(i, words)
        _keep_title(i, words)
        _keep_number(i, words)
    for i in list(words.kept):
        _keep_measure(i, words)


def _keep_joint(i: int, words: Words) -> None:
    """Keep the hyphens, signs and quotation marks between words that stand close."""
    doc, after = words.analysis.doc, i + 1
    is_joint = after < len(doc) and doc[after].text in JOINING and not doc[i].whitespace_
    if is_joint and after + 1 in words.kept and not doc[after].whitespace_:
        words.kept.setdefault(after, max(words.kept[i], words.kept[after + 1], key=len))


def _keep_leading(i: int, words: Words) -> None:
    """Keep the first part of a preposition of two words."""
    doc = words.analysis.doc
    is_led = i > 0 and doc[i].lower_ in LED and doc[i].dep_ in ("case", "fixed") and i not in words.names
    if is_led and doc[i - 1].lower_ in LEADING and i - 1 != doc[i].head.i and doc[i - 1].pos_ in ("ADP", "ADV", "ADJ"):
        words.kept.setdefault(i - 1, words.kept[i])


def _keep_rate(i: int, words: Words) -> None:
    """Keep for how long a number is: "450,000 euros a day", "a million units per month"."""
    doc = words.analysis.doc
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in EACH or doc[i + 2].lemma_.lower() not in OF_RATES:
        return
    if i + 3 < len(doc) and doc[i + 3].lower_ in COMPARING:  # "up from 18 million a year earlier"
        return
    before = [other for other in words.kept if i - AMOUNT_BEFORE <= other <= i]
    if any(doc[other].like_num for other in before) and doc[i].pos_ in ("NOUN", "NUM", "PROPN", "SYM"):
        words.kept.setdefault(i + 1, words.kept[i])
        words.kept.setdefault(i + 2, words.kept[i])


def _keep_title(i: int, words: Words) -> None:
    """Keep what makes a distinction of a noun: "player of the year"."""
    behind = words.analysis.doc[i + 1 : i + 4]
    if [one.lower_ for one in behind[:2]] == ["of", "the"] and behind[-1].lower_ in TERMS and len(behind) > 2:
        words.kept.update({one.i: words.kept[i] for one in behind})


def _keep_number(i: int, words: Words) -> None:
    """Keep the number right before a unit, whatever the parse hangs it on: "4.8 percent"."""
    doc = words.analysis.doc
    while i > 0 and i not in words.names and doc[i].pos_ in ("NOUN", "NUM", "SYM") and _is_number(doc[i - 1]):
        if doc[i].pos_ == "NOUN" and words.analysis.is_time(doc[i - 1]) and not words.analysis.is_time(doc[i]):
            break  # "In the six months to July 27 profit rose"
        words.kept.setdefault(i - 1, words.kept[i])
        i -= 1


def _is_number(token: Token) -> bool:
    return token.pos_ in ("NUM", "SYM") and not token.is_punct and (token.like_num or token.is_currency)


def _keep_measure(i: int, words: Words) -> None:
    """Keep both ends of a range, and what "as much as" leads to: "between 700 and 900 crowns", "as much as a fifth"."""
    doc = words.analysis.doc
    behind = doc[i + 1 : min(i + LONGEST_RANGE, doc[i].sent.end)]
    if doc[i].lower_ == "between":
        joint = next((one.i for one in behind if one.lower_ == "and"), None)
    else:
        is_open = doc[i].lower_ in ("much", "many") and len(behind) > 1 and behind[0].lower_ == "as"
        joint = i + 1 if is_open else None
    if joint is None:
        return
    for one in doc[joint + 1 : doc[i].sent.end]:
        if one.pos_ not in ("DET", "NUM", "SYM", "ADJ", "NOUN", "PROPN", "ADV") or one.is_punct:
            break
        words.kept.setdefault(one.i, words.kept[i])
    words.kept.update(dict.fromkeys(range(i, joint + 1), words.kept[i]))


def _keep_hyphened(i: int, words: Words) -> None:
    """Keep the rest of a word with hyphens ("break-up") of which one part is kept; a name is kept by its own word."""
    doc, path = words.analysis.doc, words.kept[i]
    for step in (-1, 1):
        at = i
        while 0 < at + 2 * step < len(doc) and i not in words.names:
            hyphen, other = at + step, at + 2 * step
            first = min(at, hyphen)
            is_one = doc[hyphen].text == "-" and not doc[first].whitespace_ and not doc[min(hyphen, other)].whitespace_
            if not is_one or other in words.names or not doc[other].is_alpha or doc[other].dep_ == "case":
                break
            words.kept.setdefault(hyphen, path)
            words.kept.setdefault(other, path)
            at = other
