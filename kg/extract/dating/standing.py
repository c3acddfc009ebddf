"""Why a time dates an event: where it stands in the clause."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.dating.beside import happened_when, is_in_one_breath, is_of_planned
from kg.extract.dating.clocks import FUTURE, Clock, Scene, is_length
from kg.extract.dating.moved import (
    MOVED_RANK,
    MOVED_TO,
    OF_SAID,
    SET_FOR,
    is_moved,
    is_of_content,
    is_of_said,
    is_set_for,
    is_what_moves,
)
from kg.extract.grammar import (
    TIME_FRAMES,
    case_of,
    children,
    governors,
    grammar_words,
    light_verb,
    subjects,
    verb_of,
)

IN_CLAUSE = "in the same clause"
DESCRIBED = "stands in what describes it"
ENDS = "is when it ends"
"""The rule of a link to the time at which something that lasts is over: "the strike ended on Sunday"."""
CARRIED = frozenset({"", "as", "at", "by", "during", "from", "in", "into", "on", "to", "with", "without"})
"""Prepositions of phrases behind which a day still dates the verb: "charged with theft on 20 May"."""
ASIDE = frozenset({"obl", "obl:agent", "nsubj", "appos"})
"""Parts of a clause whose own times do not date its verb: "hired on a three-year contract"."""
CAUSING = ("have", "get")
_FINDING = ("find", "declare", "pronounce", "rule", "hold")
STRETCHES = frozenset("course run hour day week month morning evening night beginning start middle end close".split())
_PRESENT = ("VBZ", "VBP")
_GONE = re.compile(r"wd\(|rel\(day,-|go\((?:last|past),")
_MEASURED = ("to", "over", "above", "below", "than", "from", "on")
"""Prepositions of what a value is measured against."""
_LIGHT = ("be", "have", "do", "get", "will", "would", "can", "could", "may", "might", "shall", "should", "must")
ENDING = ("end", "finish", "conclude", "suspend")
ISSUING = ("publish", "release", "issue", "unveil", "present")
CORE = ("nsubj", "nsubj:pass", "obj", "conj", "xcomp", "ccomp", "parataxis")
DECIDED = "is when it is decided"
SHARED = "is the time of what it happens with"
_AGREEING = ("agree", "decide", "resolve", "vote")
DECISIONS = frozenset(
    f"kg:{name}"
    for name in (
        *("Dividend", "DividendCut", "DividendIncrease", "EarningsGuidance", "ProfitWarning", "TargetSetting"),
        *("TargetAbandonment", "Settlement", "ShareBuyback", "Agreement", "Partnership", "JointVenture"),
    )
)
"""Types of what is done by being said or signed, though its effect is still to come."""
HARMS = ("kg:Death", "kg:Injury", "kg:Damage")
"""Types of harm, done when that happens which does it."""
TARGETS = ("kg:MissedTarget",)
"""Types of what is so for the period that a target is for: "missed its 2024 goals"."""
_OF_TARGET = re.compile(r"(?:in\(|rel\()?(?:year|quarter|half|fiscal|infiscal|relfiscal)\b")
RESULTS = ("kg:FinancialResult", "kg:SharePriceChange")
"""Types that are of the period which their subject names: "Net profit in the third quarter tripled"."""
_NAMING = re.compile(r"(?:part\(\w+,)?(?:year|month|season|holiday)\(")
DAY = re.compile(r"(?:in\()?(?:md|check|wd)\(|rel\((?:day|weekend)|lastnight|go\(\w+,(?:wd|md|check)|time\(")


def rank(head: Token, kind: str, clock: Clock, scene: Scene) -> tuple[int, str] | None:
    """Return how near a time stands to an event, and why it dates it, or None."""
    if is_length(clock.mention) and (clock.is_counted_from or clock.case in TIME_FRAMES):
        return (0, "is its length") if head.head == clock.root and head.dep_ == "nmod" else None
    if (
        clock.is_day_of
        or clock.is_rank
        or _is_of_state(head, clock)
        or is_of_content(head, kind, clock, scene)
        or _is_told(head, clock)
        or _is_before_now(head, clock)
    ):
        return None
    if is_moved(clock, scene):
        return (MOVED_RANK.get(kind, 0), MOVED_TO) if is_what_moves(head, kind, clock) else None
    if head in (clock.site, *children(clock.site, "nsubj:pass", "nsubj")) and is_set_for(clock, scene):
        return 0, SET_FOR
    for test, rank, rule in _RULES:
        if test(head, kind, clock, scene):
            return rank, rule
    return None


def _ends(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a day is that on which something that lasts was over: "ended a strike of two weeks on Friday"."""
    verb = clock.site
    is_part = head in children(verb, "nsubj", "nsubj:pass", "obj") and verb.lemma_.lower() in ENDING
    is_day = DAY.match(clock.mention.value.meaning) is not None and not clock.mention.value.signal
    return is_part and is_day and kind in scene.analysis.ontology.with_habit("kg:lasts")


def _is_told(head: Token, clock: Clock) -> bool:
    """Return whether a time is what is said of something else: "they say it will be April"."""
    is_said = bool(children(clock.root, "cop")) and clock.root.dep_ != "ROOT"
    return is_said and head not in children(clock.root, "nsubj")


def _is_before_now(head: Token, clock: Clock) -> bool:
    """Return whether a day gone by stands in what is said to be so now: "It is 9 percent above Monday's price"."""
    is_now = any(verb.tag_ in _PRESENT for verb in children(verb_of(head), "cop"))
    is_past = _GONE.match(clock.mention.value.meaning) is not None
    return is_now and is_past and head != clock.site and case_of(clock.site) in _MEASURED


def _is_of_state(head: Token, clock: Clock) -> bool:
    """Return whether "since" stands with a simple past, which takes none: it belongs to a state told beside it."""
    is_simple = head.tag_ == "VBD" and not children(head, "aux")
    return is_simple and clock.mention.value.signal == "since"


def _others(head: Token, scene: Scene) -> frozenset[int]:
    return scene.heads - {head.i}


def _modifies(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    if head not in clock.path:
        return False
    between = clock.path[: clock.path.index(head)]
    if _others(head, scene) & {token.i for token in between}:
        return False
    if head.pos_ == "VERB" and (_names_its_noun(clock) or any(_keeps(token, clock) for token in between)):
        return False
    return _clause_of(clock) in (head, verb_of(head))


def _is_of_target(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a period is that of the target of which a clause tells: "failed to meet its goals for 2024"."""
    is_period = kind in TARGETS and _OF_TARGET.match(clock.mention.value.meaning) is not None
    return is_period and head in clock.path and clock.site.pos_ in ("NOUN", "PROPN", "VERB")


def _has_done(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with what somebody has done by others: "had the offices searched on Friday"."""
    del kind
    verb = clock.site
    is_done = verb.tag_ == "VBN" and verb.dep_ in ("xcomp", "ccomp") and verb.head == head
    return is_done and head.lemma_.lower() in CAUSING and verb.i not in scene.heads


def _is_found(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with the verb of a verdict: "was found guilty of theft on Friday"."""
    verb = clock.site
    is_verdict = head.pos_ == "ADJ" and head.dep_ == "xcomp" and head.head == verb
    return is_verdict and verb.lemma_.lower() in _FINDING and verb.i not in scene.heads


def _names_its_noun(clock: Clock) -> bool:
    """Return whether a time only tells one thing from others: "unveiled its 2025 model", "a late-May meeting"."""
    noun = clock.site
    is_before = noun.pos_ in ("NOUN", "PROPN") and clock.root.i < noun.i and clock.root.head == noun
    return is_before and _NAMING.match(clock.mention.value.meaning) is not None and not children(clock.root, "case")


def _keeps(token: Token, clock: Clock) -> bool:
    """Return whether a noun between a verb and a time keeps the time for itself.

    It does not where a point in time stands behind a phrase of the clause: "charged with theft on 20 May".
    """
    if token.dep_ in ("aux", "aux:pass"):
        return token.lemma_.lower() not in _LIGHT  # "was founded in 1998, went bankrupt in 2004": misread
    if token.dep_ == "conj":
        return token.head.pos_ == "VERB" and token.pos_ in ("NOUN", "PROPN")
    if token.dep_ not in ASIDE:
        return False
    is_behind = token.dep_.startswith("obl") and token.i < clock.root.i and not is_length(clock.mention)
    return not (is_behind and (_is_of_time(token) or case_of(token) in CARRIED))


def _is_of_time(token: Token) -> bool:
    """Return whether a noun only names a stretch of a time: "in the course of 2022"."""
    return token.lemma_.lower() in STRETCHES


def _clause_of(clock: Clock) -> Token:
    """Return the verb in whose clause a time stands: no gerund beside a noun ("with theft and lying on 5 May")."""
    verb = verb_of(clock.site)
    while verb.tag_ == "VBG" and verb.dep_ == "conj" and verb.head.pos_ in ("NOUN", "PROPN"):
        verb = verb_of(verb.head)
    return verb


def _modifies_light_verb(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    verb = light_verb(head, grammar_words(scene.analysis.ontology))
    if verb is None or verb.i in _others(head, scene) or _is_nearer_below(head, clock, scene):
        return False
    above = (
        verb if verb.dep_ in ("conj", "advcl") else verb.head
    )  # "were paid in May and … served a petition": another's time
    return clock.site in (verb, above) and clock.site.i not in _others(head, scene)


def _is_nearer_below(head: Token, clock: Clock, scene: Scene) -> bool:
    """Return whether an event that the noun is about stands nearer: "booked a charge for the fire in May"."""
    inside = (token for token in head.subtree if token.i in _others(head, scene))
    plans = children(head, "acl", "acl:relcl")  # "the trial, planned for March, began in May"
    return any(head.i < token.i < clock.root.i for token in inside if token not in plans)


def _is_named_for(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a sentence says of a day that it is an event's: "Tuesday could be a date for the launch"."""
    noun = next((token for token in (clock.root, clock.site) if children(token, "cop")), None)
    if noun is None:
        return False
    names = [noun, *children(noun, "nsubj", "nsubj:outer")]
    dated = next((name for name in names if name.lemma_.lower() in scene.words("kg:dateNoun")), None)
    return dated is not None and dated in governors(head)


def _describes(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands in a clause about an event: "a fire that broke out on Monday"."""
    verb = clock.site
    if verb.dep_ not in ("acl", "acl:relcl") or verb.head != head or head.pos_ == "VERB":
        return False
    if verb.i in scene.heads:
        return _is_issued(verb)
    if clock.case == "for" and verb.lemma_.lower() in scene.words("kg:schedulingWord"):
        return True
    if FUTURE & {child.lower_ for child in children(verb, "aux")} and _is_done(head):
        return False  # "served a petition, which will be heard on 7 May"
    owners = children(verb, "nsubj", "nsubj:pass")
    if verb.dep_ == "acl":
        return not owners and not children(verb, "mark")
    return bool(owners) and all(owner.tag_ in ("WDT", "WP") for owner in owners)


def _is_issued(verb: Token) -> bool:
    """Return whether a clause about a paper tells that it came out: "its report, which it published on 3 May"."""
    is_object = any(noun.tag_ in ("WDT", "WP") for noun in children(verb, "obj", "nsubj:pass"))
    return verb.lemma_.lower() in ISSUING and (is_object or verb.tag_ == "VBN")


def _is_done(noun: Token) -> bool:
    """Return whether a noun is the object of what was done."""
    return noun.dep_ == "obj" and noun.head.tag_ in ("VBD", "VBN")


def _is_of_period(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a result is of the period that its subject names."""
    noun = clock.site
    is_result = any(scene.analysis.ontology.is_a(kind, result) for result in RESULTS)
    return is_result and noun.head == head and noun.dep_ == "nsubj" and noun.i not in scene.heads


def _modifies_its_noun(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with a noun that tells what its verb does: "the news on Monday confirmed"."""
    noun, known = clock.site, scene.analysis.ontology.types.get(kind)
    is_subject = noun.head == head and noun.dep_ == "nsubj" and noun.i not in scene.heads
    return is_subject and known is not None and any(row.words == (noun.lemma_.lower(),) for row in known.triggers)


def _harms_then(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a day is that of the blow that did the harm: "The blast on 5 May killed two"."""
    noun = clock.site
    is_blow = noun.head == head and noun.dep_ == "nsubj" and noun.pos_ == "NOUN"
    return is_blow and kind in HARMS and DAY.match(clock.mention.value.meaning) is not None


def _stands_over_gerund(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with the verb of which the event is the object: "mulled selling it in 2013"."""
    verb = clock.site
    return head.tag_ == "VBG" and head.dep_ == "obj" and head.head == verb and verb.i not in scene.heads


def _is_decided_then(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a day is that of the saying or signing by which something that is to come is decided."""
    verb = clock.site
    is_past = verb.tag_ in ("VBD", "VBN") and DAY.match(clock.mention.value.meaning) is not None
    if kind not in DECISIONS or not is_past or head.pos_ != "VERB" or verb not in governors(head):
        return False
    is_clause = head.dep_ in ("ccomp", "conj", "acl:relcl", "parataxis", "xcomp")
    is_clause = is_clause or (head.dep_ == "advcl" and head.head == verb and verb.lemma_.lower() in _AGREEING)
    return is_clause and bool(_marks(head) & FUTURE)


def _marks(verb: Token) -> set[str]:
    """Return the small words of a verb, or of the verb that it is coordinated with."""
    own = {child.lower_ for child in children(verb, "aux", "mark")}
    return own | _marks(verb.head) if verb.dep_ == "conj" and verb.head != verb else own


def _shares_clause(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    others, clause = _others(head, scene), verb_of(head)
    if head in clock.path or clause.i in others:
        return False
    site = _clause_of(clock)
    between = {token.i for token in clock.path[: clock.path.index(site)]} if site in clock.path else set[int]()
    if others & between:
        return False
    if site == clause:
        return _is_in_focus(head, clause, others) and not _is_nearer_below(head, clock, scene)
    is_passed_on = site.dep_ == "xcomp" and site.head == clause and site.i not in others
    aspect = scene.words("kg:aspectVerb")
    if is_passed_on and head in (*children(clause, "nsubj:pass", "nsubj"), *subjects(site)):
        return clause.lemma_.lower() in aspect
    is_inner = clause.dep_ == "xcomp" and clause == head and site == clause.head and site.i not in others
    return is_inner and site.lemma_.lower() in aspect


def _is_in_focus(head: Token, clause: Token, others: frozenset[int]) -> bool:
    """Return whether a clause is about the event: its verb, subject or object, not the reason or the occasion.

    Nor is it about what its subject or object is about: "opened an inquiry into the sale".
    """
    if head == clause:
        return True
    if head.dep_ == "compound":
        return False  # "an appeal board"
    last = head
    for above in governors(head):
        if above == clause:
            break
        if above.i in others:
            return False
        last = above
    return last.dep_ in CORE


_RULES: tuple[tuple[Callable[[Token, str, Clock, Scene], bool], int, str], ...] = (
    (_ends, 0, ENDS),
    (_modifies, 0, "modifies the event"),
    (_is_of_target, 0, "is the period of its target"),
    (_has_done, 1, "modifies what it has done"),
    (_is_found, 0, "modifies its verb"),
    (_is_named_for, 0, "is said to be its date"),
    (_modifies_light_verb, 1, "modifies its light verb"),
    (_describes, 1, DESCRIBED),
    (_is_of_period, 1, "is the period of its subject"),
    (_modifies_its_noun, 1, "modifies its noun"),
    (_harms_then, 2, "is the day of what did it"),
    (is_of_said, 1, OF_SAID),
    (is_of_planned, 1, "is the time of what is planned"),
    (_stands_over_gerund, 2, "modifies its verb"),
    (_shares_clause, 2, IN_CLAUSE),
    (is_in_one_breath, 3, SHARED),
    (happened_when, 3, SHARED),
    (_is_decided_then, 3, DECIDED),
)
"""Why a time dates an event, the nearest first."""
