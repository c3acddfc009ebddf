"""The times of a text that may date an event, each with the word that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extract.analysis import Analysis
from kg.extract.dating.times import DAY_OF
from kg.extract.grammar import TIME_FRAMES, case_of, children, governors
from kg.extract.topic import OUTLET
from kg.model.mention import TimeMention
from kg.model.time_value import TimeType, TimeValue
from kg.ontology import Ontology

_BREAK = re.compile(r"[,;:–—]")
_STRONG = re.compile(r"[;:–—]")
_DATELINE = re.compile(r"\)?\s*(?:\([^)\n]{2,40}\)\s*)?[-–—]")
_DATELINE_REACH = 60
COUNTED_FROM = re.compile(r"\s*(after|before|from|following|prior to|ahead of|into)\b", re.IGNORECASE)
_RATE = re.compile(r"(?:a|an|per|each)\s+\w+", re.IGNORECASE)
_PAST = re.compile(r"rel\(\w+,-|shift\((?:ref|\w+\(.*\)),.*,-1\)|go\((?:last|past),")
FUTURE = frozenset({"to", "would", "will", "could", "might", "may", "should", "’ll", "'ll", "’d", "'d"})
_RIGHT_AFTER = 4
"""So many words may stand between a verb and a time right after it: "said early on Monday that"."""
_RANK_REACH = 7
"""So many words may stand between a rank and the time of which it is: "its first strike at the port since 2011"."""
_SUPERLATIVE = ("JJS", "RBS")
_AGES = ("rel(decade,", "rel(century,")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LENGTH = re.compile(r"(?:(?:after|before|since|until)\()?(?:dur|sum|andhalf)\(")
_PRECISE = re.compile(r"(?:in\()?(?:md|check)\(")
_DEICTIC = re.compile(r"wd\(|rel\(day,")
"""Meanings of days that are counted from the writing: "Friday", "yesterday"."""
_CONTRASTED = re.compile(r"\b(?:not|than|instead of|unlike|as) (?:(?:in|on|at|during|for) )?(?:the )?$", re.IGNORECASE)
"""Words before a time at which something did not happen, or with which it is compared: "and not in May as planned"."""
_BESIDE_PLAN = re.compile(r"\s+(?:late|behind|early|earlier|later|older|younger|overdue|longer)\b", re.IGNORECASE)
"""Words after a length by which something misses its time: "two years late"."""
_CONTRAST_REACH = 24
_CHARGING = frozenset("charge accuse convict acquit clear suspect find indict".split())
_OF_DEED = ("with", "of")
_REASONS = ("for", "over", "after", "following")
_COARSE = re.compile(r"(?:in\()?(?:month|year|quarter|season)\(|rel\((?:month|quarter|year),-")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time expression in its parse."""

    index: int
    mention: TimeMention
    root: Token
    site: Token
    """The word that it belongs to."""

    is_counted_from: bool
    """Whether it says how long before or after something else: "two weeks after"."""

    is_rank: bool = False
    """Whether it only says since when something is the first or the largest."""
    is_day_of: bool = False
    """Whether it tells on which day of something: "on the third day of the talks"."""

    @property
    def case(self) -> str:
        """Return its preposition."""
        return case_at(self.root)

    @property
    def path(self) -> tuple[Token, ...]:
        """Return the words from its site up to the root."""
        return (self.site, *governors(self.site))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the heads of its events."""

    analysis: Analysis
    heads: frozenset[int]

    def words(self, name: str) -> frozenset[str]:
        """Return a word list of the ontology."""
        return _words(self.analysis.ontology, name)


def first_word(time: Token) -> int:
    """Return where a time begins with the words that hang on it directly: "at least" in "at least two weeks"."""
    return min(token.i for token in (time, *time.children))


def case_at(time: Token) -> str:
    """Return the preposition of a time, which may stand with its first word: "to May 2025"."""
    first = next((case_of(child) for child in time.children if child.i < time.i and case_of(child)), "")
    return case_of(time) or first


def _words(ontology: Ontology, name: str) -> frozenset[str]:
    return frozenset(" ".join(words) for words in ontology.word_lists.get(name, ()))


def clocks(scene: Scene) -> Iterator[Clock]:
    """Yield the times that may date something."""
    analysis = scene.analysis
    for index, time in enumerate(analysis.times):
        tokens = analysis.tokens(time.span)
        if time.value.type is TimeType.SET or not len(tokens) or _dates_nothing(time, tokens.root, analysis):
            continue
        is_counted_from = is_length(time) and COUNTED_FROM.match(analysis.document.text, time.span.end) is not None
        is_rank = _is_of_rank(time, tokens.root, analysis)
        is_day_of = time.value.rule == DAY_OF
        site = _site(tokens.root, time.value, scene)
        yield Clock(index, time, tokens.root, site, is_counted_from, is_rank, is_day_of)


def _dates_nothing(time: TimeMention, root: Token, analysis: Analysis) -> bool:
    """Return whether a time is that of the text itself, a rate, an age, or what something is compared with."""
    text, span = analysis.document.text, time.span
    sentence = analysis.spans[time.sentence]
    if _CONTRASTED.search(text[max(sentence.start, span.start - _CONTRAST_REACH) : span.start]):
        return True
    if is_length(time) and _BESIDE_PLAN.match(text, span.end):
        return True
    is_first = span.start - sentence.start < _DATELINE_REACH
    if is_first and _PRECISE.match(time.value.meaning) and _DATELINE.match(text, span.end) and _is_top(time, analysis):
        return True
    if is_length(time) and _RATE.fullmatch(span.within(text)) and not COUNTED_FROM.match(text, span.end):
        return root.dep_.endswith("unmarked") or root.dep_ == "nmod"
    return False


def _is_of_rank(time: TimeMention, root: Token, analysis: Analysis) -> bool:
    """Return whether a time is the stretch in which something ranks: "its steepest fall in 18 months"."""
    is_age = time.value.meaning.startswith(_AGES) and case_at(root) == "of"  # "its largest launch of the decade"
    is_span = is_age or time.value.meaning.startswith(("ahead(", "window(")) or time.value.signal == "since"
    return is_span and (
        any(_ranks(token) for token in (root.head, *root.head.children) if token.i < root.i)
        or _is_rank_before(analysis.tokens(time.span))
    )


def is_length(time: TimeMention) -> bool:
    """Return whether a time is a length: it names no day."""
    return time.value.type is TimeType.DURATION or _LENGTH.match(time.value.meaning) is not None


def _is_top(time: TimeMention, analysis: Analysis) -> bool:
    """Return whether a time stands before the first words of a paragraph, as in a dateline."""
    before = analysis.document.text[analysis.spans[time.sentence].start : time.span.start]
    return not re.search(r"[a-z]{3,}\s+[a-z]{3,}", before)


def _ranks(token: Token) -> bool:
    """Return whether a word ranks what happened: "its steepest fall in 18 months", "the first since May"."""
    return token.tag_ in _SUPERLATIVE or "Ord" in token.morph.get("NumType", []) or token.lower_ in ("first", "only")


def _is_rank_before(time: Span) -> bool:
    """Return whether the phrase right before a time ranks what happened: "to their lowest level in London since"."""
    for token in reversed(time.doc[max(time.sent.start, time.start - _RANK_REACH) : time.start]):
        if _ranks(token):
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def _site(time: Token, value: TimeValue, scene: Scene) -> Token:
    """Return the word that a time belongs to: its governor, unless a parse as given would cross words or signs."""
    site = _charged(time, _over_times(time, value, scene))
    if case_at(time) == "of" and site.i < time.i and (noun := _owner(time)) is not None:
        return noun
    for above in governors(site):
        if site.i < above.i < time.i and above.pos_ == "VERB":
            site = above
    site = _before_clause(time, site)
    if _PAST.match(value.meaning):
        site = _told_then(site)
    site = _published(time, site, scene) or site
    if case_at(time) != "for":
        site = _adjacent(time, site, scene) or _behind_sign(time, site, scene) or site
    return _reason(time, site, value, scene) or _opened(time, site)


def _charged(time: Token, site: Token) -> Token:
    """Return the verb of accusing or judging where a day stands behind the bare deed: "charged with theft on 9 May"."""
    verb = next((above for above in governors(site) if above.pos_ == "VERB"), site)
    is_deed = site.pos_ == "NOUN" and site.i < time.i and not children(site, "det", "nmod:poss")
    is_of = case_of(site) in _OF_DEED and verb.i < site.i and verb.lemma_.lower() in _CHARGING
    is_direct = site.head == verb  # in "found guilty of theft on 9 May" the adjective tells what happened
    return verb if is_deed and is_of and is_direct and case_at(time) == "on" else site


def _owner(time: Token) -> Token | None:
    """Return the noun right before a time with "of", to which alone it can belong: "by its decision of 9 May"."""
    first = first_word(time)
    noun = time.doc[first - 1] if first > time.sent.start else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _over_times(time: Token, value: TimeValue, scene: Scene) -> Token:
    """Return the governor of a time, but of a day behind a period the verb: "told results for 2020 on Friday"."""
    spans = [other.span for other in scene.analysis.times]
    is_day = _DEICTIC.match(value.meaning) is not None and case_at(time) in ("", "on") and time.head.i < time.i
    if not is_day or not any(span.start <= time.head.idx < span.end <= time.idx for span in spans):
        return time.head
    return next((above for above in governors(time.head) if above.pos_ == "VERB"), time.head)


def _opened(time: Token, site: Token) -> Token:
    """Return the verb of the part of a sentence that a time opens: "…; last week it raised the figure"."""
    if site.i > time.i or not _is_broken(site, time, _STRONG):
        return site
    first = min(token.i for token in time.subtree)
    if first == 0 or not _STRONG.fullmatch(time.doc[first - 1].text):
        return site
    rest = (token for token in time.doc[time.i + 1 : time.sent.end] if token.tag_ in _FINITE)
    return next((token for token in rest if not _is_broken(time, token, _STRONG)), site)


def _before_clause(time: Token, site: Token) -> Token:
    """Return the verb right before a time that stands ahead of its clause: "said on Monday that …"."""
    verb = site.head
    if not verb.i < time.i < site.i or verb.pos_ != "VERB" or site.dep_ not in ("ccomp", "xcomp", "parataxis"):
        return site
    between = time.doc[verb.i + 1 : time.i]
    is_right_after = len(between) <= _RIGHT_AFTER and not any(
        token.dep_ in ("mark", "punct") or (token.pos_ in ("NOUN", "PROPN", "PRON") and token not in time.subtree)
        for token in between
    )
    return verb if is_right_after else site


def _published(time: Token, site: Token, scene: Scene) -> Token | None:
    """Return the noun for what an outlet brought on a day: "a story on the ferry in the Daily Star on Sunday"."""
    first = min(token.i for token in time.subtree)
    outlet = scene.analysis.mention_at(time.doc[first - 1]) if first > time.sent.start else None
    if outlet is None or scene.analysis.entities[outlet[0]].type != OUTLET or site.i not in scene.heads:
        return None
    above = (token for token in governors(site) if token.i < site.i and token.pos_ == "NOUN")
    return next((token for token in above if token.i in scene.heads), None)


def _told_then(site: Token) -> Token:
    """Return the verb that was in the past where the words attach a past time to what was then ahead.

    In "said last week it would close" and "agreed to close last week" it dates the saying, the agreeing.
    """
    marks = {child.lower_ for child in children(site, "aux", "mark")}
    is_ahead = site.tag_ == "VB" and bool(marks & FUTURE)
    above = next((token for token in governors(site) if token.pos_ == "VERB"), None)
    return above if is_ahead and above is not None and above.tag_ in ("VBD", "VBN") else site


def _adjacent(time: Token, site: Token, scene: Scene) -> Token | None:
    """Return the event noun right before a time, in a phrase of its own: "since its founding in 2019"."""
    left = min((token.i for token in time.subtree), default=time.i) - 1
    noun = time.doc[left] if left >= 0 else None
    if noun is None or noun.i not in scene.heads or noun.pos_ != "NOUN" or noun.sent != time.sent:
        return None
    return noun if noun.head == site and noun.dep_ == "obl" and case_of(noun) in TIME_FRAMES else None


def _behind_sign(time: Token, site: Token, scene: Scene) -> Token | None:
    """Return the event that stands with a time on the same side of a comma, where its governor stands on the other."""
    if site.i in range(time.i - 1, time.i + 2) or not _is_broken(site, time):
        return None
    near = [
        head
        for place in scene.heads
        if (head := time.doc[place]).sent == time.sent and head != site and not _is_broken(head, time)
    ]
    left = [head for head in near if head.i < time.i]
    right = [head for head in near if time.i < head.i and _is_broken(site, time, _STRONG)]
    return max(left, default=None, key=lambda head: head.i) or min(right, default=None, key=lambda head: head.i)


def _reason(time: Token, site: Token, value: TimeValue, scene: Scene) -> Token | None:
    """Return the event for which something is done, where a month or year stands behind it.

    In "was fined for the collapse of a roof in May" it is of the collapse; a day is of what is done.
    """
    if site.pos_ != "VERB" or not _COARSE.match(value.meaning) or case_at(time) not in ("in", "during", ""):
        return None
    near = [noun for noun in children(site, "obl") if site.i < noun.i < time.i and case_of(noun) in _REASONS]
    last = max(near, default=None, key=lambda noun: noun.i)
    if last is None or _is_broken(last, time):
        return None
    return last if last.i in scene.heads or _is_timed(site, last, scene) else None


def _is_timed(site: Token, before: Token, scene: Scene) -> bool:
    """Return whether a verb has a time of its own ahead of a word: "was jailed on Monday for fraud in 2017"."""
    spans = [time.span for time in scene.analysis.times]
    own = [child for child in site.children if child.i < before.i]
    return any(span.start <= child.idx < span.end for child in own for span in spans)


def _is_broken(one: Token, other: Token, signs: re.Pattern[str] = _BREAK) -> bool:
    first, last = sorted((one.i, other.i))
    return any(signs.fullmatch(token.text) for token in one.doc[first + 1 : last])
