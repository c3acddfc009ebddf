"""SHACL behind one door: shapes and a graph in, violations out.

Why in two parts: pySHACL runs each sh:sparql constraint once per node, which takes minutes on a thousand articles. So
it checks the core constraints here, and `rules` gives the SPARQL constraints to whoever can ask each of them only once.
"""

from kg.shapes.core import Severity, Violation, check
from kg.shapes.rules import Rule, read_rules

__all__ = ["Rule", "Severity", "Violation", "check", "read_rules"]
