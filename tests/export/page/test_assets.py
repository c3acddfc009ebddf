"""The scripts of the page: small, and joined so that each finds what it needs."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from kg.export.page import assets

FOLDER = Path(str(resources.files("kg.export.page"))) / "js"
MODULES = tuple(sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.js")))
LINES, FUNCTION = 150, 40
_IMPORTED = re.compile(r'^import \{ ([^}]*) \} from "([^"]+)";$', re.MULTILINE)


def test_every_module_is_in_the_page_after_what_it_imports() -> None:
    order = assets.ordered(assets.MAIN)
    assert set(order) == set(MODULES)
    assert len(order) > 40
    for place, name in enumerate(order):
        assert set(assets.imports(name, assets.source(name))) <= set(order[:place]), name


@pytest.mark.parametrize("name", MODULES)
def test_what_is_imported_is_exported_and_used(name: str) -> None:
    text = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    assert text.count("\nimport ") + text.startswith("import ") == len(_IMPORTED.findall(text))
    body = _IMPORTED.sub("", text)
    for names, path in _IMPORTED.findall(text):
        other = ((FOLDER / name).parent / path).read_text(encoding="utf-8")
        for word in names.split(", "):
            assert re.search(rf"^export (?:async )?(?:function|const|class) {word}\b", other, re.MULTILINE), word
            assert re.search(rf"(?:[^\w$.]|\.\.\.){word}\b", body), f"{word} is not used"


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_are_small(name: str) -> None:
    text = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert len(text.splitlines()) <= LINES
    for found in re.finditer(r"^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}", text, re.MULTILINE):
        assert len(found[0].splitlines()) <= FUNCTION, found[1]


def test_modules_that_need_one_another_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "main": 'import { one } from "./a/one.js";\n',
        "a/one": 'import { two } from "./two.js";\nexport const one = 1;\n',
        "a/two": 'import { one } from "./one.js";\nexport const two = 2;\n',
    }
    monkeypatch.setattr(assets, "source", texts.__getitem__)
    with pytest.raises(ValueError, match=r"a/one\.js imports itself by way of main, a/one, a/two"):
        assets.ordered("main")


def test_comments_and_indentation_stay_in_the_source() -> None:
    script = assets.script()
    assert not re.search(r"^\s*//", script, re.MULTILINE)
    assert not re.search(r"^ ", script, re.MULTILINE)
    assert "https://" not in script
