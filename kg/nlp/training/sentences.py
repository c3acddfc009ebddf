"""One training sentence: its words and whatever gold layers its source offers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

IGNORE = -1

# Classes of the three span layers; the names of a class list are also stored beside the weights.
NAME_CLASSES = ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT", "MISC")
TIMEX_CLASSES = ("DATE", "TIME", "DURATION", "SET")
QUANTITY_CLASSES = ("MONEY", "PERCENT", "QUANTITY")
CERTAINTY_CLASSES = ("certain", "probable", "possible")
TENSE_CLASSES = ("past", "present", "future", "none")
POLARITY_CLASSES = ("positive", "negative")

# A source of names or triggers has its own learnt bias, for data sets need not agree on what they mark.
SOURCES = ("ewt", "gum", "wikigold", "wnut17", "btc", "sec", "re3d", "meantime", "geneva", "litbank", "wikiwars", "own")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence with parallel gold layers; a missing layer is simply not there."""

    words: tuple[str, ...]
    source: str
    document: str
    ordered: bool = False
    paragraph: bool = False
    text: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[str, tuple[float, ...]] = field(default_factory=dict)

    def with_numbers(self, **layers: tuple[float, ...]) -> Sentence:
        """Return the sentence with these numeric layers added."""
        return replace(self, numbers={**self.numbers, **layers})


def bio_classes(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return O and the B- and I- classes of a span layer."""
    return ("O", *(f"{edge}-{name}" for name in classes for edge in "BI"))


def allowed(classes: tuple[str, ...], edge: str, *names: str) -> int:
    """Return the bit mask that allows these class names with this edge (B or I); 'O' stands for itself."""
    table = bio_classes(classes)
    return sum(1 << table.index("O" if name == "O" else f"{edge}-{name}") for name in names)


def outside(classes: tuple[str, ...], *names: str) -> int:
    """Return the bit mask of a word that is outside, or in a span of a kind its source does not mark."""
    return 1 | allowed(classes, "B", *names) | (allowed(classes, "I", *names) if names else 0)
