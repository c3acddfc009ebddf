"""Clauses and noun phrases shortened by their grammar, for headlines: names for pronouns, no times, no asides.

Words stay in their order, so what was grammatical stays so (sentence compression by deletion, after Knight & Marcu
2000); each phrase that may be left out is a group, and the last groups go first when there are too many words.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import char_span
from kg.extract.grammar import antecedent, case_of, children, is_plural
from kg.extract.headlines.complements import (
    CALLED,
    COMPLETING,
    SUBJECTS,
    as_written,
    counts,
    head_of_mention,
    is_added,
    is_completing,
    is_content,
    is_crowd,
    is_degree,
    is_needed,
    is_part,
    name_beside,
    possessive,
    unmarked_subject,
)
from kg.extract.headlines.joints import JOINING, close_gaps
from kg.extract.headlines.kept_words import Path, Words
from kg.extract.headlines.left_out import (
    APART,
    RELATIVE,
    is_apart,
    is_aside,
    is_dateline,
    is_left_out,
    is_measure,
    is_of_cleft,
)
from kg.extract.headlines.marks import (
    PASSIVE_COMPLEMENTS,
    end_of,
    ends_time_before,
    is_behind,
    is_late_object,
    keep_case,
    keep_marks,
    leads_infinitive,
    without_described,
)
from kg.extract.headlines.partial import meant_by_one, one_of
from kg.extract.headlines.whole import ASKING, TERMS, asking_phrases, is_beyond, is_phrasal, is_term
from kg.model.mention import MentionKind

BEFORE_NOUN = ("det", "compound", "amod", "nummod", "flat", "nmod:desc", "nmod:unmarked", "det:predet", "goeswith")
GROUP = ("aux", "aux:pass", "compound:prt", "cop")
OBJECTS = ("obj", "iobj", "obl:agent", "obl:unmarked", "obl:npmod")
FIRST_PERSON = frozenset({"our", "my", "your"})
POINTING = frozenset({"this", "that", "these", "those"})
"""Articles that point at something outside of a headline."""
CLAUSES = ("advcl", "ccomp", "csubj", "conj")
RESULTING = frozenset("find hold declare make render keep leave deem consider".split())
SHORT_RELATED = frozenset({"those", "some", "many", "most", "all", "what"})
"""Pronouns that say nothing without their relative clause."""


def keep_phrase(noun: Token, words: Words, path: Path = ()) -> None:
    """Keep a noun phrase: its name, or the noun with what stands before it and its complements."""
    if _keep_name(noun, words, path):
        return
    words.kept[noun.i] = path
    if whole := meant_by_one(noun):
        words.names[noun.i] = whole
    named = name_beside(noun, words.analysis)
    if named is not None:
        words.kept.pop(noun.i)
        keep_phrase(named, words, path)
        keep_case(noun, words, path)
        for child in children(noun, "conj"):
            keep_conjunct(child, words, path)
        return
    keep_case(noun, words, path)
    for child in noun.children:
        _keep_part(child, noun, words, path)
    close_gaps(words)


def _keep_part(child: Token, noun: Token, words: Words, path: Path) -> None:
    is_before = child.i < noun.i
    if child.dep_ == "nmod:poss":
        _keep_owner(child, words, path)
    elif (child.dep_ in BEFORE_NOUN and is_before) or (child.dep_ in ("nummod", "flat") and not is_apart(child)):
        _keep_before(child, words, path)
    elif child.dep_ == "amod" and noun.pos_ == "PRON":
        words.kept[child.i] = path
    elif child.dep_ == "appos" and child.left_edge.i == noun.i + 1 and is_plural(noun) and not is_apart(child):
        keep_phrase(child, words, path)  # "the auditors Alpha & Beta"
    elif child.dep_ == "appos" and noun.lemma_.lower() in CALLED and not is_apart(child):
        words.kept.update({part.i: path for part in child.subtree if not part.is_punct})  # "the name Alpha"
    elif (
        (child.dep_ in ("nmod", "conj") or is_part(child, noun)) and not is_before and not words.analysis.is_time(child)
    ):
        _keep_after(child, words, path)
    elif child.dep_ == "advmod" and is_before and not is_apart(child) and is_degree(child):
        _keep_before(child, words, path)
    elif child.dep_ == "acl" and not is_before:
        _keep_clause_of(child, noun, words, path)
    elif child.dep_ == "acl:relcl" and noun.lower_ in SHORT_RELATED:
        keep_clause(child, words, path)


def _keep_clause_of(clause: Token, noun: Token, words: Words, path: Path) -> None:
    """Keep a clause that completes a noun, as a group: what is said, what is to be done, what was done to it."""
    inner, marks = (*path, clause.i), {mark.lower_ for mark in children(clause, "mark")}
    if is_content(clause, noun, words.analysis):
        keep_clause(clause, words, inner)
        words.kept.update({mark.i: inner for mark in children(clause, "mark") if mark.lower_ == "that"})
    elif children(clause, *SUBJECTS):
        if marks >= {"for", "to"}:  # "a deadline for Alpha to pay"
            keep_clause(clause, words, inner)
            words.kept.update({mark.i: inner for mark in children(clause, "mark") if mark.lower_ == "for"})
    elif "to" in marks:
        keep_predicate(clause, words, inner)
    elif clause.left_edge.i == noun.i + 1 and clause.tag_ == "VBG" and marks & COMPLETING:  # "hopes of winning"
        inner = path or inner
        keep_predicate(clause, words, inner)
        keep_marks(clause, words, inner)
    elif clause.i == noun.i + 1 and clause.tag_ == "VBN" and children(clause, *PASSIVE_COMPLEMENTS):
        keep_predicate(clause, words, inner)  # "a deadline set by the council"
        words.kept.update(
            {i: inner for i, at in words.kept.items() if at[: len(inner)] == inner and i <= end_of(clause)}
        )
        is_counted = noun.dep_ == "obj" and bool(children(noun, "nummod"))  # "forecasts ten million watches sold"
        if all(i <= clause.i for i in words.kept) and not is_counted:  # only when it was
            del words.kept[clause.i]


def _keep_name(noun: Token, words: Words, path: Path) -> bool:
    """Keep the name of who is mentioned; False for what is no mention, or can stay as it is written."""
    found = head_of_mention(noun, words.analysis)
    if found is None:
        return False
    index, mention = found
    entity = words.analysis.entities[index]
    is_told = index in words.told
    words.told.add(index)
    if not entity.is_name or children(noun, "nummod") or (is_told and mention.kind is not MentionKind.NAME):
        return False
    words.kept[noun.i] = path
    is_owner = noun.dep_ == "nmod:poss" or any(mark.tag_ == "POS" for mark in children(noun, "case"))
    name = as_written(mention, entity.name, words.analysis, is_place=words.analysis.is_of(index, "schema:Place"))
    words.names[noun.i] = possessive(name) if is_owner else name
    keep_case(noun, words, path)
    for child in children(noun, "conj"):
        if not mention.span.contains(char_span(child)):  # "Bell" in "Tamsin & Bell"
            keep_conjunct(child, words, path)
    return True


def _keep_owner(owner: Token, words: Words, path: Path) -> None:
    if owner.tag_ == "WP$":
        meant = antecedent(owner)
        if meant.lower_ in SHORT_RELATED:  # "those whose names": the clause is kept with its noun
            meant = owner
        inner = Words(words.analysis, told=words.told)
        keep_phrase(meant, inner) if meant != owner else None
        case = {part.i for mark in children(meant, "case") for part in (mark, *children(mark, "fixed"))}
        inner.kept = {i: at for i, at in inner.kept.items() if i < owner.i and i not in case}
        words.kept[owner.i] = path
        words.names[owner.i] = possessive(inner.text()) if inner.kept else owner.text
        return
    if owner.pos_ == "PRON":
        _keep_pronoun(owner, words, path)
        return
    keep_phrase(owner, words, path)
    if owner.i not in words.names:
        words.kept.update({mark.i: path for mark in children(owner, "case")})


def _keep_pronoun(owner: Token, words: Words, path: Path) -> None:
    """Keep whose something is by name; "our" is nobody's where nobody speaks, "its own" belongs to the subject."""
    is_own = owner.i + 1 < len(owner.doc) and owner.nbor(1).lower_ == "own"
    if is_own or not _keep_name(owner, words, path):
        words.kept[owner.i] = path
    if owner.lower_ in FIRST_PERSON and owner.i not in words.names:
        found = words.analysis.entity_at(owner)
        is_body = found is not None and words.analysis.is_of(found, "schema:Organization")
        words.names[owner.i] = "its" if is_body else "the"


def _keep_before(child: Token, words: Words, path: Path) -> None:
    """Keep what stands before a noun as it is written, relative clauses and asides left out."""
    if child.dep_ == "det" and child.lower_ in POINTING and child.head.pos_ == "NOUN":
        if child.lower_ in ("this", "that") and is_plural(child.head):  # "said that just 700 boats were sold"
            return
        words.names[child.i] = "the"
    if ends_time_before(child, words.analysis):
        return
    found = words.analysis.entity_at(child)
    if found is not None:
        words.told.add(found)
    for token in child.subtree:
        is_before = token.i <= child.head.i or child.i > child.head.i or token.dep_ == "fixed"
        if not token.is_space and token.dep_ not in ("punct", "parataxis", "acl:relcl") and is_before:
            words.kept[token.i] = path


def _keep_after(child: Token, words: Words, path: Path) -> None:
    if child.dep_ == "conj":
        keep_conjunct(child, words, path)
    elif case_of(child) and not is_apart(child) and not is_aside(child, words.analysis):
        listed = [one.i for one in children(child.head, "conj") if one.i < child.i]
        path = (*path, *listed[-1:])  # it may belong to the last one: "names, dates of birth"
        is_kept = case_of(child) == "of" and counts(child.head, words) and not is_crowd(child.head)
        keep_phrase(child, words, path if is_kept or is_phrasal(child.head) else (*path, child.i))


def keep_conjunct(child: Token, words: Words, path: Path) -> None:
    """Keep a coordinated phrase with its conjunction, as one group."""
    if child.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") or is_dateline(child, words.analysis):
        return
    described = [one for one in children(child.head, "appos") if one.i < child.i]
    if described and child.pos_ == "NOUN" and child.head.pos_ == "PROPN":  # "Ann Roe, the founder and chief executive"
        return
    is_pair = any(one.lower_ == "between" for one in child.doc[child.head.left_edge.i : child.head.i])
    last = children(child.head, "conj")[-1]  # a list stays whole or goes whole
    inner, joints = path if is_pair else (*path, last.i), children(child, "cc")
    first = next((one for one in child.subtree if not one.is_punct), child)  # the comma may hang on what it joins
    before = child.doc[first.i - 1]
    if not joints and before.text not in APART | JOINING:  # nothing joins them: the parse is off
        is_loose = before.i in words.kept and before.i not in words.names
        if is_loose and before.pos_ in ("NOUN", "PROPN") and child.head in (before, before.head):
            keep_phrase(child, words, words.kept[before.i])  # "the bus and tram business"
        return
    words.kept.update({mark.i: inner for mark in joints})
    if before.text == "," and not joints:
        words.kept[before.i] = inner
    keep_phrase(child, words, inner)


def keep_clause(verb: Token, words: Words, path: Path = ()) -> None:
    """Keep a clause that hangs on another: its subject and its predicate."""
    found = children(verb, *SUBJECTS) or unmarked_subject(verb)
    for child in without_described(found):
        if child.i + 1 in words.names or child.i - 1 in words.names:  # one name that the parse takes for two
            continue
        if child.tag_ in RELATIVE or child.dep_ == "expl":
            words.kept[child.i] = path
        elif child.dep_.startswith("csubj"):
            keep_predicate(child, words, path)
        elif not is_dateline(child, words.analysis):
            keep_phrase(child, words, path)
            if whole := one_of(child):
                words.names[child.i] = whole
    keep_predicate(verb, words, path)


def keep_predicate(verb: Token, words: Words, path: Path = ()) -> None:
    """Keep a verb with its auxiliaries, negation, particle, objects and the phrases that belong to it."""
    words.kept[verb.i] = path
    stranded = verb.doc[verb.i + 1 : verb.i + 3]
    if len(stranded) > 1 and stranded[0].tag_ == "IN" and stranded[1].is_punct and not stranded[1].is_left_punct:
        words.kept[stranded[0].i] = path  # "no help had been asked for."
    is_nominal = bool(children(verb, "cop"))
    if is_nominal:
        keep_phrase(verb, words, path)
    for child in verb.children:
        if is_of_cleft(child, verb):
            continue
        if child.dep_ in GROUP or is_needed(child, words.analysis) or leads_infinitive(child):
            words.kept.update({part.i: path for part in child.subtree})
        elif child.dep_ in CLAUSES:
            _keep_complement_clause(child, verb, words, path)
        elif not is_left_out(child, verb, words.analysis):
            _keep_complement(child, verb, words, path)
    _keep_subject_below(verb, words, path)
    close_gaps(words)


def _keep_subject_below(verb: Token, words: Words, path: Path) -> None:
    """Keep the subject of a complement, wherever it hangs: "expect the bank to cut", "calls that pure invention"."""
    below = children(verb, "xcomp")
    strayed = [one for one in children(verb, "nsubj") if any(verb.i < one.i < clause.i for clause in below)]
    own = children(verb, "nsubj", "nsubj:pass")
    has_object = bool(children(verb, "obj", "ccomp", "xcomp"))
    if any(one.i < verb.i for one in own) and not has_object:  # "rejected by seven to two the appeal of the union"
        behind = [one for one in own if one.i > verb.i and one.pos_ == "NOUN" and one not in strayed]
        strayed += [one for one in behind if not is_apart(one)]
    if not has_object:  # "approved, by 21 votes to 20, a plan"
        strayed += [one for one in children(verb, "parataxis") if is_late_object(one, verb)]
    for one in strayed:
        keep_phrase(one, words, path)
    inner = [one for clause in below for one in children(clause, "nsubj") if verb.i < one.i < clause.i]
    words.kept.update({one.i: path for one in inner if one.pos_ == "PRON"})


def _keep_complement_clause(child: Token, verb: Token, words: Words, path: Path) -> None:
    """Keep a clause that a verb asks for, as a group."""
    inner = (*path, child.i)
    if child.i < verb.i or is_beyond(child, verb):
        return
    if is_term(child, verb):  # "will not pay until it is told to"
        keep_clause(child, words, path)
        words.kept.update({mark.i: path for mark in children(child, "mark") if mark.lower_ in TERMS})
    elif child.dep_ == "conj":
        if any(one.lower_ == "or" for one in children(child, "cc")):  # "to sell it or face a ban"
            keep_predicate(child, words, path)
            words.kept.update({one.i: path for one in children(child, "cc")})
    elif child.dep_ == "advcl" and is_completing(child):
        keep_predicate(child, words, inner)
        keep_marks(child, words, inner)
    elif child.dep_ == "ccomp" and not is_left_out(child, verb, words.analysis) and not is_added(child):
        keep_clause(child, words, inner)
        keep_marks(child, words, inner)
        colons = [one for one in verb.doc[verb.i : child.left_edge.i + 1] if one.text == ":"]
        words.kept.update({one.i: inner for one in colons})  # "sued: they want 9 million"
        asking = [one for one in (*children(verb, "advmod"), *children(child, "advmod")) if one.lower_ in ASKING]
        asking += [word for one in asking_phrases(child) for word in one.subtree]
        words.kept.update({one.i: inner for one in asking if verb.i < one.i < child.i})  # "asked why it had closed"
    elif child.dep_ == "csubj":  # "made it hard for Alpha to pay"
        keep_clause(child, words, inner)
        words.kept.update({one.i: inner for one in children(child, "mark") if one.lower_ == "for"})


def _keep_complement(child: Token, verb: Token, words: Words, path: Path) -> None:
    """Keep an object, a phrase with a preposition, or what something is or is made."""
    if child.dep_ == "expl" and child.i > verb.i:
        words.kept[child.i] = path
    elif child.dep_ in OBJECTS or is_measure(child, verb) or (is_behind(child, verb) and case_of(child)):
        is_object = child.dep_ in ("obj", "iobj", "obl:unmarked") or is_measure(child, verb)
        before = words.kept.get(child.left_edge.i - 1) if case_of(child) == "of" else None  # "to a total of 40 people"
        is_core = is_object or is_term(child, verb)
        keep_phrase(child, words, path if is_core else before or (*path, child.i))
        if child.dep_ == "obj" and verb.lemma_ in RESULTING:
            for result in (one for one in children(child, "acl", "amod") if one.pos_ == "ADJ" and one.i > child.i):
                keep_predicate(result, words, path)  # "found the man, a clerk, guilty of theft"
    elif child.dep_ == "xcomp":
        _keep_open_complement(child, words, path)


def _keep_open_complement(child: Token, words: Words, path: Path) -> None:
    if child.pos_ in ("VERB", "AUX"):
        keep_predicate(child, words, path)
        if children(child, "det"):  # "flew the badly injured to hospital"
            words.kept.update({part.i: path for part in children(child, "det", "advmod") if part.i < child.i})
    else:
        group = [one for part in children(child, "cop", "mark", "aux") for one in (part, *children(part, "mark"))]
        words.kept.update({part.i: path for part in group})
        keep_phrase(child, words, path)
