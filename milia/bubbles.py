"""Messages sent in pieces: a word set right ("*weeks"), a sentence cut in two, a nudge ("hello??").

Who types on a phone presses enter all the time. Each piece is answered as it comes; here is what a piece means with the
one before it. Of 70 such bursts, unseen, 64 % ended in a right reply without this (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from milia.lead_words import asks_something

#: "*weeks", "weeks*", "* the nose".
_STARRED = re.compile(r"\s*(?:\*+\s*([\w'’ -]{1,40}?)|([\w'’ -]{1,40}?)\s*\*+)\s*[.!]?\s*")
_WORD = re.compile(r"[\w'’]+")
_UNITS = re.compile(r"(?:day|week|wk|month|mo|year|yr)s?", re.IGNORECASE)
_PRONOUNS = re.compile(r"(?:s?he|him|her|his|hers|they|them)(?:'?s)?", re.IGNORECASE)
#: How alike (0 to 1) a word must be to the one it sets right: after a star, and without one.
ALIKE, VERY_ALIKE = 0.5, 0.7
LEAST_LETTERS = 5  # of a word that sets another right without a star

#: Nothing ends with these.
_OPEN = re.compile(
    r"\b(?:(?<!retin )(?<!vitamin )(?<!vit )a|an|the|my|our|their|your|and|but|because|cos|cuz|coz|bc|than|if"
    r"|so (?:that )?they (?:don'?t|dont))$",
    re.IGNORECASE,
)
#: Questions end with these as well: "what are they made of".
_STRANDED = re.compile(
    r"\b(?:of|for|on|onto|with|without|to|about|in|into|from|around|under|near|behind|between)$",
    re.IGNORECASE,
)
_ASKS_FOR_IT = re.compile(
    r"\b(?:what|wot|which|who|whom|where|have|has|had|going|want|need)\b",
    re.IGNORECASE,
)
#: How a sentence goes on after a stranded word.
_GOES_ON = re.compile(
    r"(?:the|my|mine|his|her|their|our|your|a|an|these|those|this|that|them|him|it|milia|milk|baby|babies|skin|face|eyes?"
    r"|eyelids?|cheeks?|nose|adults?|kids?|children|newborns?|teens?|toddlers?|both|white|little|tiny|small)\b",
    re.IGNORECASE,
)
#: What begins anew, whatever stands before it.
_BEGINS = re.compile(
    r"\W*(?:hi|hiya|hey|hello|thanks?|thx|ta|ok|okay|sorry|never ?mind|stop|wait|what|how|why|when|who|which|is|are|do"
    r"|does|can|should|will)\b",
    re.IGNORECASE,
)
#: Where, and how many: a detail of what was just asked, and no question.
_DETAIL = re.compile(
    r"\W*(?:(?:i'?ve|i|she|he|we|its|it'?s|they'?re|theyre|just|only|like|about|for|got|have|has|is|are|mine) )*"
    r"(?:(?:\d+|a few|one|two|three|four|five|six|a couple|loads|some)(?: of (?:them|these|those|em))?"
    r"(?: (?:milia|bumps|spots|dots))? )?"
    r"(?:on|under|near|next to|by|around|round|behind|above|below|between|inside|across)(?: top of)? "
    r"(?:my|his|her|their|the|our|both|one|each)(?: \w+){1,3}(?: i mean| btw| lol| tho)?\W*",
    re.IGNORECASE,
)
MOST_WORDS = 40  # of both together: a letter is not cut in two

#: A question that says nothing by itself: "do i let her", "which type is that", "is that normal", "now what".
_OF_IT = re.compile(
    r"\W*(?:(?:and|so|ok|okay|or|but|well|wait|hm+)\W+)*"
    r"(?:(?:which|what|wot) (?:type|kind|sort) (?:is|are) (?:that|this|it|they|those|these)"
    r"|(?:is|are|was) (?:that|this|it|they|those|these) (?:(?:still|even|really|also|just|a) )*"
    r"(?:ok|okay|normal|right|fine|allowed|milia|good idea|bad idea|too much|wise|legit)"
    r"|(?:do|should|can|shall) (?:i|we) (?:just )?(?:let|stop|start|use|try|keep|risk) (?:her|him|them|it|that|this)"
    r"|do(?:es)? (?:it|that|this|they) (?:even |really |actually )?do anything"
    r"|is there a name for (?:it|that|this|so many)(?: so fast)?|now what|what now)"
    r"(?: (?:too|then|or not|or what|though|tho|for (?:her|him|me|them)|in (?:a|an) \w+))*\W*",
    re.IGNORECASE,
)
MOST_STATEMENTS = 3

_NUDGE = re.compile(
    r"\W*(?:\?+|(?:hel+o+w?|hel+o+ there|any ?(?:one|body)(?: (?:there|here|home|out there|around))?"
    r"|(?:are |r )?(?:you|u|ya) (?:still )?(?:there|here)|is (?:any ?(?:one|body)|someone) (?:there|here)"
    r"|(?:pls|plz|please) (?:reply|answer|respond)|reply(?: (?:pls|plz|please))?"
    r"|(?:any )?answer(?: (?:pls|plz|please))?"
    r"|still waiting|i'?m waiting|waiting)\W*)\s*",
    re.IGNORECASE,
)


def is_nudge(text: str) -> bool:
    """Whether a message only asks for a reply: "?", "hello??", "anyone there", "pls reply".

    Args:
        text: a message as written.
    """
    return _NUDGE.fullmatch(text) is not None


def with_the_last(last: str, text: str) -> str | None:
    """What a message says together with the one before it, where it is a piece of that; None where it stands alone.

    Args:
        last: the person's message before.
        text: the message.

    Returns:
        The last message set right, or both joined.
    """
    fixed = _starred(text)
    if fixed:
        return _set_right(last, fixed, ALIKE)
    word = text.strip().rstrip(".!")
    alone = _WORD.fullmatch(word) and len(word) >= LEAST_LETTERS and not text.rstrip().endswith("?")
    right = _set_right(last, word, VERY_ALIKE) if alone else None
    return right or (f"{last.rstrip(' .…')} {text.strip()}" if _goes_on(last, text) else None)


def with_what_was_told(before: Sequence[str], text: str) -> str | None:
    """A question that says nothing by itself, with the statements right before it; None for any other message.

    Args:
        before: the person's messages before, the newest first.
        text: the message.
    """
    if not _OF_IT.fullmatch(text):
        return None
    told: list[str] = []
    for statement in before[:MOST_STATEMENTS]:
        if asks_something(statement) or len(statement.split()) < 2:
            break
        told.insert(0, statement.strip().rstrip("."))
    whole = ". ".join([*told, text])
    return whole if told and len(whole.split()) <= MOST_WORDS else None


def _starred(text: str) -> str:
    found = _STARRED.fullmatch(text)
    return (found.group(1) or found.group(2) or "").strip() if found else ""


def _set_right(last: str, right: str, alike: float) -> str | None:
    """`last` with the words that `right` stands for in their place; None where none is like it, or nothing changes."""
    many = len(_WORD.findall(right))
    words = list(_WORD.finditer(last))
    spans = [(words[i].start(), words[i + many - 1].end()) for i in range(len(words) - many + 1)]
    if not many or not spans:
        return None
    # The last of those that are most like it: what is set right was mostly typed a moment ago.
    start, end = max(reversed(spans), key=lambda span: _likeness(last[slice(*span)], right))
    wrong = last[start:end]
    if _likeness(wrong, right) < alike or wrong.lower() == right.lower():
        return None
    return last[:start] + right + last[end:]


def _likeness(word: str, other: str) -> float:
    for kind in (_UNITS, _PRONOUNS):
        if kind.fullmatch(word) and kind.fullmatch(other):
            return 1.0
    if word.isdigit() and other.isdigit():
        return 1.0
    return SequenceMatcher(None, word.lower(), other.lower()).ratio()


def _goes_on(last: str, text: str) -> bool:
    """Whether `last` breaks off and `text` goes on with it."""
    head, tail = last.rstrip(" .…"), text.strip()
    if not tail or _BEGINS.match(tail) or len(f"{head} {tail}".split()) > MOST_WORDS:
        return False
    if "?" not in tail and _DETAIL.fullmatch(tail) and asks_something(last):
        return True
    if _OPEN.search(head):
        return True
    return bool(_STRANDED.search(head) and not _ASKS_FOR_IT.search(head) and _GOES_ON.match(tail))
