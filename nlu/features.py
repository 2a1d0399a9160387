"""What the classifier sees of a text beside its embedding: letter groups, words and terms.

Hashed with crc32 and not with hash(): Python's string hash differs from one process to the next.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nlu.encoder import is_common_word

if TYPE_CHECKING:
    from nlu.terms import Mention

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Of sparse rows: (rows + 1,) where each begins; then columns and values of all, in order.
Rows = tuple[Ints, Ints, Floats]

_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True)
class Example:
    """What the classifier sees of one text."""

    text: str  # with spelling repaired
    vector: Floats  # (384,), length 1
    terms: tuple[str, ...]  # names of term features


@dataclass(frozen=True)
class Settings:
    """Choices of the classifier, made on dev and by cross-validation (bench/peers_choices.py).

    `temperature` divides the scores before softmax; below 1 it sharpens them.
    """

    grams: int = 1024  # hash buckets of letter groups; 0 leaves them out
    gram_sizes: tuple[int, int] = (2, 5)
    gram_weight: float = 0.6  # of the unit-length letter vector, beside 1.0 of the embedding
    words: int = 4096  # hash buckets of words and pairs of words; 0 leaves them out
    word_weight: float = 0.9
    term_weight: float = 0.5
    inverse_l2: float = 20.0  # as scikit-learn's C
    smoothing: float = 0.1  # of a phrase's label goes to all intents: less sure of what is strange
    epochs: int = 20
    temperature: float = 1.0
    neighbours: float = 0.0  # weight of the nearest training phrase of each intent


def sparse_rows(
    examples: Sequence[Example], term_column: dict[str, int], settings: Settings
) -> Rows:
    """The columns after the embedding's that are not zero, and their values, a row an example.

    First the buckets of letter groups, then those of words, then the terms of `term_column`.
    """
    texts = [example.text for example in examples]
    parts = []
    if settings.grams:
        grams = gram_rows(texts, settings.grams, settings.gram_sizes)
        parts.append((*grams[:2], settings.gram_weight * grams[2]))
    if settings.words:
        words = word_rows(texts, settings.words)
        parts.append((words[0], settings.grams + words[1], settings.word_weight * words[2]))
    named = [
        (row, settings.grams + settings.words + term_column[name])
        for row, example in enumerate(examples)
        for name in example.terms
        if name in term_column
    ]
    terms = np.array(named, dtype=np.int64).reshape(-1, 2)
    parts.append((terms[:, 0], terms[:, 1], np.full(len(terms), settings.term_weight)))
    rows, columns, values = (np.concatenate(of) for of in zip(*parts, strict=True))
    order = np.argsort(rows, kind="stable")
    starts = np.searchsorted(rows[order], np.arange(len(examples) + 1))
    return starts, columns[order], values[order].astype(np.float32)


def gram_rows(texts: Sequence[str], buckets: int, sizes: tuple[int, int]) -> Rows:
    """Hashed letter groups within words: (row, bucket, weight) of each, a row's weights of length 1 together."""
    found = [
        [
            _word_grams(word, buckets, sizes)
            for word in _SPACES.sub(" ", text.lower()).strip().split(" ")
        ]
        for text in texts
    ]
    lengths = [sum(map(len, words)) for words in found]
    rows, columns, counts = _counted(
        [grams for words in found for grams in words], lengths, buckets
    )
    # A group that comes up ten times says little more than one that comes up twice.
    return rows, columns, _of_length_one(1.0 + np.log(counts), rows, len(texts))


@lru_cache(maxsize=8_192)
def _word_grams(word: str, buckets: int, sizes: tuple[int, int]) -> Ints:
    """The bucket of every letter group of a word; common words come up in every other phrase."""
    padded = f" {word} "
    return np.array(
        [
            zlib.crc32(padded[i : i + size].encode()) % buckets
            for size in range(sizes[0], sizes[1] + 1)
            for i in range(len(padded) - size + 1)
        ],
        dtype=np.int64,
    )


def word_rows(texts: Sequence[str], buckets: int) -> Rows:
    """Hashed words and pairs of neighbours: (row, bucket, weight) of each, a row's weights of length 1 together.

    The edges of the text count as words: "why" alone is another question than "why" in a story.
    """
    found = [_word_buckets(text, buckets) for text in texts]
    rows, columns, counts = _counted(found, [len(own) for own in found], buckets)
    return rows, columns, _of_length_one(counts.astype(np.float64), rows, len(texts))


def _word_buckets(text: str, buckets: int) -> Ints:
    words = _WORDS.findall(text.lower())
    pairs = {f"{left} {right}" for left, right in pairwise(["^", *words, "$"])}
    names = pairs.union(words)
    return np.array([zlib.crc32(name.encode()) % buckets for name in names], dtype=np.int64)


def _counted(found: list[Ints], lengths: list[int], buckets: int) -> tuple[Ints, Ints, Ints]:
    """Row and bucket of all that is found, each once and in order, and how often; `lengths` of the rows."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    places, counts = np.unique(rows * buckets + np.concatenate(found), return_counts=True)
    return places // buckets, places % buckets, counts


def _of_length_one(values: NDArray[np.float64], rows: Ints, count: int) -> Floats:
    norms = np.sqrt(np.bincount(rows, values * values, count))
    return (values / norms[rows]).astype(np.float32)


def term_names(matches: Sequence[Mention], start: int, end: int) -> tuple[str, ...]:
    """Names of the term features of characters start:end: each value, its kind, covered or not."""
    names: set[str] = set()
    for match in matches:
        if match.negated or match.start < start or match.end > end:
            continue
        # An uncovered name is one of hundreds: its kind tells, not which one it is.
        names.add(f"kind:{match.kind}" if match.covered else f"uncovered:{match.kind}")
        names.add(f"value:{match.value}" if match.covered else "uncovered")
    return tuple(sorted(names))


def is_gibberish(text: str) -> bool:
    """Whether fewer than half of the words of a text (spelling repaired) are words."""
    words = _WORDS.findall(text.lower())
    return sum(map(is_common_word, words)) * 2 < len(words)


def has_no_word(text: str) -> bool:
    """Whether none of the words of a text (spelling repaired) is a common word, and there are some: "lkjhsdf"."""
    words = _WORDS.findall(text.lower())
    return bool(words) and not any(map(is_common_word, words))
