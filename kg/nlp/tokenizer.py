"""The tokeniser: spaCy's English rules, adjusted to the treebanks the model learnt from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def blank_english() -> Language:
    """Return a blank English pipeline whose tokeniser follows the treebanks."""
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("en")
    letters = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ"
    hyphen = rf"(?<=[{letters}0-9])(?<!\b[eE])(?<!\b[rR]e)(?<!\b[cC]o)(?:-|–|—|--|---|——|~)(?=[{letters}0-9])"
    infixes = [str(rule) for rule in nlp.Defaults.infixes or [] if "~" not in str(rule)]
    infixes += [hyphen, r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


@lru_cache(maxsize=1)
def _shared() -> Language:
    return blank_english()


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the character spans of the words of a text, white space left out."""
    doc = _shared().make_doc(text)
    return [(word.idx, word.idx + len(word)) for word in doc if not word.is_space]
