"""Who is "he" and who "she", as far as given names, titles and earlier pronouns tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.analysis import Analysis
from kg.model.mention import LocalEntity
from kg.ontology import Ontology

FEMALE, MALE = "female", "male"
GENDERS = {"she": FEMALE, "her": FEMALE, "hers": FEMALE, "he": MALE, "him": MALE, "his": MALE}
LISTS = {"kg:femaleName": FEMALE, "kg:maleName": MALE}
TITLES = {**dict.fromkeys(("mr", "sir", "lord"), MALE), **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady"), FEMALE)}
PERSON = "schema:Person"
ENDINGS = {"woman": FEMALE, "women": FEMALE, "man": MALE}
NOUNS = {
    **dict.fromkeys(
        ("mother", "mum", "mom", "daughter", "sister", "wife", "widow", "girl", "queen", "actress"), FEMALE
    ),
    **dict.fromkeys(("father", "dad", "son", "brother", "husband", "widower", "boy", "king"), MALE),
}


def of_word(word: str) -> str | None:
    """Return the gender that a pronoun or a noun tells: "she", "the chairwoman"."""
    ending = next((gender for end, gender in ENDINGS.items() if word.endswith(end) and word != "human"), None)
    return GENDERS.get(word) or NOUNS.get(word) or ending


def genders(analysis: Analysis) -> dict[int, str]:
    """Return the gender of the people whose names or titles tell it."""
    names = _given(analysis.ontology)
    found = {}
    for index, entity in enumerate(analysis.entities):
        told = _told(entity, analysis, names) if analysis.ontology.is_a(entity.type, PERSON) else ""
        if told:
            found[index] = told
    return found


@cache
def _given(ontology: Ontology) -> Mapping[str, str]:
    return {words[0]: gender for name, gender in LISTS.items() for words in ontology.word_lists.get(name, ())}


def _told(entity: LocalEntity, analysis: Analysis, names: Mapping[str, str]) -> str:
    for mention in entity.mentions:
        tokens = analysis.tokens(mention.span)
        before = analysis.doc[tokens.start - 1].lower_.strip(".") if len(tokens) and tokens.start else ""
        title = TITLES.get(before) or (TITLES.get(tokens[0].lower_.strip(".")) if len(tokens) else None)
        if title:
            return title
    first = entity.name.split()[0].lower()
    return names.get(first, "") if len(entity.name.split()) > 1 else ""
