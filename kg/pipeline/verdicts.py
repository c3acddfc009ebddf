"""The user's own word on names and links, kept beside a graph: what is added to it later must heed it as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import InputError
from kg.export import replacing
from kg.model.knowledge import Judgement, Link
from kg.resolve.judgements import spoken

FILE = "verdicts.json"
FORMAT = "verdicts-1"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the user said is one and what is not, and what is the same elsewhere."""

    judgements: tuple[Judgement, ...] = ()
    links: tuple[Link, ...] = ()

    def over(self, earlier: Verdicts) -> Verdicts:
        """Return these with the earlier ones on which they do not say otherwise."""
        pairs, names = {_pair(each) for each in self.judgements}, {_name(each) for each in self.links}
        return Verdicts(
            (*self.judgements, *(each for each in earlier.judgements if _pair(each) not in pairs)),
            (*self.links, *(each for each in earlier.links if _name(each) not in names)),
        )


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    judgements: tuple[Judgement, ...]
    links: tuple[Link, ...]


def verdicts(judgements: Sequence[Judgement], links: Sequence[Link], earlier: Verdicts) -> Verdicts:
    """Return what is given now with what was given for an earlier graph."""
    return Verdicts(tuple(judgements), tuple(links)).over(earlier)


def write_verdicts(kept: Verdicts, folder: Path) -> str:
    """Return the name of the file written."""
    with replacing(folder / FILE) as part:
        part.write_bytes(msgspec.json.encode(_Kept(FORMAT, kept.judgements, kept.links)))
    return FILE


def read_verdicts(folder: Path) -> Verdicts:
    """Return the verdicts kept in a folder; none where none were kept.

    Raises:
        InputError: the file is damaged or of another version.
    """
    file = folder / FILE
    if not file.is_file():
        return Verdicts()
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{file}: cannot be read ({error}). Build the graph anew with --judgements.") from error
    if kept.format != FORMAT:
        raise InputError(f"{file}: of another version. Build the graph anew with --judgements, without --update.")
    return Verdicts(kept.judgements, kept.links)


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset({spoken(judgement.left), spoken(judgement.right)})


def _name(link: Link) -> tuple[str, str]:
    return spoken(link.name), link.type
