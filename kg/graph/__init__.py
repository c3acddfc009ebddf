"""Knowledge as RDF: built, read, asked, checked, explained.

Why a floor of its own: this is the last place that sees a Python record. Whatever leaves the graph, a page or a
table, is read from the graph again, so nothing is shown that is not in the Turtle.
"""

from kg.graph.build import build
from kg.graph.diff import Change, Diff, diff, render_diff
from kg.graph.engine import Answer, Engine, Rows, query
from kg.graph.explain import Explanation, explain, render_explanation
from kg.graph.projection import to_networkx
from kg.graph.questions import PARAMETERS, Question, ask, find, questions
from kg.graph.read import base_of, read
from kg.graph.validate import Problem, Report, render_report, validate

__all__ = [
    "PARAMETERS",
    "Answer",
    "Change",
    "Diff",
    "Engine",
    "Explanation",
    "Problem",
    "Question",
    "Report",
    "Rows",
    "ask",
    "base_of",
    "build",
    "diff",
    "explain",
    "find",
    "query",
    "questions",
    "read",
    "render_diff",
    "render_explanation",
    "render_report",
    "to_networkx",
    "validate",
]
