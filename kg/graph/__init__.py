"""Knowledge as RDF: built, read, asked, checked, explained.

Why a floor of its own: this is the last place that sees a Python record. Whatever leaves the graph, a page or a
table, is read from the graph again, so nothing is shown that is not in the Turtle.
"""

from kg.graph.build import build
from kg.graph.engine import Answer, Engine, Rows, query
from kg.graph.projection import to_networkx
from kg.graph.questions import PARAMETERS, Question, ask, find, questions
from kg.graph.read import base_of, read
from kg.graph.validate import Problem, Report, validate

__all__ = [
    "PARAMETERS",
    "Answer",
    "Engine",
    "Problem",
    "Question",
    "Report",
    "Rows",
    "ask",
    "base_of",
    "build",
    "find",
    "query",
    "questions",
    "read",
    "to_networkx",
    "validate",
]
