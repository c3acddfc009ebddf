"""What a headline keeps beside a predicate so that it is whole: its gap, its order, its day, its shared auxiliaries."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.grammar import antecedent, case_of, children, is_passive, is_plural, objects, passive_subjects
from kg.extract.headlines.complements import has_subject, is_subjunctive
from kg.extract.headlines.compression import keep_clause, keep_phrase, keep_predicate
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.left_out import RELATIVE
from kg.extract.headlines.subjects import SUBJECT_WORDS
from kg.extract.headlines.whole import is_negated

COMING = frozenset({"come", "follow", "happen", "occur"})
ORDER = frozenset({"after", "before", "as", "amid", "despite", "ahead"})
AWAITING = frozenset({"expect", "plan", "schedule", "slate", "set", "intend", "earmark", "owe"})
"""Participles of what is still to come."""
CONDITIONS = frozenset({"if", "unless"})
SMALL = frozenset({"The", "A", "An", "Some", "Many", "All", "Its", "It", "They", "He", "She"})
"""Words that begin a subject and are small inside a clause."""
COMPARED = frozenset({"later", "earlier", "sooner", "longer", "more", "less"})


def keep_wish_and_plan(verb: Token, top: Token, words: Words) -> None:
    """Write what is wanted as such, and keep how much later it was than planned."""
    if is_subjunctive(top):
        words.names.update({one.i: "to be" for one in children(top, "aux:pass") if one.text == "be"})
    if is_compared(verb):
        told = [*verb.subtree] if verb.head == top else [*verb.head.subtree]
        before = verb.doc[max(0, told[0].i - 1)]
        told += [*before.subtree] if before.lower_ in COMPARED else []
        words.kept.update({one.i: () for one in told if not one.is_punct and one.i > top.i})


def is_compared(verb: Token) -> bool:
    """Return whether a verb only says with what something is compared: "later than planned"."""
    return any(one.lower_ == "than" for one in children(verb, "mark", "case"))


def keep_order(verb: Token, words: Words) -> None:
    """Keep after what something comes, where the verb says no more: "The strike comes after talks broke down"."""
    if verb.lemma_ in COMING and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ORDER:
        end = next((one.i for one in verb.doc[verb.i + 1 : verb.sent.end] if one.is_punct), verb.sent.end)
        words.kept.update({i: () for i in range(verb.i + 1, end) if not words.analysis.is_time(words.analysis.doc[i])})


def keep_day(verb: Token, words: Words) -> None:
    """Keep when it was, where nothing else is said: "opened in 2006", "has until July 31 to report"."""
    for child in children(verb, "obl", "advcl", "nmod", "obl:unmarked"):
        is_day = words.analysis.is_time(child) and case_of(child) != "from"
        if child.i > verb.i and is_day and any(one.like_num for one in child.subtree):
            words.kept.update({token.i: () for token in child.subtree if not token.is_space and token.dep_ != "punct"})


def keep_gap(verb: Token, words: Words) -> None:
    """Keep the noun that a relative clause describes where its object would stand: "figures that it published"."""
    own = children(verb, "obj")
    described = [antecedent(one) for one in own if one.tag_ in RELATIVE] if own else objects(verb)
    before = verb.doc[max(0, verb.left_edge.i - 1)]
    if described and described[0] not in own and before.pos_ == "NUM" and before.head == described[0]:
        described = [before]  # "not the 1,900 it spoke of"
    if described and described[0] not in own and described[0].pos_ in ("NOUN", "PROPN", "NUM"):
        inner = Words(words.analysis, told=words.told)
        keep_phrase(described[0], inner)
        case = {part.i for mark in children(described[0], "case") for part in (mark, *children(mark, "fixed"))}
        inner.kept = {i: path for i, path in inner.kept.items() if i not in case}
        stranded = [mark.text for one in own for mark in children(one, "case") if _ends(mark, verb)]  # "aimed for"
        last = next((one for one in children(verb, "xcomp") if one.i in words.kept), verb)  # "declined to name"
        follows = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
        if last == verb and follows.pos_ in ("ADP", "ADV", "PART") and _ends(follows, verb):
            words.kept.pop(follows.i, None)
            stranded = stranded or [follows.text]
        words.names[last.i] = " ".join([last.text, *stranded, inner.fitting(SUBJECT_WORDS)])


def _ends(mark: Token, verb: Token) -> bool:
    """Whether a preposition is left at the end of a clause, with no noun of its own behind it."""
    follows = mark.nbor(1) if mark.i + 1 < len(mark.doc) else mark
    return mark.i > verb.i and follows.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")


def keep_chain(top: Token, words: Words) -> None:
    """Keep a predicate, with the auxiliaries that it shares with the one it is coordinated with."""
    keep_predicate(top, words)
    words.names.update({one.i: "may" for one in children(top, "aux") if _is_inverted(one, top)})
    _write_passive(top, words)
    first = top.head
    is_bare = top.dep_ == "conj" and top.tag_ in ("VB", "VBP") and not children(top, "aux", "mark")
    is_bare = is_bare or (top.dep_ == "conj" and top.lower_ == top.lemma_.lower() and not children(top, "aux", "mark"))
    own = children(top, "aux", "aux:pass")
    is_bare = is_bare or (top.dep_ == "conj" and [one.tag_ for one in own] == ["VB"])  # "or be banned"
    if is_bare and first.pos_ in ("VERB", "AUX"):
        shared = [one for one in children(first, "aux", "mark") if one.tag_ in ("MD", "TO")]
        words.kept.update({one.i: () for one in shared})


def _is_inverted(auxiliary: Token, verb: Token) -> bool:
    """Whether "should" opens a condition: "should the regulator block the deal"."""
    own = children(verb, "nsubj", "nsubj:pass")
    return auxiliary.lower_ == "should" and bool(own) and auxiliary.i < own[0].i


def _write_passive(verb: Token, words: Words) -> None:
    """Write a participle that describes a noun as a clause: "the plan published today" as "The plan was published"."""
    told = passive_subjects(verb)
    is_bare = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not children(verb, "aux", "aux:pass", "mark")
    gradual = words.analysis.ontology.word_lists.get("kg:gradualVerb", ())
    is_bare = is_bare and (verb.lemma_.lower(),) not in gradual  # "sales more than doubled"
    if not is_bare or not told or not is_passive(verb):
        return
    is_ahead = verb.lemma_.lower() in AWAITING
    is_many = is_plural(told[0]) or bool(children(told[0], "conj")) or told[0].pos_ == "NUM"
    be = ("are" if is_many else "is") if is_ahead else "were" if is_many else "was"
    words.names[verb.i] = f"{be} {verb.text.lower()}"


def keep_own(own: Sequence[Token], verb: Token, words: Words) -> None:
    """Keep the words that name the event, with what leads to them: "went to the polls"."""
    for token in own:
        if token.i > verb.i and token.head == verb and token.dep_ in ("obl", "obj", "xcomp", "advmod", "compound:prt"):
            words.kept.update({one.i: () for one in (token, *children(token, "case", "det"))})


def sets_term(verb: Token) -> bool:
    """Return whether a verb tells until when somebody has time: "gave it until Friday to pay"."""
    is_given = verb.lemma_ in ("give", "have") and not is_negated(verb)
    return is_given and any(one.lower_ == "until" for one in behind(verb))


def behind(verb: Token) -> list[Token]:
    """Return the words of a clause behind its verb."""
    return [one for one in verb.subtree if one.i > verb.i and not one.is_space]


def condition(verb: Token, words: Words, limit: int) -> str:
    """Return on what condition something will be, as it is written: " unless a buyer is found by June"."""
    for clause in children(verb, "advcl"):
        marks = [mark for mark in children(clause, "mark") if mark.lower_ in CONDITIONS]
        before = verb.doc[max(0, clause.left_edge.i - 1)]
        forms = [clause, *children(clause, "aux", "aux:pass", "cop")]
        is_past = any(one.tag_ == "VBD" for one in forms)  # "if you missed it"
        if not marks or is_past or before.lower_ in ("even", "as") or not has_subject(clause, words.analysis):
            continue
        inner = Words(words.analysis, told=words.told)
        keep_clause(clause, inner)
        inner.names = {i: name for i, name in inner.names.items() if verb.doc[i].pos_ == "PRON"}
        inner.kept = {one.i: () for one in clause.subtree if one != marks[0] and not one.is_space}
        text = f" {marks[0].lower_} {small(inner.text())}"
        return text if len(text) <= limit else ""
    return ""


def small(subject: str) -> str:
    """Return a subject as it stands inside a clause: "The board" as "the board"."""
    first = subject.split(" ", 1)[0]
    return subject[:1].lower() + subject[1:] if first in SMALL else subject
