"""What a yes takes up, and what is no yes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.small_talk import ActionAffirm


def said(text: str) -> list[dict[str, Any]]:
    """What is uttered to `text` after an answer with buttons."""
    slots = {"last_topics": ["picking"], "offered": ["scars", "see_doctor"]}
    message = {"text": text, "intent": {"name": "affirm", "confidence": 0.9}}
    dispatcher = CollectingDispatcher()
    tracker = Tracker("t", slots, message, [], False, None, {}, "action_listen")
    asyncio.run(ActionAffirm().run(dispatcher, tracker, {}))
    return list(dispatcher.messages)


@pytest.mark.parametrize(
    "text", ["yes", "yeah", "Yes please", "ok yes", "sure", "👍", "/affirm", "ok go on"]
)
def test_a_yes_takes_up_what_was_offered(text: str) -> None:
    assert said(text)[0]["text"].startswith("Milia usually heal without a scar")


@pytest.mark.parametrize(
    "text", ["ok", "ok fine", "k", "right", "Okay.", "got it", "fair enough", "alright then"]
)
def test_what_takes_note_takes_up_nothing(text: str) -> None:
    (only,) = said(text)
    assert only["response"] == "utter_deny"
