"""`milia serve` itself, every platform switched on, between people and stand-ins of the platforms.

The server starts while nobody listens at any platform's address, takes a message from each, and is
killed. Then the platforms are back, and the server too.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from platform_server import until
from platforms import ENVIRONMENT, PEERS, Peer, Sent

from channels.phrases import say
from channels.platform import MAX_BODY
from runtime.assistant import free_port
from runtime.training import ensure_model

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).parent / "serve_process.py"
#: WhatsApp by Twilio goes through the same connector as SMS.
NAMES = [name for name in PEERS if name != "twilio-whatsapp"]
QUESTION = "what are milia?"
ANSWER = "bumps"
START_SECONDS = 120


@dataclass
class House:
    """The server, and the platforms around it."""

    folder: Path
    peers: dict[str, Peer]
    ports: dict[str, int]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    #: The answer's status and how long it took, by platform, while none could be reached.
    taken: dict[str, tuple[int, float]] = field(default_factory=dict)
    #: What was sent then.
    sent: dict[str, Sent] = field(default_factory=dict)
    forged: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        """Returns when it answers."""
        addresses = {
            peer.NAME: f"http://127.0.0.1:{self.ports[name]}" for name, peer in self.peers.items()
        }
        environment = {
            **os.environ,
            **ENVIRONMENT,
            "MILIA_CHANNELS_DB": str(self.folder / "channels.db"),
            "MILIA_SECRET_FILE": str(self.folder / "secret.key"),
            "MILIA_DATABASE_URL": f"sqlite:///{self.folder / 'milia.db'}",
            "MILIA_RATE_SENDER": "1000,1000",
            "RASA_TELEMETRY_ENABLED": "false",
        }
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(SCRIPT), str(self.port), json.dumps(addresses)],
                env=environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < deadline, self.log()
            time.sleep(0.1)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=2).close()
            return True
        return False

    def end(self, how: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(30)

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def hook(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/webhooks/{self.peers[name].NAME}/webhook"

    async def post(self, client: aiohttp.ClientSession, name: str, sent: Sent) -> tuple[int, float]:
        """The status of the webhook's answer, and the seconds until it came."""
        began = time.monotonic()
        async with client.post(self.hook(name), data=sent.body, headers=sent.headers) as reply:
            await reply.read()
            return reply.status, time.monotonic() - began


@dataclass
class Person:
    """Somebody on one platform."""

    house: House
    name: str
    client: aiohttp.ClientSession
    who: str

    @property
    def peer(self) -> Peer:
        return self.house.peers[self.name]

    async def post(self, sent: Sent) -> tuple[int, float]:
        return await self.house.post(self.client, self.name, sent)

    async def write(self, text: str, **more: str) -> Sent:
        sent = self.peer.message(text, self.who, **more)
        status, seconds = await self.post(sent)
        assert status == 200
        assert seconds < 1
        return sent

    async def heard(self, words: str, times: int = 1, seconds: float = 10) -> None:
        """Waits until it was said so many times, and sees that it is said no more."""
        await until(lambda: self.peer.said().count(words) >= times, seconds)
        await asyncio.sleep(0.3)
        assert self.peer.said().count(words) == times


@pytest.fixture(scope="module")
def unreached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Started while nobody listens where the platforms should be; killed with a turn under way."""
    ensure_model()
    peers = {name: PEERS[name]() for name in NAMES}
    # Held for the stand-ins to come, so that nothing else takes them: bound, and nobody listens.
    held = {name: socket.socket() for name in NAMES}
    for one in held.values():
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", 0))
    ports = {name: one.getsockname()[1] for name, one in held.items()}
    house = House(tmp_path_factory.mktemp("serve"), peers, ports)
    try:
        house.start()

        async def visit() -> None:
            async with aiohttp.ClientSession() as client:
                for name, peer in peers.items():
                    sent = house.sent[name] = peer.message(f"slowly now, {QUESTION}")
                    house.taken[name] = await house.post(client, name, sent)
                    forged = peer.sign(sent.body, "another-secret")
                    house.forged[name] = (await house.post(client, name, forged))[0]

        asyncio.run(visit())
        house.end(signal.SIGKILL)
        for one in held.values():
            one.close()
        yield house
    finally:
        if house.process is not None and house.process.poll() is None:
            house.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def house(unreached: House) -> House:
    """The same, after both the platforms and the server are back."""
    for name, peer in unreached.peers.items():
        peer.start(unreached.ports[name])
    unreached.start()
    return unreached


@pytest.fixture(params=NAMES)
async def person(request: pytest.FixtureRequest, house: House) -> AsyncIterator[Person]:
    house.peers[request.param].clear()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as client:
        yield Person(house, request.param, client, str(time.time_ns())[-12:])
    assert not house.peers[request.param].refused, "the platform would have refused a call"


@pytest.mark.parametrize("name", NAMES)
def test_it_starts_and_takes_messages_though_no_platform_can_be_reached(
    unreached: House, name: str
) -> None:
    status, seconds = unreached.taken[name]
    assert status == 200
    assert seconds < 1
    assert unreached.forged[name] == 403


@pytest.mark.parametrize("name", NAMES)
async def test_killed_in_the_middle_of_a_turn_it_answers_once_when_all_are_back(
    house: House, name: str
) -> None:
    peer = house.peers[name]
    await until(lambda: ANSWER in peer.said(), 30)
    async with aiohttp.ClientSession() as client:
        again = peer.sign(house.sent[name].body)
        assert (await house.post(client, name, again))[0] == 200, "the platform sends it again"
    await asyncio.sleep(0.5)
    assert peer.said().count(ANSWER) == 1
    assert not peer.refused


async def test_a_message_its_answer_a_press_and_the_next_answer(person: Person) -> None:
    await person.write(QUESTION)
    await person.heard(ANSWER)
    first = len(person.peer.calls)
    button = next(b for call in person.peer.calls for b in person.peer.buttons(call))
    assert (await person.post(person.peer.press(button, person.who)))[0] == 200
    await until(lambda: len(person.peer.calls) > first)
    for not_an_answer in ("unlisted", "apology"):
        assert say(not_an_answer) not in person.peer.said()


async def test_the_same_event_and_a_batch(person: Person) -> None:
    sent = await person.write(QUESTION, event="4711" + person.who)
    assert (await person.post(sent))[0] == 200
    await person.heard(ANSWER)
    for sent in person.peer.batch([QUESTION] * 3, person.who):
        assert (await person.post(sent))[0] == 200
    await until(lambda: person.peer.said().count(ANSWER) == 4)


async def test_what_is_forged_altered_or_too_large_gets_no_answer(person: Person) -> None:
    sent = person.peer.message("hello", person.who)
    forged = person.peer.sign(sent.body, "another-secret")
    assert (await person.post(forged))[0] == 403
    if person.name != "telegram":  # its secret is no signature
        assert (await person.post(sent.altered()))[0] == 403
    assert (await person.post(person.peer.sign(b"x" * (MAX_BODY + 1))))[0] == 413
    await asyncio.sleep(0.3)
    assert not person.peer.attempts


async def test_a_slow_action_is_acknowledged_at_once_and_others_are_served(person: Person) -> None:
    other = Person(person.house, person.name, person.client, "49" + person.who[2:][::-1])
    await person.write(f"slowly now, {QUESTION}")
    began = time.monotonic()
    await other.write("do they hurt?")
    await until(lambda: bool(person.peer.calls), 3)
    assert ANSWER not in person.peer.said()
    assert time.monotonic() - began < 4
    await person.heard(ANSWER)


async def test_a_platform_that_is_down_gets_the_answer_when_it_is_back(person: Person) -> None:
    person.peer.down = True
    await person.write(QUESTION)
    await until(lambda: person.peer.attempts > 0)
    assert not person.peer.calls
    person.peer.down = False
    await person.heard(ANSWER)


async def test_gap_20_it_serves_this_machine_alone_and_no_api(house: House) -> None:
    with socket.socket() as other:
        other.settimeout(2)
        reached = other.connect_ex(("127.0.0.2", house.port)) == 0
    assert not reached, "it listens on more than 127.0.0.1"
    async with aiohttp.ClientSession() as client:
        for path in (
            *("status", "version", "model", "domain", "conversations/x/tracker"),
            *("webhooks/twilio_voice/webhook", "webhooks/callback/webhook"),
        ):
            for method in ("GET", "POST", "PUT"):
                url = f"http://127.0.0.1:{house.port}/{path}"
                async with client.request(method, url, json={}) as reply:
                    assert reply.status in (404, 405), path


def test_it_ends_cleanly(house: House) -> None:
    assert house.end(signal.SIGTERM) == 0
    assert "Traceback" not in house.log()
