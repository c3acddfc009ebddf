"""Headlines for event mentions: a short clause with subject and object, or a noun phrase with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import MODALITY_BY_KIND, cues_at
from kg.extract.grammar import case_of, children, counting_head, grammar_words, light_verb, verb_of
from kg.extract.headlines.complements import FINITE, SUBJECTS, is_asked_for
from kg.extract.headlines.compression import keep_phrase, keep_predicate
from kg.extract.headlines.kept_words import OVER, Words
from kg.extract.headlines.nouns import with_participants, without_start
from kg.extract.headlines.predicates import (
    behind,
    condition,
    is_compared,
    keep_chain,
    keep_day,
    keep_gap,
    keep_order,
    keep_own,
    keep_wish_and_plan,
    sets_term,
    small,
)
from kg.extract.headlines.speech import (
    LONGEST,
    OPENING,
    as_told,
    content_of_saying,
    cut,
    quotation,
    reported,
    said,
    says_nothing,
    speaks,
)
from kg.extract.headlines.subjects import SPEAKERS, subject_of
from kg.extract.headlines.whole import NEGATIONS
from kg.extract.tenses import is_infinitive
from kg.model.mention import Argument, Modality

TICKER_MOVE = re.compile(r"\s+(?:[A-Z]{2,5}|\d{4}\.[A-Z]{2})(?:['’]s)?\s+[+−-]\d+(?:\.\d+)?\s?%(?!\w)")
"""What a market service prints behind a name: "Alpha ALPH +0.60%’s plant"."""
SHORTEST = 20
"""How many letters a deed may take at least beside what follows from it."""
LEADERS = frozenset("and or but to of by than with from at after before".split())
"""Words with which no headline begins: what they join or lead to stands elsewhere."""
BELOW = ("ccomp", "xcomp", "advcl", "acl", "csubj", "csubj:pass")
UNSURE = (Modality.POSSIBLE, Modality.NEGATED)
"""How an event is put whose headline may not sound as if it had happened."""
EXTREMES = frozenset({"least", "most"})
"""What makes a measure with "at": "at least nine people"."""
HALVES = frozenset({"neither", "either", "both"})
EMPTY = frozenset("has have had is are was were does do did will".split())


def phrase(
    head: Token,
    arguments: tuple[Argument, ...],
    analysis: Analysis,
    *,
    own: Sequence[Token] = (),
    modality: Modality = Modality.ACTUAL,
) -> str:
    """Return a short headline of an event with its `own` words, or '' when nothing but its trigger is known."""
    if head.dep_ == "xcomp" and head.pos_ == "ADJ" and head.head.pos_ == "VERB":  # "remained unaccounted for"
        head = head.head
    top = counting_head(head, grammar_words(analysis.ontology))
    if top != head and children(top, "cop") and children(top, "nsubj"):  # "The split is part of a plan"
        head = top
    if (head.pos_ in ("VERB", "AUX") and head.dep_ != "amod") or children(head, "cop"):
        text = _of_verb(head, arguments, analysis, own=own)
        top = _governing(head)
        is_own = modality in UNSURE and (top == head or not _is_cue(top, analysis))
        text = (_as_put(top, text, analysis) if is_own else "") or text
        is_told_of = head.pos_ == "NOUN" and not any(one.pos_ == "PRON" for one in children(head, *SUBJECTS))
        text = text or (_of_noun(head, arguments, analysis) if is_told_of else "")
    else:
        text = _of_noun(head.head if head.dep_ == "amod" and head.pos_ == "VERB" else head, arguments, analysis)
    words = TICKER_MOVE.sub("", " ".join(text.split())).split()
    is_led = len(words) > 1 and words[0].lower() in LEADERS and words[1].lower() not in EXTREMES
    text = " ".join(words[1:] if is_led else words)
    return _capital(text) if len(text.split()) > 1 and len(text) <= LONGEST + OVER and ";" not in text else ""


def _capital(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first) else text[:1].upper() + text[1:]


def _of_verb(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis, *, own: Sequence[Token] = ()) -> str:
    top = _governing(verb)
    words = Words(analysis)
    told = as_told(verb, words, analysis)
    if told:
        return told
    subject = subject_of(top, arguments, words)
    subject = _with_neither(top, subject)
    if speaks(verb, arguments, analysis) and not _is_bidden(verb):
        told = said(verb, words, subject)
        if told or says_nothing(verb, analysis):
            return told
    return _deed(verb, top, arguments, words, subject, own=own)


def _is_cue(verb: Token, analysis: Analysis) -> bool:
    return any(cue.kind in MODALITY_BY_KIND for cue in cues_at(verb, analysis.ontology))


def _as_put(verb: Token, text: str, analysis: Analysis) -> str:
    """Return the clause above a bare one, which says what is doubted or denied: "asked a court to block it"."""
    above = verb_of(verb.head)
    is_condition = any(one.lower_ in ("if", "unless") for one in children(verb, "mark"))
    if not text or above == verb or verb.dep_ not in BELOW or is_condition:
        return ""
    is_open = any(one.tag_ == "MD" or one.lower_ in NEGATIONS for one in children(verb, "aux", "advmod"))
    if is_open or not (verb.tag_ in FINITE or verb.tag_ == "VB" or children(verb, "aux", "aux:pass")):
        return ""
    mark = next((one for one in children(verb, "mark") if one.lower_ == "that"), None)
    expletive = children(above, "expl")[:1]
    if expletive and mark is not None and expletive[0].i < mark.i:
        return f"{expletive[0].doc[expletive[0].i : mark.i + 1].text} {small(text)}"
    told = _of_verb(above, (), analysis)
    return told if verb.text in told.split() else ""


def _with_neither(verb: Token, subject: str) -> str:
    """Return a subject with the first half of its conjunction, wherever the parse hangs it: "neither"."""
    starts = [one.left_edge for one in children(verb, *SUBJECTS)]
    first = [*children(verb, "cc:preconj"), *(one for one in starts if one.lower_ in HALVES)]
    is_told = not first or first[0].i > verb.i or subject.lower().startswith(f"{first[0].lower_} ")
    return subject if is_told or not subject else f"{first[0].text} {subject}"


def _is_bidden(verb: Token) -> bool:
    """Whether somebody is told to do something, so that nothing is said: "residents were told to leave"."""
    is_passive_voice = bool(children(verb, "aux:pass"))
    return is_passive_voice and any(is_infinitive(one) for one in children(verb, "xcomp"))


def _deed(
    verb: Token, top: Token, arguments: tuple[Argument, ...], words: Words, subject: str, *, own: Sequence[Token]
) -> str:
    """Return who did what; `words` tells whom the subject names."""
    analysis = words.analysis
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" else verb
    if verb.tag_ == "VBG" and first.dep_ == "advcl" and not children(first, "mark", "case", "aux", "nsubj"):
        return _with_main(verb, first.head, analysis)
    if not subject:
        return ""
    predicate = Words(analysis, told=words.told)
    keep_chain(top, predicate)
    keep_wish_and_plan(verb, top, predicate)
    keep_own(own, verb, predicate)
    keep_gap(verb, predicate)
    place = _fronted_place(top, arguments, words, analysis)
    if sets_term(top):
        predicate.kept.update({one.i: () for one in behind(top) if one.i < top.right_edge.i or not one.is_punct})
    elif len(predicate.kept) - len(children(top, "aux", "aux:pass")) <= 1:
        keep_day(top, predicate)
        keep_order(top, predicate)
    rest = cut(predicate, LONGEST - len(subject) - len(place) - 1)
    rest = _as_predicate(rest, top, predicate)
    if not rest:
        return ""
    if subject.lower() in SPEAKERS:
        return _in_quotes(top, analysis)
    text = f"{subject} {rest}{place}"
    return f"{text}{condition(top, predicate, LONGEST + OVER - len(text))}"


def _as_predicate(rest: str, top: Token, predicate: Words) -> str:
    """Return what is said of a subject as it stands behind it: no capital, "to" before an infinitive."""
    if not rest or rest.lower() in EMPTY:
        return ""
    first = top.doc[min(predicate.kept)]
    if (first.is_sent_start and first.pos_ in ("VERB", "AUX")) or first.text == "To":
        rest = rest[:1].lower() + rest[1:]
    return f"to {rest}" if first == top and top.tag_ == "VB" else rest


def _in_quotes(verb: Token, analysis: Analysis) -> str:
    """Return a clause in the first person as it stands between quotation marks, where nobody is known to say it."""
    is_quoted = any(one.text in OPENING for one in verb.doc[verb.sent.start : verb.i])
    if not is_quoted or verb.tag_ == "VB" or says_nothing(verb, analysis):
        return ""
    words = quotation(verb, limit=LONGEST - len("“”"))
    return f"“{words}”" if words else ""


def _governing(verb: Token) -> Token:
    """Return the verb whose subject a complement shares: "continues" for "continues to expand"."""
    if is_compared(verb):  # "opened it later than planned"
        return verb_of(verb.head)
    if is_asked_for(verb):  # "stopped short of announcing cuts"
        return _governing(verb.head)
    if verb.dep_ == "advcl" and verb.head.lemma_ == "vote" and is_infinitive(verb):  # "voted to pass the bill"
        return verb.head
    if verb.dep_ == "ccomp" and is_infinitive(verb) and not children(verb, *SUBJECTS) and verb.head.pos_ == "VERB":
        return _governing(verb.head)  # "is considering whether to ban it"
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and not children(verb, "nsubj"):
        if children(verb.head, "obj", "iobj") or any(
            verb.head.i < one.i < verb.i for one in children(verb.head, "nsubj")
        ):
            return verb
        verb = verb.head
    return verb


def _with_main(verb: Token, above: Token, analysis: Analysis) -> str:
    """Return a clause with the participle that hangs on it: "Dam burst, killing 19 people"."""
    main = Words(analysis)
    said_there = content_of_saying(above)
    if (
        said_there is not None and verb.i > above.i and speaks(above, (), analysis)
    ):  # "Alpha won, officials said, ending his rule"
        above = said_there
    subject = subject_of(above, (), main)
    if not subject or above.pos_ not in ("VERB", "AUX"):
        return ""
    keep_predicate(above, main)
    inner = Words(analysis, told=main.told)
    keep_predicate(verb, inner)
    rest = inner.fitting(LONGEST - len(subject) - SHORTEST)
    deed = main.fitting(LONGEST - len(subject) - len(rest) - len("x , "))
    if verb.i < above.i:  # "Presenting figures, Ann Roe said"
        return f"{subject} {rest[:1].lower()}{rest[1:]}" if " " in rest else ""
    return f"{subject} {deed}, {rest}" if deed and " " in rest else ""


def _fronted_place(verb: Token, arguments: tuple[Argument, ...], words: Words, analysis: Analysis) -> str:
    """Return the place that is told before the subject: "In Leeds, the firm closed a plant"."""
    for child in children(verb, "obl"):
        index = analysis.entity_at(child)
        is_place = index is not None and analysis.is_of(index, "schema:Place")
        if index is not None and is_place and child.i < verb.i and case_of(child) in ("in", "at", "across"):
            return f" {case_of(child)} {analysis.entities[index].name}"
    return ""


def _of_noun(noun: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    top = counting_head(noun, grammar_words(analysis.ontology))
    told = reported(top, arguments, analysis)
    if told:
        return told
    words = Words(analysis)
    keep_phrase(top, words)
    words.kept = without_start(top, words)
    if len(words.kept) <= 1:
        for child in children(noun, "nmod"):
            if analysis.is_time(child) and case_of(child) == "of":
                words.kept.update({token.i: () for token in child.subtree if not token.is_space})
    is_bare = len(words.kept) <= 1 or _names_nobody(words, arguments, analysis)
    verb = light_verb(noun, grammar_words(analysis.ontology))
    is_told = top.dep_ in ("obj", "nsubj:pass", "nsubj") and top.head.pos_ == "VERB" and top.head.lemma_ != "be"
    is_told = is_told and (top.head.tag_ != "VB" or bool(children(top.head, "aux")))  # not "failed to meet the target"
    is_said_of = top.dep_ == "nsubj" and any(one.tag_ == "MD" for one in children(top.head, "aux"))
    is_told = is_told and not (is_said_of and len(words.kept) > 1)  # "The delayed start will make it hard to pay"
    is_told = is_told and not any(one.tag_ == "WP" for one in children(top.head, "nsubj"))  # "who attended the meeting"
    if is_bare and verb is None and is_told:
        verb = top.head
    if verb is not None and not _has_owner(top):
        told = _of_verb(verb, arguments, analysis)
        if told:
            return told
    text = with_participants(words, arguments, analysis)
    return f"{text}{_during(top, analysis, LONGEST - len(text))}" if is_bare and text else text


def _names_nobody(words: Words, arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    """Whether a noun phrase names nobody and has nothing that completes it: "industrial action"."""
    is_named = words.names or any(analysis.doc[i].pos_ == "PROPN" for i in words.kept)
    is_whole = any(words.kept.values()) or any(argument.entity is not None for argument in arguments)
    return not is_named and not is_whole


def _during(noun: Token, analysis: Analysis, limit: int) -> str:
    """Return what was done at an occasion: " at which the board accepted the offer"."""
    verb, case = noun.head, case_of(noun)
    if noun.dep_ != "obl" or verb.pos_ != "VERB" or case not in ("at", "during"):
        return ""
    words = Words(analysis)
    subject = subject_of(verb, (), words)
    predicate = Words(analysis, told=words.told)
    keep_predicate(verb, predicate)
    inside = {one.i for one in noun.subtree}
    predicate.kept = {i: path for i, path in predicate.kept.items() if i not in inside}
    lead = f" {case} which {small(subject)} "
    rest = predicate.fitting(limit - len(lead))
    return f"{lead}{rest}" if subject and " " in rest else ""


def _has_owner(noun: Token) -> bool:
    return any(child.pos_ != "PRON" for child in children(noun, "nmod:poss"))
