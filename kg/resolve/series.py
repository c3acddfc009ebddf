"""Numbered events → the series they are numbered in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Participant, Series

HOLDERS = ("kg:affected", "kg:agent", "kg:speaker")
"""The roles whose filler a count belongs to, in this order: rounds of layoffs are counted where they fall."""


def series_of(type_label: str, participants: Sequence[Participant], names: Mapping[str, str]) -> Series | None:
    """Return the series that a numbered event belongs to, or None if nobody takes part."""
    for role in HOLDERS:
        for participant in participants:
            if participant.role == role:
                key = f"series-{participant.entity}-{keys.slug(type_label)}"
                return Series(key, f"{type_label} · {names[participant.entity]}")
    return None
