"""After whom to call was said: nobody is told what to put on it, and what is put off is not softened."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.urgent import ActionUrgent
from milia.settings import load_settings


def after_alarm(text: str, intent: str, level: str = "today", **keys: Any) -> Tracker:
    """A tracker whose last reply was an urgent one of that level."""
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "intent_ranking": [{"name": intent, "confidence": 0.9}],
        "asks": [{"intent": intent, "text": text, "start": 0, "end": len(text)}],
        **keys,
    }
    events = [
        {"event": "user", "text": "it's hot and there's a red line", "parse_data": {}},
        {"event": "bot", "text": "…", "metadata": {"topic": "urgent", "level": level}},
        {"event": "user", "text": text, "parse_data": message},
    ]
    return Tracker("t", {"audience": "adult"}, message, events, False, None, {}, "action_listen")


def said(action: Any, tracker: Tracker) -> list[dict[str, Any]]:
    return both(action, tracker)[0]


def both(action: Any, tracker: Tracker) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is said, and the events to store."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker, {}))
    return list(dispatcher.messages), list(events)


def test_no_word_on_what_to_put_on_it() -> None:
    (only,), events = both(ActionAnswer(), after_alarm("cant i just exfoliate it", "exfoliation"))
    assert "said_facts" not in [event.get("name") for event in events]  # nobody was told of them
    assert only["text"] == load_settings().urgency_text("today")
    assert only["topic"] == "urgent"
    assert only["facts"] == []
    assert not only["buttons"]


def test_what_instructs_nobody_has_a_caution_before_it() -> None:
    first = said(ActionAnswer(), after_alarm("is it a milium then", "what_are_milia"))[0]
    assert first["text"].startswith(load_settings().caution_text("today"))
    assert "bumps_under_skin" in first["facts"]


@pytest.mark.parametrize(
    "text", ["rang 111, they said leave it. how do i exfoliate", "all fine now, how do i exfoliate"]
)
def test_who_was_seen_to_is_answered(text: str) -> None:
    first = said(ActionAnswer(), after_alarm(text, "exfoliation"))[0]
    assert "exfoliate_gently" in first["facts"]


@pytest.mark.parametrize(
    ("text", "begins"), [("can it wait till morning", True), ("his lips are blue", False)]
)
def test_what_is_put_off_is_told_not_to_wait(text: str, begins: bool) -> None:
    tracker = after_alarm(
        text, "urgent", "emergency", urgency={"level": "emergency", "reason": None}
    )
    (only,) = said(ActionUrgent(), tracker)
    assert only["text"].startswith("Please do not wait. ") is begins
    assert load_settings().urgency_text("emergency") in only["text"]
