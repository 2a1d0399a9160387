"""Everyday typos ("waht makes them apear"), mended for the encoder towards words of the phrases.

Names of treatments and the like are the core's alone to mend (`milia.vocabulary`): no word becomes
one of them here, and a name that was found is left as it stands. What a person wrote stays in
the message; only the encoder and the classifier read the mended text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.vocabulary import Vocabulary, edits
from nlu.chatter import chatter
from nlu.encoder import is_common_word
from nlu.heard import heard
from nlu.repairs import Repair
from nlu.shared import REPAIRS, TERMS, is_payload, shared_facts, sources_fingerprint, text_of

SEEN_OFTEN = 3  # times in the phrases that make a word no typo: writers of phrases mistype too
MIN_WORD = 4  # letters of a word that is mended
MIN_TWO = 8  # letters from which two slips are mended
MAX_WORD = 30  # a longer one is no word
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")


def _letters(word: str) -> int:
    """Which letters a word has, as bits; what is no small Latin letter shares one."""
    bits = 0
    for letter in word:
        place = ord(letter) - ord("a")
        bits |= 1 << (place if 0 <= place < 26 else 26)
    return bits


class Speller:
    """Mends a word towards the words of the training phrases."""

    def __init__(self, words: dict[str, int], targets: Iterable[str]) -> None:
        """Index the words.

        Args:
            words: every word of the phrases and how often it stands there.
            targets: those of them that others may be mended to.
        """
        self._words = words
        self._targets: dict[int, list[tuple[str, int]]] = {}
        for word in sorted(targets):
            self._targets.setdefault(len(word), []).append((word, _letters(word)))
        self._remember = lru_cache(maxsize=16_384)(self._meant)

    def mend(self, word: str) -> str | None:
        """The word that was meant, or None where there is nothing to mend or nothing near."""
        return self._remember(word.lower())

    def _meant(self, word: str) -> str | None:
        if not MIN_WORD <= len(word) <= MAX_WORD or not word.isalpha():
            return None
        if self._words.get(word, 0) >= SEEN_OFTEN or is_common_word(word):
            return None
        return self._respelt(word) or self._parted(word)

    def _parted(self, word: str) -> str | None:
        """Two words run together, or None: the parting whose rarer half is the most frequent."""
        partings = [
            (min(self._words.get(left, 0), self._words.get(right, 0)), f"{left} {right}")
            for at in range(1, len(word))
            for left, right in [(word[:at], word[at:])]
        ]
        count, parted = max(partings)
        return parted if count >= SEEN_OFTEN else None

    def _respelt(self, word: str) -> str | None:
        slips = 2 if len(word) >= MIN_TWO else 1
        own = _letters(word)
        near = [
            (distance, -self._words[target], target)
            for length in range(len(word) - slips, len(word) + slips + 1)
            for target, letters in self._targets.get(length, ())
            # Cheap first: most words differ in more letters than two slips can change.
            if (own ^ letters).bit_count() <= 2 * slips
            and target != word
            and (distance := edits(word, target, slips)) <= slips
        ]
        return min(near)[2] if near else None


@DefaultV1Recipe.register(
    # A featurizer too: Rasa runs no entity extractor over the training phrases.
    [
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=True,
)
class TypoMender(GraphComponent):
    """Adds everyday typos to the repairs that the encoder applies."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TypoMender:
        """Without words, until trained."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TypoMender:
        """With the words of the phrases it was trained on."""
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        component.speller = Speller(stored["words"], stored["targets"])
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """A new name may no longer be a target."""
        return sources_fingerprint()

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        """Keep where the words are stored."""
        self.speller = Speller({}, [])
        self._model_storage = model_storage
        self._resource = resource

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the phrases."""
        names = Vocabulary.from_facts(shared_facts(sources_fingerprint()))
        words, targets = count_words(
            (text_of(message) for message in training_data.intent_examples), names
        )
        self.speller = Speller(words, targets)
        with self._model_storage.write_to(self._resource) as folder:
            content = json.dumps({"words": words, "targets": targets}, sort_keys=True)
            (folder / "words.json").write_text(content, encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at live messages."""
        for message in messages:
            if not is_payload(message) and not message.get(INTENT):
                self._mend(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Writers of phrases mistype on purpose: mended, their phrases read as live messages do."""
        for message in training_data.training_examples:
            if text_of(message):
                self._mend(message)
        return training_data

    def _mend(self, message: Message) -> None:
        message.set(
            REPAIRS,
            mended(
                text_of(message),
                self.speller,
                message.get(REPAIRS) or [],
                [(m.start, m.end) for m in message.get(TERMS) or []],
            ),
        )


def count_words(texts: Iterable[str], names: Vocabulary) -> tuple[dict[str, int], list[str]]:
    """The words of `texts` with their counts, and those that a typo may be mended to.

    A target stands in three phrases at least (a rarer word may be a typo itself) and is no name.
    """
    counts = Counter(m.group().lower() for text in texts for m in _WORD.finditer(text))
    targets = [
        word
        for word, count in sorted(counts.items())
        if count >= SEEN_OFTEN
        and len(word) >= MIN_WORD
        and word.isalpha()
        and (is_common_word(word) or not names.knows(word))
    ]
    return dict(sorted(counts.items())), targets


def mended(
    text: str, speller: Speller, repairs: list[Repair], names: list[tuple[int, int]]
) -> list[Repair]:
    """`repairs` with what is said around the question and everyday typos, none over another.

    Args:
        text: the message.
        speller: mends words.
        repairs: those of names and ages, which come first.
        names: where names stand, which nothing here may touch.
    """
    # What a phone heard for a name reads badly; the name is found all the same.
    repairs = repairs + [
        r for r in heard(text) if not _touches(r.start, r.end, [(k.start, k.end) for k in repairs])
    ]
    taken = [(r.start, r.end) for r in repairs] + names
    around = [r for r in chatter(text) if not _touches(r.start, r.end, taken)]
    return repairs + around + typos(text, speller, taken + [(r.start, r.end) for r in around])


def _touches(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def typos(text: str, speller: Speller, taken: list[tuple[int, int]]) -> list[Repair]:
    """The repairs of `text` outside the spans `taken`."""
    return [
        Repair(match.start(), match.end(), meant)
        for match in _WORD.finditer(text)
        if not _touches(match.start(), match.end(), taken)
        and (meant := speller.mend(match.group()))
    ]
