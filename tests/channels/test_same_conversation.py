"""The trained assistant itself on every channel: one conversation, the same facts everywhere."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from channel_server import listen
from platform_server import LIMITS, TOKENS, connect, until
from platforms import PEERS
from rasa.shared.core.events import BotUttered, UserUttered
from test_socketio import Widget

from channels.guard import Guard
from channels.local_rest import LocalRestInput
from channels.site import Site
from channels.socketio import SocketIOInput
from channels.store import ChannelStore
from channels.web import WebInput
from runtime import assistant
from runtime.training import ensure_model

pytestmark = pytest.mark.slow

# Ten turns; a number presses that button of the answer before.
TURNS: list[str | int] = [
    "what are milia?",
    "my baby is 3 weeks old and has them on her nose",
    "how long does that take to go away?",
    0,
    "no i meant for me, not the baby",
    "how do i get rid of them",
    1,
    "does castor oil help",
    "can i just pop one with a needle?",
    "when should i see a doctor?",
]
Turn = Callable[[str | int], Awaitable[None]]


@pytest.fixture(scope="module")
def agent() -> Any:
    """The trained assistant, its actions in this process."""
    ensure_model()
    return assistant.load()


def _guard() -> Guard:
    return Guard(ChannelStore(":memory:"), LIMITS)


async def _by_platform(name: str, agent: Any, client: aiohttp.ClientSession) -> str:
    line = connect(PEERS[name](), agent=agent)
    line.client = client
    who = str(uuid.uuid4().int)[:12]
    calls: list[Any] = []
    for turn in TURNS:
        if isinstance(turn, int):
            buttons = [button for call in calls for button in line.peer.buttons(call)]
            calls = await line.answers_to(line.peer.press(buttons[turn], who))
        else:
            calls = await line.say(turn, who)
        assert calls
    assert not line.peer.refused
    incoming = next(iter(line.platform.read(_Request(line.peer.message("x", who)))))
    return line.platform.conversation(incoming)


class _Request:
    def __init__(self, sent: Any) -> None:
        self.body = sent.body
        self.headers = {k.lower(): v for k, v in sent.headers.items()}


async def _by_web(agent: Any, client: aiohttp.ClientSession) -> str:
    app, url = listen([WebInput(_guard(), TOKENS, Site())])
    app.ctx.agent = agent
    async with client.post(f"{url}/webhooks/web/session") as reply:
        token = (await reply.json())["token"]
    messages: list[dict[str, Any]] = []
    for turn in TURNS:
        buttons = [button for message in messages for button in message.get("buttons", [])]
        body = {"press": buttons[turn]["press"]} if isinstance(turn, int) else {"text": turn}
        async with client.post(
            f"{url}/webhooks/web/message",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        ) as reply:
            messages = (await reply.json())["messages"]
    return TOKENS.read(token).sender


async def _by_rest(agent: Any, client: aiohttp.ClientSession) -> str:
    app, url = listen([LocalRestInput()])
    app.ctx.agent = agent
    sender = f"rest-{uuid.uuid4().hex}"
    messages: list[dict[str, Any]] = []
    for turn in TURNS:
        buttons = [button for message in messages for button in message.get("buttons", [])]
        text = buttons[turn]["payload"] if isinstance(turn, int) else turn
        body = {"sender": sender, "message": text}
        async with client.post(f"{url}/webhooks/rest/webhook", json=body) as reply:
            messages = await reply.json()
    return sender


async def _by_socketio(agent: Any, client: aiohttp.ClientSession) -> str:
    app, url = listen([SocketIOInput({"MILIA_SOCKETIO": "1"}, _guard(), TOKENS, Site())])
    app.ctx.agent = agent
    widget = Widget(url, "websocket")
    sender = TOKENS.read(await widget.open()).sender
    events: list[dict[str, Any]] = []
    for number, turn in enumerate(TURNS, 1):
        buttons = [button for event in events for button in event.get("quick_replies", [])]
        events = []
        await widget.say(buttons[turn]["payload"] if isinstance(turn, int) else turn)
        said = await _bubbles(agent, sender, number)
        events = [await widget.next() for _ in range(said)]
    await widget.close()
    return sender


async def _bubbles(agent: Any, sender: str, turns: int) -> int:
    """How many bubbles the last turn has, once it is over."""
    for _ in range(500):
        tracker = await agent.tracker_store.retrieve(sender)
        if tracker and len(_facts(tracker)) == turns and tracker.latest_action_name:
            last = tracker.events[-1]
            if last.type_name == "action" and last.action_name == "action_listen":
                return len(_facts(tracker)[-1])
        await asyncio.sleep(0.01)
    raise AssertionError("no answer")


def _facts(tracker: Any) -> list[list[tuple[Any, ...]]]:
    """Topic and facts of every bubble, by turn."""
    turns: list[list[tuple[Any, ...]]] = []
    for event in tracker.events:
        if isinstance(event, UserUttered):
            turns.append([])
        elif isinstance(event, BotUttered):
            origin = event.metadata
            turns[-1].append((origin.get("topic"), *(origin.get("facts") or [])))
    return turns


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        yield session


OTHERS = {"web": _by_web, "socketio": _by_socketio}


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    """What the rest channel says, once it has been asked."""
    return {}


@pytest.mark.parametrize("name", [*PEERS, *OTHERS])
async def test_ten_turns_give_the_same_facts_on_every_channel(
    name: str, agent: Any, client: aiohttp.ClientSession, known: dict[str, Any]
) -> None:
    if not known:
        known["rest"] = _facts(await agent.tracker_store.retrieve(await _by_rest(agent, client)))
    if name in OTHERS:
        sender = await OTHERS[name](agent, client)
    else:
        sender = await _by_platform(name, agent, client)
    tracker = await agent.tracker_store.retrieve(sender)
    turns = _facts(tracker)
    assert len(turns) == len(TURNS)
    if name == "sms":
        # The short answer may leave out the line of context that the others put after it.
        for short, full in zip(turns, known["rest"], strict=True):
            assert short == full[: len(short)]
    else:
        assert turns == known["rest"]
    assert sum(bool(facts) for turn in turns for _, *facts in turn) >= 8
    channel = {"sms": "sms", "twilio-whatsapp": "whatsapp"}.get(name, name)
    assert tracker.get_latest_input_channel() == channel


async def test_a_greeting_opens_the_conversation(agent: Any, client: aiohttp.ClientSession) -> None:
    line = connect(PEERS["telegram"](), agent=agent)
    line.client = client
    (call,) = await line.say("/start")
    assert "milia" in line.peer.text(call)
    assert len(line.peer.buttons(call)) == 3
    await until(lambda: not line.peer.refused)
