"""What names nothing of ours is answered only where it is sure."""

from __future__ import annotations

import pytest

from milia.strange import has_our_words, is_far, is_strange


@pytest.mark.parametrize(
    ("text", "confidence", "ours", "before", "strange"),
    [
        ("how do i get abs fast", 0.45, False, False, True),
        ("how do i get abs fast", 0.55, False, False, False),
        ("how do i get rid of them fast", 0.3, False, False, False),
        ("retin-a fast", 0.3, True, False, False),
        ("how fast", 0.3, False, True, False),
        ("", 0.0, False, False, True),
    ],
)
def test_is_strange(text: str, confidence: float, ours: bool, before: bool, strange: bool) -> None:
    assert is_strange(text, confidence, names_ours=ours, in_conversation=before) is strange


@pytest.mark.parametrize(
    ("nearness", "confidence", "before", "far"),
    [
        (0.4, 0.3, False, True),
        (0.4, 0.9, False, False),
        (0.7, 0.3, False, False),
        (0.4, 0.3, True, False),  # a follow-up may be in any words
        (None, 0.3, False, False),  # a button: NLU has not looked
        ("0.1", 0.3, False, False),
    ],
)
def test_is_far(nearness: object, confidence: float, before: bool, far: bool) -> None:
    assert is_far(nearness, confidence, in_conversation=before) is far


def test_is_far_sooner_without_a_word_of_ours() -> None:
    assert is_far(0.6, 0.8, in_conversation=False, names_ours=False)
    assert not is_far(0.6, 0.8, in_conversation=False, names_ours=True)
    assert not is_far(0.6, 0.98, in_conversation=False, names_ours=False)
    assert not is_far(0.7, 0.3, in_conversation=False, names_ours=False)
    assert has_our_words("how fast do they go") and not has_our_words("is the M25 shut")
