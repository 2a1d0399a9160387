"""Whom the conversation is about still, and how old the baby is, by what was told so far."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.told import baby_months, remembered_audience
from milia.audience import find_audiences
from nlu.persons import _plain


def read(text: str) -> dict[str, Any]:
    """A message as NLU leaves it, as far as persons go."""
    return {"text": text, "audiences": [_plain(m) for m in find_audiences(text)]}


def heard(said: list[str], audience: str | None = None) -> tuple[Tracker, dict[str, Any], str]:
    """A conversation of these messages, with the last one's parse data and text."""
    events = [{"event": "user", "text": t, "parse_data": read(t)} for t in said]
    message = read(said[-1])
    slots = {"audience": audience}
    tracker = Tracker("t", slots, message, events, False, None, {}, "action_listen")
    return tracker, message, said[-1]


@pytest.mark.parametrize(
    ("text", "known", "audience"),
    [
        ("omg im not a baby. side effects of the procedures?", "baby", "unknown"),
        ("please forget the baby. how would they remove mine", "baby", "unknown"),
        ("newborn?? no. side effects of the procedures", "baby", "unknown"),
        ("I have not got a baby, madam. I am asking about my own face", "baby", "unknown"),
        ("there is no baby", "baby", "unknown"),
        ("neither of mine is a newborn", "baby", "baby"),  # and yet a baby may be meant
        ("will they go", "baby", "baby"),
        ("im not a baby", "adult", "adult"),
        ("will they go", None, "unknown"),
    ],
)
def test_nobody_of_a_kind_is_meant(text: str, known: str | None, audience: str) -> None:
    assert remembered_audience(*heard([text], known)) == audience


@pytest.mark.parametrize(
    ("said", "months"),
    [
        (["my 3 month old has them", "will they go"], 3.0),
        (["my 8 month old and my newborn"], 8.0),
        (["she'll be 7 weeks at the christening, gone by then?"], None),
        (["my baby has them"], None),
        (["my 3 year old has them"], None),
    ],
)
def test_age_of_the_baby(said: list[str], months: float | None) -> None:
    tracker, message, _ = heard(said)
    assert baby_months(tracker, message) == months
