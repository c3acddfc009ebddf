"""Scripts and styles of the page, joined in a fixed order.

Why no bundler: our modules are ES modules whose import lines only ever name one another, such as
`import { el } from "../base/dom.js";`, and export functions, constants and classes. Put in an order in which every
module follows what it imports, each in a scope of its own, they are one script that does the same.
"""

from __future__ import annotations

import base64
import gzip
import re
from importlib import resources
from posixpath import dirname, join, normpath

# each D3 module after those it needs
VENDORED = tuple(
    """array color dispatch ease timer format interpolate time time-format selection
    drag transition scale axis brush zoom""".split()
)

STYLES = ("base", "layout", "timeline", "list", "panel", "figures", "phone", "print")

MAIN = "main"

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.{1,2}/[a-z./-]+)\.js";\n', re.MULTILINE)
_BARE = re.compile(r"^(?://.*\n|\n)|^ +(?://.*\n)?", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function |const |class )(\w+)", re.MULTILINE)


def libraries() -> str:
    """Return the D3 scripts as one."""
    return "\n".join(_read("vendor", f"d3-{name}.min.js").strip() for name in VENDORED)


def script() -> str:
    """Return our modules as one, each after those it imports."""
    return "\n".join(joined(name, source(name)) for name in ordered(MAIN))


def ordered(name: str) -> tuple[str, ...]:
    """Return a module and all that it imports, the needed before the needing."""
    found: dict[str, None] = {}
    _visit(name, found, ())
    return tuple(found)


def _visit(name: str, found: dict[str, None], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"js/{name}.js imports itself by way of {', '.join(above)}.")
    if name not in found:
        for neighbour in imports(name, source(name)):
            _visit(neighbour, found, (*above, name))
        found[name] = None


def source(name: str) -> str:
    """Return a module without its comments and indentation, which a reader finds in the source."""
    return _BARE.sub("", _read("js", f"{name}.js"))


def joined(name: str, text: str) -> str:
    r"""Return a module as a scope of its own, with what it exports as the fields of a constant.

    >>> print(joined("list/row", 'import { el } from "../base/dom.js";\nexport function row() {}\n'))
    const list_row = (() => {
    const { el } = base_dom;
    function row() {}
    return { row };
    })();
    """
    body = _IMPORT.sub(lambda found: f"const {found[1]} = {_constant(_path(name, found[2]))};\n", text)
    given = ", ".join(found[2] for found in _EXPORT.finditer(text))
    plain = _EXPORT.sub(r"\1\2", body)
    return f"const {_constant(name)} = (() => {{\n{plain}return {{ {given} }};\n}})();"


def imports(name: str, text: str) -> tuple[str, ...]:
    r"""Return the modules that a module imports.

    >>> imports("list/row", 'import { el } from "../base/dom.js";\n')
    ('base/dom',)
    """
    return tuple(_path(name, found[2]) for found in _IMPORT.finditer(text))


def _path(name: str, relative: str) -> str:
    return normpath(join(dirname(name), relative))


def _constant(name: str) -> str:
    return name.replace("/", "_").replace("-", "_")


def style() -> str:
    """Return our style sheets as one."""
    return "\n".join(_read("css", f"{name}.css") for name in STYLES)


def packed(text: str) -> str:
    """Return a text compressed and in base64, the same for the same text."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode("ascii")


def _read(*parts: str) -> str:
    return resources.files("kg.export.page").joinpath(*parts).read_text(encoding="utf-8")
