"""Whom a message is about: named in it, or meant by a word that leans on what was said before.

"Would that do him as well", "do mine go as quick", "the wee one", "my wife wants to buy a cream for it". Where it is
open, the person with the stricter answer is meant. Input: a Rasa tracker; nothing in it is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast, get_args

from rasa_sdk import Tracker

from milia.answering import Person
from milia.types import Audience

AUDIENCES = frozenset(get_args(Audience))
SELF = re.compile(r"(?:i|me|my|myself|we)\b|i'?m|pregnan|breast|nursing", re.IGNORECASE)
_HE_OR_SHE = re.compile(
    r"\b(?:he|she|him|her|his|himself|herself|he'?s|she'?s|hers)\b", re.IGNORECASE
)
#: "Do mine go as quick", "i've got some too", "one on my own eyelid"; not "mine is 3 weeks old", said of a child.
_MINE = re.compile(
    r"\bmine\b(?! (?:is|was|has|had|are|were|just|keeps?|gets?|cries|came|still)\b)"
    r"|\bmy own (?:face|eye\w*|skin|cheeks?|nose|chin|forehead)\b"
    r"|\bi(?:'?ve| have| got)(?: also| actually)?(?: got)? (?:some|them|it|one|a few|a couple|the same)"
    r"(?: of (?:them|these|those))?(?: (?:white|little|tiny|small|wee))*(?: (?:bumps?|dots?|spots?|milia))?"
    r"(?: (?:too|as ?well|also|myself))*(?:$|[^\w ]| (?:too|as ?well|also|myself)\b"
    r"| (?:on|under|by|near|around|round|beside) my\b)",
    re.IGNORECASE,
)
_WANTS = r"(?:'?s)? (?:wants?|wanted|keeps wanting|is going|plans|would like|'d like) to\b"
_THEMSELVES = re.compile(
    r"\b(?:hers|his own|her own|herself|himself|themselves|(?:get|getting) rid)\b", re.IGNORECASE
)
_YOUNGEST = re.compile(
    r"\b(?:wee|little|small|tiny|young|younger|youngest) (?:one|man|fella|lad|lady|girl|guy)\b|\byoungest\b",
    re.IGNORECASE,
)


def audience_of(value: Any) -> Audience:
    """A slot's or an entity's value as an audience; "unknown" where it is none."""
    return cast(Audience, value) if isinstance(value, str) and value in AUDIENCES else "unknown"


def whom(
    tracker: Tracker, message: dict[str, Any], text: str, entities: list[dict[str, Any]]
) -> tuple[Person, ...]:
    """Whom the message is about, as far as it says so, by name or by a word that leans on what was said before.

    Args:
        tracker: the conversation, with the message as its last event.
        message: what NLU made of it.
        text: the message as written.
        entities: NLU's entities, which a button sends in place of the rest.

    Returns:
        The persons, none where nobody is meant but whom the conversation was about.
    """
    named = tuple(persons_in(message, entities))
    if not named:
        return _child_again(tracker, text) or _oneself(tracker, text)
    if len(named) == 1 and named[0].audience == "unknown" and named[0].minor:
        return _little_one(tracker, text) or named
    if len(named) == 1 and named[0].audience == "adult" and _is_small(tracker):
        told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
        if any(_wants_for_another(str(m.get("text") or ""), text) for m in told):
            return ()
    return named


def _is_small(tracker: Tracker) -> bool:
    """Whether the conversation is about a baby or a toddler."""
    return audience_of(tracker.get_slot("audience")) in ("baby", "toddler")


def _wants_for_another(person: str, text: str) -> bool:
    """Whether a grown-up wants to do something, and not to themselves: "my wife wants to buy a cream for it"."""
    wants = re.search(rf"{re.escape(person)}(?: in law)?{_WANTS}", text, re.IGNORECASE)
    return wants is not None and not _THEMSELVES.search(text)


def _oneself(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The writer, who was asking for a small child and now speaks of "mine": an answer for a baby is not theirs."""
    small = _is_small(tracker)
    for_child = _HE_OR_SHE.search(text) is not None
    return (Person("adult"),) if small and _MINE.search(text) and not for_child else ()


def _told_of(tracker: Tracker) -> list[dict[str, Any]]:
    """What NLU made of the messages before this one, newest first."""
    told = [e.get("parse_data") or {} for e in tracker.events if e.get("event") == "user"]
    return told[-2::-1]


def _little_one(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The youngest child told of before, whom "the wee one" means."""
    if not _YOUNGEST.search(text):
        return ()
    ages = ("baby", "toddler", "child")
    told = [p for before in _told_of(tracker) for p in persons_in(before, []) if p.audience in ages]
    if not told or (
        " one" not in text.lower() and "youngest" not in text.lower() and len({*told}) > 1
    ):
        return ()  # "the little girl", where several children were told of
    return (min(told, key=lambda p: ages.index(p.audience)),)


def _child_again(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of before whom "he" or "her" means, where the writer has spoken of themselves too.

    "And what about me?", then "would that do him as well": an answer for the grown-up is not safe for the child.
    """
    known = audience_of(tracker.get_slot("audience"))
    if known not in ("adult", "unknown") or not _HE_OR_SHE.search(text):
        return ()
    since_self = False
    for before in _told_of(tracker):
        named = [m for m in before.get("audiences") or [] if isinstance(m, dict)]
        named = [m for m in named if not m.get("negated")]
        child = [p for p in persons_in(before, []) if p.audience != "adult" and p.minor]
        if child:
            # "Both me and the wee man (7 weeks)": of the two, "he" is the child. Where nobody was named since and yet
            # the conversation is about a grown-up, the writer spoke of "mine".
            others = known == "adult" or len(named) > len(child)
            return (child[-1],) if since_self or others else ()
        if any(not SELF.match(str(m.get("text") or "")) for m in named):
            return ()  # "my husband", then "him"
        since_self = since_self or bool(named)
    return ()


def persons_in(message: dict[str, Any], entities: list[dict[str, Any]]) -> Iterable[Person]:
    """The persons that NLU found in a message; those of its entities where a button sent it."""
    mentions = message.get("audiences")
    if isinstance(mentions, list):
        known = any(
            isinstance(m, dict) and m.get("audience") in ("baby", "toddler", "child")
            for m in mentions
        )
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
