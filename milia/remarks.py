"""What sounds like a remark after an answer, and is more than that: it is answered, not wished well.

Input: a message that NLU takes for a remark. Output: the topic that it asks for all the same, or None. No errors.
"""

from __future__ import annotations

import re

_PICKS_AT_THEM = re.compile(
    r"\b(?:keeps?|wont stop|won'?t stop|can'?t stop|cannot stop|always|constantly|forever|never stops|does be|do be"
    r"|leave off|all (?:day|night)) (?:\w+ )?(?:touch|pick|scratch|squeez|poke|pok|rub|fiddl|mess|pinch|claw)\w*\b"
    r"|\b(?:pick|scratch|squeez|touch|fiddl|claw)\w* (?:at |with )?(?:them|it|those|these|her face|his face|my face)"
    r"(?: \w+)? (?:all (?:the time|day|night)|constantly|nonstop|non stop|every (?:day|night))",
    re.IGNORECASE,
)
_TOOL = (
    r"(?:needles?|(?:safety )?pins?|(?:pocket ?|pen ?)?(?:knife|knives)|blades?|tweezers?|scalpels?|lancets?|razors?"
    r"|toothpicks?|comedone \w+|extractors?|scissors)"
)
#: "Got a good sharp pocket knife and steady hands"
_TOOL_AT_HAND = re.compile(
    r"\b(?:got|have|i'?ve|use|using|grab\w*|fetch\w*|steril\w*|heat\w*|reach\w* for|going in|with)"
    rf"(?: [\w'-]+){{0,4}}? {_TOOL}\b",
    re.IGNORECASE,
)
_PUT_AWAY = re.compile(
    r"\b(?:no|not|never|wont|stop\w*|put|bin\w*|throw\w*|threw|hid|hid(?:e|ing)|away|without|instead|back|doctor|derm\w*"
    r"|nurse|gp|leave|leaving|resist\w*|goodbye)\b|n't\b",
    re.IGNORECASE,
)
#: "Loads more today", "they look worse"; not "no more today", "5 more years"
_MORE_OR_WORSE = re.compile(
    r"(?<!no )(?<!any )(?<!not )(?<!never )\b(?:"
    r"(?:loads|lots|even|way|few|some|many) more\b"
    r"(?! (?:than|time|questions?|info\w*|weeks?|days?|months?|years?|yrs?))"
    r"|more (?:today|showed|came|come|coming|popped|popping|showing|appear\w*|every (?:day|morning))\b"
    r"|there(?:'?s| is| are) (?:even |now )?more\b(?! (?:to|than))"
    r"|(?:getting|gettin|got|gets|looks?|looking|it'?s|they'?re) (?:even |much |way |a bit |so much )?worse\b)",
    re.IGNORECASE,
)
_OPENING = r"^\W*(?:(?:right|ok|okay|aye|ah|oh|grand|thank god|phew|and|well|good)\W+)*"
#: "Right so we leave him be", "so there's nothing to give her": asks to be told that this is right
_LEAVES_THEM = re.compile(
    rf"{_OPENING}so (?:we|i|you|he|she)(?: just| can| should| could| simply| only)* leave "
    r"(?:it|them|him|her|em|'em|mine|that|those)\b"
    rf"|{_OPENING}so there(?:'?s| is) nothing (?:to|i can|we can|you can)\b",
    re.IGNORECASE,
)


#: "I can just nick a bit of hers yeah", of a grown-up's retinoid
_BORROWS = re.compile(
    r"\b(?:i|we|he|she)(?:'?ll| can| could| might| will| may)?(?: just| always| still)* "
    r"(?:nick|pinch|borrow|steal|swipe|rob|use|try|take|have|get)\b(?: \w+){0,4}? "
    r"(?:hers|his|theirs|mums?|moms?|mother'?s|sisters?|brothers?|dads?|cousins?"
    r"|(?:bit|some|dab|drop) of (?:it|that|hers))\b",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(r"\b(?:won'?t|not|never|don'?t)\b", re.IGNORECASE)


def borrows(text: str) -> bool:
    """Whether a message says that somebody will use another one's: "i can just nick a bit of hers"."""
    return _BORROWS.search(text) is not None and _WILL_NOT.search(text) is None


def meaning_of_remark(text: str) -> str | None:
    """The topic that a message asks for which is no mere remark; None where it is one.

    Args:
        text: a message after an answer.
    """
    if _TOOL_AT_HAND.search(text) and not _PUT_AWAY.search(text):
        return "picking"
    if _MORE_OR_WORSE.search(text):
        return "stubborn"
    return "need_treatment" if _LEAVES_THEM.search(text) else None


def picks_at_them(text: str) -> bool:
    """Whether a message tells of somebody who picks at the bumps: "he wont stop touching them"."""
    return _PICKS_AT_THEM.search(text) is not None


_WEARY = re.compile(
    r"\b(?:so|really|very|just|bloody|absolutely|feel|feeling|i'?m|im|am) (?:so |really |very |just |a bit |like )*"
    r"(?:tired|exhausted|knackered|shattered|guilty|overwhelmed|ashamed|drained"
    r"|(?:an? |the )?(?:terrible|bad|worst|awful|rubbish|horrible) (?:m[uo]m(?:my)?|mother|mama|dad|parent))\b"
    # "I hate my face so much", "feel so ugly"
    r"|\b(?:i )?(?:really |just |so )*hate (?:my|the way i|how i) (?:face|skin|looks?|self|eyes|eyelids)\b"
    r"|\b(?:feel|feeling|look|looking) (?:so |really |just |absolutely )*(?:ugly|disgusting|hideous|gross)\b",
    re.IGNORECASE,
)


def is_weary(text: str) -> bool:
    """Whether a message tells how tired or guilty somebody is and asks nothing: "sorry im so tired"."""
    return "?" not in text and _WEARY.search(text) is not None
