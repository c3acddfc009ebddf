"""Clauses and noun phrases shortened by their grammar, for headlines: names for pronouns, no times, no asides.

Words stay in their order, so what was grammatical stays so (sentence compression by deletion, after Knight & Marcu
2000); each phrase that may be left out is a group, and the last groups go first when there are too many words.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.grammar import DASHES, antecedent, case_of, children, grammar_words, is_plural
from kg.extract.headlines.kept_words import Path, Words
from kg.model.mention import EntityMention, MentionKind

BEFORE_NOUN = ("det", "compound", "amod", "nummod", "flat", "nmod:desc", "nmod:unmarked", "det:predet", "goeswith")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
GROUP = ("aux", "aux:pass", "compound:prt", "cop")
OBJECTS = ("obj", "iobj", "obl:agent", "obl:unmarked", "obl:npmod")
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
DIRECTIONS = frozenset(
    "up down off out back away apart over together alive home abroad downriver upstream private public again".split()
)
"""Adverbs without which the verb would say something else."""
JOINING = frozenset("- – / ' ’ . $ £ € % #".split())
APART = frozenset({",", "—", "–", "(", ";", ":"})
SUMS = frozenset({"total", "maximum", "minimum", "average", "combination"})
RELATIVE = ("WDT", "WP", "WP$")
SHORT_RELATED = frozenset({"those", "some", "many", "most", "all", "what"})
"""Pronouns that say nothing without their relative clause."""
OCCASIONS = frozenset("after before since until during following amid without because despite especially".split())
"""Prepositions of what else was when it happened."""
COMPLETING = frozenset("about of from with for against into on over as".split())
"""Prepositions before a clause with "-ing" that a verb asks for: "accused of hiding it"."""
EXAMPLES = frozenset({"such as", "including", "thanks to", "owing to", "due to", "because of", "as well as"})
"""Prepositions of examples and reasons."""
PARTS_OF_TIME = frozenset("course end middle beginning start hour hours eve day time moment period rest outset".split())
SPOKEN = "attribution"
DATELINE = 14
"""How many tokens a dateline may have."""


def keep_phrase(noun: Token, words: Words, path: Path = ()) -> None:
    """Keep a noun phrase: its name, or the noun with what stands before it and its complements."""
    if _keep_name(noun, words, path):
        return
    words.kept[noun.i] = path
    named = _name_beside(noun, words.analysis)
    if named is not None:
        words.kept.pop(noun.i)
        keep_phrase(named, words, path)
        _keep_case(noun, words, path)
        for child in children(noun, "conj"):
            keep_conjunct(child, words, path)
        return
    _keep_case(noun, words, path)
    for child in noun.children:
        _keep_part(child, noun, words, path)
    _close_gaps(words)


def _keep_part(child: Token, noun: Token, words: Words, path: Path) -> None:
    is_before = child.i < noun.i
    if child.dep_ == "nmod:poss":
        _keep_owner(child, words, path)
    elif (child.dep_ in BEFORE_NOUN and is_before) or (child.dep_ in ("nummod", "flat") and not _is_apart(child)):
        _keep_before(child, words, path)
    elif child.dep_ == "amod" and noun.pos_ == "PRON":
        words.kept[child.i] = path
    elif child.dep_ in ("nmod", "conj") and not is_before and not words.analysis.is_time(child):
        _keep_after(child, words, path)
    elif child.dep_ == "acl" and any(mark.tag_ == "TO" for mark in children(child, "mark")):
        if children(child, *SUBJECTS):  # "the idea that its cable was to blame"
            return
        keep_predicate(child, words, (*path, child.i))
    elif child.dep_ == "acl" and not is_before and _is_content(child, noun, words.analysis):
        keep_clause(child, words, (*path, child.i))
        words.kept.update({mark.i: (*path, child.i) for mark in children(child, "mark") if mark.lower_ == "that"})
    elif child.dep_ == "acl:relcl" and noun.lower_ in SHORT_RELATED:
        keep_clause(child, words, path)


def _is_content(clause: Token, noun: Token, analysis: Analysis) -> bool:
    """Whether a clause tells what a noun of saying says: "the claim that it is safe", "a report saying it is"."""
    if any(mark.lower_ == "that" for mark in children(clause, "mark")):
        return has_subject(clause, analysis)
    return clause.tag_ == "VBG" and is_saying(noun, analysis)


def is_saying(noun: Token, analysis: Analysis) -> bool:
    """Return whether a noun stands for words: a report, a statement, a letter."""
    return noun.pos_ == "NOUN" and any(cue.kind == SPOKEN for cue in cues_at(noun, analysis.ontology))


def _is_apart(child: Token) -> bool:
    """Whether a comma, dash or bracket stands before a phrase: it only adds something."""
    first = child.left_edge.i
    return child.doc[first].text in APART or child.doc[max(0, first - 1)].text in APART


def _keep_case(noun: Token, words: Words, path: Path) -> None:
    """Keep the prepositions right before a phrase: none that a left out time had."""
    marks = [part for mark in children(noun, "case") for part in (mark, *children(mark, "fixed")) if mark.i < noun.i]
    for before, mark in zip([*marks[1:], None], marks, strict=False):
        if before is None or before.i == mark.i + 1:
            words.kept[mark.i] = path


def _keep_name(noun: Token, words: Words, path: Path) -> bool:
    """Keep the name of who is mentioned; False for what is no mention, or can stay as it is written."""
    found = _mention(noun, words.analysis)
    if found is None:
        return False
    index, mention = found
    entity = words.analysis.entities[index]
    is_told = index in words.told
    words.told.add(index)
    if not entity.is_name or (is_told and mention.kind is not MentionKind.NAME):
        return False
    words.kept[noun.i] = path
    is_owner = noun.dep_ == "nmod:poss" or any(mark.tag_ == "POS" for mark in children(noun, "case"))
    words.names[noun.i] = possessive(entity.name) if is_owner else entity.name
    _keep_case(noun, words, path)
    for child in children(noun, "conj"):
        if not mention.span.contains(char_span(child)):  # "Bell" in "Tamsin & Bell"
            keep_conjunct(child, words, path)
    return True


def _mention(noun: Token, analysis: Analysis) -> tuple[int, EntityMention] | None:
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


def _name_beside(noun: Token, analysis: Analysis) -> Token | None:
    """Return the name that a noun only describes: "the manager of the mine, Ann Roe", "the carrier Skarn"."""
    beside = [child for child in children(noun, "appos", "flat") if child.i > noun.i]
    named = [child for child in beside if analysis.entity_at(child) is not None and not is_dateline(child, analysis)]
    return named[0] if len(named) == 1 and not is_plural(noun) else None


def _keep_owner(owner: Token, words: Words, path: Path) -> None:
    if owner.tag_ == "WP$":
        meant = antecedent(owner)
        if meant.lower_ in SHORT_RELATED:  # "those whose names": the clause is kept with its noun
            meant = owner
        inner = Words(words.analysis, told=words.told)
        keep_phrase(meant, inner) if meant != owner else None
        inner.kept = {i: at for i, at in inner.kept.items() if i < owner.i and words.analysis.doc[i].dep_ != "case"}
        words.kept[owner.i] = path
        words.names[owner.i] = possessive(inner.text()) if inner.kept else owner.text
        return
    if owner.pos_ == "PRON":
        if not _keep_name(owner, words, path):
            words.kept[owner.i] = path
        return
    keep_phrase(owner, words, path)
    if owner.i not in words.names:
        words.kept.update({mark.i: path for mark in children(owner, "case")})


def _keep_before(child: Token, words: Words, path: Path) -> None:
    """Keep what stands before a noun as it is written, relative clauses and asides left out."""
    found = words.analysis.entity_at(child)
    if found is not None:
        words.told.add(found)
    for token in child.subtree:
        is_before = token.i <= child.head.i or child.i > child.head.i
        if not token.is_space and token.dep_ not in ("punct", "parataxis", "acl:relcl") and is_before:
            words.kept[token.i] = path


def _keep_after(child: Token, words: Words, path: Path) -> None:
    if child.dep_ == "conj":
        keep_conjunct(child, words, path)
    elif case_of(child) and not _is_apart(child) and not _is_aside(child, words.analysis):
        keep_phrase(child, words, path if case_of(child) == "of" and _counts(child.head, words) else (*path, child.i))


def _counts(noun: Token, words: Words) -> bool:
    """Whether a noun says little without what it is of: "part of the town", "three days of mourning"."""
    counting = grammar_words(words.analysis.ontology).counting
    is_number = noun.pos_ in ("NUM", "DET", "PRON") or bool(children(noun, "nummod"))
    return is_number or noun.lemma_.lower() in counting | SUMS


def keep_conjunct(child: Token, words: Words, path: Path) -> None:
    """Keep a coordinated phrase with its conjunction, as one group."""
    if child.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") or is_dateline(child, words.analysis):
        return
    inner, joints = (*path, child.i), children(child, "cc")
    before = child.doc[child.left_edge.i - 1]
    if not joints and before.text not in APART | JOINING:  # nothing joins them: the parse is off
        return
    words.kept.update({mark.i: inner for mark in joints})
    if before.text == "," and not joints:
        words.kept[before.i] = inner
    keep_phrase(child, words, inner)


def keep_clause(verb: Token, words: Words, path: Path = ()) -> None:
    """Keep a clause that hangs on another: its subject and its predicate."""
    for child in children(verb, *SUBJECTS) or unmarked_subject(verb):
        if child.tag_ in RELATIVE or child.dep_ == "expl":
            words.kept[child.i] = path
        elif child.dep_.startswith("csubj"):
            keep_predicate(child, words, path)
        elif not is_dateline(child, words.analysis):
            keep_phrase(child, words, path)
    keep_predicate(verb, words, path)


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


def keep_predicate(verb: Token, words: Words, path: Path = ()) -> None:
    """Keep a verb with its auxiliaries, negation, particle, objects and the phrases that belong to it."""
    words.kept[verb.i] = path
    is_nominal = bool(children(verb, "cop"))
    if is_nominal:
        keep_phrase(verb, words, path)
    for child in verb.children:
        if _is_of_cleft(child, verb):
            continue
        if child.dep_ in GROUP or _is_needed(child) or (child.dep_ == "mark" and child.lower_ == "to"):
            words.kept.update({part.i: path for part in child.subtree})
        elif _is_left_out(child, verb, words.analysis):
            continue
        elif child.dep_ in OBJECTS or (child.dep_ == "obl" and child.i > verb.i and case_of(child)):
            keep_phrase(child, words, path if child.dep_ in ("obj", "iobj", "obl:unmarked") else (*path, child.i))
        elif child.dep_ == "xcomp":
            _keep_complement(child, words, path)
        elif child.dep_ == "ccomp" and child.i > verb.i:
            keep_clause(child, words, (*path, child.i))
            _keep_marks(child, words, (*path, child.i))
        elif child.dep_ == "advcl" and child.i > verb.i and _is_completing(child):
            keep_predicate(child, words, (*path, child.i))
            _keep_marks(child, words, (*path, child.i))
    _close_gaps(words)


def _is_of_cleft(child: Token, verb: Token) -> bool:
    """Whether a copula stands before the clause that it leads to: "all it said was that sales would fall"."""
    return child.dep_ == "cop" and any(mark.lower_ == "that" and mark.i > child.i for mark in children(verb, "mark"))


def _is_completing(clause: Token) -> bool:
    """Whether a clause says what a verb is about: "called on them to return", "will decide whether to close"."""
    if _is_apart(clause) or children(clause, *SUBJECTS) or clause.head.lemma_ == "have":
        return False
    marks = {mark.lower_ for mark in children(clause, "mark")}
    return "to" in marks if clause.tag_ == "VB" else clause.tag_ == "VBG" and bool(marks & COMPLETING)


def _keep_marks(clause: Token, words: Words, path: Path) -> None:
    """Keep the prepositions of a clause with "-ing", and "whether"."""
    for mark in children(clause, "mark"):
        is_asked_for = mark.lower_ in COMPLETING and (clause.tag_ == "VBG" or bool(children(clause, "aux")))
        if is_asked_for or mark.lower_ == "whether":
            words.kept[mark.i] = path


def _is_left_out(child: Token, verb: Token, analysis: Analysis) -> bool:
    """Whether a phrase is a relative pronoun, a second object without "and", a time or an aside."""
    if child.dep_ == "obj":
        first = children(verb, "obj")[0]
        is_symbol = child.tag_ == "$" and child.i == first.i + 1  # "$ US490"
        is_amount = (
            child.left_edge.like_num and child.left_edge.i == first.right_edge.i + 1
        )  # "costs the city 400 euros"
        is_second = child != first and not is_symbol and not is_amount
        return child.tag_ in RELATIVE or is_second or is_dateline(child, analysis)
    if child.dep_ in ("obl:unmarked", "obl:npmod") and child.i < verb.i:
        return True
    if child.dep_ == "obl" and _follows_thanks(child):
        return True
    if child.dep_ in ("xcomp", "cop", "iobj"):
        return False
    return analysis.is_time(child) or _is_part_of_time(child, analysis) or _is_aside(child, analysis)


def _is_part_of_time(child: Token, analysis: Analysis) -> bool:
    """Whether a phrase only tells when, whatever stands inside: "in the course of 2022", "at the time"."""
    if child.lemma_.lower() not in PARTS_OF_TIME or case_of(child) not in ("in", "at", "on", "by", "from", "over"):
        return False
    inside = children(child, "nmod", "nummod", "nmod:poss", "appos")
    return all(analysis.is_time(one) for one in inside) or child.lemma_.lower() in ("day", "eve")


def _keep_complement(child: Token, words: Words, path: Path) -> None:
    if child.pos_ in ("VERB", "AUX"):
        keep_predicate(child, words, path)
    else:
        group = [one for part in children(child, "cop", "mark", "aux") for one in (part, *children(part, "mark"))]
        words.kept.update({part.i: path for part in group})
        keep_phrase(child, words, path)


def _is_needed(child: Token) -> bool:
    return child.dep_ == "advmod" and (
        child.lower_ in NEGATIONS or (child.lower_ in DIRECTIONS and child.i > child.head.i)
    )


def _is_aside(child: Token, analysis: Analysis) -> bool:
    """Whether a phrase only says who says so, or what else was then."""
    if child.dep_ in ("obl:unmarked", "obl:npmod"):
        return _is_apart(child) or not any(token.like_num for token in child.subtree)
    if child.dep_ not in ("obl", "nmod"):
        return False
    cues = (cue.kind for part in (child, *children(child, "case")) for cue in cues_at(part, analysis.ontology))
    return SPOKEN in cues or case_of(child) in OCCASIONS | EXAMPLES


def _follows_thanks(child: Token) -> bool:
    """Whether a preposition goes with a noun before it that the parse holds apart: "thanks to", "due to"."""
    first = child.left_edge.i
    return first > 0 and child.doc[first - 1].lower_ in ("thanks", "due", "owing", "according")


def _close_gaps(words: Words) -> None:
    """Keep the hyphens, signs and quotation marks between words that are kept and stand close; no part of a word."""
    doc = words.analysis.doc
    for i in list(words.kept):
        _keep_hyphened(i, words)
    for i in list(words.kept):
        after = i + 1
        is_joint = after < len(doc) and doc[after].text in JOINING and not doc[i].whitespace_
        if is_joint and after + 1 in words.kept and not doc[after].whitespace_:
            words.kept.setdefault(after, max(words.kept[i], words.kept[after + 1], key=len))


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


def is_dateline(token: Token, analysis: Analysis) -> bool:
    """Return whether a name is only the capitals of a dateline that the parser took for a subject."""
    found = analysis.mention_at(token)
    if found is None or token.i - token.sent.start > DATELINE:
        return False
    name = found[1].span.within(analysis.document.text)
    before = [other for other in token.doc[token.sent.start : token.i + 1] if other.is_alpha]
    is_loud = name.isupper() and all(other.is_upper for other in before) and len(name) > len("USSR")
    return is_loud and any(other.text in DASHES for other in token.doc[token.i : token.sent.start + DATELINE + 1])
