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
from milia.answering import Question

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]


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
                _caution(dispatcher, tracker)
                return events
            logger.error("%s said nothing", self.name())
        except Exception:
            logger.exception("%s failed for %s", self.name(), tracker.sender_id)
        dispatcher.messages.clear()
        answerer = core().answerer
        utter(dispatcher, answerer.menu(Question(()), answerer.phrases.apology))
        return []


def _caution(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Put whom to call before the answer, where the message may tell of something urgent in passing."""
    found: Any = (tracker.latest_message or {}).get("perhaps_urgent")
    settings = core().settings
    first = dispatcher.messages[0]
    if isinstance(found, dict) and found.get("level") in settings.urgency and first.get("text"):
        first["text"] = f"{settings.caution_text(found['level'])}\n\n{first['text']}"
