"""The web channel over HTTP: whose conversation it is, what is let in, what comes back."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import jwt
import pytest
from aiohttp import ClientSession
from channel_server import listen
from fake_agent import FakeAgent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from sanic import Sanic

from channels.assets import Assets
from channels.bubbles import BubbleMaker
from channels.forget import CannotForget, forget_conversation
from channels.guard import Guard, Limits
from channels.rates import Rate
from channels.site import Site
from channels.sources import SourceBook
from channels.store import ChannelStore
from channels.tokens import AUDIENCE, TokenRefused, Tokens
from channels.web import WebInput

SECRET = b"s" * 32
MANY = Rate(100_000, 100_000)
API = "/webhooks/web"
FACT = SimpleNamespace(
    id="cause_unclear", say="Nobody is sure.", source=["9.1"], reviewed="2026-11-24"
)


@dataclass
class Web:
    """A running channel and a client of it."""

    base: str
    agent: FakeAgent
    channel: WebInput
    client: ClientSession = None  # type: ignore[assignment]
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    async def call(
        self, method: str, path: str, body: Any = None, *, token: str | None = None, **headers: str
    ) -> tuple[int, Any, Any]:
        sent = {k.replace("_", "-"): v for k, v in {**self.headers, **headers}.items()}
        token = self.token if token is None else token
        if token:
            sent["Authorization"] = f"Bearer {token}"
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        async with self.client.request(
            method, self.base + path, data=data, headers=sent, allow_redirects=False
        ) as reply:
            raw = await reply.read()
            kind = reply.headers.get("content-type", "")
            return reply.status, json.loads(raw) if "json" in kind else raw, reply.headers

    async def start(self) -> str:
        status, body, _ = await self.call("POST", f"{API}/session")
        assert status == 200
        self.token = body["token"]
        return self.token

    async def say(self, text: Any, **more: Any) -> tuple[int, Any]:
        status, body, _ = await self.call("POST", f"{API}/message", {"text": text, **more})
        return status, body


@pytest.fixture(scope="module")
def server() -> tuple[WebInput, Sanic, str]:
    """Rasa's own app, with its CORS layer at its worst setting."""
    channel = WebInput(Guard(ChannelStore(":memory:")), Tokens(SECRET), Site(), SourceBook([FACT]))
    app, url = listen([channel], cors="*")
    return channel, app, url


@pytest.fixture
def limits() -> Limits:
    return Limits(per_sender=MANY, per_ip=MANY, new_senders_per_ip=MANY, turn_seconds=5)


@pytest.fixture
def fresh(server: tuple[WebInput, Sanic, str], limits: Limits, tmp_path: Path) -> Web:
    """The running server with nothing in it yet."""
    (tmp_path / "milia-chat.js").write_text("export {};")
    (tmp_path / "milia-chat-ABC123.js").write_text("export {};")
    (tmp_path / "milia-chat-ABC123.js.gz").write_bytes(gzip.compress(b"export {};"))
    (tmp_path / "demo.html").write_text("<!doctype html>")
    (tmp_path / "secret.txt").write_text("only for us")
    channel, app, base = server
    channel.guard = Guard(ChannelStore(":memory:"), limits)
    channel.bubbles = BubbleMaker(channel.guard, SourceBook([FACT]))
    channel.site = Site(allowed_origins=frozenset({"https://clinic.example"}))
    channel.assets = Assets(tmp_path)
    app.ctx.agent = FakeAgent()
    return Web(base, app.ctx.agent, channel)


@pytest.fixture
async def web(fresh: Web) -> AsyncIterator[Web]:
    async with ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as client:
        fresh.client = client
        await fresh.start()
        yield fresh


# --- a conversation


async def test_a_turn_comes_back_whole(web: Web) -> None:
    status, body = await web.say("What causes milia?")
    assert status == 200
    first, second = body["messages"]
    assert first["text"] == "You asked: What causes milia?"
    assert first["topic"] == "cause"
    assert first["facts"] == [
        {
            "id": "cause_unclear",
            "say": "Nobody is sure.",
            "source": ["9.1"],
            "reviewed": "2026-11-24",
        }
    ]
    assert [b["title"] for b in second["buttons"]] == [
        "Why do babies get them?",
        "Will they leave marks?",
    ]
    assert "/causes" not in json.dumps(body), "a payload leaves the server only as a short id"


async def test_a_button_sends_its_payload_and_shows_its_title(web: Web) -> None:
    _, body = await web.say("What causes milia?")
    press = body["messages"][1]["buttons"][0]["press"]
    status, body, _ = await web.call("POST", f"{API}/message", {"press": press})
    assert status == 200
    assert body["messages"][0]["text"].startswith("From a button")
    assert web.agent.messages[-1].text == '/causes{"audience": "baby"}'
    _, history, _ = await web.call("GET", f"{API}/history")
    assert [m["text"] for m in history["messages"] if m["from"] == "person"] == [
        "What causes milia?",
        "Why do babies get them?",
    ]


async def test_reload_restores_what_was_said(web: Web) -> None:
    _, live = await web.say("What causes milia?")
    _, history, _ = await web.call("GET", f"{API}/history")
    assert [m["from"] for m in history["messages"]] == ["person", "bot", "bot"]
    assert history["messages"][1:] == live["messages"]


async def test_history_is_bounded(web: Web) -> None:
    for n in range(50):
        await web.say(f"question {n}")
    _, history, _ = await web.call("GET", f"{API}/history")
    assert len(history["messages"]) == 60
    assert history["messages"][-3]["text"] == "question 49"


async def test_start_over_leaves_nothing_said_before(web: Web) -> None:
    await web.say("What causes milia?")
    status, body, _ = await web.call("POST", f"{API}/restart", {})
    assert (status, body["messages"]) == (200, [])
    _, history, _ = await web.call("GET", f"{API}/history")
    assert history["messages"] == []
    await web.say("Again?")
    _, history, _ = await web.call("GET", f"{API}/history")
    assert history["messages"][0]["text"] == "Again?"


async def test_delete_leaves_nothing_at_all(web: Web) -> None:
    _, body = await web.say("What causes milia?")
    sender = web.agent.messages[0].sender_id
    rated = {"message": body["messages"][0]["id"], "value": "up"}
    await web.call("POST", f"{API}/feedback", rated)
    await web.call("POST", f"{API}/restart", {})
    status, _, _ = await web.call("DELETE", f"{API}/conversation")
    assert status == 204
    assert sender not in web.agent.tracker_store.store
    assert web.channel.guard.store.ratings(sender) == {}


async def test_feedback_reaches_the_log_with_what_it_is_about(web: Web) -> None:
    published: list[dict[str, Any]] = []
    web.agent.tracker_store.event_broker = SimpleNamespace(publish=published.append)
    web.agent.tracker_store.stream_events = lambda tracker: asyncio.sleep(0)
    _, body = await web.say("What causes milia?")
    message = body["messages"][0]["id"]
    status, _, _ = await web.call("POST", f"{API}/feedback", {"message": message, "value": "down"})
    assert status == 204
    assert published[0]["value"] == "down"
    assert (published[0]["topic"], published[0]["facts"]) == ("cause", ["cause_unclear"])
    _, history, _ = await web.call("GET", f"{API}/history")
    assert history["messages"][1]["rated"] == "down"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"message": "1.000000", "value": "up"}, 404),
        ({"message": "", "value": "up"}, 404),
        ({"message": 1, "value": "up"}, 400),
        ({"message": "1", "value": "sideways"}, 400),
        ({"message": "1", "value": []}, 400),
        ([], 400),
    ],
)
async def test_feedback_on_nothing_is_refused(web: Web, body: Any, expected: int) -> None:
    await web.say("What causes milia?")
    status, _, _ = await web.call("POST", f"{API}/feedback", body)
    assert status == expected


# --- whose conversation


async def test_two_people_do_not_meet(web: Web) -> None:
    await web.say("my secret")
    first = web.token
    await web.start()
    _, history, _ = await web.call("GET", f"{API}/history")
    assert history["messages"] == []
    _, history, _ = await web.call("GET", f"{API}/history", token=first)
    assert history["messages"][0]["text"] == "my secret"


def forged(**changes: Any) -> str:
    now = int(time.time())
    claims = {"sub": "web-x", "aud": AUDIENCE, "iat": now, "exp": now + 60}
    claims = {k: v for k, v in {**claims, **changes}.items() if v is not None}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def bad_tokens() -> dict[str, str]:
    good = forged()
    head, body, signature = good.split(".")
    unsigned = jwt.encode(
        {"sub": "web-x", "aud": AUDIENCE, "iat": 0, "exp": 9e9}, None, algorithm="none"
    )
    return {
        "missing": "",
        "nonsense": "x",
        "dots": "..",
        "a bare id": "web-x",
        "expired": forged(exp=int(time.time()) - 1),
        "never expires": forged(exp=None),
        "altered body": f"{head}.{body[:-2]}AA.{signature}",
        "altered signature": f"{head}.{body}.{'A' * len(signature)}",
        "other key": jwt.encode(jwt.decode(good, options={"verify_signature": False}), b"t" * 32),
        "unsigned": unsigned,
        "other audience": forged(aud="milia-admin"),
        "other channel's sender": forged(sub="whatsapp-4912345"),
        "not yet": forged(nbf=int(time.time()) + 600),
    }


@pytest.mark.parametrize("name", bad_tokens())
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/message"),
        ("GET", "/history"),
        ("POST", "/restart"),
        ("DELETE", "/conversation"),
        ("POST", "/feedback"),
    ],
)
async def test_a_bad_token_opens_nothing(web: Web, name: str, method: str, path: str) -> None:
    web.token = ""
    body = {"text": "hello", "message": "1", "value": "up"} if method == "POST" else None
    status, reply, _ = await web.call(method, API + path, body, token=bad_tokens()[name])
    assert (status, reply["error"]) == (401, "session")
    assert not web.agent.messages


async def test_the_control_a_good_token_opens(web: Web) -> None:
    status, _, _ = await web.call("GET", f"{API}/history", token=forged())
    assert status == 200


async def test_fields_that_name_somebody_else_are_ignored(web: Web) -> None:
    await web.say("hi", sender="web-victim", input_channel="rest", metadata={"admin": True})
    message = web.agent.messages[-1]
    assert message.sender_id.startswith("web-") and message.sender_id != "web-victim"
    assert message.input_channel == "web"
    assert message.metadata is None


async def test_an_ageing_token_is_renewed_for_the_same_person(web: Web) -> None:
    old = forged(exp=int(time.time()) + 60)
    _, body, _ = await web.call("GET", f"{API}/history", token=old)
    assert web.channel.tokens.read(body["token"]).sender == "web-x"
    _, body, _ = await web.call("GET", f"{API}/history")
    assert "token" not in body


def test_a_secret_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MILIA_SECRET", raising=False)
    monkeypatch.setenv("MILIA_SECRET_FILE", str(tmp_path / "var" / "key"))
    token = Tokens.from_environment().issue()
    assert Tokens.from_environment().read(token)
    assert (tmp_path / "var" / "key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("MILIA_SECRET", "x" * 32)
    with pytest.raises(TokenRefused):
        Tokens.from_environment().read(token)
    with pytest.raises(ValueError, match="32 bytes"):
        Tokens(b"short")


# --- what is let in


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"text": "x" * 1001}, 400, "too_long"),
        ({"text": " "}, 400, "empty"),
        ({"text": 5}, 400, "malformed"),
        ({}, 400, "malformed"),
        ([], 400, "malformed"),
        (b"{", 400, "malformed"),
        (b"\xff", 400, "malformed"),
        (b"[" * 15_000, 400, "malformed"),
        ({"text": "hi", "id": "x"}, 400, "malformed"),
        ({"text": "hi", "id": ["x"]}, 400, "malformed"),
        ({"press": "/restart"}, 400, "unlisted"),
        ({"press": '/causes{"audience": "baby"}'}, 400, "unlisted"),
        ({"press": None}, 400, "unlisted"),
        ({"text": "hi", "pad": "x" * 17_000}, 413, "too_large"),
    ],
)
async def test_unfit_messages_are_refused(web: Web, body: Any, status: int, error: str) -> None:
    got, reply, _ = await web.call("POST", f"{API}/message", body)
    assert (got, reply["error"]) == (status, error)
    assert reply["text"]
    assert not web.agent.messages


async def test_a_body_far_too_large_is_not_read(web: Web) -> None:
    status, _, _ = await web.call("POST", f"{API}/message", b"x" * 200_000)
    assert status == 413
    assert not web.agent.messages


async def test_a_form_post_from_anywhere_is_refused(web: Web) -> None:
    status, _, _ = await web.call(
        "POST", f"{API}/message", b'{"text": "hi"}', Content_Type="text/plain"
    )
    assert status == 400
    assert not web.agent.messages


@pytest.mark.parametrize("text", ["/restart", " //causes", "\u200b/causes{}"])
async def test_a_typed_command_arrives_as_text(web: Web, text: str) -> None:
    status, _ = await web.say(text)
    assert status == 200
    assert not web.agent.messages[-1].text.startswith("/")


@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "press", "id", "message", "value", "sender"]), inner
            )
        ),
        max_leaves=8,
    ),
    path=st.sampled_from(["/message", "/feedback", "/restart", "/session"]),
)
def test_no_generated_body_breaks_it(fresh: Web, body: Any, path: str) -> None:
    async def post() -> int:
        async with ClientSession() as fresh.client:
            if not fresh.token:
                await fresh.start()
            return (await fresh.call("POST", API + path, json.dumps(body).encode()))[0]

    assert asyncio.new_event_loop().run_until_complete(post()) < 500
    assert not any(m.text.startswith("/") for m in fresh.agent.messages)


class TestRates:
    """One too many: 429, when to come back, and nobody else is held up."""

    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(per_sender=Rate(3, 6), per_ip=MANY, new_senders_per_ip=Rate(3, 1))

    async def test_messages(self, web: Web) -> None:
        for _ in range(3):
            assert (await web.say("hi"))[0] == 200
        status, body, headers = await web.call("POST", f"{API}/message", {"text": "hi"})
        assert (status, body["error"]) == (429, "too_often")
        assert int(headers["Retry-After"]) == body["retry_after"] <= 10
        assert len(web.agent.messages) == 3
        await web.start()
        assert (await web.say("hi"))[0] == 200

    async def test_sessions(self, web: Web) -> None:
        codes = [(await web.call("POST", f"{API}/session"))[0] for _ in range(3)]
        assert codes == [200, 200, 429]


# --- once, and never silence


async def test_a_repeated_message_gets_the_same_answer_and_one_turn(web: Web) -> None:
    message = uuid.uuid4().hex
    first = await web.say("What causes milia?", id=message)
    again = await web.say("What causes milia?", id=message)
    assert first == again
    assert len(web.agent.messages) == 1


async def test_a_message_repeated_while_it_runs_waits_for_the_one_turn(web: Web) -> None:
    message = uuid.uuid4().hex
    replies = await asyncio.gather(*(web.say("slow", id=message) for _ in range(3)))
    assert replies[0] == replies[1] == replies[2]
    assert len(web.agent.messages) == 1


async def test_a_failed_turn_may_be_tried_again(web: Web) -> None:
    message = uuid.uuid4().hex
    _, body = await web.say("raise", id=message)
    assert body["messages"][0]["apology"]
    await web.say("raise", id=message)
    assert len(web.agent.messages) == 2


@pytest.mark.parametrize("text", ["raise", "silent please"])
@pytest.mark.parametrize(("language", "word"), [("en", "Sorry"), ("es", "siento"), ("fr", "Désol")])
async def test_no_turn_ends_in_silence(web: Web, text: str, language: str, word: str) -> None:
    web.headers["Accept-Language"] = language
    status, body = await web.say(text)
    assert status == 200
    assert len(body["messages"]) == 1
    assert word in body["messages"][0]["text"]


async def test_an_unanswered_message_is_apologised_for_after_a_reload(web: Web) -> None:
    await web.say("silent please")
    await web.say("What causes milia?")
    _, history, _ = await web.call("GET", f"{API}/history")
    assert [bool(m.get("apology")) for m in history["messages"]] == [
        False,
        True,
        False,
        False,
        False,
    ]


async def test_a_slow_turn_holds_up_nobody_else(web: Web) -> None:
    slow = asyncio.ensure_future(web.say("slow"))
    await asyncio.sleep(0.1)
    other = forged()
    began = time.monotonic()
    status, _, _ = await web.call("POST", f"{API}/message", {"text": "hi"}, token=other)
    assert status == 200
    assert time.monotonic() - began < 1
    await slow


async def test_an_agent_that_is_not_ready(web: Web) -> None:
    web.agent.is_ready = lambda: False  # type: ignore[method-assign]
    status, body, headers = await web.call("POST", f"{API}/message", {"text": "hi"})
    assert (status, body["error"], headers["Retry-After"]) == (503, "unavailable", "5")


async def test_a_broken_store_is_an_apology_not_a_trace(web: Web) -> None:
    async def broken(sender: str) -> None:
        raise RuntimeError("database is gone")

    web.agent.tracker_store.retrieve = broken  # type: ignore[method-assign]
    status, body, _ = await web.call("GET", f"{API}/history")
    assert status == 500
    assert "Sorry" in body["text"] and "database" not in json.dumps(body)


# --- who may embed it


@pytest.mark.parametrize("path", ["/session", "/message", "/history"])
async def test_an_origin_off_the_list_gets_nothing(web: Web, path: str) -> None:
    method = "GET" if path == "/history" else "POST"
    for origin in ("https://evil.example", "null", "https://clinic.example.evil.example"):
        status, _, headers = await web.call(
            method, API + path, {} if method == "POST" else None, Origin=origin
        )
        assert status == 403
        assert "Access-Control-Allow-Origin" not in headers
    assert not web.agent.messages


async def test_an_origin_on_the_list_is_served_without_credentials(web: Web) -> None:
    origin = "https://clinic.example"
    for method, path in (
        ("OPTIONS", "/message"),
        ("OPTIONS", "/conversation"),
        ("GET", "/history"),
    ):
        status, _, headers = await web.call(
            method,
            API + path,
            Origin=origin,
            Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="authorization,content-type",
        )
        assert status in (200, 204)
        assert headers["Access-Control-Allow-Origin"] == origin
        assert "Access-Control-Allow-Credentials" not in headers
        assert headers["Vary"] == "Origin"
        if method == "OPTIONS":
            assert "DELETE" in headers["Access-Control-Allow-Methods"]
            assert "authorization" in headers["Access-Control-Allow-Headers"].lower()


async def test_a_preflight_of_another_origin_is_not_answered(web: Web) -> None:
    _, _, headers = await web.call(
        "OPTIONS",
        f"{API}/message",
        Origin="https://evil.example",
        Access_Control_Request_Method="POST",
    )
    assert not [h for h in headers if h.lower().startswith("access-control-")]


async def test_our_own_page_is_served(web: Web) -> None:
    assert (await web.call("GET", f"{API}/history", Origin=web.base))[0] == 200


async def test_behind_a_proxy_the_public_address_is_ours(web: Web) -> None:
    web.channel.site = Site(public_url="https://bot.example.org")
    good = await web.call("GET", f"{API}/history", Origin="https://bot.example.org")
    bad = await web.call("GET", f"{API}/history", Origin=web.base)
    assert (good[0], bad[0]) == (200, 403)


async def test_a_forwarded_address_is_believed_only_from_our_proxies(web: Web) -> None:
    request = SimpleNamespace(headers={"x-forwarded-for": "6.6.6.6, 203.0.113.9"}, ip="127.0.0.1")
    assert Site().address(request) == "127.0.0.1"  # type: ignore[arg-type]
    assert Site(proxies=1).address(request) == "203.0.113.9"  # type: ignore[arg-type]


# --- the script and the headers


async def test_the_script_is_public_and_says_what_it_is(web: Web) -> None:
    status, _, headers = await web.call("GET", "/milia-chat.js", Origin="https://evil.example")
    assert status == 200
    assert headers["Content-Type"].startswith("text/javascript")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    status, body, _ = await web.call("GET", "/milia-chat.js", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


async def test_a_chunk_is_kept_for_good_and_comes_compressed(web: Web) -> None:
    async with web.client.get(web.base + "/milia-chat-ABC123.js") as reply:
        assert "immutable" in reply.headers["Cache-Control"]
        assert reply.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/secret.txt", "/milia-chat-/../secret.txt", "/milia-chat-x.js"])
async def test_nothing_else_is_served(web: Web, path: str) -> None:
    status, body, _ = await web.call("GET", path)
    assert status == 404
    assert b"only for us" not in (body if isinstance(body, bytes) else b"")


async def test_the_demo_page_has_a_strict_policy(web: Web) -> None:
    status, _, headers = await web.call("GET", "/demo")
    assert status == 200
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]


async def test_answers_are_not_kept_by_caches(web: Web) -> None:
    _, _, headers = await web.call("GET", f"{API}/history")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_an_unbuilt_widget_says_what_to_do(web: Web) -> None:
    web.channel.assets = Assets(Path("nowhere"))
    status, body, _ = await web.call("GET", "/milia-chat.js")
    assert status == 503
    assert b"make widget" in body


# --- stores


async def test_forgetting_in_sqlite_through_rasas_wrapper(tmp_path: Path) -> None:
    from fake_agent import DOMAIN

    store = SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "t.db"))
    agent = FakeAgent(store)
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    for sender in ("web-a", "web-b"):
        await agent.handle_message(UserMessage("hi", CollectingOutputChannel(), sender))
    await forget_conversation(FailSafeTrackerStore(store), "web-a")
    assert list(await store.keys()) == ["web-b"]


async def test_a_store_that_cannot_forget_says_so() -> None:
    with pytest.raises(CannotForget):
        await forget_conversation(object(), "web-a")


async def test_a_store_of_our_own_forgets_itself() -> None:
    gone: list[str] = []

    class Store:
        async def forget(self, sender: str) -> None:
            gone.append(sender)

    await forget_conversation(Store(), "web-a")
    assert gone == ["web-a"]
