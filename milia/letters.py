"""Where a letter asks: its asking sentences, beside those that tell the story.

"My facialist refuses to do mine as they are by the lash line. So what is left for me? I so want these gone": what the
story names is no subject of the question, unless the question says "it".
"""

from __future__ import annotations

import re

from milia.lead_words import asks_something

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_REQUEST = re.compile(
    r"\b(?:any (?:ideas?|advice|tips?|suggestions?|help|thoughts?|cure|way)|advice|suggestions?"
    r"|please (?:help|advi[sc]e|suggest|tell|let)"
    r"|help me|help!|want (?:these|them|it|this) gone|get rid|wonder(?:ing)?|let me know"
    r"|recommend\w*|tell me)\b",
    re.IGNORECASE,
)
#: A question that says what it is about: the bumps.
_OBJECT = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|bumps?|dots?|spots?|specks?|pearls?|grains?|seeds?|lumps?|pimples?"
    r"|whiteheads?|cysts?"
    r"|they|them|these|those|mine|rid|treatments?)\b",
    re.IGNORECASE,
)
#: "That", and not "a cream that you can buy".
_IT = re.compile(
    r"\b(?:it|this)\b|\bthat\b(?! (?:you|i|we|they|can|could|will|would|might|works?|worked|helps?|helped|is sold)\b)",
    re.IGNORECASE,
)
#: A shorter message is no letter.
LEAST_WORDS = 14
#: One so long that an emergency may be told in a single sentence of it; sentences read alone, and words of each.
LONG, MOST_SENTENCES, LEAST_TOLD = 25, 10, 4


def asked_spans(text: str) -> list[tuple[int, int]]:
    """Where the asking sentences of a letter stand, from and to; [] for what is no letter, or asks throughout.

    Args:
        text: a message as written.
    """
    if len(text.split()) < LEAST_WORDS:
        return []
    sentences = [m.span() for m in _SENTENCE.finditer(text) if m.group().strip(" .!?")]
    asking = [s for s in sentences if _asks(text[s[0] : s[1]])]
    return asking if 0 < len(asking) < len(sentences) else []


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a long letter stand that tell something, at most MOST_SENTENCES; [] for what is shorter.

    Args:
        text: a message as written.
    """
    if len(text.split()) < LONG:
        return []
    spans = [m.span() for m in _SENTENCE.finditer(text)]
    telling = [(a, b) for a, b in spans if len(text[a:b].split()) >= LEAST_TOLD]
    return telling[:MOST_SENTENCES] if len(telling) > 1 else []


def _asks(sentence: str) -> bool:
    return asks_something(sentence) or _REQUEST.search(sentence) is not None


def is_of_the_bumps(asked: str) -> bool:
    """Whether what is asked names the bumps and no "it": what the story named is not what it is about.

    Args:
        asked: the asking sentences.
    """
    return _OBJECT.search(asked) is not None and _IT.search(asked) is None
