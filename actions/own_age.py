"""The writer: how old they said they are, and whether the bumps are their own.

"I'm 15", then "is it ok for me": no adult. Input: a Rasa tracker; nothing in it is trusted.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from rasa_sdk import Tracker

from actions.told import told_of
from milia.audience import find_own_age
from milia.persons_subject import is_unborn

SELF = re.compile(r"(?:i|me|my|myself|we)\b|i'?m|pregnan|breast|nursing", re.IGNORECASE)
HE_OR_SHE = re.compile(
    r"\b(?:he|she|him|her|his|himself|herself|he'?s|she'?s|hers)\b", re.IGNORECASE
)

_OF_SOMEBODY = re.compile(
    r"\b(?:my|our|her|his|the) (?:\w+ ){0,3}?(?:sons?|daughters?|kids?|boys?|girls?|child|niece"
    r"|nephew|grand\w+|brother"
    r"|sister|eldest|youngest|lad|lo)\b",
    re.IGNORECASE,
)
#: A writer who goes to school: "im in 8th grade", "year 9 girl here".
_AT_SCHOOL = re.compile(
    r"\b(?:i'?m|i am) (?:in|a)\b|\b(?:here|girl|boy|student|freshman|teen(?:ager)?)\b|^\W*(?:year|yr|y) ?\d",
    re.IGNORECASE,
)
#: "I'm 15", "16 btw": how old the writer is.
OWN_AGE = re.compile(r"(?:i'?m|i am|iam|am|i (?:be|dey|is))\b|\d\d(?: ?[fm])?$", re.IGNORECASE)

_FEEDS_MYSELF = re.compile(r"\bfeeding (?:her|him|them) (?:myself|herself)\b", re.IGNORECASE)
_HAD_A_BABY = re.compile(r"(?:i )?had (?:a|my|our) (?:baby|little one|son|daughter)", re.IGNORECASE)
#: "23 m", of a man who writes of his own bumps; of a child it may be months.
_MAN = re.compile(r"(?:1[89]|2\d|3[0-6]) ?m", re.IGNORECASE)

#: "I have these on my lids", "mine", "my wedding": the writer's own bumps, so no newborn's.
_OWN_BUMPS = re.compile(
    r"\bmine\b|\bmy(?: \w+){0,2} (?:milia|bumps?|spots?|dots?|whiteheads?|eye\w*|lids?|cheeks?|face|nose|chin"
    r"|forehead|skin|temples?|lips?|neck|wedding|milium|arms?|legs?|chest|stomach|tummy|shoulders?"
    r"|ears?|scalp)\b"
    r"|(?<!do )(?<!can )(?<!could )(?<!should )(?<!to )\b(?:i have|i'?ve (?:had|got)|i got|i get"
    r"|i keep getting"
    r"|i had|i'?m having|i am having)"
    r"(?! rid)(?: \w+){0,4} "
    r"(?:milia|bumps?|spots?|dots?|whiteheads?|grains?|seeds?|them|these|one|milium)\b"
    r"|\bi'?ve (?:about |like |around |only |just |maybe )?"
    r"(?:a|an|two|three|four|five|six|\d+|loads|lots|some|these|them)"
    r"(?: \w+){0,5} (?:milia|bumps?|spots?|dots?|whiteheads?|balls?|pearls?)\b"
    r"|\bi (?:burne?d|burnt|scalded|cut|scraped|grazed|hurt|injured) my (?:\w+ )?"
    r"(?:arm|hand|leg|face|neck|cheek|chin|nose|finger|wrist|foot|shoulder|forehead)\b"
    r"|\bi'?ve been (?:on|using|putting)\b|\bi (?:use|am using|put|apply|tried) (?!to\b)|^\W*(?:no "
    r"|it'?s |for |yes )*me\b"
    r"|\bi'?m (?:covered|full of|riddled|getting married)\b|\bon me\b|\bgetting married\b"
    r"|\b(?:giv(?:es?|ing)|gave|caus(?:es?|ed|ing)) me\b|\bmy (?:derm\w*|facialist|beautician|est?hetician"
    r"|shoot|prom)\b"
    r"|\bmy (?:insurance|clinic|salon|spa|make ?up|routine|serum|toner|eye ?cream|night cream|concealer|foundation"
    r"|interview|boyfriend|girlfriend|mirror)\b|\bi (?:wear|shave|exfoliate|hate how i look)\b"
    r"|\bi (?:just |really |only )?(?:want|need) (?:them|these|it|this) (?:gone|off|out)\b|\bi'?ve tried\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:bab(?:y|ies)|newborns?|infants?|kids?|child(?:ren)?|sons?|daughters?|toddlers?|boys?"
    r"|girls?|lo|bub|twins?"
    r"|niece|nephew|grand\w+)\b",
    re.IGNORECASE,
)


def tells_of_own(tracker: Tracker, text: str) -> bool:
    """Whether the writer has told of bumps of their own, and of nobody else's."""
    told = [str(e.get("text") or "") for e in tracker.events if e.get("event") == "user"]
    told = [*told[:-1], text]
    if any(HE_OR_SHE.search(words) or _OF_ANOTHER.search(words) for words in told):
        return False
    return any(_OWN_BUMPS.search(words) for words in told)


def told_own_age(tracker: Tracker) -> dict[str, Any] | None:
    """The mention in which the writer said how old they are, the latest; None where they did not."""
    for before in told_of(tracker):
        told = [m for m in before.get("audiences") or [] if isinstance(m, dict)]
        for mention in told:
            words = str(mention.get("text") or "")
            if mention.get("negated") or mention.get("audience") in ("baby", "toddler"):
                continue  # who writes is neither: "23 m" is a man
            if mention.get("age") and OWN_AGE.match(words):
                return mention
            said = str(before.get("text") or "")
            pupil = mention.get("audience") == "child" and not _OF_SOMEBODY.search(said)
            if pupil and _AT_SCHOOL.search(said) and not HE_OR_SHE.search(said):
                return mention
        # "My baby has them. i got some too im 17": beside a child whoever writes is left out of whom it is about.
        own = find_own_age(str(before.get("text") or "")) if told else None
        if own is not None and own.audience in ("child", "adult"):
            return asdict(own)
    return None


def with_own_age(tracker: Tracker, message: dict[str, Any]) -> dict[str, Any]:
    """The message with the writer's age where they say "me" and gave it before: at 15 they are no adult."""
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    own = [
        m
        for m in mentions
        if m.get("audience") == "adult"
        and not m.get("age")
        and re.fullmatch(r"me|myself|mine|my own", str(m.get("text") or ""), re.IGNORECASE)
    ]
    told = told_own_age(tracker) if own else None
    if told is None:
        return message
    who = {k: told.get(k) for k in ("audience", "minor", "newborn", "age_months")}
    return {**message, "audiences": [{**m, **who} if m in own else m for m in mentions]}


def without_unborn(tracker: Tracker, message: dict[str, Any], text: str) -> dict[str, Any]:
    """The message without the unborn baby of somebody who is pregnant."""
    if tracker.get_slot("expecting") is not True:
        return message
    told = [*(str(before.get("text") or "") for before in told_of(tracker)), text]
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    kept = [m for m in mentions if m.get("age") or not is_unborn(str(m.get("text") or ""), told)]
    return {**message, "audiences": kept} if len(kept) < len(mentions) else message


def without_motherhood(message: dict[str, Any], text: str) -> dict[str, Any]:
    """The message without the child of "i had a baby four years ago and my milia came then", "feeding her myself"."""
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    kept = [m for m in mentions if not _HAD_A_BABY.match(str(m.get("text") or ""))]
    if _FEEDS_MYSELF.search(text):
        kept = [m for m in mentions if not str(m.get("text") or "").lower().startswith("feeding")]
        return {**message, "audiences": kept}
    own = _OWN_BUMPS.search(text) and not HE_OR_SHE.search(text)
    return {**message, "audiences": kept} if own and len(kept) < len(mentions) else message


def is_a_man(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether "23 m" is of the writer, who has told of bumps of their own and of nobody else."""
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    words = str(told[0].get("text") or "") if len(told) == 1 else ""
    return _MAN.fullmatch(words) is not None and tells_of_own(tracker, text)
