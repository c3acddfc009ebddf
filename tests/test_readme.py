"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import app
from kg.pipeline import Build
from tests.conftest import ROOT, Command
from tests.test_extension import PARADE

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines() if line.startswith("kg ")]
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg build seeds -o output"
TEST = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"
SLOW = ("kg evaluate",)  # run by their own tests


def test_the_two_commands_are_on_the_first_screen() -> None:
    first = README.splitlines()[:30]
    assert first.index(INSTALL) < first.index(TEST)
    assert any("![" in line and "output/story.png" in line for line in first)


def test_the_machine_runs_the_test_command_of_the_readme() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_of_the_program_is_in_the_readme() -> None:
    groups = [group.typer_instance for group in app.registered_groups if group.typer_instance]
    names = [f"kg {command.name}" for command in app.registered_commands]
    for found, group in zip(app.registered_groups, groups, strict=True):
        names += [f"kg {found.name} {command.name}" for command in group.registered_commands]
    assert len(names) > 10
    assert [name for name in names if name not in README] == []


def test_the_commands_are_counted() -> None:
    assert len(COMMANDS) == 12


@pytest.mark.parametrize("line", [line for line in COMMANDS if not line.startswith(SLOW)])
def test_every_command_runs(line: str, output: Path, kg: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(output.parent)
    ended = kg(*shlex.split(line)[1:])
    for name in ("graph.jsonld", "network.gexf"):
        (output / name).unlink(missing_ok=True)
    assert ended.code == 0, ended.out + ended.err
    assert ended.out + ended.err


def test_the_shown_output_is_that_of_the_build(seeds: Build) -> None:
    shown = next(text for kind, text in BLOCKS if kind == "console")
    assert shown.startswith("$ kg build seeds -o output\n")
    counts = (
        f"{len(seeds.knowledge.events)} events, {len(seeds.knowledge.entities)} names, "
        f"{len(seeds.knowledge.figures)} figures, {len(seeds.knowledge.conflicts)} conflicts, "
        f"{len(seeds.story.graph)} triples."
    )
    assert counts in shown, "show the new output in README.md"
    assert all(f": {problem.message}" in shown for problem in seeds.faults)


def test_the_event_type_is_the_one_that_is_tested() -> None:
    shown = next(text for kind, text in BLOCKS if kind == "turtle")
    bare = re.sub(r"\s+#[^\n]*$", "", shown, flags=re.MULTILINE)
    assert re.sub(r"\s+", "", bare) == re.sub(r"\s+", "", PARADE)


def test_the_python_runs(seeds: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = next(text for kind, text in BLOCKS if kind == "python")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.build", lambda _: seeds.story, raising=False)
    exec(compile(shown, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert sorted(path.name for path in (tmp_path / "more").iterdir()) == ["graph.jsonld", "network.gexf"]


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []
