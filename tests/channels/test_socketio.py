"""The socket.io channel with a real client: rooms, persistence, and whose conversation it is."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import jwt
import pytest
import socketio
from channel_server import listen
from fake_agent import FakeAgent
from sanic import Sanic

from channels.guard import Guard, Limits
from channels.phrases import say
from channels.rates import Rate
from channels.site import Site
from channels.socketio import SocketIOInput
from channels.store import ChannelStore
from channels.tokens import AUDIENCE, Tokens

# The client wants a newer aiohttp than Rasa takes; in Rasa's, the time to wait is a plain number.
if not hasattr(aiohttp, "ClientWSTimeout"):
    aiohttp.ClientWSTimeout = lambda ws_close: ws_close

SECRET = b"s" * 32
MANY = Rate(100_000, 100_000)
LIMITS = Limits(per_sender=MANY, per_ip=MANY, new_senders_per_ip=MANY, turn_seconds=5)


class Widget:
    """A page with a socket.io widget, as Rasa's widgets are."""

    def __init__(self, url: str, transport: str) -> None:
        self.url = url
        self.transport = transport
        self.token: Any = None
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.socket = socketio.AsyncClient(reconnection=False)
        self.socket.on("bot_uttered", self.heard.put)

    async def open(self, session_id: Any = None, **options: Any) -> Any:
        """Connects and asks for a session; the id that is confirmed."""
        confirmed: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.socket.on("session_confirm", lambda token: confirmed.set_result(token))
        await self.socket.connect(self.url, transports=[self.transport], **options)
        await self.socket.emit("session_request", {"session_id": session_id})
        self.token = await asyncio.wait_for(confirmed, 5)
        return self.token

    async def close(self) -> None:
        """Ends the connection without waiting for the poll that is under way."""
        if self.transport == "polling" and self.socket.eio.http is not None:
            await self.socket.eio.http.close()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.socket.disconnect(), 1)

    async def say(self, message: Any, session_id: Any = "own") -> None:
        own = self.token if session_id == "own" else session_id
        await self.socket.emit("user_uttered", {"message": message, "session_id": own})

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.heard.get(), 2)


@pytest.fixture(scope="module")
def server() -> tuple[SocketIOInput, Sanic, str]:
    channel = SocketIOInput(
        {"MILIA_SOCKETIO": "1"},
        Guard(ChannelStore(":memory:"), LIMITS),
        Tokens(SECRET),
        Site(allowed_origins=frozenset({"https://clinic.example"})),
    )
    app, url = listen([channel])
    return channel, app, url


@pytest.fixture
def agent(server: tuple[SocketIOInput, Sanic, str]) -> FakeAgent:
    server[1].ctx.agent = FakeAgent()
    return server[1].ctx.agent


@pytest.fixture(params=["websocket", "polling"])
async def widgets(
    request: pytest.FixtureRequest, server: tuple[SocketIOInput, Sanic, str], agent: FakeAgent
) -> AsyncIterator[Any]:
    opened: list[Widget] = []

    def make() -> Widget:
        opened.append(Widget(server[2], request.param))
        return opened[-1]

    yield make
    for widget in opened:
        await widget.close()


async def test_gap_1_an_answer_comes_also_after_a_reconnect(widgets: Any, agent: FakeAgent) -> None:
    widget = widgets()
    token = await widget.open()
    await widget.say("What causes milia?")
    assert (await widget.next())["text"] == "You asked: What causes milia?"
    replies = (await widget.next())["quick_replies"]
    await widget.close()

    again = widgets()
    assert await again.open(token) == token
    await again.say(replies[0]["payload"])
    assert (await again.next())["text"].startswith("From a button")
    first, second = agent.messages
    assert first.sender_id == second.sender_id
    assert second.text == '/causes{"audience": "baby"}'
    assert second.metadata == {"title": "Why do babies get them?"}


async def test_two_tabs_of_one_conversation_both_hear_it(widgets: Any, agent: FakeAgent) -> None:
    one, two = widgets(), widgets()
    await two.open(await one.open())
    await one.say("hello")
    assert (await one.next())["text"] == (await two.next())["text"] == "You asked: hello"


async def test_gap_5_a_bare_id_opens_no_conversation(widgets: Any, agent: FakeAgent) -> None:
    anna, eve = widgets(), widgets()
    token = await anna.open()
    sender = Tokens(SECRET).read(token).sender
    for guess in (sender, "web-" + "0" * 32, token[:-2], {"a": 1}, ["x"], 7):
        eve = widgets()
        assert await eve.open(guess) not in (token, guess)
        await anna.say("my secret")
        await anna.next()
        await anna.next()
        assert eve.heard.empty(), "nobody listens in"


@pytest.mark.parametrize("kind", ["expired", "other secret", "none"])
async def test_a_message_without_a_token_of_ours_goes_nowhere(
    widgets: Any, agent: FakeAgent, kind: str
) -> None:
    widget = widgets()
    await widget.open()
    claims = {
        "sub": "web-" + "a" * 32,
        "aud": AUDIENCE,
        "iat": 1,
        "exp": 2 if kind[0] == "e" else 9**12,
    }
    key = SECRET if kind == "expired" else b"x" * 32
    token = jwt.encode(claims, key, algorithm="HS256") if kind != "none" else "none"
    await widget.say("hello", token)
    assert (await widget.next())["text"] == say("session")
    assert not agent.messages


async def test_a_message_before_any_session_goes_nowhere(widgets: Any, agent: FakeAgent) -> None:
    widget = widgets()
    await widget.socket.connect(widget.url, transports=[widget.transport])
    await widget.socket.emit("user_uttered", {"message": "hello"})
    assert (await widget.next())["text"] == say("session")
    assert not agent.messages


async def test_a_token_may_come_with_the_connection(widgets: Any, agent: FakeAgent) -> None:
    widget = widgets()
    await widget.socket.connect(
        widget.url, transports=[widget.transport], auth={"token": Tokens(SECRET).issue()}
    )
    await widget.socket.emit("user_uttered", {"message": "hello"})
    assert (await widget.next())["text"] == "You asked: hello"


async def test_gap_13_another_sites_page_is_refused(widgets: Any) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        await widgets().open(headers={"Origin": "https://evil.example"})
    assert await widgets().open(headers={"Origin": "https://clinic.example"})


async def test_gap_13_no_header_lets_another_sites_page_read(
    server: tuple[SocketIOInput, Sanic, str],
) -> None:
    url = f"{server[2]}/socket.io/?EIO=4&transport=polling"
    async with aiohttp.ClientSession() as client:
        for origin, status in (("https://evil.example", 400), ("https://clinic.example", 200)):
            async with client.get(url, headers={"Origin": origin}) as reply:
                assert reply.status == status
                allowed = reply.headers.get("Access-Control-Allow-Origin")
                assert allowed == (origin if status == 200 else None)


async def test_gap_7_a_typed_command_is_only_text(widgets: Any, agent: FakeAgent) -> None:
    widget = widgets()
    await widget.open()
    await widget.say('/causes{"audience": "baby"}')
    assert (await widget.next())["text"] == 'You asked: causes{"audience": "baby"}'


@pytest.mark.parametrize(
    "data", [None, [], 3, "x", {}, {"message": None}, {"message": [1]}, {"message": {"a": 1}}]
)
async def test_gap_11_malformed_events_are_answered_and_go_nowhere(
    widgets: Any, agent: FakeAgent, data: Any, caplog: pytest.LogCaptureFixture
) -> None:
    widget = widgets()
    await widget.open()
    with caplog.at_level(logging.ERROR):
        await widget.socket.emit("user_uttered", data)
        assert (await widget.next())["text"] == say("malformed")
    assert not agent.messages
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("text", ["raise", "silent"])
async def test_gap_10_a_turn_that_fails_gives_one_apology(
    widgets: Any, agent: FakeAgent, text: str
) -> None:
    widget = widgets()
    await widget.open()
    await widget.say(text)
    assert (await widget.next())["text"] == say("apology")
    assert widget.heard.empty()


@pytest.mark.parametrize(
    ("text", "accepted", "language"),
    [
        ("¿cómo puedo quitar los granitos de mi bebé?", "en", "es"),
        ("raise", "fr-CA,fr", "fr"),
        ("raise", "", "en"),
    ],
)
async def test_gap_10_the_apology_is_in_the_persons_language(
    widgets: Any, agent: FakeAgent, text: str, accepted: str, language: str
) -> None:
    def broken(_: str) -> Any:
        raise RuntimeError("broken")

    agent.say = broken
    widget = widgets()
    await widget.open(headers={"Accept-Language": accepted})
    await widget.say(text)
    assert (await widget.next())["text"] == say("apology", language)


async def test_gap_8_too_long_and_too_large(widgets: Any, agent: FakeAgent) -> None:
    widget = widgets()
    await widget.open()
    await widget.say("x" * 1001)
    assert (await widget.next())["text"] == say("too_long", limit="1,000")
    await widget.say("x" * 70_000)
    with pytest.raises(asyncio.TimeoutError):
        await widget.next()
    assert not agent.messages


async def test_gap_9_too_often(
    widgets: Any,
    agent: FakeAgent,
    server: tuple[SocketIOInput, Sanic, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = Guard(ChannelStore(":memory:"), Limits(per_sender=Rate(1, 1), new_senders_per_ip=MANY))
    for name in ("_senders", "_addresses"):
        monkeypatch.setattr(server[0].guard, name, getattr(few, name))
    widget, other = widgets(), widgets()
    await widget.open()
    await widget.say("one")
    await widget.next()
    await widget.next()
    await widget.say("two")
    assert (await widget.next())["text"] == say("too_often")
    await other.open()
    await other.say("one")
    assert (await other.next())["text"] == "You asked: one"


async def test_gap_16_a_slow_turn_holds_nobody_up(widgets: Any, agent: FakeAgent) -> None:
    slow, quick = widgets(), widgets()
    await slow.open()
    await quick.open()
    await slow.say("slow")
    await quick.say("quick")
    assert (await asyncio.wait_for(quick.heard.get(), 1))["text"] == "You asked: quick"
    assert (await asyncio.wait_for(slow.heard.get(), 4))["text"] == "You asked: slow"


@pytest.mark.parametrize("environment", [{}, {"MILIA_SOCKETIO": ""}, {"MILIA_SOCKETIO": "0"}])
def test_it_is_off_unless_turned_on(environment: dict[str, str]) -> None:
    async def never(message: Any) -> None:
        raise AssertionError

    assert not SocketIOInput(environment).blueprint(never)._future_routes
