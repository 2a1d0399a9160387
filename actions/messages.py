"""From the core's bubbles to Rasa's messages."""

from __future__ import annotations

import json

from rasa_sdk.executor import CollectingDispatcher

from milia.answering import Button, Reply


def payload(button: Button) -> str:
    """The slash payload of a button, for instance `/types{"topic": "milia_en_plaque"}`."""
    return f"/{button.intent}" + (json.dumps(dict(button.entities)) if button.entities else "")


def utter(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Say each bubble. The keys beside text and buttons become the metadata of its BotUttered event."""
    for bubble in reply.bubbles:
        dispatcher.utter_message(
            text=bubble.text,
            buttons=[{"title": b.title, "payload": payload(b)} for b in bubble.buttons],
            topic=bubble.topic,
            facts=list(bubble.facts),
            audience=bubble.audience,
        )
