"""A platform's connector on Rasa's app, between a stand-in of the platform and a dialogue."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from channel_server import listen
from fake_agent import FakeAgent
from platforms import ENVIRONMENT, Peer, Sent
from sanic import Sanic

from channels.guard import Guard, Limits
from channels.platform import Platform
from channels.rates import Rate
from channels.store import ChannelStore
from channels.tokens import Tokens

TOKENS = Tokens(b"s" * 32)
MANY = Rate(100_000, 100_000)
LIMITS = Limits(per_sender=MANY, per_ip=MANY, new_senders_per_ip=MANY, turn_seconds=8)
QUICK_WAITS = (0.05, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2)
ANSWER_SECONDS = 10


@dataclass
class Line:
    """A running connector, and both ends of it."""

    peer: Peer
    platform: Platform
    app: Sanic
    url: str
    agent: FakeAgent
    client: aiohttp.ClientSession | None = None

    @property
    def hook(self) -> str:
        return f"{self.url}/webhooks/{self.peer.NAME}/webhook"

    async def post(self, sent: Sent) -> int:
        """The status of the webhook's answer."""
        async with self.session.post(
            self.hook, data=io.BytesIO(sent.body), headers=sent.headers
        ) as reply:
            await reply.read()
            return reply.status

    @property
    def session(self) -> aiohttp.ClientSession:
        assert self.client is not None
        return self.client

    async def say(self, text: str, who: str = "4915112345678") -> list[dict[str, Any]]:
        """What the person sees after a text."""
        return await self.answers_to(self.peer.message(text, who))

    async def answers_to(self, sent: Sent) -> list[dict[str, Any]]:
        before = len(self.peer.calls)
        assert await self.post(sent) == 200
        await self.idle()
        return self.peer.calls[before:]

    async def idle(self) -> None:
        """Waits until every message that was taken on is answered."""
        await until(lambda: not self.platform._tasks)

    def reset(self, limits: Limits = LIMITS, path: Path | str = ":memory:") -> None:
        """Everything as after a first start."""
        self.platform.guard = Guard(ChannelStore(path), limits)
        self.platform._told.clear()
        self.platform.delivery.waits = QUICK_WAITS
        self.agent = self.app.ctx.agent = FakeAgent()
        self.peer.clear()

    async def on_its_loop(self, work: Awaitable[Any]) -> Any:
        """Runs something where the connector runs."""
        future = asyncio.run_coroutine_threadsafe(work, self.app.ctx.loop)  # type: ignore[arg-type]
        return await asyncio.wrap_future(future)


async def until(holds: Callable[[], bool], seconds: float = ANSWER_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to that"
        await asyncio.sleep(0.005)


def connect(peer: Peer, guard: Guard | None = None, agent: Any = None) -> Line:
    """Starts a connector that talks to the stand-in."""
    platform = peer.CHANNEL(
        ENVIRONMENT,
        guard or Guard(ChannelStore(":memory:"), LIMITS),
        TOKENS,
        api=peer.api or peer.start(),
    )
    platform.delivery.waits = QUICK_WAITS
    app, url = listen([platform])
    app.ctx.agent = agent or FakeAgent()
    return Line(peer, platform, app, url, app.ctx.agent)
