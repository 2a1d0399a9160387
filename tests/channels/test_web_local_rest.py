"""The stock `rest` webhook: for this machine's own tools, and not for what a proxy lets through."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from channel_server import listen
from fake_agent import FakeAgent
from sanic import Sanic

from channels.local_rest import LocalRestInput

HOOK = "/webhooks/rest/webhook"
HELLO = {"sender": "me", "message": "hello"}


@pytest.fixture(scope="module")
def app() -> tuple[Sanic, str]:
    """Rasa's app with the local channel, listening."""
    return listen([LocalRestInput()])


@pytest.fixture
def server(app: tuple[Sanic, str], monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.delenv("MILIA_LOCAL_REST", raising=False)
    app[0].ctx.agent = FakeAgent()
    app[0].state.host = "127.0.0.1"
    return SimpleNamespace(app=app[0], url=app[1], agent=app[0].ctx.agent)


async def post(url: str, body: Any = HELLO, path: str = HOOK, **headers: str) -> tuple[int, Any]:
    sent = {k.replace("_", "-"): v for k, v in headers.items()}
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as client,
        client.post(url + path, data=json.dumps(body), headers=sent) as reply,
    ):
        raw = await reply.text()
        return reply.status, json.loads(raw) if raw[:1] in "[{" else raw


async def test_a_tool_on_this_machine_is_answered(server: SimpleNamespace) -> None:
    status, body = await post(server.url)
    assert status == 200
    assert body[0]["text"] == "You asked: hello"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "", None])
async def test_not_when_the_server_listens_to_others(server: SimpleNamespace, host: Any) -> None:
    server.app.state.host = host
    assert (await post(server.url))[0] == 403
    assert not server.agent.messages


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
async def test_every_way_to_say_loopback(server: SimpleNamespace, host: str) -> None:
    server.app.state.host = host
    assert (await post(server.url))[0] == 200


async def test_not_when_there_is_a_public_address(
    server: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example.org")
    assert (await post(server.url))[0] == 403
    monkeypatch.setenv("MILIA_LOCAL_REST", "1")
    server.app.state.host = "0.0.0.0"
    assert (await post(server.url))[0] == 200


@pytest.mark.parametrize(
    "header",
    [
        *("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "x-forwarded-anything", "Via"),
        *("X-Real-IP", "Origin", "Sec-Fetch-Site"),
    ],
)
@pytest.mark.parametrize("forced", [False, True])
async def test_not_through_a_proxy_or_from_a_page(
    server: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, header: str, forced: bool
) -> None:
    if forced:
        monkeypatch.setenv("MILIA_LOCAL_REST", "1")
    assert (await post(server.url, **{header: "x"}))[0] == 403
    assert not server.agent.messages


@pytest.mark.parametrize("body", [[], {}, "x", None, {"message": 1}, {"message": ["x"]}])
async def test_malformed_is_400(server: SimpleNamespace, body: Any) -> None:
    assert (await post(server.url, body))[0] == 400


async def test_two_without_a_sender_do_not_share_a_conversation(server: SimpleNamespace) -> None:
    await post(server.url, {"message": "hello"})
    await post(server.url, {"message": "hello"})
    one, two = server.agent.messages
    assert one.sender_id != two.sender_id


async def test_a_stream_ends_also_when_the_turn_fails(server: SimpleNamespace) -> None:
    began = time.monotonic()
    with contextlib.suppress(aiohttp.ClientError):  # a line that is cut is an end as well
        await post(server.url, {"message": "raise"}, HOOK + "?stream=true")
    assert time.monotonic() - began < 2


# --- a real proxy


@pytest.fixture(scope="module")
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not found and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run("apt-get update -qq; apt-get install -y -qq nginx-light", shell=True)
        found = shutil.which("nginx", path="/usr/sbin")
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx: apt-get install nginx")
    return str(found)


@pytest.mark.parametrize(
    "lines",
    ["", "proxy_http_version 1.1; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"],
    ids=["as it comes", "with its usual headers"],
)
async def test_behind_a_real_proxy(
    server: SimpleNamespace, nginx: str, tmp_path: Path, lines: str
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = tmp_path / "nginx.conf"
    places = "".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error; events {{}}\n"
        f"http {{ access_log off; {places} server {{ listen 127.0.0.1:{port};\n"
        f"location / {{ {lines} proxy_pass {server.url}; }} }} }}\n"
    )
    proxy = subprocess.Popen([nginx, "-c", str(config), "-p", str(tmp_path)])
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                await asyncio.sleep(0.05)
        assert (await post(f"http://127.0.0.1:{port}"))[0] == 403
        assert not server.agent.messages
        assert (await post(server.url))[0] == 200
    finally:
        proxy.terminate()
        proxy.wait(10)
