"""Bumps that came after a procedure are no question of how it is done."""

from __future__ import annotations

import time

import pytest

from milia.aftermath import tells_of_bumps, tells_of_procedure_done
from milia.answering import Answerer, Ask, Person, Question


@pytest.mark.parametrize(
    "text",
    [
        "bumps on my face since laser treatment last week",
        "what bumps come up once you've had laser resurfacing?",
        "laser resurfacing on thursday and by friday my chin was full of spots",
        "had a tca peel two weeks ago, all lumpy now",
        "they lasered my face and now there are white dots",
        "three weeks after my lid surgery little cysts came up along the stitches",
    ],
)
def test_told(text: str) -> None:
    assert tells_of_procedure_done(text)
    assert tells_of_bumps(text)


@pytest.mark.parametrize(
    "text",
    [
        "laser?",
        "how does laser work after all",
        "can i have a peel on thursday",
        "my laser is on tuesday. can it blister?",
        "had one frozen last week. how do they do the laser",
        "is laser or freezing better for bumps",
    ],
)
def test_not_told(text: str) -> None:
    assert not tells_of_procedure_done(text)


@pytest.mark.parametrize("intent", ["laser", "chemical_peel", "harmless", "how_common"])
def test_bumps_after_it_are_told_what_they_may_come_from(answerer: Answerer, intent: str) -> None:
    ask = Ask(intent, text="bumps on my face since laser treatment")
    reply = answerer.answer(Question((ask,), (Person("adult"),), after_procedure="bumps"))
    assert "after_skin_damage" in reply.bubbles[0].facts


def test_without_bumps_there_is_no_information(answerer: Answerer) -> None:
    ask = Ask("laser", text="laser on thursday, is vaseline right now")
    reply = answerer.answer(Question((ask,), (Person("adult"),), after_procedure="done"))
    assert reply.bubbles[0].topic == "no_info_procedure_pain"
    assert "laser_how" not in reply.facts


@pytest.mark.parametrize("text", ["had " * 470, "since my laser " * 120, "laser " * 310])
def test_no_message_takes_long(text: str) -> None:
    began = time.perf_counter()
    tells_of_procedure_done(text)
    assert time.perf_counter() - began < 0.5
