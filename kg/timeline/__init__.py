"""Dates, order and lifecycle of events, and publication of documents, every bound with its proof."""
