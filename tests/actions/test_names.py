"""Persons by their names: an age that is told once is known from there on."""

from __future__ import annotations

import pytest

from actions.names import asks_for_name, meant_by_name, told_by_name

TWO = "Two kids both with white bumps - Theo 6 weeks, Amy 8. Same thing?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TWO, ["baby", "child"]),
        ("I have two little ones, Mila who is 5 weeks and Oscar who's four", ["baby", "toddler"]),
        ("My daughter Ella (9) and Sam, 2 months, have them", ["child", "baby"]),
        ("Ben 6 months, Ava 14, same bumps", ["baby", "child"]),
        ("Ben 6 months, Ava 14, same bumps. whats ok for Ava?", ["child"]),
        # one age is read by other rules; products, dates and beginnings of sentences are nobody
        ("My daughter Ella (9) has them", []),
        ("Used Aveeno 3 weeks and Cetaphil 2 months, no change", []),
        ("My son has them since March 3. About 5 weeks. Step 2 was a scrub", []),
        ("Kids have them. SPF 50, Day 3, Week 2", []),
    ],
)
def test_two_who_are_named_with_their_ages(text: str, told: list[str]) -> None:
    assert [p.audience for p in told_by_name(text)] == told


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("how long for theo?", ["baby"]),
        ("Anything we can put on Amy's?", ["child"]),
        ("amys ones?", ["child"]),
        ("are Theo and Amy to be treated the same", ["baby", "child"]),
        ("how long for them", []),
        ("the theory of it", []),
    ],
)
def test_a_name_is_known_later(text: str, meant: list[str]) -> None:
    assert [p.audience for p in meant_by_name(text, [TWO])] == meant
    assert not meant_by_name(text, [])


def test_a_question_begins_with_no_name() -> None:
    assert not meant_by_name("will it scar", ["My son is 9. Will 4 weeks be enough?"])


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("and Amy? hers are by the eye", True),
        ("what about theo ?", True),
        ("Amy says hi", False),
        ("and him?", False),
        ("how long for Theo?", False),
    ],
)
def test_the_same_is_asked_for_a_name(text: str, asks: bool) -> None:
    assert asks_for_name(text, [TWO]) is asks
