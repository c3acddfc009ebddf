"""`--model`: another spaCy pipeline reads the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

ARTICLE = "Brask closed the plant. Lumo bought the store. Talvik sold the firm.\n"


def test_another_pipeline_builds_a_story(kg: Command, other_pipeline: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out"
    ended = kg("build", tmp_path / "a.txt", "-o", out, "--model", other_pipeline)
    assert ended.code == 0
    graph = (out / "graph.ttl").read_text(encoding="utf-8")
    for kind in ("kg:Closure", "kg:Acquisition"):
        assert kind in graph
    for name in ("Brask", "Lumo", "Talvik"):
        assert f'"{name}' in graph
