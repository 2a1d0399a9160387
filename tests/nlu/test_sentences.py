"""An emergency that a long letter tells in one of its sentences."""

from __future__ import annotations

import pytest

from milia.letters import sentences

STORY = (
    "We were at my sister's for the weekend and the children had a lovely time in the garden with the pool. "
    "I have had little white bumps under my eyes since my twenties and never thought much of them. "
)


def test_the_sentences_of_a_long_letter() -> None:
    spans = sentences(STORY)
    assert len(spans) == 2
    assert STORY[slice(*spans[1])].strip().startswith("I have had")
    assert sentences("We were away. Now he has bumps on his nose.") == []


def test_no_more_than_ten_are_read() -> None:
    assert len(sentences("One two three four five. " * 40)) == 10


@pytest.mark.parametrize("text", ["a" * 1900, ". " * 900, "word " * 380, "\n" * 1900])
def test_any_text(text: str) -> None:
    assert isinstance(sentences(text), list)
