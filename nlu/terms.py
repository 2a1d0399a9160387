"""Terms in a message: treatments, products, procedures, types … of the fact file's vocabulary.

Exact names first, those of things the facts do not cover among them, so that "retinol" is found
as itself and never repaired into "retinoid". Spelling is mended under rules that would rather miss
a typo than turn one drug into another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from nlu.asks import Repair
from nlu.encoder import is_common_word
from nlu.shared import (
    DOC,
    FACTS,
    REPAIRS,
    TERMS,
    is_payload,
    sources_fingerprint,
    text_of,
    words_of,
)
from nlu.tokenizer import MAX_CHARS, english

AUDIENCE = "audience"  # words for persons: features here, but who is meant is the core's to say
MIN_REPAIR = 6  # letters; a shorter word has too many neighbours to be repaired
MIN_REPAIR_TWO = 9  # letters from which two slips are allowed


class Term(Protocol):
    """What this room needs of a vocabulary entry."""

    value: str  # canonical
    kind: str  # treatment, product, procedure, milia_type, …
    synonyms: list[str]  # other names, known misspellings among them
    covered: bool  # False: a real thing that no fact is about ("retinol")


@dataclass(frozen=True)
class TermMatch:
    """A term found at start:end (characters) of a message."""

    value: str
    kind: str
    covered: bool
    start: int
    end: int
    negated: bool
    spelling: str | None = None  # the name that was meant, where the text has it misspelt


def edits(a: str, b: str) -> int:
    """Edit distance with a swap of neighbours as one slip ("retiniod": 1 from "retinoid").

    Letters inserted, dropped, changed or swapped with the next (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1]


def allowed_edits(word: str) -> int:
    """How many slips a typed word of this length may have and still be repaired."""
    if len(word) < MIN_REPAIR or not word.isalpha():
        return 0
    return 2 if len(word) >= MIN_REPAIR_TWO else 1


class Speller:
    """Repairs words towards a list of words, under the rules above."""

    def __init__(self, meanings: dict[str, frozenset[str]]) -> None:
        """Index the words.

        Args:
            meanings: word ⇒ the terms whose names contain it. Two candidates at the same distance
                are told apart only if they could mean the same thing.
        """
        self._meanings = meanings
        self._by_length: dict[int, list[tuple[str, int]]] = {}
        for word in sorted(meanings):
            if len(word) >= MIN_REPAIR - 1:
                self._by_length.setdefault(len(word), []).append((word, _letters(word)))

    def repair(self, word: str) -> str | None:
        """The word that was meant, or None: nothing to repair, nothing near, or in doubt."""
        slips = allowed_edits(word)
        # A real word is not a typo, and no name of the vocabulary is a typo of another.
        if not slips or word in self._meanings or is_common_word(word):
            return None
        letters = _letters(word)
        best: list[str] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            for candidate, its_letters in self._by_length.get(length, ()):
                # One slip changes at most two letters of the set: rules out nearly all, cheaply.
                if (letters ^ its_letters).bit_count() > 2 * slips:
                    continue
                distance = edits(word, candidate)
                if distance < slips or (distance == slips and not best):
                    best, slips = [candidate], distance
                elif distance == slips:
                    best.append(candidate)
        if not best:
            return None
        shared = frozenset.intersection(*(self._meanings[word] for word in best))
        return min(best) if shared else None


def _letters(word: str) -> int:
    """The set of letters of a word as bits."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 31)
    return bits


class TermMatcher:
    """Finds the terms of a vocabulary in a spaCy document.

    Misspelt words are mended first and the names then looked up exactly, in one pass. spaCy's
    FUZZY patterns do the same over 2,300 names in 6 ms a message and 1 s to build; this takes
    0.1 ms and 0.2 s (tried).
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Build the matcher."""
        self._nlp = english()
        self._terms: dict[str, Term] = {}
        names: dict[str, list[Doc]] = {}
        meanings: dict[str, set[str]] = {}
        taken: set[str] = set()
        for term in terms:
            key = f"{term.kind}:{term.value}"
            self._terms[key] = term
            for name in [term.value.replace("_", " "), *term.synonyms]:
                doc = self._nlp.make_doc(name)
                if not len(doc) or name.lower() in taken:
                    continue  # the first term to claim a name keeps it
                taken.add(name.lower())
                names.setdefault(key, []).append(doc)
                for token in doc:
                    meanings.setdefault(token.lower_, set()).add(key)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for key, docs in names.items():
            self._matcher.add(key, docs)
        self._speller = Speller({word: frozenset(keys) for word, keys in meanings.items()})

    def find(self, doc: Doc) -> list[TermMatch]:
        """Terms of `doc` in order, none overlapping another."""
        mended = {
            token.i: word
            for token in doc
            if len(token) >= MIN_REPAIR and (word := self._speller.repair(token.lower_))
        }
        read = doc
        if mended:
            words = [mended.get(token.i, token.text) for token in doc]
            read = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
        spans = self._matcher(read, as_spans=True)
        # The longest name wins: "salicylic acid" over "acid", "castor oil" over "oil".
        spans.sort(key=lambda span: (span.start - span.end, span.start, span.label_))
        taken: set[int] = set()
        found: list[TermMatch] = []
        for span in spans:
            inside = range(span.start, span.end)
            if taken.intersection(inside):
                continue
            taken.update(inside)
            term = self._terms[span.label_]
            found.append(
                TermMatch(
                    value=term.value,
                    kind=term.kind,
                    covered=term.covered,
                    start=doc[span.start].idx,
                    end=doc[span.end - 1].idx + len(doc[span.end - 1]),
                    negated=is_negated(doc, span.start),
                    spelling=span.text if mended.keys() & set(inside) else None,
                )
            )
        return sorted(found, key=lambda match: match.start)


# What may stand between the negation and the thing: "not [using any] laser".
_BETWEEN = words_of(
    "a an the any some my our his her your their this that more kind of use using see seeing do "
    "doing get getting have having go going to try trying take taking put apply want need like "
    "mean meant own afford tolerate trust on for about with interested in talking asking"
)
_ALONE = words_of("without except besides excluding sans w/o no")
_NOT = words_of("not n't nt never dont wont doesnt didnt")
_STOPS = words_of(", . ? ! ; but and or")
_ASKING = words_of(
    "why if whether should shouldnt is isnt are arent can cant could does do did will"
)


def is_negated(doc: Doc, start: int) -> bool:
    """Whether the person says they do not mean what begins at token `start`.

    "without laser", "not my baby", "i don't want retinoids", "other than a peel"; but not "why
    can't i use retinoids" or "should i not use a retinoid": there the thing is what is asked.
    """
    words = [token.lower_.replace("’", "'") for token in doc[:start]]
    for i in range(start - 1, max(-1, start - 7), -1):
        word, before = words[i], words[i - 1] if i else ""
        if word in _STOPS:
            return False
        if word in _ALONE:
            return True
        if (before, word) in {("other", "than"), ("rather", "than"), ("instead", "of")}:
            return True
        if word in _NOT:
            clause = max((k + 1 for k in range(i) if words[k] in _STOPS), default=0)
            return not any(w in _ASKING for w in words[clause : max(i - 1, clause + 1)])
        if word not in _BETWEEN:
            return False
    return False


@lru_cache(maxsize=1)
def _shared_matcher(fingerprint: str) -> TermMatcher:
    """One matcher a process for one state of the vocabulary."""
    from milia import facts

    return TermMatcher(facts.load(FACTS).terms)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TermExtractor(GraphComponent):
    """Adds the terms of a message as entities, and what no fact covers as `uncovered`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TermExtractor:
        """Build the matcher from the fact file (shared in the process)."""
        return cls(_shared_matcher(sources_fingerprint()))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """An edited term retrains: the classifier's features depend on it."""
        return sources_fingerprint()

    def __init__(self, matcher: TermMatcher) -> None:
        """Keep the matcher."""
        self._matcher = matcher

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Find terms in training phrases, as features only: the phrases are not annotated."""
        for message in training_data.training_examples:
            if text_of(message):
                self._find(message)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities and `uncovered` to live messages."""
        for message in messages:
            if is_payload(message):
                continue
            found = self._find(message)
            entities = [
                {
                    "entity": match.kind,
                    "value": match.value,
                    "start": match.start,
                    "end": match.end,
                    "extractor": type(self).__name__,
                    **({"negated": True} if match.negated else {}),
                }
                for match in found
                if match.kind != AUDIENCE
            ]
            uncovered = [m.value for m in found if not m.covered and not m.negated]
            message.set(ENTITIES, (message.get(ENTITIES) or []) + entities, add_to_output=True)
            message.set("uncovered", list(dict.fromkeys(uncovered)), add_to_output=True)
        return messages

    def _find(self, message: Message) -> list[TermMatch]:
        doc = message.get(DOC)
        if doc is None:
            doc = english().make_doc(text_of(message)[:MAX_CHARS])
        found = self._matcher.find(doc)
        message.set(TERMS, found)
        message.set(REPAIRS, [Repair(m.start, m.end, m.spelling) for m in found if m.spelling])
        return found
