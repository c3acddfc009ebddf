"""A stretch of a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into a document's text.

    >>> Span(3, 7).within("So, Oslo wins")
    ' Osl'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def within(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether all of the other span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start
