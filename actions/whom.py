"""Whom a message is about: named in it, or meant by a word that leans on what was said before.

"Would that do him as well", "do mine go as quick", "the wee one", "my wife wants to buy a cream for it". Where it is
open, the person with the stricter answer is meant. Input: a Rasa tracker; nothing in it is trusted.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from actions.age_mended import age_first, age_last, age_mended
from actions.names import meant_by_name, told_by_name
from actions.own_age import (
    SELF,
    is_a_man,
    told_own_age,
    with_own_age,
    without_motherhood,
    without_unborn,
)
from actions.told import CHILDREN, audience_of, persons_in, said_before
from actions.told_again import (
    by_gender,
    child_again,
    little_one,
    nursed,
    nursling,
    oneself,
    only_child,
    that_child,
    the_children,
    the_eldest,
)
from milia.answering import Person
from milia.lead_words import says_only_who
from milia.persons_named import speaks
from milia.persons_subject import grown_up_may_have_them

LAST_TOPICS = "last_topics"  # the slot

#: "Hubby uses benzoyl peroxide, would that shift it", "his dad had one cut out, is that what's coming"
_ONLY_USES = re.compile(
    r"(?:'?s)? (?:(?:always|already|just|also|has|had|been|is) )*(?:uses?|used|using|putting|rubbing|applying|applies"
    r"|puts?|rubs?|swears?|tried"
    r"|does|dabs?|did|ate|drank|took|smoked|was (?:taking|eating|drinking|doing|pregnant)|while|when|during"
    r"|(?:had|got) (?:one|hers|his|it|them|some)(?: \w+)? (?:cut|frozen|lasered|removed|taken|zapped|done|burnt))\b",
    re.IGNORECASE,
)
#: "Can my mum use retinol on hers"
_MAY = re.compile(r"\b(?:can|could|should|may) (?:my |our |his |her |the )?$", re.IGNORECASE)
_FOR_THEM_TOO = re.compile(
    r"\b(?:too|as well|also|for) (?:him|her|them)\b|\b(?:for (?:him|her|them)|too)\W*$"
    r"|\b(?:can|should|may) (?:he|she)\b",
    re.IGNORECASE,
)

#: "What is allowed for a child", "on a kid her age": whoever the conversation is about, where that is a child.
_ANY_CHILD = re.compile(
    r"(?:an? )?(?:child|children|kids?|boys?|girls?|minors?|young (?:child|person|kid))",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:my|our|his|her|their|\w+'s|other|another|second|the) $", re.IGNORECASE)
#: "I thought it was just newborns": what one believed, not whom it is about.
_BELIEVED = re.compile(
    r"\b(?:thought|think|only|just|mostly|mainly|usually|more (?:of )?an?|not just|supposed to be)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
_THOUGHT = re.compile(
    r"\b(?:thought|think|supposed to be) (?:\w+ ){0,5}?(?:just |only )?(?:(?:a|for|in|on) )?$",
    re.IGNORECASE,
)
_KINDS_OF_PEOPLE = re.compile(
    r"(?:new ?borns?|newborn babies|babies|infants?|toddlers?|kids|children|teens?|teenagers?|adults?|grown ?ups?"
    r"|baby|old(?:er)? people)",
    re.IGNORECASE,
)
#: "The difference of this kind and the kind of babies"
_LIKE_PEOPLE = re.compile(
    r"\b(?:kind|type|sort|version|form)s? (?:of|that|in|which|with)? ?$"
    r"|\b(?:difference|compared)\b[^.?!]{0,40}\b(?:and|to|with|of|in) (?:those (?:of|in) )?$"
    r"|\bunlike (?:in |with )?$|\b(?:same|different) (?:as|from|than|to) (?:in |with |on )?$",
    re.IGNORECASE,
)
#: "But differin worked a treat on me, even a pea size no?": still for the child
_WORKED = re.compile(
    r"\b(?:work\w*|help\w*|did|was (?:great|brilliant|fine|good))\b[^.?!]{0,25}\b(?:on|for) $",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:us(?:e|ing)|put\w*|try|tried|appl\w+|safe|ok|okay|allowed|give|giv\w+|rub\w*|treat\w*|can|should)\b",
    re.IGNORECASE,
)
_AND_WHO = re.compile(
    r"\W*(?:and|what about|how about|now|then)(?: for)?(?: my| our| his| her| the)? ?",
    re.IGNORECASE,
)
#: "I asked about mine not hers": of nobody else
_NOT_THEIRS = re.compile(r"\bnot (?:hers|his|theirs)\b", re.IGNORECASE)
_SINCE = re.compile(r"they(?:'re| are|'ve been| have been)\b", re.IGNORECASE)
_WANTS = (
    r"(?:'?s)? (?:wants?|wanted|keeps wanting|is going|plans|would like|'d like) "
    r"(?:to\b|(?:it|them|him|her|that) (?:\w+ ){0,2}(?:off|on|out|done|gone|removed|frozen|lasered)\b)"
)
#: "The tretinoin he pinched off his girlfriend": whose it was.
_FROM = re.compile(
    r"\b(?:off|from|nicked|stole|borrowed|pinched) (?:of )?(?:my|his|her|their|a|the) $"
    r"|\b(?:tret\w*|cream|gel|tube|stuff|serum|retin\w*|differin|acid|toner|lotion|adapalene|scrub) "
    r"(?:that |which )?(?:my|his|her|their|our) $",
    re.IGNORECASE,
)
#: "Is there anything my wife did while pregnant", "because i had no vitamins in pregnancy": of the child's bumps.
_WHILE_PREGNANT = re.compile(
    r"\b(?:did|do|done|ate|drank|took|had|have|was|didn'?t|not) [^.?!]{0,30}?"
    r"(?:\b(?:while|when|during|in|whilst) (?:\w+ ){0,2}?(?:pregnan\w+|carrying|expecting|preggers)\b)",
    re.IGNORECASE,
)
_ASKS_WHY = re.compile(r"\W*(?:(?:but|and|so|ok) )?(?:why|y|how come)\b", re.IGNORECASE)

_ONLY_ME = re.compile(r"me|myself|mine|my own|i", re.IGNORECASE)
_TO_THE_CHILD = re.compile(
    r"\b(?:harm|hurt|help|on|give|giving|to|let|do|suit|kill|for) (?:her|him|hers|his)\b"
    r"(?! (?:and|mum|mam|dad|father))",
    re.IGNORECASE,
)
_ME_TOO = re.compile(
    r"\b(?:for|on|about|with) (?:me|myself|mine|my own)\b|\bme (?:too|as well|and)\b|\band me\b",
    re.IGNORECASE,
)

#: "My small brother fit catch am from me?", "can i give it to my girlfriend"
_CATCHES = re.compile(
    r"\b(?:catch\w*|caught|infect(?:s|ing)?|contagious (?:to|for)"
    r"|(?:pass|spread|giv)(?:e|ing|es)? (?:it|them|this|these)(?: on)? to"
    r"|(?:get|have) (?:it|them|these) (?:from|off) (?:me|him|her|us|them|the))\b",
    re.IGNORECASE,
)
_HAS_THEM = re.compile(
    r"\b(?:has|have|got|getting) (?:also |now )?(?:them|it|milia|some|one|a few|these|those|the same)\b"
    r"(?! (?:from|off) (?:me|him|her|us|them|the)\b)",
    re.IGNORECASE,
)
_THEMSELVES = re.compile(
    r"\b(?:hers|his own|her own|herself|himself|themselves|(?:get|getting) rid)\b", re.IGNORECASE
)


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
    message = without_unborn(tracker, with_own_age(tracker, message), text)
    message = _without_speakers(without_motherhood(message, text), text)
    by_name = told_by_name(text) or meant_by_name(text, said_before(tracker))
    if by_name and not _gives_ages(message):
        return by_name
    named = tuple(persons_in(message, entities)) or age_mended(tracker, text)
    named = named or age_first(tracker, text)
    if not named:
        text = _NOT_THEIRS.sub(" ", text)
        return (
            the_children(tracker, text)
            or the_eldest(tracker, text)
            or (that_child(tracker, text) if _is_of_grown_up(tracker) else ())
            or child_again(tracker, text)
            or by_gender(tracker, text)
            or nursed(tracker, text)
            or oneself(tracker, text)
        )
    if _might_catch_them(tracker, message, text):
        return ()
    grown_up = all(person.audience == "adult" for person in named)
    if grown_up and _is_of_child(tracker) and _WHILE_PREGNANT.search(text):
        return ()
    if len(named) == 1 and is_a_man(tracker, message, text):
        return (Person("adult"),)
    if len(named) == 1 and _leans(tracker, message, text):
        return ()
    if len(named) == 1 and named[0].audience == "unknown" and named[0].minor:
        return (
            age_last(text)
            or nursling(tracker, text)
            or little_one(tracker, text)
            or the_children(tracker, text)
            or the_eldest(tracker, text)
            or that_child(tracker, text)
            or only_child(tracker, text)
            or named
        )
    if len(named) == 1 and named[0].audience == "adult" and _is_of_child(tracker):
        told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
        if any(_wants_for_another(str(m.get("text") or ""), text) for m in told):
            return ()
    return named


def _without_speakers(message: dict[str, Any], text: str) -> dict[str, Any]:
    """The message without who only says something, beside a grown-up who tells their age: "I am 78. My daughter tells
    me they are milk spots"."""
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    grown_up = any(m.get("audience") == "adult" and m.get("age") for m in told)
    if not grown_up:
        return message

    def only_speaks(mention: dict[str, Any]) -> bool:
        words = str(mention.get("text") or "")
        no_age = mention.get("audience") == "unknown" and not mention.get("age")
        return no_age and bool(words) and speaks(text[text.find(words) + len(words) :])

    return {**message, "audiences": [m for m in told if not only_speaks(m)]}


def _gives_ages(message: dict[str, Any]) -> bool:
    """Whether NLU found two persons of known age or kind, or a grown-up: then names tell no more."""
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    told = [m for m in told if not m.get("negated") and m.get("audience") != "unknown"]
    return len(told) > 1 or any(m.get("audience") == "adult" for m in told)


def _leans(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether the one who is named is whom the conversation is about anyhow, or only a kind of people."""
    known = audience_of(tracker.get_slot("audience"))
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    told = [m for m in mentions if not m.get("negated")]
    if len(told) != 1:
        return False
    words = str(told[0].get("text") or "")
    before = text[: max(text.find(words), 0)]
    asked_for = told[0].get("audience") == "adult" and _AND_WHO.fullmatch(before)
    if asked_for and text[len(before) + len(words) :].lstrip().startswith("?"):
        return False  # "and my mum? that's the 67 one"
    if told[0].get("audience") == "adult" and any(m.get("minor") for m in mentions):
        return False  # "not the babies!! my mum"
    kind = _KINDS_OF_PEOPLE.fullmatch(words) is not None and not told[0].get("age")
    if kind and _THOUGHT.search(before):
        return True
    if kind and _LIKE_PEOPLE.search(before) and not _TO_DO.search(text):
        return bool(tracker.get_slot(LAST_TOPICS))
    if known == "unknown":
        return False
    small = known in CHILDREN
    if small and _ANY_CHILD.fullmatch(words) and not told[0].get("age"):
        return not _OWNED.search(before)
    if kind:
        return _BELIEVED.search(before) is not None and not _OWNED.search(before)
    other = told[0].get("audience") == "adult" or (
        told[0].get("audience") == "unknown" and not told[0].get("age")
    )
    after = text[max(text.find(words), 0) + len(words) :]
    if small and told[0].get("audience") == "adult" and _ASKS_WHY.match(text):
        # "Why, shes only 18", of the sister whose cream the writer may not have.
        own = told_own_age(tracker)
        if own is not None and own.get("minor") is True:
            return True
    if small and _ONLY_ME.fullmatch(words) and _WORKED.search(before) and not _ME_TOO.search(after):
        return True
    if (
        small
        and _ONLY_ME.fullmatch(words)
        and _TO_THE_CHILD.search(text)
        and not _ME_TOO.search(text)
    ):
        return True  # "i've a tube of tretinoin myself, sure a tiny bit wouldn't harm her"
    if small and other and not SELF.match(words):
        if _FROM.search(before):
            return True
        if _ONLY_USES.match(after) is not None and not _MAY.search(before):
            return not _FOR_THEM_TOO.search(text)
        adult = told[0].get("audience") == "adult" and not told[0].get("age")
        only = says_only_who(text, [words])
        return adult and not only and not grown_up_may_have_them(before, after, text)
    if known == "adult" and told[0].get("audience") == "unknown" and not told[0].get("age"):
        # "My son is telling do biopsy", of a man of 66.
        return speaks(after)
    # "They are already four months", of a girl of seven: that is how long the bumps have been there.
    return _SINCE.match(words) is not None and told[0].get("audience") != known


def _might_catch_them(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether those named may only catch what somebody has who was told of before."""
    if audience_of(tracker.get_slot("audience")) == "unknown" or not _CATCHES.search(text):
        return False
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    return not any(m.get("age") for m in told) and not _HAS_THEM.search(text)


def _is_of_child(tracker: Tracker) -> bool:
    """Whether the conversation is about anybody under age."""
    return audience_of(tracker.get_slot("audience")) in CHILDREN


def _is_of_grown_up(tracker: Tracker) -> bool:
    """Whether the conversation is about a grown-up by now."""
    return audience_of(tracker.get_slot("audience")) == "adult"


def _wants_for_another(person: str, text: str) -> bool:
    """Whether a grown-up wants to do something, and not to themselves: "my wife wants to buy a cream for it"."""
    wants = re.search(rf"{re.escape(person)}(?: in law)?{_WANTS}", text, re.IGNORECASE)
    return wants is not None and not _THEMSELVES.search(text)
