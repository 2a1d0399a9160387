"""The assistant in this process, with the toy model."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from rasa.core.agent import Agent

from runtime.assistant import ask, free_port, is_taken, load


@pytest.fixture(scope="module")
def agent(toy_model: Path) -> Agent:
    return load(toy_model)


@pytest.mark.slow
async def test_it_answers_with_buttons(agent: Agent) -> None:
    (bubble,) = await ask(agent, "hello")
    assert bubble.text == "Hello."
    assert bubble.buttons == [{"title": "Ask", "payload": "/ask"}]


@pytest.mark.slow
async def test_each_question_gets_its_own_answer(agent: Agent) -> None:
    assert [b.text for b in await ask(agent, "hello", "a")] == ["Hello."]
    assert [b.text for b in await ask(agent, "xyzzy", "a")] == ["Pardon?"]
    assert [b.text for b in await ask(agent, "hello", "a")] == ["Hello."]


@pytest.mark.slow
async def test_a_bubble_is_plain_data(agent: Agent) -> None:
    (bubble,) = await ask(agent, "hello", "b")
    data = bubble.as_dict()
    assert data["text"] == "Hello."
    assert data["metadata"]["utter_action"] == "utter_greet"


def test_a_port_is_taken_or_not() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert is_taken(port)
    assert not is_taken(free_port())
