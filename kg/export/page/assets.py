"""Scripts and styles of the page, joined in a fixed order.

Why no bundler: our modules are ES modules whose import lines only ever name a neighbour, such as
`import { el } from "./dom.js";`. Put in an order in which every module follows what it imports, and with `import` lines
and the word `export` taken away, they are one module. A name may therefore be defined by one module only; the browser
refuses the page otherwise.
"""

from __future__ import annotations

import base64
import gzip
import re
from importlib import resources

# each D3 module after those it needs
VENDORED = tuple(
    """array color dispatch ease timer format interpolate time time-format selection
    drag transition scale axis brush zoom""".split()
)

# each of our modules after those it imports
MODULES = tuple(
    """words dom story state questions filter marks period lanes timeline rows list network
    links quotes proof pages panel figures sources names exports keys main""".split()
)

STYLES = ("base", "layout", "timeline", "list", "panel", "figures", "phone", "print")

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |let |class )", re.MULTILINE)


def libraries() -> tuple[str, ...]:
    """Return the D3 scripts."""
    return tuple(_read("vendor", f"d3-{name}.min.js").strip() for name in VENDORED)


def script() -> str:
    """Return our modules as one."""
    return "\n".join(f"// ---- {name}.js\n{joined(_read('js', f'{name}.js'))}" for name in MODULES)


def joined(module: str) -> str:
    r"""Return a module without its import lines and without the word export.

    >>> joined('import { el } from "./dom.js";\nexport function title() {}\n')
    'function title() {}\n'
    """
    return _EXPORT.sub("", _IMPORT.sub("", module))


def imports(module: str) -> tuple[str, ...]:
    """Return the neighbours that a module imports."""
    return tuple(_IMPORT.findall(module))


def style() -> str:
    """Return our style sheets as one."""
    return "\n".join(_read("css", f"{name}.css") for name in STYLES)


def packed(text: str) -> str:
    """Return a text compressed and in base64, the same for the same text."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode("ascii")


def _read(*parts: str) -> str:
    return resources.files("kg.export.page").joinpath(*parts).read_text(encoding="utf-8")
