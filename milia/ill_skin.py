"""Skin that is ill or hurt: nobody who tells of it is told what to put on it or how to rub it.

The source says nothing of treating milia on skin that blisters, is raw or comes off; what it says of exfoliating or
retinoids would read as a yes. Input: the messages of a conversation as written. No errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SOMEBODY = (
    r"(?:has|have|had|having|got|with|diagnosed|suffers?|i'?m|my|her|his|our|their|from|ds|dd)"
)
_DISEASE = (
    r"(?:eb|epidermol\w+(?: bull?osa)?|(?:bull?ous )?pemphigoid|butterfly skin|butterfly child)"
)
#: "Our daughter has EB", "dad's bullous pemphigoid"; not "what is epidermolysis bullosa".
_HAS_DISEASE = re.compile(
    rf"\b{_SOMEBODY}\b(?: [\w'-]+){{0,3}} {_DISEASE}\b|'s {_DISEASE}\b"
    rf"|\b{_DISEASE} (?:patient|kid|sufferer|team|nurse)",
    re.IGNORECASE,
)
#: "Her skin comes off if you rub it", "my face is raw"
_HURT = re.compile(
    r"\b(?:skin|face|cheeks?|lids?|eyelids?)(?:'?s)? (?:\w+ ){0,4}?"
    r"(?:comes? off|coming off|tears|blisters? (?:when|if|from)|so fragile|very fragile|is fragile"
    r"|red raw|raw|an open wound|weeping|oozing)\b"
    r"|\b(?:red raw|raw skin|fragile skin|broken skin|weeping skin|open sores?)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:no|not|never)\b|n't\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:no|not|isn'?t|never|without|if|avoid)\b[^.?!]{0,25}$", re.IGNORECASE)


def tells_of_ill_skin(texts: Iterable[str]) -> bool:
    """Whether one of the messages tells of somebody's skin that blisters by a disease, is raw or comes off.

    Args:
        texts: messages of one conversation.
    """
    return any(_HAS_DISEASE.search(text) or _is_hurt(text) for text in texts)


def _is_hurt(text: str) -> bool:
    found = ((text[: m.start()], m.group()) for m in _HURT.finditer(text))
    return any(not _NOT_SO.search(before) and not _NEVER.search(words) for before, words in found)
