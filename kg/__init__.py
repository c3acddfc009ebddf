"""A pile of news articles in, an event timeline knowledge graph with proof out.

>>> import kg
>>> kg.__version__
'0.1.0'

The public names are loaded when they are first used, so that `kg --help` is instant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.model.knowledge import Judgement
    from kg.ontology import Ontology, read_ontology
    from kg.pipeline import Story, build, check, diff, load

__version__ = "0.1.0"
__all__ = [
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

_HOMES = {
    "Judgement": "kg.model.knowledge",
    "KgError": "kg.errors",
    "Ontology": "kg.ontology",
    "Story": "kg.pipeline",
    "build": "kg.pipeline",
    "check": "kg.pipeline",
    "diff": "kg.pipeline",
    "load": "kg.pipeline",
    "read_ontology": "kg.ontology",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
