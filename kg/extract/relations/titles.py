"""Job titles by grammar: which nouns are jobs, how far a title reaches, and to whom a post goes."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children
from kg.model.span import Span

PERSON = "schema:Person"
LONGEST_FIELD = 6
FIELD_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "ADP", "DET", "PUNCT"})


def is_job(noun: Token, analysis: Analysis) -> bool:
    """Return whether a noun is a job, as listed or by its end beside a name."""
    nouns = analysis.ontology.entity_types[PERSON].job_nouns
    last = noun.lemma_.lower()
    if (last,) in nouns or (noun.i > 0 and (noun.nbor(-1).lemma_.lower(), last) in nouns):
        return True
    stands_beside = noun.dep_ in ("appos", "nmod:desc") or bool(children(noun, "appos"))
    return stands_beside and _is_trade(last, analysis)


def _is_trade(noun: str, analysis: Analysis) -> bool:
    """Whether a noun beside somebody's name is a job by its end: "a ferryman", "a welder", but no mother or voter."""
    lists = analysis.ontology.word_lists
    ends = tuple(words[0] for words in lists.get("kg:jobSuffix", ()))
    is_long = any(noun.endswith(end) and len(noun) > len(end) + 2 for end in ends)
    return is_long and (noun,) not in lists.get("kg:bystanderWord", ())


def title_span(noun: Token, analysis: Analysis) -> Span:
    """Return the words of a job title without its employer: "former deputy technology chief"."""
    doc, first = noun.doc, noun.i
    while first > noun.sent.start:
        before = doc[first - 1]
        is_part = before.pos_ in ("NOUN", "ADJ", "PROPN") and before.text[:1].isalpha()
        if not is_part or analysis.entity_at(before) is not None or before.lower_ in ("new", "then", "long", "current"):
            break
        first -= 1
    return char_span(doc[first : _field_end(noun, analysis)])


def _field_end(noun: Token, analysis: Analysis) -> int:
    """Return where a title ends, with its field if that names nobody: "head of sales and marketing"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if after is None or after.lower_ not in ("of", "for") or after.head.head != noun:
        return noun.i + 1
    field = list(after.head.subtree)
    is_plain = len(field) <= LONGEST_FIELD and all(t.pos_ in FIELD_PARTS for t in field)
    names_nobody = all(analysis.entity_at(token) is None for token in field)
    return field[-1].i + 1 if is_plain and names_nobody else noun.i + 1


def holds(name: Token, verb: Token) -> bool:
    """Return whether a post goes to somebody: the object, or the subject of a passive or of a verb without object."""
    people = children(verb, "obj") if verb.lemma_ not in ("become", "join", "rejoin") else []
    people = [one for one in people if one.pos_ == "PROPN" or one == name]
    if name in people:
        return True
    return not people and name.dep_ in ("nsubj", "nsubj:pass", "obl:agent")
