"""Companies by the symbols that they are traded under: "Acme Foods Inc (NYSE: ACF)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.ontology import Ontology
from kg.resolve.clusters import Edge
from kg.resolve.forms import PERSON, THING, Form, FormKey
from kg.resolve.names import words_of

EXCHANGES = "kg:exchangeNames"
TICKER = 0.95
"""How sure a join is that a text makes by putting a symbol behind a name."""
_LISTED = re.compile(r"\s*[(\[]\s*([A-Za-z][\w .&-]{1,30}?)\s*:\s*([A-Z][A-Z0-9]{0,5})(?:\.[A-Z]{1,2})?\s*[)\],;]")


def ticker_edges(
    extractions: Sequence[Extraction], form_of: Mapping[FormKey, Form], ontology: Ontology
) -> Iterator[Edge[FormKey]]:
    """Yield joins between the name of a company and the symbol that a text gives for it."""
    exchanges = set(ontology.word_lists.get(EXCHANGES, ()))
    named = _by_owner(form_of)
    for extraction in extractions:
        text = extraction.document.text
        for index, entity in enumerate(extraction.entities):
            keys = named.get(MentionRef(extraction.document.key, index), ())
            for mention in entity.mentions if keys else ():
                found = _LISTED.match(text, mention.span.end)
                symbol = FormKey(words_of(found[2]), THING) if found and words_of(found[1]) in exchanges else None
                if symbol in form_of and symbol is not None:
                    reason = f"a text gives “{found[2]}” as its symbol" if found else ""
                    yield from (Edge(key, symbol, TICKER, reason, "ticker") for key in keys if key != symbol)


def _by_owner(form_of: Mapping[FormKey, Form]) -> Mapping[MentionRef, Sequence[FormKey]]:
    """Return the names of each local entity that is no person."""
    found: dict[MentionRef, list[FormKey]] = {}
    for key, form in form_of.items():
        for owner in form.owners if key.family != PERSON else ():
            found.setdefault(owner, []).append(key)
    return found
