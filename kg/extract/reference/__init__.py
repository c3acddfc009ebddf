"""Whom pronouns and descriptions stand for, inside the document."""
