"""The one answering action."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction
from actions.core import core
from actions.fallback import MAX_TEXT, ask_again, is_elsewhere, say_out_of_scope
from actions.messages import utter
from actions.question import question_from, remember
from milia.strange import is_strange

DOUBTED = "follow_sure"  # the intent of who doubts what was said


class ActionAnswer(SafeAction):
    """Answers whatever the person asks about milia, or says plainly what it has no information on."""

    def name(self) -> str:
        return "action_answer"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        question = question_from(tracker)
        if is_elsewhere(tracker, question):
            return say_out_of_scope(dispatcher, tracker, question)
        if not question.last_topics and {ask.intent for ask in question.asks} == {DOUBTED}:
            # "How do I know I can believe you", before anything was said.
            dispatcher.utter_message(response="utter_bot_challenge")
            return []
        message: dict[str, Any] = dict(tracker.latest_message or {})
        confidence = (message.get("intent") or {}).get("confidence")
        if is_strange(
            str(message.get("text") or ""),
            float(confidence) if isinstance(confidence, (int, float)) else 1.0,
            names_ours=bool(message.get("entities") or message.get("uncovered")),
            in_conversation=bool(question.last_topics or question.last_asks),
        ):
            return ask_again(dispatcher, tracker, question)
        if len(str(message.get("text") or "")) > MAX_TEXT and all(a.or_else for a in question.asks):
            return ask_again(dispatcher, tracker, question)  # too much to tell two meanings apart
        reply = core().answerer.answer(question)
        utter(dispatcher, reply)
        return [SlotSet(name, value) for name, value in remember(tracker, reply).items()]
