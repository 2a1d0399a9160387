"""A bare noun: "and creams?", "which diseases", as what the last topics, their family or their buttons say of it."""

from __future__ import annotations

import re

from milia.facts_model import Topic
from milia.lead_words import LEADS
from milia.question import Ask
from milia.topics import FAMILIES, Topics, at
from milia.words import WORD, words_of

#: A message of more words says enough to be understood by itself.
MAX_ELLIPTICAL = 5

#: A title that holds the noun, or facts and names that do.
ENOUGH = 2

_HOLLOW = words_of(
    """
    milia milium one ones thing things stuff kind kinds type types way ways option options treatment
    treatments people baby babies skin face more else it them they there anything something bumps spots not
    no yes without
    """
)

_QUESTION_WORD = re.compile(
    r"\b(?:how|why|when|where|who|long|often|much|many|is|are|can|could|should|do|does|did|will|would|may|have|has|had"
    r"|was|were|if|help|helps|work|works|cause|causes|use|get|go|put)\b",
    re.IGNORECASE,
)


def named_by_noun(topics: Topics, ask: Ask, last: list[Topic]) -> Ask | None:
    """ "And creams?", "which diseases": what the last topics, their family or their buttons say of the noun."""
    if not last or ask.not_covered or len(ask.text.split()) > MAX_ELLIPTICAL:
        return None
    if any(topics.of_term(t) is not None for t in ask.terms):
        return None
    words = [w.lower() for w in WORD.findall(ask.text)]
    words = [w for w in words if w not in LEADS]
    if not 1 <= len(words) <= 2 or _QUESTION_WORD.search(" ".join(words)):
        return None
    nouns = {_stem(w) for w in words if w not in _HOLLOW}
    if not nouns:
        return None
    near = _near(topics, last)
    scores = {topic.id: _about(topics, topic, nouns) for topic in near}
    best = max(near, key=lambda t: scores[t.id], default=None)
    guessed = topics.of_ask(ask)
    if best is None or scores[best.id] < ENOUGH:
        return None
    if guessed is not None and scores.get(guessed.id, 0) >= scores[best.id]:
        return None
    return at(ask, best)


def _near(topics: Topics, last: list[Topic]) -> list[Topic]:
    """The topics that a conversation is near to: its own family, its buttons and their families, what it named."""
    near: dict[str, Topic] = {}
    for topic in last:
        related = [t for t in map(topics.get, topic.related) if t is not None]
        named = [topics.of_term(t) for t in topics.named_by(topic)]
        families = [
            t
            for i in (topic.intent, *(r.intent for r in related))
            if i in FAMILIES
            for t in topics.of_family(i)
        ]
        for other in (topic, *related, *(t for t in named if t is not None), *families):
            near.setdefault(other.id, other)
    return list(near.values())


def _about(topics: Topics, topic: Topic, nouns: set[str]) -> int:
    """How much a topic has to do with some nouns: its title counts double."""
    facts = topics.facts
    said = " ".join(facts.facts[f].say for f in topic.facts)
    terms = [facts.terms[t] for t in (*topic.terms, topic.id) if t in facts.terms]
    names = " ".join(form for term in terms for form in (term.value, *term.synonyms))
    return 2 * bool(nouns & _stems(topic.ask)) + sum(
        bool(nouns & _stems(text)) for text in (said, names.replace("_", " "))
    )


def _stem(word: str) -> str:
    """A word without its ending, so that "diseases" finds "disease"."""
    word = word.lower()
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _stems(text: str) -> set[str]:
    return {_stem(w) for w in WORD.findall(text)}
