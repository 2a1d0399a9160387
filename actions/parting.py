"""What is said to thanks, to goodbye and to whoever has what they wanted; after an alarm no small talk.

"Ok ringing 111 now. thank you" was met with "I am here whenever you want to ask something else", which is no word for
somebody whose child is ill.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction, alarmed_by_words, level_before
from actions.core import core
from milia.after_alarm import is_denied, is_found_well, tells_what_they_do
from milia.remarks import is_weary
from milia.urgency_cues import Level

_THANKS = re.compile(
    r"\b(?:thank\w*|thx|tnx|tysm|thankyou|ty|cheers|ta|gracias|merci)\b", re.IGNORECASE
)

_REFUSES = re.compile(
    r"\b(?:not|won'?t|wont|never|don'?t|dont|can'?t|cant|no need|no way|nah|nope|rather not|didn'?t|didnt)\b",
    re.IGNORECASE,
)


def taken_back(level: Level, by_words: bool) -> str:
    """The apology for an alarm that was none; where despair was put in words, whom to talk to stands beside it."""
    apology = core().answerer.phrases.after_alarm["taken_back"]
    stands = level == "self_harm" and by_words
    return f"{apology} {core().settings.caution_text(level)}" if stands else apology


def after_alarm(text: str, level: Level, by_words: bool = True) -> str:
    """What is said to whoever thanks or takes leave straight after an urgent reply.

    Args:
        text: the message.
        level: of the urgent reply.
        by_words: whether a word had named what is urgent.
    """
    phrases = core().answerer.phrases.after_alarm
    if is_denied(text, level, by_words):
        return taken_back(level, by_words)
    if level == "self_harm":
        return f"{phrases[level]} {core().settings.caution_text(level)}"
    if is_found_well(text):
        return phrases["found_well"]
    if _REFUSES.search(text):
        # "Not going to a&e, thanks": no word of praise for that.
        return f"{core().answerer.phrases.do_not_wait} {core().settings.urgency_text(level)}"
    first = phrases["they_do_it"] if tells_what_they_do(text) else ""
    if not first and _THANKS.search(text):
        first = phrases["thanks"]
    return f"{first} {phrases[level]}".strip()


class ActionParting(SafeAction):
    """Meets thanks, goodbye and "I will do that"."""

    def name(self) -> str:
        return "action_parting"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        message = tracker.latest_message or {}
        text = str(message.get("text") or "")
        intent = str((message.get("intent") or {}).get("name") or "")
        level = level_before(tracker)
        if level in core().settings.urgency:
            dispatcher.utter_message(text=after_alarm(text, level, alarmed_by_words(tracker)))
        elif intent == "follow_done" and is_weary(text):
            dispatcher.utter_message(text=core().answerer.phrases.weary)
        elif intent == "follow_done" and _THANKS.search(text):
            dispatcher.utter_message(response="utter_done_thanks")
        elif intent in ("goodbye", "thanks"):
            dispatcher.utter_message(response=f"utter_{intent}")
        else:
            dispatcher.utter_message(response="utter_follow_done")
        return []
