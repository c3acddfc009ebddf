"""The extension attributes of tokens and documents, registered in one place."""

from __future__ import annotations

TOKEN_ATTRIBUTES: dict[str, object] = {
    "factuality": None,
    "polarity": "positive",
    "certainty": "certain",
    "tense": "none",
    "generic": False,
}
DOC_ATTRIBUTES: dict[str, object] = {
    "token_vectors": None,
    "sentence_vectors": None,
    "type_vectors": None,
    "trigger_scores": None,
    "name_types": None,
}
SPAN_LAYERS = ("timex", "triggers", "quantities")


def register() -> None:
    """Register the extension attributes unless they are registered."""
    from spacy.tokens import Doc, Token

    for name, default in TOKEN_ATTRIBUTES.items():
        if not Token.has_extension(name):
            Token.set_extension(name, default=default)
    for name, default in DOC_ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
