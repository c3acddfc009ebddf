"""Bodies that a text calls by their kind though only their names tell it: "the union" after "the Miners' League"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children
from kg.extract.names.names import ORGANIZATION
from kg.extract.reference.binding import barred
from kg.extract.reference.salience import Discourse

KINDS = (("kg:unionNoun", "kg:unionNameWord"), ("kg:regulatorNoun", "kg:regulatorNameWord"))
"""Word lists of nouns, and of the words in the names of what they mean."""
APART = ("nmod", "nmod:poss", "acl", "acl:relcl", "nummod")


def only_body(token: Token, discourse: Discourse) -> int | None:
    """Return the only body named before whose name tells that it is of the kind that a noun says."""
    analysis = discourse.analysis
    words = _name_words(token.lemma_.lower(), analysis)
    if not words or children(token, *APART) or not children(token, "det"):
        return None
    no_one = barred(token, analysis)
    fitting = {
        index
        for index, entity in enumerate(analysis.entities)
        if entity.is_name and analysis.is_of(index, ORGANIZATION) and words & set(entity.name.lower().split())
    }
    named_before = {seen.entity for seen in discourse.seen if seen.span.start < token.idx}
    return next(iter(fitting)) if len(fitting) == 1 and fitting <= named_before - no_one else None


def _name_words(noun: str, analysis: Analysis) -> frozenset[str]:
    lists = analysis.ontology.word_lists
    return frozenset(
        " ".join(words) for nouns, names in KINDS if (noun,) in lists.get(nouns, ()) for words in lists.get(names, ())
    )
