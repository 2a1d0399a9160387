"""A caution by likeness needs a word of the kind; what is denied is no second sign."""

from __future__ import annotations

import pytest

from milia.cautions import denies, may_concern


@pytest.mark.parametrize(
    ("level", "text", "may"),
    [
        ("self_harm", "been thinking about pills", True),
        ("self_harm", "i mean taking them. tonight", True),
        ("self_harm", "nobody would care if i was gone", True),
        ("self_harm", "thats for treating. i said if i just wait", False),
        ("self_harm", "gran has a white spot on her eyelid that wont go", False),
        ("self_harm", "every other night, right. and is it safe to keep in the house", False),
        ("poison", "she's had the cap off, it's round her mouth", True),
        ("poison", "he licked the tube", True),
        ("poison", "babe i said nail polish remover not popping", False),
        ("today", "her skin goes red at everything", True),  # told in any words
        ("emergency", "he is not himself", True),
    ],
)
def test_may_concern(level: str, text: str, may: bool) -> None:
    assert may_concern(level, text) is may


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("swallowed what?? no he hasn't swallowed anything", True),
        ("goodness no! i meant the little one", True),
        ("it has not changed", True),
        ("what if he licks it", True),
        ("i mean taking them. tonight", False),
        ("there's yellow stuff coming out and it's hot", False),
    ],
)
def test_denies(text: str, denied: bool) -> None:
    assert denies(text) is denied
