"""The bundled English news model as a spaCy pipeline."""

from __future__ import annotations

from kg.nlp.load import load

__all__ = ["load"]
