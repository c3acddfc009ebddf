"""Knowledge as RDF: built, read, asked, checked, explained.

Why a floor of its own: this is the last place that sees a Python record. Whatever leaves the graph, a page or a
table, is read from the graph again, so nothing is shown that is not in the Turtle.
"""

from kg.graph.build import build

__all__ = ["build"]
