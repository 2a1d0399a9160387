"""Children and others by their names: "Theo 6 weeks, Amy 8", and later "how long for Theo?".

A name is a capital word straight before an age in a message; in later messages it is known in any spelling of its
letters. Input: what was said; nothing in it is trusted, and a name is only ever a way to find an age that was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from milia.answering import Person
from milia.audience import find_audiences
from milia.words import words_of

_NUMBER = (
    r"(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen)"
)
_UNIT = r"(?:days?|weeks?|wks?|wk|w|months?|mths?|mth|mo|years?|yrs?|yr|yo|y)"
_NAMED = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,11})"
    r"(?:,? (?:who(?:'s| is| has just turned| just turned)|is|has just turned|just turned|aged|age|my|our)"
    r"|'s| is|,|:| -)?"
    r"(?: (?:son|daughter|boy|girl|baby|only|just|now|nearly|almost|about|youngest|eldest|oldest)){0,2}"
    rf" \(?(?P<age>{_NUMBER}(?:[ -]?{_UNIT}\b)?(?:[ -]old)?)(?=\W|$)(?! (?:of|times?|or|to|percent|in|at)\b|%|\.\d)"
)
#: Capital words before a number that are nobody's name.
_NOBODY = words_of(
    """
    about adapalene after age aged all almost and another any april are around august aveeno babies baby been
    before born both boy boys brother bumps but can cerave cetaphil children class could cousin cream cryo
    currently dad daughter day days december did differin does dots each even every february female few find for
    four friday from gave get gets girl girls give glycolic got grade gran grandad grandma guess had has have
    hello her here his hope how husband january july june just keep kept kid kids lactic lad laser lass last left
    less like made makes male many march may maybe milia mine minus mom monday months more most mum nan nearly
    nephew next niece nivea nope november now october okay old older one only our over partner peel per please
    plus put retinoid retinol room roughly said salicylic saturday say says school september she should since
    sister six some son sorry spf spots stage step still sudocrem sunday take takes than thanks that the then
    there these they think this three thursday today took tretinoin tried try tuesday turned twice twin twins two
    under until use used using vaseline wait waited was wednesday week weeks well were what when white who wife
    will with within would yeah year years yes you your
    """
)
MAX_PERSONS = 2


def _known(messages: Iterable[str]) -> dict[str, Person]:
    """Names in small letters and who they are, as told in these messages; the first telling stands."""
    known: dict[str, Person] = {}
    for text in messages:
        told = [m for m in _NAMED.finditer(text) if m["name"].lower() not in _NOBODY]
        ages_alone = len(told) > 1 and any(m["age"].isalnum() for m in told)
        if not told or not (ages_alone or any(m.minor for m in find_audiences(text))):
            continue  # "Aveeno 3 weeks and no change"; "Ben 6 months, Ava 14" are people
        for found in told:
            name, age = found["name"].lower(), found["age"].lower()
            if name in known:
                continue
            aged = next((m for m in find_audiences(f"he is {age}") if m.age is not None), None)
            if aged is not None:
                known[name] = Person(aged.audience, minor=aged.minor, newborn=aged.newborn)
    return known


def told_by_name(text: str) -> tuple[Person, ...]:
    """Those whom a message names with their ages, where it names two: "Theo 6 weeks, Amy 8".

    Args:
        text: the message.

    Returns:
        At most two persons, in order; none where fewer than two are named so, as other rules read a single age.
    """
    found = _known([text])
    if len(found) < MAX_PERSONS:
        return ()
    # "Ben 6 months, Ava 14. whats ok for Ava?" asks for one of them.
    again = [person for name, person in found.items() if _times(name, text) > 1]
    return tuple(again if len(again) == 1 else found.values())[:MAX_PERSONS]


def _times(name: str, text: str) -> int:
    """How often a message has a name."""
    return len(re.findall(rf"\b{name}(?:'?s)?\b", text.lower()))


def meant_by_name(text: str, before: Iterable[str]) -> tuple[Person, ...]:
    """Those whom a message names, of those whose ages were told with their names before.

    Args:
        text: the message.
        before: the messages before it.

    Returns:
        At most two persons, in the order in which they were told of; none where the message names nobody known.
    """
    words = {
        word.removesuffix("s") for word in re.findall(r"[a-z]+", text.lower().replace("'", ""))
    }
    words |= set(re.findall(r"[a-z]+", text.lower()))
    meant = [person for name, person in _known(before).items() if name in words]
    return tuple(meant[:MAX_PERSONS])


def asks_for_name(text: str, before: Iterable[str]) -> bool:
    """Whether a message asks the same for somebody named before: "and Oscar? his are under the eye".

    Args:
        text: the message.
        before: the messages before it.
    """
    low = text.lower()
    return any(
        re.search(
            rf"(?:^|[.!,] ?)\W*(?:ok |so )?(?:and for|and|what about|how about|for) {name}(?:'?s)?"
            r"(?: then| too)? ?\?",
            low,
        )
        for name in _known(before)
    )
