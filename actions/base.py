"""The base of every action: whatever goes wrong, the person gets an apology and a way on."""

from __future__ import annotations

import inspect
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.core import core
from actions.messages import utter
from milia.after_alarm import is_denied, tells_who_sees_to_it
from milia.answering import Question
from milia.drafts import INSTRUCTING
from milia.settled import sounds_settled

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]

#: Intents that ask for nothing to be done.
CALM = frozenset(
    {"thanks", "goodbye", "greet", "affirm", "deny", "follow_done", "complaint", "inform_audience", "bot_challenge",
     "talk_to_human", "capabilities", "urgent"}
)  # fmt: skip
#: A longer message says enough by itself.
FEW_WORDS = 25


class SafeAction(Action, ABC):
    """An action that cannot end in silence.

    Rasa swallows an action that raises: its events are lost and the person reads nothing. Here the messages that
    were begun are dropped, the error is logged, and the apology of `data/phrases.yml` is said.
    """

    @abstractmethod
    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | Awaitable[Events]:
        """Say something, and return the events to store; awaitable where it must wait for somebody."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        """Run `act`; on any error, or where it said nothing, apologise."""
        try:
            acted = self.act(dispatcher, tracker)
            events = await acted if inspect.isawaitable(acted) else acted
            if dispatcher.messages:
                said = _caution(dispatcher, tracker)
                return events if said else [e for e in events if e.get("name") == "audience"]
            logger.error("%s said nothing", self.name())
        except Exception:
            logger.exception("%s failed for %s", self.name(), tracker.sender_id)
        dispatcher.messages.clear()
        answerer = core().answerer
        utter(dispatcher, answerer.menu(Question(()), answerer.phrases.apology))
        return []


def _caution(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Put whom to call before the answer, where the message may tell of an emergency in passing, or leans on one.

    Returns:
        Whether the answer is said; not where it would tell somebody what to do to their skin just after an alarm.
    """
    found: Any = (tracker.latest_message or {}).get("perhaps_urgent")
    before = _urgent_before(tracker)
    level = found.get("level") if isinstance(found, dict) else before
    settings = core().settings
    first = dispatcher.messages[0]
    if before in settings.urgency and _instructs(dispatcher.messages):
        # "Can't i just put salicylic on it", of the spot with a red line: no word on how to.
        del dispatcher.messages[1:]
        first.update(
            text=settings.urgency_text(before), topic="urgent", facts=[], buttons=[], level=before
        )
        return False
    if level in settings.urgency and first.get("text") and first.get("topic") != "urgent":
        first["text"] = f"{settings.caution_text(level)}\n\n{first['text']}"
    return True


def _instructs(messages: list[dict[str, Any]]) -> bool:
    """Whether what is about to be said tells somebody to do something to their skin."""
    facts = core().answerer.facts.facts
    said = [fact for message in messages for fact in message.get("facts") or () if fact in facts]
    return any(facts[fact].kind in INSTRUCTING for fact in said)


def level_before(tracker: Tracker) -> Any:
    """The level of the reply just before this message, where that was an urgent one; else None."""
    told = [e for e in tracker.events if e.get("event") in ("user", "bot")]
    while told and told[-1].get("event") == "bot":
        told.pop()  # of this turn
    before = told[-2] if len(told) > 1 else {}
    data = before.get("metadata") if before.get("event") == "bot" else None
    return data.get("level") if isinstance(data, dict) and data.get("topic") == "urgent" else None


def alarmed_by_words(tracker: Tracker) -> bool:
    """Whether a word named what was urgent in the message before this one; else it was only like an emergency."""
    heard = [e for e in tracker.events if e.get("event") == "user"]
    data = (heard[-2].get("parse_data") or {}) if len(heard) > 1 else {}
    found = data.get("urgency")
    return not isinstance(found, dict) or found.get("reason") is not None


def _urgent_before(tracker: Tracker) -> Any:
    """The level of the urgent reply just before a short message that asks: "should i just put tcp on it"."""
    message: dict[str, Any] = dict(tracker.latest_message or {})
    text = str(message.get("text") or "")
    intent = str((message.get("intent") or {}).get("name") or "")
    seen_to = sounds_settled(text) or tells_who_sees_to_it(text)
    seen_to = seen_to or is_denied(text, str(level_before(tracker)), alarmed_by_words(tracker))
    if intent in CALM or len(text.split()) > FEW_WORDS or seen_to:
        return None
    return level_before(tracker)
