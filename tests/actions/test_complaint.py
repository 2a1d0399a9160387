"""Whoever is cross gets an apology and a way on; after an alarm, whom to call stands unless it is denied."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.complaint import ActionComplaint
from actions.core import core


def said(text: str, level: str | None = None, last: str = "scars") -> dict[str, Any]:
    message = {"text": text, "intent": {"name": "complaint", "confidence": 0.9}}
    told = {"topic": "urgent", "level": level} if level else {"topic": last}
    events = [
        {"event": "user", "text": "…", "parse_data": {}},
        {"event": "bot", "text": "…", "metadata": told},
        {"event": "user", "text": text, "parse_data": message},
    ]
    dispatcher = CollectingDispatcher()
    slots = {"last_topics": [last]}
    asyncio.run(
        ActionComplaint().run(
            dispatcher, Tracker("t", slots, message, events, False, None, {}, "action_listen"), {}
        )
    )
    (only,) = dispatcher.messages
    return dict(only)


def test_the_ways_on_are_of_what_was_talked_about() -> None:
    reply = said("same paragraph twice. brilliant")
    assert reply["text"] == core().answerer.phrases.complaint
    titles = [b["title"] for b in reply["buttons"]]
    related = core().answerer.facts.topics["scars"].related
    assert titles == [core().answerer.facts.topics[t].ask for t in related]


def test_sadness_is_no_complaint() -> None:
    assert said("i hate my face so much")["text"] == core().answerer.phrases.weary


@pytest.mark.parametrize(
    ("text", "level", "apologises", "calls"),
    [
        ("Crisis line?! I'm a drama teacher being dramatic.", "self_harm", True, True),
        ("who said anything about bleeding", "soon", True, False),
        ("that's ridiculous, you're useless", "poison", False, True),
        ("that's ridiculous, you're useless", "emergency", False, True),
    ],
)
def test_after_an_alarm(text: str, level: str, apologises: bool, calls: bool) -> None:
    reply = said(text, level)["text"]
    assert (core().answerer.phrases.after_alarm["taken_back"] in reply) is apologises
    assert (core().settings.caution_text(level) in reply) is calls  # type: ignore[arg-type]
