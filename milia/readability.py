"""Reading grade of what the assistant says.

Flesch-Kincaid by textstat, with each word of the vocabulary (milia, dermatologist, cryotherapy …)
counted as one syllable: who asks about cryotherapy reads the word without trouble. textstat is a
development dependency: `available` says whether it is here.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from milia.facts import WORD, word_key

if TYPE_CHECKING:
    from milia.facts import FactFile, Topic
    from milia.types import Audience

#: A topic's whole reply reads at this grade or below.
MAX_REPLY_GRADE = 8.0
#: A single fact above this grade gets a warning.
MAX_FACT_GRADE = 10.0

#: Words that every text here is about and that no fact file needs as a term.
OUR_WORDS = frozenset({"milia", "milium"})
#: Any word of one syllable: it stands for a word of the vocabulary.
_ONE_SYLLABLE = "word"


def available() -> bool:
    """Whether textstat is installed."""
    return importlib.util.find_spec("textstat") is not None


def vocabulary_words(facts: FactFile) -> frozenset[str]:
    """The words that count as one syllable: every word of a term's names."""
    words = {
        word_key(match.group())
        for term in facts.all_terms
        for form in (term.value.replace("_", " "), *term.synonyms)
        for match in WORD.finditer(form)
    }
    return OUR_WORDS | words


def grade(text: str, one_syllable: Iterable[str]) -> float:
    """Flesch-Kincaid grade of a text."""
    known = frozenset(one_syllable)
    plain = WORD.sub(
        lambda match: _ONE_SYLLABLE if word_key(match.group()) in known else match.group(), text
    )
    return _flesch_kincaid(plain)


def reply_text(facts: FactFile, topic: Topic, audience: Audience) -> str:
    """Everything a topic says to an audience, refusals in their place."""
    said: dict[str, None] = {}
    for fact_id in (*topic.facts, *topic.then):
        fact = facts.facts[fact_id]
        if audience in fact.audiences:
            said[fact.say] = None
        elif audience in fact.not_for:
            said[facts.facts[fact.not_for[audience]].say] = None
    return " ".join(said)


@lru_cache(maxsize=4096)
def _flesch_kincaid(text: str) -> float:
    import textstat

    return float(textstat.flesch_kincaid_grade(text))
