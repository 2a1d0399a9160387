"""A connector in a process of its own, to be killed: python platform_process.py NAME API DB SECONDS."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]


def main(name: str, api: str, path: str, seconds: str) -> None:
    from channel_server import listen
    from fake_agent import FakeAgent
    from platform_server import LIMITS, TOKENS
    from platforms import ENVIRONMENT, PEERS

    from channels.guard import Guard
    from channels.store import ChannelStore

    agent = FakeAgent()

    async def think(message: Any) -> None:
        await asyncio.sleep(float(seconds))

    agent.before = think
    guard = Guard(ChannelStore(path), LIMITS)
    channel = PEERS[name]().CHANNEL(ENVIRONMENT, guard, TOKENS, api=api)
    _, url = listen([channel], prepare=lambda app: setattr(app.ctx, "agent", agent))
    print(url, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
