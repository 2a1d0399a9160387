"""What a conversation has told: NLU's persons of a message, and the messages before this one.

Input: a Rasa tracker or a message's parse data; nothing in it is trusted.
"""

from __future__ import annotations

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
