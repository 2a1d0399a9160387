"""A process that is killed in the middle of a turn: the person is answered by the next one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest
from platform_server import until
from platforms import PEERS

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).parent / "platform_process.py"


@contextmanager
def process(name: str, api: str, path: Path, seconds: float) -> Iterator[str]:
    """Runs a connector; its address. It is killed, not ended."""
    command = [sys.executable, "-W", "ignore", str(SCRIPT), name, api, str(path), str(seconds)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        url = next(line.strip() for line in server.stdout if line.startswith("http://127"))
        yield url
    finally:
        server.kill()
        server.wait(10)
        server.stdout.close()


async def test_gap_15_a_killed_process_loses_no_message_and_answers_none_twice(
    tmp_path: Path,
) -> None:
    peer = PEERS["whatsapp"]()
    api = peer.start()
    path = tmp_path / "channels.db"
    sent = peer.message("hello")
    async with aiohttp.ClientSession() as client:

        async def post(url: str) -> int:
            hook = f"{url}/webhooks/whatsapp/webhook"
            async with client.post(hook, data=sent.body, headers=sent.headers) as reply:
                return reply.status

        with process("whatsapp", api, path, 60) as url:
            assert await post(url) == 200
        assert not peer.calls
        with process("whatsapp", api, path, 0) as url:
            await until(lambda: "You asked: hello" in peer.said())
            assert await post(url) == 200, "Meta sends it again"
        with process("whatsapp", api, path, 0) as url:
            assert await post(url) == 200
    assert peer.said().count("You asked: hello") == 1
