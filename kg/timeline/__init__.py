"""Dates, order and lifecycle of events, and publication of documents, every bound with its proof."""

from kg.timeline.ordering import order
from kg.timeline.precedence import display_order
from kg.timeline.relations import allowed, certainty

__all__ = ["allowed", "certainty", "display_order", "order"]
