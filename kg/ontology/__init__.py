"""The types of the world and their words, read from Turtle into tables.

Why tables: the ontology is read once; no SPARQL runs per sentence. Event types, roles, cues, places
and relations live in `ontology/*.ttl`; a user's own file is read on top of them.
"""

from kg.ontology.read import folder, read_ontology
from kg.ontology.terms import Ontology

__all__ = ["Ontology", "folder", "read_ontology"]
