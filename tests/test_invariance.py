"""The same articles give the same bytes: in any order, twice over, under any hash seed, and as kept in `output/`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.pipeline import build_story, write
from tests.conftest import FORMATS, ROOT

SOME = ("01-blog-third-round.txt", "02-spun-rewrite.txt", "03-agency-cuts.html", "07-last-months-cuts.html")
COMMITTED = ("claims.csv", "deadlines.ics", "events.csv", "figures.csv", "graph.ttl", "story.html")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def some(folder: Path, names: tuple[str, ...] = SOME) -> list[Path]:
    folder.mkdir()
    return [Path(shutil.copy(ROOT / "seeds" / name, folder / name)) for name in names]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files that some of the seeds make."""
    folder = tmp_path_factory.mktemp("once")
    write(build_story(some(folder / "in")), folder / "out", FORMATS)
    return contents(folder / "out")


def test_another_order_and_doubles_change_no_byte(once: dict[str, bytes], tmp_path: Path) -> None:
    paths = some(tmp_path / "in")
    doubles = [Path(shutil.copy(path, path.with_name(f"z-{path.name}"))) for path in paths]
    write(build_story([*doubles, *reversed(paths), tmp_path / "in"]), tmp_path / "out", FORMATS)
    assert contents(tmp_path / "out") == once


def test_other_file_names_change_nothing_but_themselves(once: dict[str, bytes], tmp_path: Path) -> None:
    paths = some(tmp_path / "in")
    for number, path in enumerate(reversed(paths)):
        path.rename(path.with_name(f"{number}-renamed{path.suffix}"))
    write(build_story([tmp_path / "in"]), tmp_path / "out", ("csv", "ics"))
    for name in ("events.csv", "figures.csv", "deadlines.ics"):
        assert (tmp_path / "out" / name).read_bytes().decode() == once[name].decode()


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_no_hash_seed_changes_a_byte(seed: str, once: dict[str, bytes], tmp_path: Path) -> None:
    paths = some(tmp_path / "in")
    subprocess.run(
        [sys.executable, "-m", "kg", "build", *map(str, paths), "-o", str(tmp_path / "out"), "-q"],
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    )
    assert contents(tmp_path / "out") == once


def test_the_committed_output_is_what_the_seeds_make(output: Path) -> None:
    built = contents(output)
    assert sorted(built) == sorted(COMMITTED)
    committed = {name: content for name, content in contents(ROOT / "output").items() if name in COMMITTED}
    stale = [name for name in built if built[name] != committed.get(name)]
    assert stale == [], (
        f"{', '.join(stale)}: build anew with `kg build seeds -o output`, look at the diff and commit it"
    )
