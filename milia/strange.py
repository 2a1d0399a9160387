"""Whether a message is likely about something else altogether: it names nothing of ours, or lies far from all we know.

A classifier over closed intents is half sure of some of what it has never seen ("how do I get abs fast"). A message
that names nothing of ours, and stands in no conversation that it could lean on, is answered only where it is sure.
"""

from __future__ import annotations

import re

#: Confidence from which even a message that names nothing of ours is answered (chosen on dev: no right answer lost).
SURE = 0.5
_OURS = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|bumps?|dots?|spots?|specks?|pearls?|grains?|seeds?|pips?|pimples?|zits?|lumps?"
    r"|papules?|cysts?|whiteheads?|skin|face|facial|eye\w*|lid\w*|lash\w*|nose|cheeks?|chin|forehead|temples?|derm\w*"
    r"|them|they|these|those|its?|this|that|mine|ones?|scars?|creams?|babys?|newborns?|baby's)\b",
    re.IGNORECASE,
)


#: A first message that lies farther than this (a cosine) from every phrase we know is not about milia, unless its
#: intent has this confidence (chosen on dev: one right answer in 200 lost, one unrelated message in 40 gained).
FAR, UNMISTAKEN = 0.46, 0.6
#: The same where a message has no word of ours (on the eight dev sets: of 1,041 right answers none lost, of 45
#: unrelated messages that were answered 22 declined).
FAR_UNNAMED, UNMISTAKEN_UNNAMED = 0.68, 0.97


def has_our_words(text: str) -> bool:
    """Whether a message has a word that people use of milia, skin or faces, be it "them"."""
    return _OURS.search(text) is not None


def is_far(
    nearness: object, confidence: object, *, in_conversation: bool, names_ours: bool = True
) -> bool:
    """Whether a message is about something else, by how far it lies from all that people ask us.

    Args:
        nearness: its cosine to the nearest training phrase, as NLU gives it; anything else tells nothing.
        confidence: of its intent.
        in_conversation: whether something was answered before: a follow-up may be in any words.
        names_ours: whether it has a term, a person or a word of ours.
    """
    if in_conversation or not isinstance(nearness, float) or not isinstance(confidence, float):
        return False
    far, unmistaken = (FAR, UNMISTAKEN) if names_ours else (FAR_UNNAMED, UNMISTAKEN_UNNAMED)
    return nearness < far and confidence < unmistaken


def is_strange(text: str, confidence: float, *, names_ours: bool, in_conversation: bool) -> bool:
    """Whether to ask again rather than answer.

    Args:
        text: the message.
        confidence: of its intent, 0 to 1.
        names_ours: whether a term or a person was found in it.
        in_conversation: whether something was answered before.
    """
    if names_ours or in_conversation or confidence >= SURE:
        return False
    return not has_our_words(text)
