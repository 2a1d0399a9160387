"""A place among what was offered or listed."""

from __future__ import annotations

import pytest

from milia.facts_model import FactFile
from milia.places import asks_more, choice_at, place_in
from milia.question import Ask, Question
from milia.topics import Topics

OFFERED = ("laser", "cryotherapy", "curettage")


def question(text: str, intent: str = "choose_option") -> Question:
    return Question((Ask(intent, text=text),), offered=OFFERED)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("the second one", "cryotherapy"),
        ("tell me about the last option", "curettage"),
        ("b", "cryotherapy"),
        ("1st", "laser"),
        ("option 3 please", "curettage"),
        ("the fifth one", "curettage"),  # there are three: the last
    ],
)
def test_what_stands_there(facts: FactFile, text: str, chosen: str) -> None:
    turn = question(text)
    place = place_in(turn.asks[0], turn)
    assert place is not None
    found = choice_at(Topics(facts), place, turn, [])
    assert found is not None
    assert found[1].id == chosen


def test_no_place_where_nothing_was_offered() -> None:
    ask = Ask("choose_option", text="the second one")
    assert place_in(ask, Question((ask,))) is None


@pytest.mark.parametrize(
    ("text", "more"), [("the first one please", False), ("the first one, how often", True)]
)
def test_whether_more_is_asked(text: str, more: bool) -> None:
    assert asks_more(Ask("exfoliation_frequency", text=text)) is more
