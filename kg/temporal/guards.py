"""What must and must not stand around an expression."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_NEAR = 48
"""Characters on either side that a guard can see."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One test: for expressions that match `when`, what has (not) to touch them."""

    name: str
    when: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    before_not: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    after_not: re.Pattern[str] | None = None

    def admits(self, text: str, start: int, end: int) -> bool:
        """Return whether the expression from `start` to `end` passes."""
        if self.when and not self.when.match(text[start:end]):
            return True
        left, right = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        return (
            (not self.before or bool(self.before.search(left)))
            and not (self.before_not and self.before_not.search(left))
            and (not self.after or bool(self.after.match(right)))
            and not (self.after_not and self.after_not.match(right))
        )


@lru_cache(maxsize=1)
def guards_by_name() -> dict[str, tuple[Guard, ...]]:
    """Return the guards of the grammar."""
    table = tomllib.loads(files("kg.temporal").joinpath("grammar", "guards.toml").read_text(encoding="utf-8"))
    found: dict[str, list[Guard]] = {}
    for row in table["guard"]:
        tests = {key: re.compile(pattern) for key, pattern in row.items() if key not in {"name", "counter"}}
        found.setdefault(row["name"], []).append(Guard(row["name"], **tests))
    return {name: tuple(guards) for name, guards in found.items()}


def is_admitted(name: str, text: str, start: int, end: int) -> bool:
    """Return whether an expression passes the guards of a name and those that hold for all."""
    guards = guards_by_name()
    return all(guard.admits(text, start, end) for key in ("any", name) for guard in guards.get(key, ()))
