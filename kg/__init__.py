"""A pile of news articles in, an event timeline knowledge graph with proof out."""

__version__ = "0.1.0"
