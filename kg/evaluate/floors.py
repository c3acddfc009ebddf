"""Scores that may only rise: the least of each stands in a JSON file, by kind of evaluation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError

Scores = Mapping[str, Mapping[str, float]]


def below(scores: Scores, floors: Path, section: str) -> list[str]:
    """Return a line for each score of a section that is missing or below its floor.

    Raises:
        InputError: the file of floors cannot be read, or has no such section.
    """
    try:
        least = json.loads(floors.read_text(encoding="utf-8"))[section]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{floors}: no floors for “{section}” ({error!r}). See tests/floors.json.") from error
    return [
        f"{kind} {name}: {scores.get(kind, {}).get(name)} is below the floor {floor}"
        for kind, parts in least.items()
        for name, floor in parts.items()
        if scores.get(kind, {}).get(name, float("-inf")) < floor
    ]


def render(scores: Scores) -> str:
    """Return the scores as a table.

    >>> print(render({"dates": {"exact": 83.3}}))
    dates        exact               83.3
    """
    rows = ((kind, name, value) for kind, parts in scores.items() for name, value in parts.items())
    return "\n".join(f"{kind:12} {name:16} {value:7.1f}" for kind, name, value in rows)
