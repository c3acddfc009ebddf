"""A cheap check of a text's language: the share of English function words."""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    "a about after all also an and are as at be been but by can for from had has have he her his i if in into is it "
    "its more new no not of on one or our out over said says she so than that the their them there they this to up was "
    "we were what when which who will with would you your".split()
)
# Words that are frequent in other languages and rare in English.
FOREIGN_WORDS = frozenset(
    "der die und das den von ist nicht mit auf für dem ein eine sich zu im le les et des du une est pour dans que qui "
    "pas sur au aux el los las y por con una para se del al lo è il di che non per gli della sono het een van en niet "
    "zijn op voor och att det som på är av til og ikke ja nie się w z na do jest że não os uma com em".split()
) - set("do die in on as is al z y w van se en el los las le".split())
WORD = re.compile(r"[^\W\d_]+")
ENOUGH_WORDS = 12
LEAST_SHARE = 0.14
LEAST_LATIN = 0.6


def is_english(text: str) -> bool:
    """Return whether a text reads like English; very short texts in Latin letters pass."""
    words = [word.lower() for word in WORD.findall(text[:20_000])]
    if not words:
        return bool(text.strip()) is False or text.isascii()
    latin = sum(word[0] < "\u0250" for word in words) / len(words)
    if latin < LEAST_LATIN:
        return False
    english = sum(word in FUNCTION_WORDS for word in words) / len(words)
    foreign = sum(word in FOREIGN_WORDS for word in words) / len(words)
    if len(words) < ENOUGH_WORDS:
        return english >= foreign
    return english > foreign and (english >= LEAST_SHARE or (foreign < 0.02 and english >= LEAST_SHARE / 3))
