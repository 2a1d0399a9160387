"""An age told apart from its person: "months, not years", "eight", "3 weeks. Cheeks and chin.".

Input: a Rasa tracker and the message as written.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from actions.told import told_of
from milia.answering import Person
from milia.audience import find_audiences

#: "Months, not years": the unit of the age told of last.
_UNIT = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant|it'?s|that'?s|in)\W+)*(?P<unit>day|week|month|year)s\b"
    r"(?:\W*(?:not|no) (?:day|week|month|year)s?\b)?"
    r"(?:\W+(?:sorry|old|lol|my bad|oops|i mean|i meant|haha|typo|my mistake|not|of age|obvs|obviously))*\W*",
    re.IGNORECASE,
)
#: "No sorry 14 MONTHS": an age and nothing else.
_ONLY_AN_AGE = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant|it'?s|that'?s|is|typo|actually|lol)\W+)*"
    r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen) ?"
    r"(?P<unit>day|week|month|year)s?\b"
    r"(?:\W+(?:sorry|old|lol|my bad|oops|i mean|i meant|haha|typo|my mistake|obvs|now))*[^\w?]*",
    re.IGNORECASE,
)
#: "Sorry 10 MONTHS autocorrect took it off"
_CORRECTS_AGE = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant)\W+)+(?!.*\b(?:been|there|for|since|ago|had|have|in)\b)"
    r"(?P<n>\d{1,2}) ?(?P<unit>day|week|month|year)s?\b[^?]{0,40}",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b",
    re.IGNORECASE,
)
_ONLY_A_NUMBER = re.compile(
    r"\W*(?:(?:just|only|turned|nearly|almost) )?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen)\W*",
    re.IGNORECASE,
)
_WEEKS = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" ?(?:days?|weeks?|wks?|months?|mths?)"
)  #: An age in a sentence of its own. "For 2 weeks" is how long they have been there.
_FIRST_AGE = re.compile(rf"\W*(?P<age>{_WEEKS})(?: old)?[.!,;] *(?=\S)", re.IGNORECASE)
_LAST_AGE = re.compile(
    rf"[.!;] *(?P<age>{_WEEKS})(?: old)?(?:\W*$|[.!?] *(?=\w))"
    # "Little one has a white bump on the gum, 6 weeks. is it a tooth"
    rf"|\b(?:(?:little|wee|tiny) (?:one|man|lad|lady|girl|boy)|baby)\b[^.?!]*, *"
    rf"(?P<small>{_WEEKS})(?: old)?(?:\W*$|[.!?] )",
    re.IGNORECASE,
)


def age_mended(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """Whom a message is about that only gives an age its unit ("months, not years") or tells it ("eight").

    Args:
        tracker: the conversation, with the message as its last event.
        text: the message as written.

    Returns:
        That person; none where the message says something else, or nobody was told of.
    """
    told = told_of(tracker)
    mentions = [
        m
        for before in told
        for m in before.get("audiences") or []
        if isinstance(m, dict) and not m.get("negated")
    ]
    unit = _UNIT.fullmatch(text)
    if unit is not None:
        ages = [_A_NUMBER.search(str(m.get("text") or "")) for m in mentions if m.get("age")]
        number = next((n.group() for n in ages if n is not None), None)
        return _aged(f"{number} {unit['unit']}s old") if number else ()
    alone = _ONLY_AN_AGE.fullmatch(text) or _CORRECTS_AGE.fullmatch(text)
    if alone is not None and mentions and mentions[0].get("minor") is True:
        return _aged(f"{alone['n'].lower()} {alone['unit'].lower()}s old")
    number_alone = _ONLY_A_NUMBER.fullmatch(text)
    child = bool(mentions) and mentions[0].get("minor") is True and not mentions[0].get("age")
    if number_alone is not None and child and mentions[0].get("audience") == "unknown":
        return _aged(f"he is {number_alone['n'].lower()}")
    return ()


def age_first(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of before without an age, where a message begins with one: "3 weeks. Cheeks and chin."."""
    told = [m for m in (told_of(tracker) or [{}])[0].get("audiences") or [] if isinstance(m, dict)]
    of_no_age = bool(told) and told[0].get("minor") is True and told[0].get("audience") == "unknown"
    first = _FIRST_AGE.match(text) if of_no_age else None
    return _aged(f"he is {first['age'].lower()} old") if first is not None else ()


def age_last(text: str) -> tuple[Person, ...]:
    """The child of no age in a message that ends with one: "white dots on my sons nose. 2 weeks"."""
    last = _LAST_AGE.search(text)
    age = (last["age"] or last["small"]).lower() if last is not None else None
    return _aged(f"he is {age} old") if age is not None else ()


def _aged(words: str) -> tuple[Person, ...]:
    """The person of a plain statement of age."""
    found = [m for m in find_audiences(words) if m.age is not None]
    return tuple(Person(m.audience, minor=m.minor, newborn=m.newborn) for m in found[:1])
