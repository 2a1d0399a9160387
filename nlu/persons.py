"""Who a message is about, and whether it is urgent: the core decides, this only hands it on.

Stands before the classifier, so that an urgent message is settled before anything is guessed.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from milia.audience import AudienceMention, find_audiences
from milia.urgency import detect_urgency
from nlu.shared import is_payload, sources_fingerprint, text_of

URGENT = "urgent"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PersonsAndUrgency(GraphComponent):
    """Sets `audiences` and `urgency`, entities of kind `audience`, and the intent `urgent`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PersonsAndUrgency:
        """Nothing to load."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the core's rules change."""
        return sources_fingerprint(facts=False)

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at live messages."""
        for message in messages:
            if is_payload(message):
                continue
            text = text_of(message)
            mentions = find_audiences(text)
            entities = [
                {
                    "entity": "audience",
                    "value": mention.audience,
                    "start": mention.start,
                    "end": mention.end,
                    "extractor": type(self).__name__,
                    **({"negated": True} if mention.negated else {}),
                }
                for mention in mentions
            ]
            message.set(ENTITIES, (message.get(ENTITIES) or []) + entities, add_to_output=True)
            message.set("audiences", [_plain(m) for m in mentions], add_to_output=True)
            urgency = detect_urgency(text)
            if urgency is not None:
                found = {"level": str(urgency.level), "reason": str(urgency.reason)}
                message.set("urgency", found, add_to_output=True)
                intent = {"name": URGENT, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [dict(intent)], add_to_output=True)
        return messages


def _plain(mention: AudienceMention) -> dict[str, Any]:
    """A mention as JSON, for the tracker."""
    return {
        "audience": str(mention.audience),
        "text": mention.text,
        "negated": mention.negated,
        "age": mention.age,
        "age_months": mention.age_months,
        "minor": mention.minor,
        "newborn": mention.newborn,
    }
