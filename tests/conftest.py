"""What many tests share: the story of `seeds/`, built once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main
from kg.pipeline import Build, build_story, write
from tests.small_model import train_small

ROOT = Path(__file__).parents[1]
FORMATS = ("ttl", "html", "csv", "ics")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the folder for extractions that all tests share, away from the user's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def seeds() -> Build:
    """Return the build of `seeds/`."""
    return build_story([ROOT / "seeds"])


@pytest.fixture(scope="session")
def output(seeds: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder `output` with what `kg build seeds -o output` writes."""
    folder = tmp_path_factory.mktemp("work") / "output"
    write(seeds, folder, FORMATS)
    return folder


@pytest.fixture(scope="session")
def other_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a spaCy pipeline that is not the bundled one."""
    return train_small(tmp_path_factory.mktemp("other"))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command `kg` as a function of its arguments."""

    def ended(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        wrote = capsys.readouterr()
        assert "Traceback" not in wrote.err
        return Ended(code if isinstance(code, int) else 1, wrote.out, wrote.err)

    return ended
