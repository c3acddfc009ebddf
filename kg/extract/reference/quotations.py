"""Where quotations open, and who speaks in them."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis


def quotation(token: Token, analysis: Analysis) -> int | None:
    """Return where the quotation opens that a token stands in, if it stands in one."""
    text = analysis.document.text
    start = text.rfind("\n", 0, token.idx) + 1
    paragraph = text[start : token.idx]
    if paragraph.count("“") > paragraph.count("”"):
        return start + paragraph.rindex("“")
    return start + paragraph.rindex('"') if paragraph.count('"') % 2 else None
