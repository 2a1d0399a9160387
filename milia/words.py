"""Words of a text as vocabulary keys: small letters, no punctuation, no possessive 's."""

from __future__ import annotations

import re

#: A word of a text, or an emoji.
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[\U0001F300-\U0001FAFF☀-➿]")


def key_of(text: str) -> tuple[str, ...]:
    """The words of a text as vocabulary keys: small letters, no punctuation, no possessive 's."""
    return tuple(word_key(match.group()) for match in WORD.finditer(text))


def word_key(word: str) -> str:
    """One word as a vocabulary key."""
    word = word.lower().replace("’", "'")
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
    return word.replace("'", "")


def words_of(text: str) -> frozenset[str]:
    """A set of words from lines of them."""
    return frozenset(text.split())
