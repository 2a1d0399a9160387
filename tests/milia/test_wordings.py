"""How a question is put."""

from __future__ import annotations

import pytest

from milia.wordings import (
    asks_for_cause,
    asks_to_apply,
    compares,
    may_be_for_writer,
    tells_of_early_birth,
)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("is it the vaccine?", True),
        ("she has him on oxygen with tape on his cheeks, could that have done it", True),
        ("is it bc i used the baby shampoo on her face", True),
        ("so is it from the heating", True),
        ("can i put sudocrem on them", False),
        ("does coconut oil help", False),
        ("what do you know of tea tree oil", False),
    ],
)
def test_a_thing_asked_of_as_the_cause(text: str, cause: bool) -> None:
    assert asks_for_cause(text) is cause


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("which of the 2 leaves less of a mark do you think", True),
        ("which one is better", True),
        ("is it better than laser", True),
        ("which would you pick", True),
        ("which procedures are there", False),
        ("what does laser do", False),
    ],
)
def test_which_of_several_is_better(text: str, compared: bool) -> None:
    assert compares(text) is compared


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("can i use differin", True),
        ("is it ok on my skin", True),
        ("can i put sudocrem on them", False),
        ("can i use it on him", False),
        ("and a flannel with warm water", False),
    ],
)
def test_a_question_that_may_be_for_the_writer(text: str, writer: bool) -> None:
    assert may_be_for_writer(text) is writer


def test_putting_something_on_and_an_early_birth() -> None:
    assert asks_to_apply("should we rub some cream on it")
    assert not asks_to_apply("how long do they last")
    assert tells_of_early_birth("she was born at 33 weeks")
    assert not tells_of_early_birth("she is 33 weeks old")
