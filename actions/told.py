"""What a conversation has told: NLU's persons of a message, and the messages before this one.

Input: a Rasa tracker or a message's parse data; nothing in it is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast, get_args

from rasa_sdk import Tracker

from milia.answering import Person
from milia.types import Audience

AUDIENCES = frozenset(get_args(Audience))
CHILDREN: tuple[Audience, ...] = ("baby", "toddler", "child")  # the youngest first


def audience_of(value: Any) -> Audience:
    """A slot's or an entity's value as an audience; "unknown" where it is none."""
    return cast(Audience, value) if isinstance(value, str) and value in AUDIENCES else "unknown"


def said_before(tracker: Tracker) -> list[str]:
    """The texts of the messages before this one, the oldest first."""
    return [str(before.get("text") or "") for before in reversed(told_of(tracker))]


def told_of(tracker: Tracker) -> list[dict[str, Any]]:
    """What NLU made of the messages before this one, newest first."""
    told = [e.get("parse_data") or {} for e in tracker.events if e.get("event") == "user"]
    return told[-2::-1]


#: "At 6 weeks", "she'll be 7 weeks then"
_TO_COME = re.compile(
    r"\b(?:at|by|before|when|will|s?he'?ll|they'?ll|turns?|turning)\b", re.IGNORECASE
)
#: "I'm not a baby", "forget the baby": nobody of that kind is meant; not "neither of mine is a newborn".
_NOBODY_OF_THE_KIND = re.compile(
    r"\b(?:i'?m|i am) not an? |\b(?:do not|don'?t|have not|haven'?t|have|there is|there'?s) (?:have|got|no) "
    r"(?:an? |any )?"
    r"(?=bab|child|kid|newborn)|\bforget (?:about )?(?:the|my"
    r"|that) |\bno,? i (?:mean|meant) "
    r"|\bnot (?:for|about) (?:an?|my|the|our) |\?+ *no\b|\b(?:telling|talking"
    r"|going on) (?:me )?(?:about|on) an? ",
    re.IGNORECASE,
)


def remembered_audience(tracker: Tracker, message: dict[str, Any], text: str) -> Audience:
    """Whom the conversation was about so far; "unknown" where the message says that nobody of that kind is meant."""
    known = audience_of(tracker.get_slot("audience"))
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    denied = [m for m in told if m.get("negated") and m.get("audience") == known]
    return "unknown" if denied and _NOBODY_OF_THE_KIND.search(text) else known


def baby_months(tracker: Tracker, message: dict[str, Any]) -> float | None:
    """Age in months of the baby that was told of last, with an age; None where there was none."""
    for told in [message, *told_of(tracker)]:
        for mention in told.get("audiences") or []:
            if isinstance(mention, dict) and mention.get("audience") == "baby":
                age = mention.get("age_months")
                to_come = _TO_COME.search(str(mention.get("text") or ""))
                if isinstance(age, (int, float)) and not mention.get("negated") and not to_come:
                    return float(age)
    return None


def persons_in(message: dict[str, Any], entities: list[dict[str, Any]]) -> Iterable[Person]:
    """The persons that NLU found in a message; those of its entities where a button sent it."""
    mentions = message.get("audiences")
    if isinstance(mentions, list):
        known = any(isinstance(m, dict) and m.get("audience") in CHILDREN for m in mentions)
        for mention in mentions:
            if isinstance(mention, dict) and not mention.get("negated"):
                age = mention.get("age_months")
                newborn = mention.get("newborn") is True or (
                    isinstance(age, (int, float)) and age < 1
                )
                audience = audience_of(mention.get("audience"))
                # "my son, he is 9": a child of no age beside one of known age is the same child.
                if audience != "unknown" or (mention.get("minor") is True and not known):
                    yield Person(audience, minor=mention.get("minor") is True, newborn=newborn)
        return
    for entity in entities:
        if entity.get("entity") == "audience" and audience_of(entity.get("value")) != "unknown":
            yield Person(audience_of(entity["value"]))
