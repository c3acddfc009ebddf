"""What the commands share on the terminal: data on stdout, narration on stderr, exit codes, progress."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import TypeVar

Step = TypeVar("Step")


class Exit(IntEnum):
    """Exit codes: see `kg --help` and the README."""

    FINE = 0
    FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    SKIPPED = 4
    STOPPED = 130


def safe(text: str) -> str:
    r"""Return text without control and bidirectional characters: article text is hostile input.

    >>> safe("a\x1b[31mb\u202ec")
    'a[31mbc'
    """
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def say(text: str) -> None:
    """Print narration to stderr."""
    print(safe(text), file=sys.stderr)


def show(text: str) -> None:
    """Print a result to stdout."""
    print(safe(text))


def fail(message: str, code: Exit) -> int:
    """Print an error to stderr and return its exit code."""
    print(f"kg: {safe(message)}", file=sys.stderr)
    return int(code)


def progress(steps: Iterable[Step], title: str, total: int) -> Iterator[Step]:
    """Yield the steps under a progress bar, on a terminal only."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(steps, description=title, total=total, console=Console(stderr=True), transient=True)
