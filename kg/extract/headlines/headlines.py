"""Headlines for event mentions: a short clause with subject and object, or a noun phrase with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import antecedent, case_of, children, counting_head, grammar_words, light_verb, objects, verb_of
from kg.extract.headlines.complements import SUBJECTS, is_subjunctive
from kg.extract.headlines.compression import keep_phrase, keep_predicate
from kg.extract.headlines.kept_words import OVER, Words
from kg.extract.headlines.left_out import RELATIVE
from kg.extract.headlines.nouns import with_participants, without_start
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
from kg.extract.headlines.subjects import SPEAKERS, SUBJECT_WORDS, subject_of
from kg.extract.tenses import is_infinitive
from kg.model.mention import Argument

TICKER_MOVE = re.compile(r"\s+(?:[A-Z]{2,5}|\d{4}\.[A-Z]{2})(?:['’]s)?\s+[+−-]\d+(?:\.\d+)?\s?%(?!\w)")
"""What a market service prints behind a name: "Alpha ALPH +0.60%’s plant"."""
SHORTEST = 20
"""How many letters a deed may take at least beside what follows from it."""
LEADERS = frozenset("and or but to of by than with from at after before".split())
"""Words with which no headline begins: what they join or lead to stands elsewhere."""
COMING = frozenset({"come", "follow", "happen", "occur"})
ORDER = frozenset({"after", "before", "as", "amid", "despite", "ahead"})
COMPARED = frozenset({"later", "earlier", "sooner", "longer", "more", "less"})
HALVES = frozenset({"neither", "either", "both"})
EMPTY = frozenset("has have had is are was were does do did will".split())


def phrase(head: Token, arguments: tuple[Argument, ...], analysis: Analysis, *, own: Sequence[Token] = ()) -> str:
    """Return a short headline of an event with its `own` words, or '' when nothing but its trigger is known."""
    if head.dep_ == "xcomp" and head.pos_ == "ADJ" and head.head.pos_ == "VERB":  # "remained unaccounted for"
        head = head.head
    if (head.pos_ in ("VERB", "AUX") and head.dep_ != "amod") or children(head, "cop"):
        text = _of_verb(head, arguments, analysis, own=own)
        is_told_of = head.pos_ == "NOUN" and not any(one.pos_ == "PRON" for one in children(head, *SUBJECTS))
        text = text or (_of_noun(head, arguments, analysis) if is_told_of else "")
    else:
        text = _of_noun(head.head if head.dep_ == "amod" and head.pos_ == "VERB" else head, arguments, analysis)
    words = TICKER_MOVE.sub("", " ".join(text.split())).split()
    text = " ".join(words[1:] if words and words[0].lower() in LEADERS else words)
    return _capital(text) if len(text.split()) > 1 and len(text) <= LONGEST + OVER else ""


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


def _with_neither(verb: Token, subject: str) -> str:
    """Return a subject with the first half of its conjunction, wherever the parse hangs it: "neither"."""
    starts = [one.left_edge for one in children(verb, *SUBJECTS)]
    first = [*children(verb, "cc:preconj"), *(one for one in starts if one.lower_ in HALVES)]
    is_told = not first or first[0].i > verb.i or subject.lower().startswith(f"{first[0].lower_} ")
    return subject if is_told or not subject else f"{first[0].text} {subject}"


def _keep_wish_and_plan(verb: Token, top: Token, words: Words) -> None:
    """Write what is wanted as such, and keep how much later it was than planned."""
    if is_subjunctive(top):
        words.names.update({one.i: "to be" for one in children(top, "aux:pass") if one.text == "be"})
    if _is_compared(verb):
        told = [*verb.subtree] if verb.head == top else [*verb.head.subtree]
        before = verb.doc[max(0, told[0].i - 1)]
        told += [*before.subtree] if before.lower_ in COMPARED else []
        words.kept.update({one.i: () for one in told if not one.is_punct and one.i > top.i})


def _is_compared(verb: Token) -> bool:
    """Whether a verb only says with what something is compared: "later than planned"."""
    return any(one.lower_ == "than" for one in children(verb, "mark", "case"))


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
    _keep_chain(top, predicate)
    _keep_wish_and_plan(verb, top, predicate)
    _keep_own(own, verb, predicate)
    _keep_gap(verb, predicate)
    place = _fronted_place(top, arguments, words, analysis)
    if _sets_term(top):
        predicate.kept.update({one.i: () for one in _behind(top) if one.i < top.right_edge.i or not one.is_punct})
    elif len(predicate.kept) - len(children(top, "aux", "aux:pass")) <= 1:
        _keep_day(top, predicate)
        _keep_order(top, predicate)
    rest = cut(predicate, LONGEST - len(subject) - len(place) - 1)
    if rest.lower() in EMPTY:
        return ""
    first = analysis.doc[min(predicate.kept)]
    if first.is_sent_start and first.pos_ in ("VERB", "AUX"):
        rest = rest[:1].lower() + rest[1:]
    if first == top and top.tag_ == "VB":
        rest = f"to {rest}"
    if first.text == "To":
        rest = rest[:1].lower() + rest[1:]
    if not rest:
        return ""
    return _in_quotes(top, analysis) if subject.lower() in SPEAKERS else f"{subject} {rest}{place}"


def _in_quotes(verb: Token, analysis: Analysis) -> str:
    """Return a clause in the first person as it stands between quotation marks, where nobody is known to say it."""
    is_quoted = any(one.text in OPENING for one in verb.doc[verb.sent.start : verb.i])
    if not is_quoted or verb.tag_ == "VB" or says_nothing(verb, analysis):
        return ""
    words = quotation(verb, limit=LONGEST - len("“”"))
    return f"“{words}”" if words else ""


def _governing(verb: Token) -> Token:
    """Return the verb whose subject a complement shares: "continues" for "continues to expand"."""
    if _is_compared(verb):  # "opened it later than planned"
        return verb_of(verb.head)
    if verb.dep_ == "advcl" and verb.head.lemma_ == "vote" and is_infinitive(verb):  # "voted to pass the bill"
        return verb.head
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and not children(verb, "nsubj"):
        if children(verb.head, "obj", "iobj"):
            return verb
        verb = verb.head
    return verb


def _sets_term(verb: Token) -> bool:
    """Whether a verb tells until when somebody has time: "gave it until Friday to pay"."""
    return verb.lemma_ in ("give", "have") and any(one.lower_ == "until" for one in _behind(verb))


def _behind(verb: Token) -> list[Token]:
    """Return the words of a clause behind its verb."""
    return [one for one in verb.subtree if one.i > verb.i and not one.is_space]


def _keep_order(verb: Token, words: Words) -> None:
    """Keep after what something comes, where the verb says no more: "The strike comes after talks broke down"."""
    if verb.lemma_ in COMING and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ORDER:
        end = next((one.i for one in verb.doc[verb.i + 1 : verb.sent.end] if one.is_punct), verb.sent.end)
        words.kept.update({i: () for i in range(verb.i + 1, end) if not words.analysis.is_time(words.analysis.doc[i])})


def _keep_day(verb: Token, words: Words) -> None:
    """Keep when it was, where nothing else is said: "opened in 2006", "has until July 31 to report"."""
    for child in children(verb, "obl", "advcl", "nmod", "obl:unmarked"):
        if child.i > verb.i and words.analysis.is_time(child) and any(one.like_num for one in child.subtree):
            words.kept.update({token.i: () for token in child.subtree if not token.is_space and token.dep_ != "punct"})


def _keep_gap(verb: Token, words: Words) -> None:
    """Keep the noun that a relative clause describes where its object would stand: "figures that it published"."""
    own = children(verb, "obj")
    described = [antecedent(one) for one in own if one.tag_ in RELATIVE] if own else objects(verb)
    if described and described[0] not in own and described[0].pos_ in ("NOUN", "PROPN", "NUM"):
        inner = Words(words.analysis, told=words.told)
        keep_phrase(described[0], inner)
        case = {part.i for mark in children(described[0], "case") for part in (mark, *children(mark, "fixed"))}
        inner.kept = {i: path for i, path in inner.kept.items() if i not in case}
        stranded = [mark.text for one in own for mark in children(one, "case") if _ends(mark, verb)]  # "aimed for"
        last = next((one for one in children(verb, "xcomp") if one.i in words.kept), verb)  # "declined to name"
        if last == verb and words.kept.pop(verb.i + 1, None) is not None:
            stranded = stranded or [verb.nbor(1).text]
        words.names[last.i] = " ".join([last.text, *stranded, inner.fitting(SUBJECT_WORDS)])


def _ends(mark: Token, verb: Token) -> bool:
    """Whether a preposition is left at the end of a clause, with no noun of its own behind it."""
    follows = mark.nbor(1) if mark.i + 1 < len(mark.doc) else mark
    return mark.i > verb.i and follows.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")


def _keep_chain(top: Token, words: Words) -> None:
    """Keep a predicate, with the auxiliaries that it shares with the one it is coordinated with."""
    keep_predicate(top, words)
    first = top.head
    is_bare = top.dep_ == "conj" and top.tag_ in ("VB", "VBP") and not children(top, "aux", "mark")
    if is_bare and first.pos_ in ("VERB", "AUX"):
        shared = [one for one in children(first, "aux", "mark") if one.tag_ in ("MD", "TO")]
        words.kept.update({one.i: () for one in shared})


def _keep_own(own: Sequence[Token], verb: Token, words: Words) -> None:
    """Keep the words that name the event, with what leads to them: "went to the polls"."""
    for token in own:
        if token.i > verb.i and token.head == verb and token.dep_ in ("obl", "obj", "xcomp", "advmod", "compound:prt"):
            words.kept.update({one.i: () for one in (token, *children(token, "case", "det"))})


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
    lead = f" {case} which {_small(subject)} "
    rest = predicate.fitting(limit - len(lead))
    return f"{lead}{rest}" if subject and " " in rest else ""


def _small(subject: str) -> str:
    """Return a subject as it stands inside a clause: "The board" as "the board"."""
    first = subject.split(" ", 1)[0]
    return subject[:1].lower() + subject[1:] if first in ("The", "A", "An", "Some", "Many", "All", "Its") else subject


def _has_owner(noun: Token) -> bool:
    return any(child.pos_ != "PRON" for child in children(noun, "nmod:poss"))
