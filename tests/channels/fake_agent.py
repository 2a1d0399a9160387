"""A stand-in for the trained assistant: the same interface, real trackers, scripted answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered

DOMAIN = Domain.from_yaml(
    "version: '3.1'\nintents: [causes, restart]\nentities: [audience]\n"
    "actions: [action_answer]\nsession_config: {session_expiration_time: 60}\n"
)
ORIGIN = {"topic": "cause", "facts": ["cause_unclear"], "audience": "unknown"}
LONG = "Milia are small. " * 200

Answer = list[dict[str, Any]]


def answer(text: str) -> Answer:
    """What the stand-in says to a text."""
    if text.startswith("/causes"):
        return [{"text": "From a button: nobody is quite sure.", **ORIGIN}]
    if "long" in text:
        return [{"text": LONG, **ORIGIN}]
    if "silent" in text:
        return []
    return [
        {"text": f"You asked: {text}", **ORIGIN},
        {
            "text": "One line more.",
            "buttons": [
                {"title": "Why do babies get them?", "payload": '/causes{"audience": "baby"}'},
                {"title": "Will they leave marks?", "payload": "/causes"},
            ],
            **ORIGIN,
        },
    ]


class FakeAgent:
    """As much of `rasa.core.agent.Agent` as a channel uses."""

    def __init__(self, store: TrackerStore | None = None, say: Callable[[str], Answer] = answer):
        self.tracker_store = store or InMemoryTrackerStore(DOMAIN)
        self.lock_store = InMemoryLockStore()
        self.say = say
        self.messages: list[UserMessage] = []
        self.before: Callable[[UserMessage], Awaitable[None]] | None = None

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            self.messages.append(message)
            if self.before:
                await self.before(message)
            if message.text == "raise":
                raise RuntimeError("scripted")
            if message.text == "slow":
                await asyncio.sleep(2)
            tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
            tracker.update(
                UserUttered(
                    message.text,
                    {"name": "causes"},
                    input_channel=message.input_channel,
                    message_id=message.message_id,
                    metadata=message.metadata,
                )
            )
            for said in self.say(message.text):
                data = {"buttons": said.get("buttons"), "image": said.get("image")}
                rest = {k: v for k, v in said.items() if k not in ("text", *data)}
                event = BotUttered(said.get("text"), data, rest)
                tracker.update(event)
                await message.output_channel.send_response(tracker.sender_id, event.message())
            tracker.update(ActionExecuted("action_listen"))
            await self.tracker_store.save(tracker)

    async def execute_action(
        self, sender: str, action: str, output: OutputChannel, policy: str | None, score: float
    ) -> None:
        assert action == "action_session_start"
        tracker = await self.tracker_store.get_or_create_tracker(sender)
        tracker.update(ActionExecuted(action))
        tracker.update(SessionStarted())
        tracker.update(ActionExecuted("action_listen"))
        await self.tracker_store.save(tracker)
