"""Who a message is about, and whether it is urgent: the core decides, this only hands it on.

Stands before the classifier, so that an urgent message is settled before anything is guessed.
Ages are taken out of what the encoder reads: "our daughter's 12 and getting stick for hers, what can
be done" is the question of "my child … what can be done". They say who is answered, not what is
asked, and cost 2.7 points of the dev half (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.audience import find_aged, find_audiences
from milia.mentions import AudienceMention
from milia.urgency import detect_urgency
from nlu.repairs import Repair
from nlu.shared import REPAIRS, URGENCY, is_payload, sources_fingerprint, text_of

# What an age is read as. An adult's own age says nothing more than "I".
PLAIN = {"baby": "my baby", "toddler": "my toddler", "child": "my child"}
_OWN_AGE = re.compile(r"(?:i'?m|i am|im|he|she|they|\d)", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:my|our|an?|the|his|her|their)\s+$", re.IGNORECASE)


def without_ages(text: str, mentions: Iterable[AudienceMention]) -> list[Repair]:
    """What the encoder reads in place of each age in `text`: "my child", or nothing.

    "my" and its like before the age are taken with it.
    """
    repairs = []
    for mention in mentions:
        if mention.age is None:
            continue
        owner = _OWNER.search(text[: mention.start])
        if mention.audience == "adult":
            plain = "" if owner is None and _OWN_AGE.match(mention.text) else "an adult"
        else:
            plain = PLAIN.get(mention.audience, "my child")
            if re.match(r"(?:he|she|they|i|im)\b", mention.text, re.IGNORECASE):
                plain = ""  # "he's 3": the child was named before; "i am ten" is no child of the writer's
        start = owner.start() if owner is not None and plain else mention.start
        repairs.append(Repair(start, mention.end, plain))
    return repairs


@DefaultV1Recipe.register(
    # A featurizer too: Rasa runs no entity extractor over the training phrases.
    [
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=False,
)
class PersonsAndUrgency(GraphComponent):
    """Sets `audiences` and, by the core's table of words, `urgency`; entities of kind `audience`."""

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

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Take the ages out of training phrases as out of live messages."""
        for message in training_data.training_examples:
            text = text_of(message)
            _add_repairs(message, without_ages(text, find_aged(text)))
        return training_data

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
            _add_repairs(message, without_ages(text, mentions))
            urgency = detect_urgency(text)
            if urgency is not None:
                found = {"level": str(urgency.level), "reason": str(urgency.reason)}
                message.set(URGENCY, found, add_to_output=True)
        return messages


def _add_repairs(message: Message, repairs: list[Repair]) -> None:
    """Add to the repairs of a message; what was found first keeps its place."""
    known: list[Repair] = message.get(REPAIRS) or []
    free = [r for r in repairs if not any(r.start < k.end and k.start < r.end for k in known)]
    message.set(REPAIRS, known + free)


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
