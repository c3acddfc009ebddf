"""Base forms of English words: a table of irregular forms, and spelling rules checked against known words.

The rules are those of Quirk et al. (1985), 3.5-3.10, 5.80-5.81 and 7.79, undone: each gives the base forms that a
spelling allows, the likeliest first.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

ENDINGS = {
    "VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s",
    "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est",
}  # fmt: skip
TABLES = {
    "verbs": ("VBD", "VBN", "VBG", "VBZ"), "nouns": ("NNS",), "adjectives": ("JJR", "JJS"), "adverbs": ("RBR", "RBS"),
}  # fmt: skip
# What a word looks like, and what may be done to it: letters to cut, letters to add.
Row = tuple[re.Pattern[str], tuple[tuple[int, str], ...]]
SAME, WITH_E = (0, ""), (0, "e")


def _row(shape: str, *changes: tuple[int, str]) -> Row:
    return re.compile(shape), changes


# Stems before "ed", "er" and "est": "ratif(i)", "agre(e)".
BEFORE_E = (_row(r"i$", (1, "y"), SAME), _row(r"e$", WITH_E))
# Stems before these and before "ing". Those of the second row always lost an e, for no verb ends so ("argu-ed",
# "graz-ed", "brows-ed"), those of the last but one mostly did ("upgrad-ed", "collid-ed", "escalat-ed").
STEMS = (
    _row(r"^[^aeiou]*[aeiouy][^aeiouwxy]$", WITH_E),
    _row(r"(?:[cuv]|(?<!z)z|[^aeious]s|[dlr]g|[bcdfgkpstz]l)$", WITH_E),
    _row(r"ck$", SAME, (1, "")),
    _row(r"[aeiou].*[^aeiou][eo]ll$", (1, ""), SAME),
    _row(r"(?:ll|ss|ff|zz)$", SAME, (1, "")),
    _row(r"([b-df-hj-np-tv-z])\1$", (1, "")),
    _row(
        r"(?:[aeiou]s|[ae]ng|[aeiou]g|[bcdfgkpt]r|[^aeo][iu]r|[^eo]ar|[^aeo][ai]d|[aeiou][^aeiou]+[oue]d|"
        r"[^aeiou][aoiu]k|[^aeiou][aiou]b|[^aeiou][aiu]m|[^aeo]in|[^aeiou][au]n|[^aeiou][ai]p|[^aeiou][ou]l|"
        r"[^eo]at|[^aeo]ut|[^aeiou]ot)$",
        WITH_E,
        SAME,
    ),
    _row("", SAME, WITH_E),
)
# Words in "s".
PLURALS = (
    _row(r"ss$", SAME),
    _row(r"(?:us|sis)$", (1, ""), SAME),
    _row(r"^.ies$", (1, "")),
    _row(r"ies$", (3, "y"), (1, "")),
    _row(r"(?:[^aeious]|[ao]u)ses$|(?:^|[bf]|[^o]c)uses$", (1, "")),
    _row(r"(?:ss|x|ch|sh|zz|us|ias)es$", (2, ""), (1, "")),
    _row(r"[szo]es$", (1, ""), (2, "")),
    _row("", (1, "")),
)


@cache
def irregular() -> dict[str, dict[str, str]]:
    """Return the base forms of irregular forms, by the tags that those have."""
    table = tomllib.loads((files("kg.nlp") / "irregular.toml").read_text(encoding="utf-8"))
    forms = {name: _bases(table[name]) for name in TABLES}
    forms["nouns"] |= {word: word for word in table["unchanged"].split()}
    return {tag: forms[name] for name, tags in TABLES.items() for tag in tags}


def _bases(rows: str) -> dict[str, str]:
    entries = [row.split() for line in rows.splitlines() for row in line.split(";") if row.strip()]
    forms: dict[str, str] = {}
    for base, *others in entries:
        for form in others:
            forms.setdefault(form, base)
    return {base: base for base, *_ in entries} | forms


def base_forms(word: str, tag: str) -> list[str]:
    """Return what a word in lower case with this tag (Penn Treebank) may be a form of, the likeliest first."""
    found = irregular().get(tag, {}).get(word)
    if found is not None:
        return [found]
    front, dash, last = word.rpartition("-")
    ending = ENDINGS.get(tag, "")
    if not ending or not last.isalpha() or not last.endswith(ending) or len(last) < len(ending) + 2:
        return []
    stem = last if ending == "s" else last[: -len(ending)]
    rows = PLURALS if ending == "s" else STEMS if ending == "ing" else (*BEFORE_E, *STEMS)
    changes = next(changes for shape, changes in rows if shape.search(stem))
    return [front + dash + stem[: len(stem) - cut] + added for cut, added in changes]
