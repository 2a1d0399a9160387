"""Urgency: does a person say that something dangerous is happening now, or has just happened?

Input: one message, and the audience that the conversation remembers. Output: an `Urgency` with its
level and the reason, or None. No errors: any string is taken.

Method, in this order:
1. The message is made plain (`milia/plain_text.py`): lower case, no apostrophes, contractions and
   misspelt cue words in one form each; and cut into clauses (`milia/clauses.py`).
2. CUES (`milia/urgency_cues.py`), a table by level and reason, finds what could be urgent.
3. Scope rules (`milia/urgency_scopes.py`) decide whether a cue stands: it falls where it is denied
   ("no fever"), only asked or feared ("what if she gets a fever", "can picking cause infection"),
   over ("had a fever last month"), or about an animal or somebody else ("her brother has a fever").
4. The gravest cue that stands is the answer.

Where the words leave it open the rules lean to urgent: a false alarm costs a person one message, a
miss may cost a child a day. So "I might have swallowed some", "is it infected", "does her fever come
from these" and a fever last night are urgent, and a word that the rules do not know between "not"
and a cue leaves the cue standing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milia.clauses import clauses_of
from milia.plain_text import MAX_CHARS, make_plain
from milia.types import Audience
from milia.urgency_cues import CUES, LEVELS, Cue, Level
from milia.urgency_scopes import Message, fits, stands


@dataclass(frozen=True)
class Urgency:
    """What is urgent: the level names whom to contact and how soon, the reason is the cue's name."""

    level: Level
    reason: str


_BY_LEVEL: dict[Level, tuple[Cue, ...]] = {
    level: tuple(cue for cue in CUES if cue.level == level) for level in LEVELS
}


def _standing(message: Message) -> Iterator[Cue]:
    """The cues that stand, gravest first."""
    for level in LEVELS:
        for cue in _BY_LEVEL[level]:
            for match in cue.pattern.finditer(message.text):
                if fits(cue, message) and stands(cue, message, match.start(), match.end()):
                    yield cue


def detect_urgency(text: str, remembered: Audience = "unknown") -> Urgency | None:
    """What is urgent in a message, or None.

    Inputs: the message as written; the audience of the conversation so far. Output: the gravest
    urgency, with its reason. Errors: none.
    """
    plain = make_plain(text)
    message = Message(plain, clauses_of(plain), text[:MAX_CHARS], remembered)
    for cue in _standing(message):
        return Urgency(cue.level, cue.reason)
    return None
