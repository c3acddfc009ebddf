"""The subject of a headline: whom or what a clause is about, by name where there is one."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import antecedent, case_of, children, is_passive, is_plural, passive_subjects, subjects
from kg.extract.headlines.complements import unmarked_subject
from kg.extract.headlines.compression import keep_phrase
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.left_out import RELATIVE, is_dateline
from kg.extract.headlines.partial import one_of
from kg.model.mention import Argument

SPEAKER, AGENT, AFFECTED = "kg:speaker", "kg:agent", "kg:affected"
ACTORS = (AGENT, SPEAKER)
SURE = 0.5
"""A participant that is no surer stands in no headline: nobody named it there."""
SUBJECT_WORDS = 45
"""How many letters a subject may have."""
PAIR = frozenset({"two", "pair", "both"})
SPEAKERS = frozenset({"we", "i"})
ACTING = ("schema:Organization", "schema:Person")
THINGS = frozenset({"it", "they", "this", "that", "which"})


def subject_of(verb: Token, arguments: tuple[Argument, ...], words: Words) -> str:
    """Return the subject as written, pronouns and descriptions by their names: "Alpha shares", "4,500 residents"."""
    found = [one for one in _subjects(verb) if not is_dateline(one, words.analysis)]
    found = [one for one in found if one.i < one.head.i] or found  # "the regulator fined Alpha": it is no subject
    if len(found) > 1:
        if whole := _one_noun(found, words.analysis):
            return whole
        found = _own(found, verb, words.analysis)
        if not found:
            return ""
    token = _bearer(antecedent(found[0]), verb, words.analysis) if found else None
    if token is None:
        return _known(verb, arguments, words)
    if token.pos_ == "PRON" and words.analysis.entity_at(token) is None:
        if token.lower_ in SPEAKERS:
            return token.text.capitalize()
        token = _meant(token, verb, words.analysis)
    if token is None:
        return _known(verb, arguments, words)
    return _both(token, words) or _as_written(_agreeing(token, verb, words.analysis), verb, words)


def _subjects(verb: Token) -> list[Token]:
    """Return what a verb is said of, also where only the verb before it has a subject."""
    found = passive_subjects(verb) if is_passive(verb) else subjects(verb)
    found = found or [one for one in children(verb, "obl") if case_of(one) == "for" and verb.tag_ == "VB"]
    found = found or unmarked_subject(verb)
    is_next = verb.dep_ == "conj" or _goes_on(verb)
    if not found and is_next and verb.head.pos_ == "VERB":  # "scored twice and was named best player"
        found = subjects(verb.head) or passive_subjects(verb.head)
    return found


def _goes_on(verb: Token) -> bool:
    """Whether a verb goes on after a comma with what the one before is said of: "opened a mill, hired 40 people"."""
    if verb.dep_ != "parataxis" or verb.head.i > verb.i or verb.nbor(-1).text != ",":
        return False
    return not any(one.text in (":", ";") for one in verb.doc[verb.head.i : verb.i])


def _one_noun(found: list[Token], analysis: Analysis) -> str:
    """Return one noun phrase that the parse takes for several: "half of the 900 jobs"; '' for real ones."""
    first, last = found[0], found[-1]
    between = first.doc[first.left_edge.i : last.i + 1]
    is_whole = all(
        (one.pos_ in ("DET", "ADJ", "NUM", "NOUN") or one.lower_ == "of") and analysis.entity_at(one) is None
        for one in between
    )
    return between.text if is_whole and first.left_edge.i <= first.i < last.i else ""


def _bearer(token: Token, verb: Token, analysis: Analysis) -> Token:
    """Return the name that a noun before it describes: "coach Ann Roe, who was appointed"; the noun before "who"."""
    if token.tag_ in RELATIVE:  # the parse does not say whose clause it is
        before = [one for one in token.doc[max(token.sent.start, token.i - 2) : token.i] if not one.is_punct]
        return before[-1] if before and before[-1].pos_ in ("NOUN", "PROPN") else token
    if token.dep_ in ("nmod:desc", "appos") and analysis.entity_at(token.head) is not None:
        return token.head if analysis.entity_at(token) is None else token
    behind = token.doc[token.i + 1 : verb.i]
    is_described = token.pos_ == "NOUN" and len(behind) > 0 and analysis.entity_at(token) is None
    is_named = is_described and all(one.pos_ == "PROPN" and analysis.entity_at(one) is not None for one in behind)
    return behind[0] if is_named and not is_plural(token) else token  # "aid group Alpha said"


def _as_written(token: Token, verb: Token, words: Words) -> str:
    """Return a subject in its own words, without its preposition and the clause that it is the subject of."""
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"):
        return ""
    inner = Words(words.analysis, told=words.told)
    keep_phrase(token, inner)
    case = [mark.i for mark in children(token, "case")]
    own = {one.i for one in verb.subtree} if verb.dep_ in ("acl", "acl:relcl") and verb.head == token else set()
    inner.kept = {i: path for i, path in inner.kept.items() if i not in case and i not in own}
    if token.lower_ == "those":
        inner.names[token.i] = _those(token)
    elif whole := one_of(token):
        inner.names[token.i] = whole
    return inner.fitting(SUBJECT_WORDS) or _short(token, words.analysis)


def _those(token: Token) -> str:
    """Return what "those" stands for: "those of Alpha" are what was told of before, "those who came" are people."""
    before = [one for one in token.doc[token.sent.start : token.i] if one.pos_ == "NOUN" and is_plural(one)]
    before = [one for one in before if one.dep_ in ("nsubj", "nsubj:pass")]
    is_of = any(case_of(one) == "of" for one in children(token, "nmod"))
    return f"the {before[-1].text.lower()}" if is_of and before else "people"


def _known(verb: Token, arguments: tuple[Argument, ...], words: Words) -> str:
    """Return who does it, or undergoes it, where no subject is written."""
    wanted = (AFFECTED,) if is_passive(verb) else ACTORS
    known = [a for a in arguments if a.role in wanted and a.entity is not None and a.score > SURE]
    words.told.update(a.entity for a in known[:1] if a.entity is not None)
    return words.analysis.entities[known[0].entity or 0].name if known else ""


def _both(token: Token, words: Words) -> str:
    """Return the two names that "the two" stands for: the only ones of a kind before it in the sentence."""
    if token.lower_ not in PAIR or children(token, "nmod", "compound", "amod"):
        return ""
    analysis, names = words.analysis, {}
    for one in token.doc[token.sent.start : token.i]:
        index = analysis.entity_at(one)
        if index is not None and analysis.entities[index].is_name and analysis.is_of(index, *ACTING):
            names[index] = analysis.entities[index].name
    if len(names) != len(("one", "other")):
        return ""
    words.told.update(names)
    return " and ".join(names.values())


def _own(found: list[Token], verb: Token, analysis: Analysis) -> list[Token]:
    """Return the subjects without those of another clause, which the parse has mixed in; none if they cannot part."""
    last = [one for one in found if one.i < verb.i][-1:]
    if not last or last[0] == found[0]:
        return found
    if any(one.pos_ == "VERB" and one.dep_ == "acl:relcl" for one in verb.doc[last[0].i : verb.i]):
        return found[:1]  # "Beta, under a contract that the two signed, rejected it": its own clause stands between
    between = verb.doc[found[0].i : last[0].i]
    if any(one.pos_ in ("VERB", "AUX") for one in between):
        is_mixed = any(one.i < last[0].i for one in children(verb, "aux", "aux:pass", "cop"))
        return [] if is_mixed else last
    is_apposed = any(one.text == "," for one in between)  # "watches powered by Alpha, Beta's system, sold well"
    if is_apposed and any(one.tag_ == "VBN" for one in between):
        return found[:1]
    is_described = analysis.entity_at(found[0]) is None and analysis.entity_at(last[0]) is not None
    return last if is_described or any(one.is_quote for one in between) else found


def _agreeing(token: Token, verb: Token, analysis: Analysis) -> Token:
    """Return whom a relative clause is about: not the noun beside a name, nor one of another number than the verb."""
    if verb.dep_ != "acl:relcl" or verb.head != token:
        return token
    if token.dep_ == "appos" and analysis.entity_at(token) is None and analysis.entity_at(token.head) is not None:
        return token.head
    finite = [one.lower_ for one in (verb, *children(verb, "aux", "aux:pass", "cop"))]
    is_many = True if set(finite) & {"were", "are", "have"} else False if set(finite) & {"was", "is", "has"} else None
    if is_many is None or is_plural(token) == is_many or list(children(token, "conj")):
        return token
    start = verb.left_edge.i
    near = [one for one in token.doc[token.i : start] if one.pos_ in ("NOUN", "PROPN") and is_plural(one) == is_many]
    return near[-1] if near and near[-1] != token else token


def _short(noun: Token, analysis: Analysis) -> str:
    words = Words(analysis)
    words.kept = {part.i: () for part in (*children(noun, "compound", "amod", "det", "nummod"), noun)}
    return words.fitting(SUBJECT_WORDS)


def _meant(pronoun: Token, verb: Token, analysis: Analysis) -> Token | None:
    """Return the thing that "it" or "they" stands for: what stood where it stands, in the clause before."""
    if pronoun.lower_ not in THINGS:
        return pronoun if pronoun.lower_ in ("those", "some", "many", "others") else None
    wanted = ("obj", "nsubj:pass") if is_passive(verb) else ("nsubj", "nsubj:pass")
    start = pronoun.sent.start
    before = pronoun.doc[max(0, pronoun.doc[start - 1].sent.start if start else 0) : pronoun.i]
    number = pronoun.lower_ == "they"
    found = [
        token
        for token in before
        if token.dep_ in wanted and token.pos_ == "NOUN" and is_plural(token) == number
        if analysis.entity_at(token) is None and token.head.dep_ in ("root", "ROOT", "conj", "ccomp")
    ]
    return found[-1] if found else None
