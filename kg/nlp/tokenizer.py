"""The tokeniser: spaCy's English rules, adjusted to the treebanks the model learnt from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

LETTERS = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ"
# A hyphen between words stands alone, except after the prefixes that the treebanks keep ("e-", "re-", "co-").
HYPHEN = rf"(?<=[{LETTERS}0-9])(?<!\b[eE])(?<!\b[rR]e)(?<!\b[cC]o)(?:-|–|—|--|---|——|~)(?=[{LETTERS}0-9])"
SLASH = r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})"
RUNS = (r"[!?]{2,}", r"[=_~*+]{2,}", r"-{2,}", r"\${2,}", r"<<+", r">>+")
TELEPHONE = re.compile(r"^(\+?\d{1,3}-)?\d{3}-\d{3}-\d{4}$")
SPLIT_EXCEPTIONS = frozenset({"and/or", "wed", "Wed"})
ABBREVIATIONS = tuple(
    "etc. al. Capt. Lt. Sgt. Ft. Mt. No. Nos. vs. approx. dept. est. Sen. Rep. Gov. Gen. Col. Rev. Hon.".split()
)


def blank_english() -> Language:
    """Return a blank English pipeline whose tokeniser follows the treebanks."""
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    nlp = spacy.blank("en")
    defaults = nlp.Defaults
    infixes = [str(rule) for rule in defaults.infixes or [] if "~" not in str(rule)]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, HYPHEN, SLASH]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *map(str, defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *map(str, defaults.suffixes or [])]).search
    tokenizer.token_match = TELEPHONE.match
    tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if text not in SPLIT_EXCEPTIONS}
    for text in ABBREVIATIONS:
        tokenizer.add_special_case(text, [{"ORTH": text}])
    return nlp


@lru_cache(maxsize=1)
def _shared() -> Language:
    return blank_english()


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the character spans of the words of a text, white space left out."""
    doc = _shared().make_doc(text)
    return [(word.idx, word.idx + len(word)) for word in doc if not word.is_space]
