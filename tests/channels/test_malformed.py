"""A thousand malformed requests to the widget's channel, to the local `rest` webhook and to socket.io.

Those to the platforms are in test_platforms.py.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from channel_server import listen
from fake_agent import FakeAgent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platform_server import LIMITS, TOKENS
from sanic import Sanic
from test_socketio import Widget

from channels.guard import Guard
from channels.local_rest import LocalRestInput
from channels.phrases import say
from channels.site import Site
from channels.socketio import SocketIOInput
from channels.store import ChannelStore
from channels.web import WebInput

COUNT = 1000
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=20,
)


def without_text(key: str) -> st.SearchStrategy[Any]:
    """Anything but an object that holds a text under the key."""
    no_text = JSON.filter(lambda value: not isinstance(value, str))
    return st.one_of(
        JSON.filter(lambda value: not isinstance(value, dict) or key not in value),
        st.fixed_dictionaries({key: no_text, "sender": JSON, "metadata": JSON}),
    )


def bodies(key: str) -> st.SearchStrategy[bytes]:
    """Of requests without a text under the key."""
    return st.binary(max_size=200) | without_text(key).map(lambda value: json.dumps(value).encode())


def thousand(strategy: st.SearchStrategy[Any]) -> list[Any]:
    """So many different ones."""
    made: list[Any] = []

    @settings(
        max_examples=COUNT, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def generate(value: Any) -> None:
        made.append(value)

    generate()
    assert len(made) >= COUNT
    return made


@pytest.fixture(scope="module")
def server() -> tuple[Sanic, str]:
    socket = SocketIOInput({"MILIA_SOCKETIO": "1"}, _guard(), TOKENS, Site())
    return listen([WebInput(_guard(), TOKENS, Site()), socket, LocalRestInput()])


def _guard() -> Guard:
    return Guard(ChannelStore(":memory:"), LIMITS)


@pytest.fixture
def agent(server: tuple[Sanic, str], monkeypatch: pytest.MonkeyPatch) -> FakeAgent:
    for name in ("PUBLIC_URL", "MILIA_LOCAL_REST"):
        monkeypatch.delenv(name, raising=False)
    server[0].ctx.agent = FakeAgent()
    return server[0].ctx.agent


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        yield session


async def test_gap_11_a_thousand_malformed_requests_to_web_reach_nobody(
    server: tuple[Sanic, str], agent: FakeAgent, client: aiohttp.ClientSession
) -> None:
    headers = {
        "Authorization": f"Bearer {TOKENS.issue()}",
        "Content-Type": "application/json",
    }
    for body in thousand(bodies("text")):
        url = f"{server[1]}/webhooks/web/message"
        async with client.post(url, data=body, headers=headers) as reply:
            assert reply.status == 400, body
    assert not agent.messages


async def test_gap_11_a_thousand_malformed_requests_to_rest_reach_nobody(
    server: tuple[Sanic, str], agent: FakeAgent, client: aiohttp.ClientSession
) -> None:
    for number, body in enumerate(thousand(bodies("message"))):
        url = f"{server[1]}/webhooks/rest/webhook{'?stream=true' * (number % 2)}"
        async with client.post(url, data=body) as reply:
            assert reply.status == 400, body
    assert not agent.messages


async def test_gap_11_a_thousand_malformed_events_of_socketio_are_answered_and_go_nowhere(
    server: tuple[Sanic, str], agent: FakeAgent, caplog: pytest.LogCaptureFixture
) -> None:
    events = thousand(
        st.one_of(
            without_text("message"),
            st.fixed_dictionaries(
                {"message": JSON, "session_id": JSON.filter(lambda v: v is not None)}
            ),
        )
    )
    widget = Widget(server[1], "websocket")
    await widget.open()
    with caplog.at_level(logging.ERROR):
        for event in events:
            await widget.socket.emit("user_uttered", event)
            assert (await widget.next())["text"] in (say("malformed"), say("session")), event
    await widget.close()
    assert not agent.messages
    assert "Traceback" not in caplog.text


async def test_gap_11_a_thousand_malformed_requests_to_socketio_break_nothing(
    server: tuple[Sanic, str], agent: FakeAgent, client: aiohttp.ClientSession
) -> None:
    requests = thousand(
        st.tuples(
            st.sampled_from(["GET", "POST", "PUT"]),
            st.dictionaries(
                st.sampled_from(["EIO", "transport", "sid", "j", "t"]),
                st.sampled_from(["4", "3", "polling", "x", "", "0", "é"]) | st.text(max_size=8),
                max_size=4,
            ),
            bodies("message"),
        )
    )
    for method, query, body in requests:
        url = f"{server[1]}/socket.io/"
        async with client.request(method, url, params=query, data=body) as reply:
            assert reply.status < 500, (method, query, body)
    assert not agent.messages
