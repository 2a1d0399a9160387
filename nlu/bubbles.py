"""First of all: what a message says with the one before it, where a person sends their words in pieces.

"*weeks", "how long on a" and "newborn", "??": read by the core (milia/bubbles.py). The event keeps the message as it
was written; the parse data, and with it all that comes after, has the text with the piece before it.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.bubbles import MOST_STATEMENTS, is_nudge, with_the_last, with_what_was_told
from nlu.shared import is_payload, sources_fingerprint, text_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class BubbleReader(GraphComponent):
    """Sets the text of a piece to what it says with the one before it, and of a nudge to what was asked."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> BubbleReader:
        """Nothing to load."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the rules change."""
        return sources_fingerprint(facts=False)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Phrases are whole."""
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Look at live messages."""
        before = _texts_before(tracker)
        for message in messages:
            text = text_of(message)
            if not before or is_payload(message) or not text.strip():
                continue
            if not is_nudge(text):
                whole = with_the_last(before[0], text) or with_what_was_told(before, text)
            elif _was_answered(tracker):
                # Asked again, an answer is told again in short, and an alarm raised again.
                whole = before[0]
            else:
                whole = None
            if whole is not None:
                message.set(TEXT, whole, add_to_output=True)
        return messages


def _texts_before(tracker: DialogueStateTracker) -> list[str]:
    """The person's last messages of this session, with the pieces before them, the newest first; up to a button."""
    texts: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, SessionStarted) or len(texts) == MOST_STATEMENTS:
            break
        if isinstance(event, UserUttered):
            text = str((event.parse_data or {}).get("text") or event.text or "")
            if text.startswith("/"):
                break
            texts.append(text)
    return texts


def _was_answered(tracker: DialogueStateTracker) -> bool:
    """Whether the last reply told a fact, or that there is none, or whom to call."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            data = event.metadata or {}
            if data.get("facts") or data.get("topic"):
                return True
        if isinstance(event, UserUttered):
            return False
    return False
