"""The small talk that needs the conversation: "yes"."""

from __future__ import annotations

import re
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction, alarmed_by_words, level_before
from actions.core import core
from actions.hand_over import ask_to_pass_on, keep_private, pass_on, stage, surely_yes
from actions.messages import utter
from actions.parting import after_alarm
from actions.question import question_from, remember
from milia.answering import Ask

_ACCEPTS = re.compile(
    r"\b(?:y|ya|ye+s+|yea|yeah|yep|yup|aye|sure|please|pls|plz|go (?:on|ahead|for it)|do|tell|show|absolutely|"
    r"definitely|of course|why not)\b|👍",
    re.IGNORECASE,
)
#: "Ok fine" takes note of what was said; it asks for nothing.
_TAKES_NOTE = re.compile(
    r"\b(?:o?k+|okay|okey|fine|right|all? ?right|cool|great|good|got it|i see|makes sense|fair enough|understood|noted"
    r"|perfect|brilliant|lovely)\b",
    re.IGNORECASE,
)


class ActionAffirm(SafeAction):
    """ "Yes" takes up the first thing that was offered; with nothing on offer, it is met with the menu.

    "Ok" and its like take up nothing.

    Straight after we asked whether a question may be passed on, it is the answer to that.
    """

    def name(self) -> str:
        return "action_affirm"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if stage(tracker) == "asked":
            if surely_yes(tracker):
                await pass_on(dispatcher, tracker)
            elif not ask_to_pass_on(dispatcher, tracker):
                keep_private(dispatcher, tracker)
            return []
        text = str((tracker.latest_message or {}).get("text") or "")
        level = level_before(tracker)
        if level in core().settings.urgency:
            dispatcher.utter_message(text=after_alarm(text, level, alarmed_by_words(tracker)))
            return []
        if _TAKES_NOTE.search(text) and not _ACCEPTS.search(text):
            dispatcher.utter_message(response="utter_deny")
            return []
        answerer = core().answerer
        question = question_from(tracker)
        if question.offered or question.last_topics:
            reply = answerer.answer(replace(question, asks=(Ask("follow_more"),)))
        else:
            reply = answerer.menu(question, answerer.phrases.cannot_do_more)
        utter(dispatcher, reply)
        return [SlotSet(name, value) for name, value in remember(tracker, reply).items()]
