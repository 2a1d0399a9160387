"""Messages in pieces: what is set right, what goes on, what only asks for a reply."""

from __future__ import annotations

import time

import pytest

from milia.bubbles import is_nudge, with_the_last, with_what_was_told


@pytest.mark.parametrize(
    ("last", "text", "whole"),
    [
        ("she is 3 moths old", "*months", "she is 3 months old"),
        ("my 3 month old has milk spots", "weeks*", "my 3 weeks old has milk spots"),
        ("he is 3 weeks", "*she", "she is 3 weeks"),
        ("my 2 girls, one is 3 weeks", "* 5", "my 2 girls, one is 5 weeks"),  # the last of them
        ("he is 3 weeks", "*4", "he is 4 weeks"),
        ("how many sesions of laser", "sessions", "how many sessions of laser"),
        ("a exfoliant for skin very sensible", "sensitive", "a exfoliant for skin very sensitive"),
        ("can i use retinol", "retinoid?", None),  # another question
        ("can i use laser", "*banana", None),  # like no word of it
        ("what is milia", "*milia", None),  # nothing to set right
        ("hi", "thanks", None),
    ],
)
def test_a_word_is_set_right(last: str, text: str, whole: str | None) -> None:
    assert with_the_last(last, text) == whole


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("should i dab breast milk on", "the milia hes got on his nose"),
        ("does tea tree oil do anything for", "milia, my flatmate swears by it"),
        ("they show in every photo because", "im getting married in june"),
        ("can i put it on my", "eyelid"),
    ],
)
def test_a_sentence_cut_in_two_is_joined(last: str, text: str) -> None:
    assert with_the_last(last, text) == f"{last} {text}"


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("what are they made of", "my baby is 3 weeks"),  # a question may end so
        ("should we get it looked at or", "its not hurting him"),
        ("can dad use retin a", "and the boy?"),
        ("how long do they last", "the ones on my nose"),
        ("it is on my", "what is it"),  # begins anew
        ("i put it on", "thanks"),
        ("word " * 38 + "on", "the nose of my boy"),  # a letter
    ],
)
def test_what_stands_alone_is_not_joined(last: str, text: str) -> None:
    assert with_the_last(last, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "???",
        "hello??",
        "Hello",
        "anyone there",
        "are u there?",
        "pls reply",
        "u there",
        "reply pls",
    ],
)
def test_nudges(text: str) -> None:
    assert is_nudge(text)


@pytest.mark.parametrize(
    "text",
    ["hi", "hello, what is milia", "still there", "why?", "anyone can get it?", "is it there", ""],
)
def test_no_nudges(text: str) -> None:
    assert not is_nudge(text)


def test_a_question_that_says_nothing_is_of_what_was_told() -> None:
    before = ["she isnt a doctor", "my facial lady has a lancet", "how do they come off?"]
    assert (
        with_what_was_told(before, "do i let her")
        == "my facial lady has a lancet. she isnt a doctor. do i let her"
    )


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (["how do they come off?"], "is that normal"),  # nothing was told
        (["my boy has white dots"], "will they go"),  # says enough
        (["my boy has white dots"], "thanks"),
        (["word " * 40], "is that normal"),
        ([], "is that normal"),
    ],
)
def test_any_other_question_stands_alone(before: list[str], text: str) -> None:
    assert with_what_was_told(before, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "?" * 2000,
        "hello" * 400,
        "*" * 2000,
        "* " * 1000,
        "a " * 1000,
        "so " * 700 + "is that",
        "b" * 2000,
    ],
)
def test_long_messages_cost_little(text: str) -> None:
    start = time.perf_counter()
    is_nudge(text)
    with_the_last(text, text)
    with_what_was_told([text], text)
    assert time.perf_counter() - start < 0.25
