"""Many articles → one knowledge: who is who, which mentions are one event, who copied whom, what contradicts what.

Why features with reasons: nothing here is believed silently. Each join of two names, mentions or documents is a score
over a table of questions whose docstrings are shown to the reader, and each is in the knowledge as an inference with
its premises. Pairs come from blocks, never from all pairs; clusters respect every "different"; the user's judgements
outrank both.
"""

from kg.resolve.assembly import resolve

__all__ = ["resolve"]
