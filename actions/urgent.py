"""Urgency comes before anything else: one clear message, and no FAQ answer that plays it down."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction, level_before
from actions.core import core
from actions.question import question_from
from milia.after_alarm import doubts


class ActionUrgent(SafeAction):
    """Names whom to contact and how soon."""

    def name(self) -> str:
        return "action_urgent"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        found: Any = (tracker.latest_message or {}).get("urgency")
        level = found.get("level") if isinstance(found, dict) else None
        settings = core().settings
        known = level if level in settings.urgency else "today"
        reason = found.get("reason") if isinstance(found, dict) and known == level else None
        text = settings.urgency_text(known, reason)
        if level_before(tracker) is not None and doubts(
            str((tracker.latest_message or {}).get("text") or "")
        ):
            text = f"{core().answerer.phrases.do_not_wait} {text}"
        dispatcher.utter_message(
            text=text, topic="urgent", facts=[], audience="unknown", level=level
        )
        # The next message may be calm again, and is about the same person.
        audience = core().answerer.audience_of(question_from(tracker))
        return [SlotSet("audience", audience)] if audience != "unknown" else []
