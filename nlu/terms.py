"""Terms in a message: treatments, products, procedures, types … of the fact file's vocabulary.

Exact names first, those of things the facts do not cover among them, so that "retinol" is found
as itself before anything can repair it into "retinoid". Then spelling, by spaCy's FUZZY matcher,
under rules that would rather miss a typo than turn one drug into another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import Matcher, PhraseMatcher

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

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

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


class TermMatcher:
    """Finds the terms of a vocabulary in a spaCy document."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Build the matchers: about 30 ms for 300 names."""
        self._nlp = english()
        self._names: dict[str, tuple[str, Term]] = {}
        for term in terms:
            for name in [term.value.replace("_", " "), *term.synonyms]:
                self._names.setdefault(_key(name), (name, term))
        self._exact = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._fuzzy = Matcher(self._nlp.vocab)
        words: set[str] = set()
        for key, (name, _) in self._names.items():
            doc = self._nlp.make_doc(name)
            if not len(doc):
                continue
            self._exact.add(key, [doc])
            tokens = [token.lower_ for token in doc]
            words.update(tokens)
            # FUZZY only casts the net; `_repair` then judges each word by its own length.
            if any(len(word) >= MIN_REPAIR - 1 for word in tokens):
                self._fuzzy.add(key, [[_fuzzy(word) for word in tokens]])
        self._words = frozenset(words)

    def find(self, doc: Doc) -> list[TermMatch]:
        """Terms of `doc` in order, none overlapping another."""
        taken: list[tuple[int, int]] = []
        found: list[TermMatch] = []
        exact = [(span, span.label_) for span in self._exact(doc, as_spans=True)]
        # The longest name wins: "salicylic acid" over "acid", "castor oil" over "oil".
        for span, key in sorted(exact, key=lambda m: (-(m[0].end - m[0].start), m[0].start)):
            if not _overlaps(span, taken):
                taken.append((span.start, span.end))
                found.append(self._match(doc, span, key, None))
        repairs: list[tuple[int, int, Span, str]] = []
        if any(allowed_edits(token.lower_) for token in doc):
            for span in self._fuzzy(doc, as_spans=True):
                slips = self._repair(span, span.label_)
                if slips is not None:
                    repairs.append((slips, -(span.end - span.start), span, span.label_))
        repairs.sort(key=lambda r: (r[0], r[1], r[2].start, r[3]))
        for slips, length, span, key in repairs:
            if _overlaps(span, taken):
                continue
            rivals = {
                self._names[other][1].value
                for n, size, s, other in repairs
                if n == slips and size == length and s.start == span.start
            }
            taken.append((span.start, span.end))
            # As near to two different things: say neither.
            if len(rivals) == 1:
                found.append(self._match(doc, span, key, self._names[key][0]))
        return sorted(found, key=lambda m: m.start)

    def _repair(self, span: Span, key: str) -> int | None:
        """Slips between `span` and the name `key`, or None where it must not be repaired."""
        total = 0
        for typed, meant in zip(span, self._nlp.make_doc(self._names[key][0]), strict=True):
            a, b = typed.lower_, meant.lower_
            if a == b:
                continue
            # A real word is not a typo, and no name of the vocabulary is a typo of another.
            if a in self._words or is_common_word(a):
                return None
            slips = edits(a, b)
            if slips > allowed_edits(a):
                return None
            total += slips
        return total or None

    def _match(self, doc: Doc, span: Span, key: str, spelling: str | None) -> TermMatch:
        term = self._names[key][1]
        return TermMatch(
            value=term.value,
            kind=term.kind,
            covered=term.covered,
            start=span.start_char,
            end=span.end_char,
            negated=is_negated(doc, span.start),
            spelling=spelling,
        )


def _key(name: str) -> str:
    return " ".join(token.lower_ for token in english().make_doc(name) if not token.is_space)


def _fuzzy(word: str) -> dict[str, Any]:
    """A net for two slips, whatever the length: FUZZY counts a swap of letters as two."""
    return {"LOWER": {"FUZZY2": word} if len(word) >= MIN_REPAIR - 1 else word}


def _overlaps(span: Span, taken: list[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in taken)


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
            return not any(w in _ASKING for w in words[: max(i - 1, 1)])
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
