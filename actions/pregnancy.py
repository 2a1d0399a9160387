"""Whose pregnancy was told of in a conversation, and whether the question now is theirs.

"My wife is pregnant", then "and tretinoin for my wife": it is her still. "And can my husband use it": it is not.
Input: a Rasa tracker; nothing in it is trusted. What counts as told is in milia/expecting.py.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from actions.own_age import SELF
from milia.expecting import may_concern, takes_back, tells

#: "She's 5 months pregnant", "my sister is expecting": not the writer.
_SHE_EXPECTS = re.compile(
    r"\b(?:she|shes|she's|her|wife'?s?|sister'?s?|friend'?s?|mate'?s?|partner'?s?|girlfriend'?s?|gf|daughter'?s?"
    r"|cousin'?s?|colleague'?s?|neighbou?r'?s?)\b",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:i|i'?m|i'?ve|me|mine|myself)\b", re.IGNORECASE)
#: Who is not pregnant, and who may be somebody else than the writer who is.
_MAN = re.compile(
    r"\b(?:husband|hubby|boyfriend|bf|fianc[eé](?!e)|dad|daddy|father|brother|grand(?:ad|dad|pa|father)|uncle|man|guy"
    r"|bloke|son|nephew|he'?s?|him)\b",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    r"\b(?:wife|girlfriend|partner|sister|m[ou]m(?:my)?|mam|mother|grand(?:ma|mother)|gran|nan|nana|aunt(?:ie|y)?"
    r"|friend|mate|cousin|colleague|neighbou?r|flatmate|roommate|niece|daughter)\b",
    re.IGNORECASE,
)
#: Months of age from which a minor may be pregnant.
FERTILE = 11 * 12


def is_expecting(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether whom the message asks for is pregnant or breastfeeding, by what was said so far.

    Args:
        tracker: the conversation, with the message as its last event.
        message: what NLU made of it.
        text: the message as written.
    """
    if tells(text):
        return True
    return expecting_so_far(tracker, text) and not _for_another(tracker, message)


def expecting_so_far(tracker: Tracker, text: str) -> bool:
    """Whether somebody was said to be pregnant or breastfeeding, now or before, and the message does not take it back.

    Not where the writer asks for themselves and it was somebody else ("my sister is", then "can i use it").
    """
    if tells(text):
        return True
    before = tracker.get_slot("expecting") is True
    for event in _heard(tracker)[:-1]:
        said = str(event.get("text") or "")
        before = (before or tells(said)) and not takes_back(said)
    if not before or takes_back(text):
        return False
    return not (_I.search(text) and not _SHE_EXPECTS.search(text) and _of_another(tracker))


def minor_expects(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether it is a minor who is pregnant or breastfeeding: "16 and pregnant", not "im pregnant, my son is 9"."""
    told = [e.get("parse_data") or {} for e in _heard(tracker)[:-1] if tells(str(e.get("text")))]
    told += [message] if tells(text) else []
    for each in told:
        named = [m for m in each.get("audiences") or [] if isinstance(m, dict)]
        named = [m for m in named if not m.get("negated")]
        ages = [m.get("age_months") for m in named]
        if named and all(m.get("audience") == "child" for m in named):
            return any(isinstance(age, (int, float)) and age >= FERTILE for age in ages)
    return False


def _heard(tracker: Tracker) -> list[dict[str, Any]]:
    """The person's messages of this session, as events."""
    events = list(tracker.events)
    starts = [
        i
        for i, e in enumerate(events)
        if e.get("event") == "action" and e.get("name") == "action_session_start"
    ]
    return [e for e in events[starts[-1] if starts else 0 :] if e.get("event") == "user"]


def _told_of_it(tracker: Tracker) -> list[str]:
    """The messages before this one that have to do with pregnancy."""
    said = [str(e.get("text") or "") for e in _heard(tracker)]
    return [words for words in said[:-1] if may_concern(words)]


def _of_another(tracker: Tracker) -> bool:
    """Whether the pregnancy that was told of before is not the writer's: "she's 5 months pregnant"."""
    told = _told_of_it(tracker)
    return bool(told) and all(_SHE_EXPECTS.search(w) and not _I.search(w) for w in told)


def _for_another(tracker: Tracker, message: dict[str, Any]) -> bool:
    """Whether a message names a grown-up other than who is expecting: "and for my husband"."""
    named = [
        str(m.get("text") or "").lower()
        for m in message.get("audiences") or []
        if isinstance(m, dict) and m.get("audience") == "adult" and not m.get("negated")
    ]
    named = [words for words in named if not SELF.match(words)]
    if any(_MAN.search(words) for words in named):
        return True
    of_writer = [
        words
        for words in _told_of_it(tracker)
        if _I.search(words) and not _SHE_EXPECTS.search(words)
    ]
    return bool(of_writer) and any(_WOMAN.search(words) for words in named)
