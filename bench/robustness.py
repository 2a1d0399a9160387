"""Makes held-out questions messy by machine: the way phones and hurried people do. Deterministic."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable

_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_BEFORE = (
    "hi there, quick question, ",
    "sorry if this is silly but ",
    "ok so basically ",
    "hey um ",
    "hello, hope you can help. ",
)
_AFTER = (
    " thanks in advance",
    " any idea?",
    " pls help",
    " im really not sure",
    " sorry for the long message",
)
# None that names somebody: a baby's face makes it a question about a baby, rightly.
_EMOJI = ("😟", "🙏", "😭", "😩", "🤔")
_AUTOCORRECT = {
    "milia": "Melia",
    "its": "it's",
    "im": "I'm",
    "dont": "don't",
    "lo": "LO",
    "were": "we're",
    "ill": "I'll",
}


def _typos(text: str, rng: random.Random) -> str:
    """One slip in about every eighth word of five letters or more: swap, drop, double or a neighbouring key."""
    words = text.split(" ")
    places = [i for i, w in enumerate(words) if len(w) >= 5 and w.isalpha()]
    for i in rng.sample(places, min(len(places), max(1, len(words) // 8))):
        word, at = words[i], rng.randrange(1, len(words[i]) - 1)
        kind = rng.randrange(4)
        if kind == 0:
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif kind == 1:
            word = word[:at] + word[at + 1 :]
        elif kind == 2:
            word = word[:at] + word[at] + word[at:]
        else:
            word = word[:at] + rng.choice(_NEAR.get(word[at].lower(), "e")) + word[at + 1 :]
        words[i] = word
    return " ".join(words)


def _missing_spaces(text: str, rng: random.Random) -> str:
    """Two words run together, once in a message of four words or more."""
    words = text.split(" ")
    if len(words) < 4:
        return text
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _third_person(text: str, rng: random.Random) -> str:
    return f"{rng.choice(('asking for a friend: ', 'my friend wants to know, ', 'my sister asks: '))}{text}"


VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "typos": _typos,
    "missing spaces": _missing_spaces,
    "autocorrect": lambda t, r: " ".join(_AUTOCORRECT.get(w.lower(), w) for w in t.split(" ")),
    "all caps": lambda t, r: t.upper(),
    "no punctuation": lambda t, r: re.sub(r"[^\w\s%]", "", t).lower(),
    "emoji": lambda t, r: f"{t} {r.choice(_EMOJI)}{r.choice(_EMOJI)}",
    "filler": lambda t, r: f"{r.choice(_BEFORE)}{t}{r.choice(_AFTER)}",
    "third person": _third_person,
}


def vary(text: str, variant: str) -> str:
    """`text` as `variant` makes it; the same for the same text, on every machine.

    Raises:
        KeyError: no such variant.
    """
    seed = hashlib.sha256(f"{variant}:{text}".encode()).digest()
    return VARIANTS[variant](text, random.Random(seed))
