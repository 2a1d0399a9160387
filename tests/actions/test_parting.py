"""Thanks and goodbyes: after an alarm a kind word for what they do, else the small talk."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import SafeAction
from actions.core import core
from actions.parting import ActionParting, after_alarm
from actions.small_talk import ActionAffirm
from milia.urgency_cues import LEVELS


def said(
    text: str, intent: str, level: str | None, action: SafeAction | None = None
) -> dict[str, Any]:
    """What is uttered to `text`, after an alarm of `level` or after an answer."""
    message = {"text": text, "intent": {"name": intent, "confidence": 0.9}}
    told = {"topic": "urgent", "level": level} if level else {"topic": "scars"}
    events = [
        {"event": "user", "text": "…", "parse_data": {}},
        {"event": "bot", "text": "…", "metadata": told},
        {"event": "user", "text": text, "parse_data": message},
    ]
    dispatcher = CollectingDispatcher()
    tracker = Tracker("t", {}, message, events, False, None, {}, "action_listen")
    asyncio.run((action or ActionParting()).run(dispatcher, tracker, {}))
    (only,) = dispatcher.messages
    return dict(only)


@pytest.mark.parametrize(
    ("text", "level", "beginning"),
    [
        ("ok ringing 111 now. thank you", "emergency", "they_do_it"),
        ("ambulance coming", "emergency", "they_do_it"),
        ("fine. ill ring em", "today", "they_do_it"),
        ("will do", "soon", "they_do_it"),
        ("booked the gp for thursday", "soon", "they_do_it"),
        ("thank you so much", "today", "thanks"),
        ("ta", "poison", "thanks"),
        ("Poison line say he's ok, just a sip. thank you", "poison", "found_well"),
        ("false alarm, sorry", "emergency", "found_well"),
    ],
)
def test_after_an_alarm(text: str, level: str, beginning: str) -> None:
    phrases = core().answerer.phrases.after_alarm
    first = said(text, "follow_done", level)["text"]
    assert first.startswith(phrases[beginning])
    assert (phrases[level] in first) is (beginning != "found_well")


@pytest.mark.parametrize(
    "text", ["not going to a&e, thanks", "i wont ring them, bye", "no need to call anyone thx"]
)
def test_whoever_refuses_is_not_praised(text: str) -> None:
    said_again = said(text, "thanks", "emergency")["text"]
    assert said_again.startswith(core().answerer.phrases.do_not_wait)
    assert core().settings.urgency_text("emergency") in said_again


@pytest.mark.parametrize("text", ["ok ill text my aunty", "thanks", "i'm fine now"])
def test_after_despair_somebody_is_named_again(text: str) -> None:
    text = said(text, "thanks", "self_harm")["text"]
    assert text.startswith(core().answerer.phrases.after_alarm["self_harm"])
    assert text.endswith(core().settings.caution_text("self_harm"))


@pytest.mark.parametrize("level", LEVELS)
def test_ok_after_an_alarm_is_no_small_talk(level: str) -> None:
    assert (
        core().answerer.phrases.after_alarm[level]
        in said("ok", "affirm", level, ActionAffirm())["text"]
    )


@pytest.mark.parametrize(
    ("text", "intent", "response"),
    [
        ("thats a no then good. thanks", "follow_done", "utter_done_thanks"),
        ("ok fine booking the derm. thank uu", "follow_done", "utter_done_thanks"),
        ("ok will do", "follow_done", "utter_follow_done"),
        ("thanks", "thanks", "utter_thanks"),
        ("bye", "goodbye", "utter_goodbye"),
    ],
)
def test_else_the_small_talk(text: str, intent: str, response: str) -> None:
    assert said(text, intent, None)["response"] == response


def test_an_alarm_that_no_word_raised_is_taken_back_without_its_line() -> None:
    """ "i'll tell mum to calm down" had a crisis line; "im fine, why are you giving me that" has it not again."""
    phrases = core().answerer.phrases.after_alarm
    text = "what?? im fine. why are you giving me a crisis line"
    assert after_alarm(text, "self_harm", by_words=False) == phrases["taken_back"]
    assert phrases["taken_back"] not in after_alarm(text, "self_harm")
    denied = "i am not hurting myself"
    assert core().settings.caution_text("self_harm") in after_alarm(denied, "self_harm")
