"""Where clauses end: at stops, commas, joining words, and where a new subject with its verb begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia.clauses import clauses_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("no fever, he is fine", ["no fever,", "he is fine"]),
        ("what do i do she has a fever", ["what do i do", "she has a fever"]),
        ("what if she has a fever", ["what if she has a fever"]),
        ("it was 38.5 today. then it fell", ["it was 38.5 today.", "then it fell"]),
        ("no rash but a fever", ["no rash", "but a fever"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert [c.text.strip() for c in clauses_of(text) if c.text.strip()] == parts


def test_a_comma_ends_no_sentence() -> None:
    one, two, three = clauses_of("no fever, no rash. she sleeps")
    assert one.sentence == two.sentence != three.sentence
    assert one.sentence_end == two.end


@given(st.text(alphabet="ab .,;!?but she has", max_size=80))
def test_clauses_make_up_the_text(text: str) -> None:
    assert "".join(c.text for c in clauses_of(text)) == text
