"""A place among what was offered or listed: "the second one", "option b", "the other".

`place_in(ask, question)` finds the word for it, `choice_at(topics, place, question, last)` what stands there.
"""

from __future__ import annotations

import re

from milia.facts_model import Topic
from milia.question import Ask, Question
from milia.topics import Topics
from milia.words import WORD, words_of

_WORDS = r"(?:one|option|thing|choice|way|method|type|kind|treatment|procedure|button|answer|item)"
_REFERENCE = re.compile(
    r"\b(?:the |that |your )?(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|final|latter"
    rf"|former|middle|other)(?:(?<=latter|former)\b|(?: (?:\w+ )?{_WORDS}\b(?! of milia)))"
    r"(?: (?:you|u) \w+| (?:you've|youve) \w+| of (?:those|these|them|the list))?"
    rf"|\b(?:option|number|choice) (?P<number>\d|one|two|three|four|five|six|a|b|c)\b",
    re.IGNORECASE,
)
_PLACES = {
    "first": 0, "1st": 0, "former": 0, "top": 0, "second": 1, "2nd": 1, "middle": 1, "third": 2, "3rd": 2, "fourth": 3,
    "4th": 3, "fifth": 4, "5th": 4, "sixth": 5, "6th": 5, "last": -1, "final": -1, "latter": -1, "bottom": -1,
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "one": 0, "two": 1, "three": 2, "four": 3, "five": 4, "six": 5,
    "a": 0, "b": 1, "c": 2,
}  # fmt: skip
#: Alone they name a place ("b", "two"); in a sentence they are articles and numbers.
_ONLY_ALONE = frozenset({"a", "b", "c", "one", "two", "three", "four", "five", "six"})
#: What may stand around a reference without asking more than "tell me about it".
_ABOUT_IT = words_of(
    """
    tell me about what whats what's is more on of please pls i want lets let's do go with pick choose take
    i'll ill how and ok okay um uh the explain a bit so then yes no thanks hmm show give info information
    talk through say i'd id like to know for
    """
)


def place_in(ask: Ask, question: Question) -> str | None:
    """The word for a place among what was offered or listed, where the message has one."""
    if not question.alternatives and not question.offered:
        return None
    match = _REFERENCE.search(ask.text)
    if match is not None:
        return (match.group("which") or match.group("number")).lower()
    if ask.intent != "choose_option":
        return None
    words = [w.lower() for w in WORD.findall(ask.text)]
    if "other" in words:
        return "other"
    places = [w for w in words if w in _PLACES]
    sure = [w for w in places if w not in _ONLY_ALONE]
    return next(iter(sure or places), None)


def choice_at(
    topics: Topics, place: str, question: Question, last: list[Topic]
) -> tuple[str | None, Topic] | None:
    """The term (where it was one) and the topic at a place."""
    listed = [r for a in question.alternatives if (r := _referent(topics, a)) is not None]
    offered = [r for o in question.offered if (r := _referent(topics, o)) is not None]
    ids = [t.id for _, t in listed]
    if ids and ids == [t.id for _, t in offered][: len(ids)]:
        listed = offered  # the buttons show what the answer names, and go on
    if place == "other":
        before = {term for ask in question.last_asks for term in ask.terms}
        known = {t.id for t in last}
        others = [
            (term, topic)
            for term, topic in listed or offered
            if (term not in before if term and before else topic.id not in known)
        ]
        return others[0] if others else None
    index = _PLACES[place]
    for choices in (listed, offered):
        if choices and index < len(choices):
            return choices[index]
    choices = listed or offered
    return choices[-1] if choices else None


def _referent(topics: Topics, ref: str) -> tuple[str | None, Topic] | None:
    topic = topics.get(ref)
    if topic is not None and ref not in topics.facts.terms:
        return None, topic
    topic = topics.of_term(ref)
    return (ref, topic) if topic is not None else None


def asks_more(ask: Ask) -> bool:
    """Whether more is asked of the chosen one than what it is ("the first one, how often")."""
    if ask.intent in ("choose_option", "follow_more"):
        return False
    rest = _REFERENCE.sub(" ", ask.text)
    return any(w.lower() not in _ABOUT_IT for w in WORD.findall(rest))
