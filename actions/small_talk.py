"""The small talk that needs the conversation: "yes", and "can I talk to a person"."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction
from actions.core import core
from actions.messages import utter
from actions.question import question_from, remember
from milia.answering import Ask


class ActionAffirm(SafeAction):
    """ "Yes" takes up the first thing that was offered; with nothing on offer, it is met with the menu."""

    def name(self) -> str:
        return "action_affirm"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        answerer = core().answerer
        question = question_from(tracker)
        if question.offered or question.last_topics:
            reply = answerer.answer(replace(question, asks=(Ask("follow_more"),)))
        else:
            reply = answerer.menu(question, answerer.phrases.cannot_do_more)
        utter(dispatcher, reply)
        return [SlotSet(name, value) for name, value in remember(tracker, reply).items()]


class ActionTalkToHuman(SafeAction):
    """Names the practice's contact where the deployment set one, else points to a healthcare professional."""

    def name(self) -> str:
        return "action_talk_to_human"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        phrases = core().answerer.phrases
        contact = core().settings.human_help_text()
        text = f"{phrases.human_help} {contact}" if contact else phrases.no_human_here
        dispatcher.utter_message(text=text, topic="talk_to_human", facts=[], audience="unknown")
        return []
