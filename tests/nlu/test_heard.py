"""What a phone heard is read as what was said; girls keep their names."""

from __future__ import annotations

import pytest

from nlu.heard import heard
from nlu.repairs import repaired


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a cure a Taj on the me Leah by my eye", "a curettage on the milia by my eye"),
        ("will son screen stop the Malia", "will sunscreen stop the milia"),
        ("is red annoyed cream ok", "is retinoid cream ok"),
        ("can I ex fully ate", "can I exfoliate"),
        ("does Cairo therapy hurt", "does cryotherapy hurt"),
        ("lack tick acid or lack tic acid", "lactic acid or lactic acid"),
        ("babys hav mileea", "babys hav milia"),
        ("they said mill ear does he", "they said milia does he"),
        ("see a derma tologist", "see a dermatologist"),
    ],
)
def test_what_was_said(text: str, read: str) -> None:
    assert repaired(text, heard(text), 0) == read


@pytest.mark.parametrize(
    "text",
    [
        "my daughter Amelia has spots",
        "Amelia is 3 weeks",
        "we met Amelia's teacher",
        "what does the name Amelia mean",
        "i am red and annoyed",
        "my son screens his calls",
        "they showed me lia's photo",
    ],
)
def test_what_reads_as_it_stands(text: str) -> None:
    assert heard(text) == []
