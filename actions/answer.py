"""The one answering action."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction
from actions.core import core
from actions.messages import utter
from actions.question import question_from, remember


class ActionAnswer(SafeAction):
    """Answers whatever the person asks about milia, or says plainly what it has no information on."""

    def name(self) -> str:
        return "action_answer"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        reply = core().answerer.answer(question_from(tracker))
        utter(dispatcher, reply)
        return [SlotSet(name, value) for name, value in remember(tracker, reply).items()]
