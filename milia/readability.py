"""Reading grade of what the assistant says.

The Flesch-Kincaid grade as textstat reckons it, with each word of the vocabulary (milia,
dermatologist, cryotherapy …) counted as one syllable: who asks about cryotherapy reads the word
without trouble. textstat itself fetches a dictionary of syllables from the net at its first use;
here syllables are counted by rule, with the exceptions that our texts need, so that the grade is
the same in anyone's clone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from milia.words import WORD, word_key

if TYPE_CHECKING:
    from milia.facts_model import FactFile, Topic
    from milia.types import Audience

#: A topic's whole reply reads at this grade or below.
MAX_REPLY_GRADE = 8.0
#: A single fact above this grade gets a warning.
MAX_FACT_GRADE = 10.0

#: Words that every text here is about and that no fact file needs as a term.
OUR_WORDS = frozenset({"milia", "milium"})

#: As textstat: a run of words up to a stop; one of two words or fewer is not counted.
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_PUNCTUATION = re.compile(r"[^\w\s']|(?<!\w)'|'(?!\w)")
_VOWELS = re.compile(r"[aeiouy]+")
#: An e that is not spoken: make, makes, likely, statement, used; but table, patches, wanted.
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouycghlsxz]|[aeiouy]l|[aeiouy]gh)es$|[^aeiouytd]ed$"
    r"|(?<=[aeiouy])[^aeiouyhl]e(?=(?:ly|ments?|ful|some|times|where|how|ness)$)"
)
#: Vowels side by side that are spoken apart: media, being, layer, actual; and sarcasm.
_SPLIT = re.compile(r"[^aeioucgqstl]i[aou]|[aeo]ing$|[aeou]y(?:[aiou]|e(?!d?s?$))|[^q]ua[tl]|sm$")

#: Words that the rule below gets wrong, by their syllables.
_EXCEPTIONS = {
    1: "eye eyes",
    2: "acne create evening lion quiet science several someone something somewhere senior union",
    3: "anyone area areas created creating every idea ideas whoever video",
    4: "experience reality variety society",
}
_SYLLABLES = {word: count for count, words in _EXCEPTIONS.items() for word in words.split()}


def vocabulary_words(facts: FactFile) -> frozenset[str]:
    """The words that count as one syllable: those of the source's terms."""
    return OUR_WORDS | {
        word
        for term in facts.terms.values()
        for word in (
            *term.value.split("_"),
            *(word_key(name) for name in term.synonyms if WORD.fullmatch(name)),
        )
    }


def grade(text: str, one_syllable: Iterable[str] = OUR_WORDS) -> float:
    """Flesch-Kincaid grade of a text."""
    known = one_syllable if isinstance(one_syllable, frozenset) else frozenset(one_syllable)
    words = _words(text)
    if not words:
        return 0.0
    spoken = sum(1 for s in _SENTENCE.findall(text) if len(_words(s)) > 2)
    syllables_each = sum(1 if word_key(w) in known else syllables(w) for w in words) / len(words)
    return 0.39 * len(words) / max(1, spoken) + 11.8 * syllables_each - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word, by rule."""
    word = word.lower().replace("’", "'")
    if word in _SYLLABLES:
        return _SYLLABLES[word]
    bare = word.removesuffix("'s").replace("'", "")
    count = len(_VOWELS.findall(bare))
    count -= len(_SILENT.findall(bare))
    count += len(_SPLIT.findall(bare)) + bool(re.search("[sd]n't$", word))
    return max(1, count)


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


def _words(text: str) -> list[str]:
    return _PUNCTUATION.sub("", text.replace("’", "'")).split()
