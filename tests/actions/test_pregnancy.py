"""Whose pregnancy it is that was told of, and whom the question is for."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.pregnancy import is_expecting, minor_expects
from milia.audience import find_audiences


def conversation(*said: str, slot: bool = False) -> tuple[Tracker, dict[str, Any], str]:
    """A tracker of these messages, read by words as NLU reads them; the last one and its text."""

    def read(text: str) -> dict[str, Any]:
        mentions = find_audiences(text)
        keys = ("text", "audience", "age", "age_months", "negated", "minor", "newborn")
        return {"audiences": [{k: getattr(m, k) for k in keys} for m in mentions], "text": text}

    events = [{"event": "user", "text": text, "parse_data": read(text)} for text in said]
    slots = {"expecting": slot}
    tracker = Tracker(
        "x", slots, events[-1]["parse_data"], events, False, None, {}, "action_listen"
    )
    return tracker, read(said[-1]), said[-1]


@pytest.mark.parametrize(
    ("said", "expecting"),
    [
        (["im 5 months gone, is differin ok"], True),
        (["my sister is 5 months gone", "can she use differin"], True),
        (["my sister is 5 months gone", "can i use differin"], False),
        (["my wife is pregnant can she use retinol", "and tretinoin for my wife?"], True),
        (
            ["my wife is pregnant can she use retinol", "and salicylic acid for my wife, shes 33"],
            True,
        ),
        (["im pregnant and have milia", "and can my husband use it"], False),
        (["im pregnant and have milia", "and for my husband, hes 35, salicylic acid?"], False),
        (["im pregnant and have milia", "and for my sister whos 28, differin?"], False),
        (["im pregnant and have milia", "ok for me again, differin"], True),
        (["just got a positive test", "is tretinoin ok"], True),
        (["im nursing", "actually i stopped nursing last week", "is tretinoin ok"], False),
        (["is tretinoin ok"], False),
        (
            ["im 31 weeks pregnant", "ok not pregnancy then, just in general", "is differin one"],
            True,
        ),
        (["im breastfeeding", "leave the breastfeeding, i stopped last month. differin?"], False),
    ],
)
def test_whose_pregnancy_it_is(said: list[str], expecting: bool) -> None:
    assert is_expecting(*conversation(*said)) is expecting


def test_what_the_slot_says_holds_where_no_word_told_it() -> None:
    assert is_expecting(*conversation("is tretinoin ok", slot=True))
    assert not is_expecting(*conversation("not pregnant any more, is tretinoin ok", slot=True))


def test_a_session_that_is_over_tells_nothing() -> None:
    tracker, message, text = conversation("im pregnant", "is tretinoin ok")
    tracker.events.insert(1, {"event": "action", "name": "action_session_start"})
    assert not is_expecting(tracker, message, text)


@pytest.mark.parametrize(
    ("said", "minor"),
    [
        (["16 and pregnant. is exfoliating ok"], True),
        (["my daughter is 17 and pregnant", "is exfoliating ok"], True),
        (["im pregnant, my son is 9, can he exfoliate"], False),
        (["im pregnant", "my son is 12, can he exfoliate"], False),
        (["im 16, can i exfoliate"], False),
    ],
)
def test_a_minor_may_be_the_one(said: list[str], minor: bool) -> None:
    assert minor_expects(*conversation(*said)) is minor
