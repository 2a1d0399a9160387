"""The reading grade is Flesch-Kincaid with the vocabulary's words counted as one syllable."""

from __future__ import annotations

import pytest

from milia import facts as fact_file
from milia import readability


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("skin", 1), ("make", 1), ("used", 1), ("eyes", 1), ("makes", 1), ("needed", 2), ("table", 2), ("likely", 2),
        ("statement", 2), ("patches", 2), ("layer", 2), ("being", 2), ("doesn't", 2), ("examples", 3), ("every", 3),
        ("idea", 3), ("actual", 3), ("themselves", 2), ("newborn's", 2), ("procedure", 3), ("usually", 4),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_the_formula() -> None:
    # 8 words, 1 sentence, 8 syllables
    assert readability.grade("The cat sat on the mat all day.") == pytest.approx(
        0.39 * 8 + 11.8 - 15.59
    )
    # As textstat: "No." is no sentence of its own, though its word counts.
    assert readability.grade("No. The cat sat on the mat all day.") == pytest.approx(
        0.39 * 9 + 11.8 - 15.59
    )
    assert readability.grade("") == 0.0


def test_words_of_the_vocabulary_count_as_one_syllable() -> None:
    known = readability.vocabulary_words(fact_file.load())
    assert {"milia", "milium", "dermatologist", "cryotherapy", "epidermolysis"} <= known
    assert "insurance" not in known
    assert readability.grade("Ask a dermatologist about cryotherapy.", known) < readability.grade(
        "Ask a dermatologist about cryotherapy."
    )
