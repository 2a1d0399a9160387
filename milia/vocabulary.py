"""Names in a message ⇒ canonical values; spelling is mended, drugs are never mixed up.

`Vocabulary.find` knows two kinds of name: terms of the source ("retinoid") and things that people
name and the source does not ("retinol"). Both are known words, so neither is ever repaired into
the other; what is as near to one as to another is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from milia.words import WORD, word_key

if TYPE_CHECKING:
    from milia.facts_model import FactFile, NotCoveredTerm, Term

MAX_CHARS = 4000  # a longer message is read this far
MIN_REPAIR = 6  # letters; a shorter word has too many neighbours to be repaired
MIN_REPAIR_TWO = 9  # letters from which two slips are allowed
MIN_JOINED = 8  # letters from which a missing or extra space is seen through
MAX_REMEMBERED = 4096  # repairs kept, so that a repeated word costs nothing

#: Words that mean something else, though they are a slip or two from a name ("exploration").
ORDINARY = Path(__file__).with_name("ordinary_words.txt")


@dataclass(frozen=True)
class TermMatch:
    """A name found at start:end (characters) of a text.

    Attributes:
        value: the canonical value, "salicylic_acid" or "castor oil".
        kind: the kind of term.
        covered: whether the source names it.
        family: for what the source does not name, the term of the source it is a kind of.
        repaired: whether the text has it misspelt.
    """

    value: str
    kind: str
    covered: bool
    start: int
    end: int
    family: str | None = None
    repaired: bool = False


@dataclass(frozen=True)
class _Word:
    key: str
    start: int
    end: int


class Vocabulary:
    """The names of a fact file, ready to be found."""

    def __init__(self, terms: Iterable[Term | NotCoveredTerm], ordinary: Iterable[str]) -> None:
        """Index the terms: some 30 ms for 2,000 names."""
        self._forms: dict[tuple[str, ...], Term | NotCoveredTerm] = {}
        self._longest: dict[str, int] = {}
        self._values: dict[str, set[str]] = {}
        self._joined: dict[str, tuple[str, ...]] = {}
        self._ordinary = frozenset(ordinary)
        self._remembered: dict[str, str | None] = {}
        for term in terms:
            for form in (term.value.replace("_", " "), *term.synonyms):
                key = tuple(word_key(m.group()) for m in WORD.finditer(form))
                if key:
                    self._forms.setdefault(key, term)
                    self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
                    for word in key:
                        self._values.setdefault(word, set()).add(term.value)
        for key in self._forms:
            joined = "".join(key)
            if len(joined) >= MIN_JOINED and joined not in self._ordinary:
                self._joined.setdefault(joined, key)
        #: A longer word is no slip of any name, and would have millions of shorter forms.
        self._most_letters = max(map(len, self._values), default=0) + 2
        self._near: dict[str, list[str]] = {}
        for word in self._values:
            if len(word) >= MIN_REPAIR and word.isalpha():
                for shorter in _shortened(word, _slips(word) or 1):
                    self._near.setdefault(shorter, []).append(word)

    @classmethod
    def from_facts(cls, facts: FactFile) -> Vocabulary:
        """The vocabulary of a fact file."""
        return cls(facts.all_terms, ordinary_words())

    def find(self, text: str) -> list[TermMatch]:
        """The names in a text, in order, the longest where several begin at one word."""
        words = [
            _Word(word_key(m.group()), m.start(), m.end()) for m in WORD.finditer(text[:MAX_CHARS])
        ]
        meant = [self._repair(word.key) for word in words]
        found: list[TermMatch] = []
        i = 0
        while i < len(words):
            match, used = self._at(words, meant, i)
            if match is not None:
                found.append(match)
            i += used
        return found

    def knows(self, word: str) -> bool:
        """Whether a word stands in any name."""
        return word_key(word) in self._values

    # -- one place in the text

    def _at(
        self, words: list[_Word], meant: list[str | None], i: int
    ) -> tuple[TermMatch | None, int]:
        if i + 1 < len(words) and self._longest.get(words[i].key, 0) < 2:
            parts = (words[i].key, words[i + 1].key)
            key = self._joined.get("".join(parts))
            if key is not None and len(key) == 1 and not self._ordinary.intersection(parts):
                return self._match(key, words[i : i + 2], True), 2
        first = meant[i] or words[i].key
        for length in range(min(self._longest.get(first, 0), len(words) - i), 0, -1):
            here = words[i : i + length]
            exact = tuple(w.key for w in here)
            if exact in self._forms:
                return self._match(exact, here, False), length
            mended = tuple(m or w.key for m, w in zip(meant[i : i + length], here, strict=True))
            if mended != exact and mended in self._forms:
                return self._match(mended, here, True), length
        key = self._joined.get(words[i].key)
        if key is not None:
            return self._match(key, words[i : i + 1], True), 1
        return None, 1

    def _match(self, key: tuple[str, ...], words: list[_Word], repaired: bool) -> TermMatch:
        term = self._forms[key]
        return TermMatch(
            value=term.value,
            kind=term.kind,
            covered=term.covered,
            start=words[0].start,
            end=words[-1].end,
            family=getattr(term, "family", None),
            repaired=repaired,
        )

    # -- spelling

    def _repair(self, word: str) -> str | None:
        """The known word that a misspelt one surely is, else None."""
        slips = _slips(word)
        if (
            not slips
            or len(word) > self._most_letters
            or word in self._values
            or word in self._ordinary
            or word in self._joined
        ):
            return None
        if word not in self._remembered:
            if len(self._remembered) >= MAX_REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = self._nearest(word, slips)
        return self._remembered[word]

    def _nearest(self, word: str, slips: int) -> str | None:
        near: dict[str, int] = {}
        for shorter in _shortened(word, slips):
            for known in self._near.get(shorter, ()):
                if known not in near and _same_start(word, known):
                    distance = edits(word, known)
                    if distance <= slips:
                        near[known] = distance
        if not near:
            return None
        best = min(near, key=lambda known: (near[known], known))
        meaning = self._values[best]
        # Whatever else lies within reach must mean the same, or the word is left alone.
        return best if all(meaning & self._values[other] for other in near) else None


def ordinary_words() -> frozenset[str]:
    """Words that are no misspelling, though a name is near."""
    lines = ORDINARY.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def edits(a: str, b: str, most: int = 99) -> int:
    """Damerau-Levenshtein distance: letters added, dropped, changed or swapped with the next.

    Past `most` it is not counted to the end: what is returned is then larger than `most`.
    """
    # What both begin and end with costs nothing, and is most of a misspelt word.
    shorter = min(len(a), len(b))
    start = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    a, b = a[start:], b[start:]
    shorter -= start
    end = next((i for i in range(shorter) if a[-1 - i] != b[-1 - i]), shorter)
    a, b = a[: len(a) - end], b[: len(b) - end]
    if not a or not b:
        return len(a) + len(b)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > most and min(row) > most:
            break
        before, row = row, new
    return row[-1]


def _slips(word: str) -> int:
    if len(word) < MIN_REPAIR or not word.isalpha():
        return 0
    return 2 if len(word) >= MIN_REPAIR_TWO else 1


def _same_start(a: str, b: str) -> bool:
    return a[0] == b[0] or (a[0] == b[1] and a[1] == b[0])


def _shortened(word: str, most: int) -> Iterator[str]:
    """The word, and the word without any one letter, or any two."""
    yield word
    for i in range(len(word)):
        shorter = word[:i] + word[i + 1 :]
        yield shorter
        if most > 1:
            for j in range(i, len(shorter)):
                yield shorter[:j] + shorter[j + 1 :]
