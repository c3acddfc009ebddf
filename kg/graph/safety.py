"""What a query may not do: reach the network, open a file, or change anything."""

from __future__ import annotations

import re

from kg.errors import QueryError

LONGEST = 100_000
"""Characters of a query."""
DEEPEST, MOST_GROUPS = 60, 600
"""Brackets within one another, and in all: the engine's parser calls itself, and falls over at some thousands."""

_REASONS = {
    "SERVICE": "it would send the question to another server",
    "FROM": "it would read another graph, even a local file",
    "LOAD": "it would read another graph",
    **dict.fromkeys(
        ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"), "a query may not change the graph"
    ),
}

# SPARQL 1.1 grammar, productions [139] IRIREF, [140] PNAME, [143] VAR, [156]-[159] strings, and comments
_TOKEN = re.compile(
    r"""
      (?P<skip> "{3}.*?"{3} | '{3}.*?'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \#[^\n\r]*
      | [?$]\w+
      | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
      | (?<![\w.-])[\w.-]*+:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* )
    | (?P<word> [A-Za-z]+ ) | (?P<open> [{(\[] ) | (?P<close> [})\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_unsafe(text: str) -> None:
    """Raise QueryError if a query has a keyword that reaches out or changes something.

    Escaped code points may be read before or after the grammar (SPARQL 1.1 §19.2), so both readings must be harmless.
    """
    if len(text) > LONGEST:
        raise QueryError(f"The query has {len(text):,} characters, more than {LONGEST:,}. Make it shorter.")
    for reading in (text, _ESCAPE.sub(_letter, text)):
        depth = groups = 0
        for token in _TOKEN.finditer(reading):
            _refuse_keyword((token["word"] or "").upper())
            depth += bool(token["open"]) - bool(token["close"])
            groups += bool(token["open"])
            if depth > DEEPEST or groups > MOST_GROUPS:
                raise QueryError(
                    f"The query has more than {DEEPEST} nested or {MOST_GROUPS} brackets. Make it simpler."
                )


def _refuse_keyword(word: str) -> None:
    # the engine does not ask for a space between keywords, so ASKFROM is two of them
    for keyword, reason in _REASONS.items():
        if keyword in word:
            raise QueryError(f"{keyword} is not allowed in a query: {reason}. Leave it out.")


def _letter(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else ""
