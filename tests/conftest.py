"""What many tests share: the story of `seeds/`, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import Build, build_story, write

ROOT = Path(__file__).parents[1]
FORMATS = ("ttl", "html", "csv", "ics")


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
