"""Actions in Rasa's own process answer as the action server would."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from runtime.inprocess import InProcessActions


async def run(action: Any, name: str = "action_toy") -> list[Event]:
    """Runs a function as the action `name`, the way Rasa runs it; returns the events."""
    endpoint = InProcessActions("runtime.paths", apology="Sorry.")
    if action:
        endpoint.executor.register_function(name, action)
    domain = Domain.from_yaml(f"version: '3.1'\nactions: [{name}]")
    return await RemoteAction(name, endpoint).run(
        CollectingOutputChannel(),
        TemplatedNaturalLanguageGenerator({}),
        DialogueStateTracker.from_events("someone", [], domain.slots),
        domain,
    )


async def test_other_keywords_of_a_message_become_its_metadata() -> None:
    def action(dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[Any]:
        button = {"title": "Why?", "payload": "/why"}
        dispatcher.utter_message(
            text="Because.", buttons=[button], topic="cause", facts=["a", "b"], audience="adult"
        )
        return [{"event": "slot", "name": "x", "value": 1}]

    said, slot = await run(action)

    assert isinstance(said, BotUttered)
    assert said.text == "Because."
    assert said.data["buttons"] == [{"title": "Why?", "payload": "/why"}]
    assert said.metadata["topic"] == "cause"
    assert said.metadata["facts"] == ["a", "b"]
    assert said.metadata["audience"] == "adult"
    assert slot.type_name == "slot"


async def test_a_metadata_keyword_nests_one_deeper() -> None:
    def action(dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="Because.", metadata={"topic": "cause"})
        return []

    (said,) = await run(action)

    assert said.metadata["metadata"] == {"topic": "cause"}


async def test_an_action_that_raises_apologises() -> None:
    def action(dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[Any]:
        raise KeyError("nothing there")

    (said,) = await run(action)

    assert said.text == "Sorry."


async def test_a_rejection_reaches_rasa_as_one() -> None:
    from rasa.core.actions.action import ActionExecutionRejection as RasaRejection

    def action(dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[Any]:
        raise ActionExecutionRejection("action_toy", "not now")

    with pytest.raises(RasaRejection):
        await run(action)


async def test_an_unknown_action_is_an_error() -> None:
    with pytest.raises(RasaException):
        await run(None)
