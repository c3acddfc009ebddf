from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import kg as package
from tests.conftest import Command

COMMANDS = (
    ("build",),
    ("query",),
    ("explain",),
    ("check",),
    ("export",),
    ("diff",),
    ("ontology", "list"),
    ("ontology", "check"),
    ("evaluate", "story"),
    ("evaluate", "ontology"),
)
LAYOFFS = "SELECT ?label ?when { ?e a kg:Layoff ; rdfs:label ?label ; kg:when ?when } ORDER BY ?e"
SMALL = Path(__file__).parents[1] / "graph" / "small.ttl"


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small graph `output/graph.ttl`; the test stands beside its folder, where a user would."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    return Path(shutil.copy(SMALL, tmp_path / "output" / "graph.ttl"))


def test_help_lists_the_commands(kg: Command) -> None:
    ended = kg("--help")
    assert ended.code == 0
    assert ended.err == ""
    assert all(f"\n  {command[0]} " in ended.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(command: tuple[str, ...], kg: Command) -> None:
    ended = kg(*command, "--help")
    assert ended.code == 0
    assert f"\n    kg {' '.join(command)}" in ended.out


def test_version(kg: Command) -> None:
    assert kg("--version").out.strip() == package.__version__


@pytest.mark.parametrize(
    "arguments", [("build",), ("nonsense",), ("build", "x", "--nonsense"), ("query",), ("query", "x", "--named", "y")]
)
def test_wrong_usage_is_2_with_a_hint(arguments: tuple[str, ...], kg: Command) -> None:
    ended = kg(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "--help" in ended.err or "-h" in ended.err


# stdout and stderr


def test_rows_go_to_stdout_and_nothing_to_stderr(graph: Path, kg: Command) -> None:
    ended = kg("query", LAYOFFS)
    assert (ended.code, ended.err) == (0, "")
    head, *rows = ended.out.splitlines()
    assert head == "label\twhen"
    assert rows
    assert all(row.count("\t") == 1 for row in rows)


@pytest.mark.parametrize(
    ("kind", "start"),
    [("csv", "label,when\n"), ("tsv", "label\twhen\n"), ("md", "| label | when |\n| --- |"), ("table", "label ")],
)
def test_each_format_begins_with_the_names_of_the_columns(kind: str, start: str, graph: Path, kg: Command) -> None:
    assert kg("query", LAYOFFS, "--format", kind).out.startswith(start)


def test_json_is_json(graph: Path, kg: Command) -> None:
    rows = json.loads(kg("query", LAYOFFS, "--format", "json").out)
    assert all(set(row) == {"label", "when"} for row in rows)


def test_a_query_comes_from_a_file_or_from_stdin(graph: Path, kg: Command, tmp_path: Path) -> None:
    file = tmp_path / "layoffs.rq"
    file.write_text(LAYOFFS, encoding="utf-8")
    assert kg("query", file).out == kg("query", LAYOFFS).out


@pytest.mark.parametrize(("query", "code"), [("ASK { ?e a kg:Layoff }", 0), ("ASK { ?e a kg:Nonsense }", 1)])
def test_a_no_is_1(query: str, code: int, graph: Path, kg: Command) -> None:
    ended = kg("query", query)
    assert (ended.code, ended.out) == (code, "no\n" if code else "yes\n")


def test_every_named_question_is_listed(kg: Command) -> None:
    assert len(kg("query", "--named", "list").out.splitlines()) == 19


def test_a_named_question_takes_its_parameters(graph: Path, kg: Command) -> None:
    ended = kg("query", "--named", "timeline", "--type", "layoff", "--format", "csv")
    assert ended.code == 0
    assert "Layoffs at Marlow Shops" in ended.out


def test_explain_tells_quotes_and_origins(graph: Path, kg: Command) -> None:
    ended = kg("explain", "Layoffs at Marlow Shops")
    assert ended.code == 0
    assert "“layoffs”" in ended.out
    assert "The Lamp" in ended.out


def test_check_is_1_when_something_is_wrong(graph: Path, kg: Command) -> None:
    ended = kg("check")
    assert ended.code == 1
    assert "violation: " in ended.out
    assert "texts are not beside the graph" in ended.err


def test_export_names_its_files(graph: Path, kg: Command) -> None:
    ended = kg(
        "export", "--to", "jsonld", "--to", "gexf", "--to", "graphml", "--to", "nq", "--to", "trig", "-o", "more"
    )
    assert (ended.code, ended.out) == (0, "")
    names = sorted(path.name for path in Path("more").iterdir())
    assert names == ["graph.jsonld", "graph.nq", "graph.trig", "network.gexf", "network.graphml"]
    assert all(name in ended.err for name in names)


def test_diff_is_0_when_nothing_changed_and_1_when_something_did(graph: Path, kg: Command, tmp_path: Path) -> None:
    assert kg("diff", graph, graph).code == 0
    other = tmp_path / "other.ttl"
    other.write_text(graph.read_text(encoding="utf-8").replace("2025-09", "2025-10"), encoding="utf-8")
    assert kg("diff", graph, other).code == 1


MISTAKES: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no such graph": (("query", LAYOFFS, "-g", "nowhere.ttl"), 3, "nowhere.ttl"),
    "a graph that is none": (("check", "bad.ttl"), 3, "bad.ttl"),
    "no such event": (("explain", "Atlantis"), 2, "Atlantis"),
    "bad SPARQL": (("query", "SELECT ?x WHERE"), 2, "not valid SPARQL"),
    "an update": (("query", "DELETE WHERE { ?s ?p ?o }"), 2, "DELETE"),
    "a query that reaches out": (("query", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"), 2, "SERVICE"),
    "no such query file": (("query", "nowhere.rq"), 2, "nowhere.rq: no such file"),
    "no such question": (("query", "--named", "timelin"), 2, "Did you mean: timeline"),
    "a parameter it does not take": (("query", "--named", "conflicts", "--on", "2025-01-01"), 2, "takes no on"),
    "a day that is none": (("query", "--named", "ahead", "--on", "2025-13-01"), 2, "2025-13-01"),
    "no such format": (("query", LAYOFFS, "--format", "xls"), 2, "xls: no such format. Use one of table, csv"),
    "no such export": (("export", "--to", "docx"), 2, "docx: no such format. Use one of: ttl"),
    "no such ontology": (("ontology", "list", "--ontology", "nowhere.ttl"), 2, "nowhere.ttl: no such ontology file"),
    "an ontology that is none": (("ontology", "check", "bad.ttl"), 2, "bad.ttl: not valid Turtle"),
    "no such ontology to check": (("ontology", "check", "nowhere.ttl"), 2, "nowhere.ttl"),
    "no such judgements": (("build", "a.txt", "--judgements", "nowhere.csv"), 3, "nowhere.csv: cannot be read"),
    "judgements that are none": (("build", "a.txt", "--judgements", "bad.ttl"), 3, "bad.ttl, line 1: not a judgement."),
    "no such model": (("build", "a.txt", "-o", "out", "--model", "en_nowhere"), 3, "en_nowhere"),
    "no such gold": (("evaluate", "story", "nowhere.yaml", "."), 3, "nowhere.yaml"),
    "gold that is none": (("evaluate", "story", "bad.ttl", "."), 3, "bad.ttl"),
    "a base that is no IRI": (("build", "a.txt", "-o", "out", "--base", "no base"), 3, "no base"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_ends_in_one_message_and_its_code(case: str, graph: Path, kg: Command) -> None:
    arguments, code, words = MISTAKES[case]
    Path("bad.ttl").write_text("this is: not Turtle [\n", encoding="utf-8")
    Path("a.txt").write_text("Harrow Mills closed its plant in Leeds on Monday, the firm said.", encoding="utf-8")
    ended = kg(*arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith("kg: ")
    assert words in ended.err


def test_all_mistakes_are_there() -> None:
    assert len(MISTAKES) == 21


def test_ontology_list_shows_types_under_their_parents(kg: Command) -> None:
    lines = kg("ontology", "list").out.splitlines()
    assert len(lines) > 150
    assert any(line.startswith("  ") for line in lines)
    assert any("(kg:Layoff): " in line for line in lines)
