"""The one form that the tables of urgent words are written for."""

from __future__ import annotations

import pytest

from milia.plain_text import MAX_CHARS, make_plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("She's got a FEVER", "shes got a fever"),
        ("he can not breathe", "he cant breathe"),
        ("her tempature is up", "her temperature is up"),
        ("he is brething funny", "hes breathing funny"),
        ("feeding well", "feeding well"),  # one slip from bleeding, and a right word
        ("it was 38,5", "it was 38.5"),
        ("non-drowsy & fine", "nondrowsy and fine"),
    ],
)
def test_plain(text: str, plain: str) -> None:
    assert make_plain(text) == plain


def test_what_is_said_around_the_matter_is_a_stop() -> None:
    assert "worried" not in make_plain("so worried, his lips are blue")
    assert make_plain("sorry if this is the wrong place, his lips are blue").endswith(
        "his lips are blue"
    )


def test_a_long_message_is_cut() -> None:
    assert len(make_plain("a " * MAX_CHARS)) <= MAX_CHARS
