"""What is said to whoever is cross: an apology, what the assistant is, and other ways on."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction, alarmed_by_words, level_before
from actions.core import core
from actions.messages import utter
from actions.parting import taken_back
from actions.question import question_from
from milia.after_alarm import is_denied
from milia.remarks import is_weary


class ActionComplaint(SafeAction):
    """Owns that it missed what was meant; whoever asked three times is not told to ask another way."""

    def name(self) -> str:
        return "action_complaint"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        text = str((tracker.latest_message or {}).get("text") or "")
        answerer, settings = core().answerer, core().settings
        phrases = answerer.phrases
        level = level_before(tracker)
        if level in settings.urgency:
            # "What crisis line": whom to call stands, unless it is said that nothing is the matter.
            by_words = alarmed_by_words(tracker)
            denied = is_denied(text, level, by_words)
            dispatcher.utter_message(
                text=taken_back(level, by_words) if denied else settings.caution_text(level)
            )
            return []
        if is_weary(text):
            dispatcher.utter_message(text=phrases.weary)
            return []
        question = question_from(tracker)
        last = [
            answerer.facts.topics[t] for t in question.last_topics if t in answerer.facts.topics
        ]
        others = [t for topic in last for t in topic.related if t not in question.last_topics]
        utter(dispatcher, answerer.menu(question, phrases.complaint, others))
        return []
