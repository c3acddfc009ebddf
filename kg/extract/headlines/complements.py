"""What completes a noun or verb in a headline, and what only adds to it: the questions that compression asks."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.grammar import case_of, children, grammar_words, is_plural
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.left_out import SPOKEN, is_apart, is_dateline
from kg.extract.headlines.whole import NEGATIONS
from kg.model.mention import EntityMention, MentionKind

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DIRECTIONS = frozenset(
    "up down off out back away apart over together alive home abroad downriver upstream private public again".split()
    + "alone aside ahead forward around through on behind short high low well badly in by across along even".split()
)
"""Adverbs without which the verb would say something else."""
FOCUS = frozenset(
    "only just even also particularly especially mainly mostly already still now then later earlier more".split()
)
"""Adverbs that say nothing of the noun behind them."""
CALLED = frozenset("name title brand nickname label slogan banner codename".split())
"""Nouns before a name that is only how something is called: "use the name Alpha"."""
SUMS = frozenset({"total", "maximum", "minimum", "average", "combination"})
COMPLETING = frozenset("about of from with for against into on over as to".split())
"""Prepositions before a clause with "-ing" that a verb asks for: "accused of hiding it"."""


def is_content(clause: Token, noun: Token, analysis: Analysis) -> bool:
    """Return whether a clause tells what a noun of saying says: "the claim that it is safe", "a report saying so"."""
    if any(mark.lower_ == "that" for mark in children(clause, "mark")):
        return has_subject(clause, analysis)
    return clause.tag_ == "VBG" and is_saying(noun, analysis)


def is_saying(noun: Token, analysis: Analysis) -> bool:
    """Return whether a noun stands for words: a report, a statement, a letter."""
    return noun.pos_ == "NOUN" and any(cue.kind == SPOKEN for cue in cues_at(noun, analysis.ontology))


def as_written(mention: EntityMention, name: str, analysis: Analysis, *, is_place: bool) -> str:
    """Return a name with the article and the number that it has where it stands: "the Board", "VX-204", "the U.S."."""
    tokens = analysis.tokens(mention.span)
    if mention.kind is not MentionKind.NAME or not len(tokens):
        return name
    name = " ".join(mention.span.within(analysis.document.text).split()) if is_place else name
    behind, before = analysis.doc[tokens.end : tokens.end + 2], analysis.doc[max(0, tokens.start - 1)]
    is_numbered = len(behind) > 1 and behind[0].text == "-" and behind[1].text.isdigit()
    if is_numbered and not tokens[-1].whitespace_ and not behind[0].whitespace_:
        name += behind.text
    has_article = before.i < tokens.start and before.lower_ == "the" and not name.lower().startswith("the ")
    return f"the {name}" if has_article else name


def head_of_mention(noun: Token, analysis: Analysis) -> tuple[int, EntityMention] | None:
    """Return whom a noun stands for, if it is the head of the mention."""
    found = analysis.mention_at(noun)
    if found is None or (found[1].kind is MentionKind.NOMINAL and found[1].head != char_span(noun)):
        return None
    return found


def possessive(name: str) -> str:
    """Return a name as an owner's.

    >>> possessive("Alpha"), possessive("Alpha Foods")
    ("Alpha's", "Alpha Foods'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def name_beside(noun: Token, analysis: Analysis) -> Token | None:
    """Return the name that a noun only describes: "the manager of the mine, Ann Roe", "the carrier Skarn"."""
    if noun.lemma_.lower() in CALLED:
        return None
    beside = [child for child in children(noun, "appos", "flat", "compound") if child.i > noun.i]
    siblings = children(noun.head, noun.dep_) if noun.dep_ in ("obj", "nmod", "obl") else []
    beside += [one for one in siblings if one.left_edge.i == noun.i + 1 and not children(one, "case")]
    named = [child for child in beside if analysis.entity_at(child) is not None and not is_dateline(child, analysis)]
    names = {analysis.entity_at(child) for child in named}
    return named[0] if len(names) == 1 and not is_plural(noun) else None


def counts(noun: Token, words: Words) -> bool:
    """Return whether a noun says little without what it is of: "part of the town", "three days of mourning"."""
    counting = grammar_words(words.analysis.ontology).counting
    is_number = noun.pos_ in ("NUM", "DET", "PRON", "ADJ") or bool(children(noun, "nummod"))
    return is_number or noun.lemma_.lower() in counting | SUMS


def unmarked_subject(verb: Token) -> list[Token]:
    """Return the noun before a finite verb that has no subject: such a verb must have one, whatever the parse says."""
    forms = {one.tag_ for one in (verb, *children(verb, "aux", "aux:pass", "cop"))}
    if not forms & FINITE or children(verb, *SUBJECTS) or verb.dep_ in ("conj", "xcomp", "acl", "acl:relcl"):
        return []
    nouns = children(verb, "obl:unmarked", "obl:npmod", "obl", "obj", "dep")
    return [one for one in nouns if one.i < verb.i and one.pos_ in ("NOUN", "PROPN", "NUM") and not case_of(one)][-1:]


def has_subject(verb: Token, analysis: Analysis) -> bool:
    """Return whether a clause says who or what it is about, in words of its own."""
    own = children(verb, *SUBJECTS) or unmarked_subject(verb)
    return any(one.tag_ != "WDT" and not is_dateline(one, analysis) for one in own)


def is_completing(clause: Token) -> bool:
    """Return whether a clause says what a verb is about: "called on them to return", "will decide whether to close"."""
    if is_apart(clause) or children(clause, *SUBJECTS) or clause.head.lemma_ == "have":
        return False
    marks = {mark.lower_ for mark in children(clause, "mark")}
    return "to" in marks if clause.tag_ == "VB" else clause.tag_ == "VBG" and bool(marks & COMPLETING)


def is_asked_for(clause: Token) -> bool:
    """Return whether a clause with "-ing" says nothing without the one above: "was on the verge of filing"."""
    above = clause.head
    marks = {mark.lower_ for mark in children(clause, "mark")}
    if clause.tag_ != "VBG" or children(clause, *SUBJECTS) or not marks & COMPLETING or is_apart(clause):
        return False
    is_of_verb = clause.dep_ == "advcl" and (above.pos_ in ("VERB", "AUX") or bool(children(above, "cop")))
    is_of_verb = is_of_verb and not marks & {"with", "as", "on"} and not children(above, "obj")
    return is_of_verb or (clause.dep_ == "acl" and bool(children(above, "cop")))


def is_added(clause: Token) -> bool:
    """Return whether a clause only adds to the one before: ", which should be the case by Easter"."""
    return is_apart(clause) and any(one.tag_ == "WDT" for one in children(clause, *SUBJECTS))


def is_degree(child: Token) -> bool:
    """Return whether an adverb says how much or how the noun behind it is: "almost a fifth", "not easy"."""
    return child.lower_ not in FOCUS and child.tag_ != "WRB"


def is_part(child: Token, noun: Token) -> bool:
    """Return whether a phrase says what a number or ordinal is of: "the first of 24 trams"."""
    return child.dep_ == "obl" and noun.pos_ != "VERB" and case_of(child) == "of" and child.left_edge.i == noun.i + 1


def is_needed(child: Token, analysis: Analysis) -> bool:
    """Return whether an adverb says "not", or where or how it went: "fell further", not "a week later"."""
    is_compared = child.tag_ in ("RBR", "RBS") and not analysis.is_time(child) and child.lower_ not in FOCUS
    is_measured = child.lower_ in ("late", "early") and bool(children(child, "obl:unmarked", "obl:npmod"))
    is_told = (
        (child.lower_ in DIRECTIONS or is_compared or is_measured) and child.i > child.head.i and not is_apart(child)
    )
    return child.dep_ == "advmod" and (child.lower_ in NEGATIONS or is_told)


def is_subjunctive(verb: Token) -> bool:
    """Return whether a clause tells what is wanted and not what is: "propose that no dividend be paid"."""
    return verb.dep_ == "ccomp" and not any(one.tag_ in ("MD", "TO") for one in children(verb, "aux", "mark"))


def is_crowd(noun: Token) -> bool:
    """Return whether a noun is for many who are counted: who they are of may go, "1,200 residents of the village"."""
    return noun.pos_ == "NOUN" and any(one.text[:1].isdigit() and len(one.text) > 2 for one in children(noun, "nummod"))
