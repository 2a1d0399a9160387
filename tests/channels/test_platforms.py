"""What holds for every messaging platform: who is let in, what is answered, what is withstood."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from fake_agent import LONG
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platform_server import LIMITS, TOKENS, Line, connect, until
from platforms import ENVIRONMENT, PEERS, Sent
from rasa.core.channels.channel import UserMessage
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.training_data.message import Message

from channels.guard import Guard, Limits
from channels.phrases import say
from channels.platform import MAX_BODY, STALE_SECONDS
from channels.rates import Rate
from channels.store import ChannelStore

ANNA, BERT = "4915112345678", "4915112345679"
DOMAIN = Domain.from_yaml(
    "version: '3.1'\nintents: [causes, greet, restart, back]\nentities: [audience]\n"
)


def only(*names: str) -> pytest.MarkDecorator:
    """Runs a test on these platforms alone, where the others have no such thing."""
    return pytest.mark.parametrize("running", names, indirect=True)


BY_TWILIO = ("sms", "twilio-whatsapp")
NOT_BY_TWILIO = tuple(name for name in PEERS if name not in BY_TWILIO)


@pytest.fixture(scope="module", params=PEERS)
def running(request: pytest.FixtureRequest) -> Line:
    return connect(PEERS[request.param]())


@pytest.fixture
async def line(running: Line) -> AsyncIterator[Line]:
    """The running connector with nothing in it yet."""
    running.reset()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as client:
        running.client = client
        yield running
        await running.idle()
        assert not running.peer.refused, "the platform would have refused a call"


async def take_up_again(line: Line, path: Path) -> None:
    """What a start after a crash does with the work that the file still holds."""
    line.reset(path=path)

    async def take_up() -> None:
        line.platform.take_up()

    await line.on_its_loop(take_up())
    await line.idle()


# --- a conversation


async def test_a_message_is_answered_with_buttons_and_a_press_is_answered_too(line: Line) -> None:
    calls = await line.say("What causes milia?")
    assert "You asked: What causes milia?" in line.peer.text(calls[0])
    buttons = line.peer.buttons(calls[-1])
    assert len(buttons) == 2
    pressed = await line.answers_to(line.peer.press(buttons[0]))
    assert "From a button" in line.peer.said()
    assert len(pressed) == 1
    assert line.agent.messages[-1].text == '/causes{"audience": "baby"}'
    assert line.agent.messages[-1].metadata == {"title": "Why do babies get them?"}


async def test_no_payload_leaves_the_server(line: Line) -> None:
    calls = await line.say("What causes milia?")
    assert "/causes" not in json.dumps(calls)


# The others show whole titles on buttons.
@only("messenger", *BY_TWILIO)
async def test_a_number_chooses_where_options_have_numbers(line: Line) -> None:
    calls = await line.say("What causes milia?")
    assert "2. Will they leave marks?" in line.peer.text(calls[-1])
    for typed in ("2", " 2. ", "(2)"):
        await line.say(typed)
        assert line.agent.messages[-1].text == "/causes"
    await line.say("3")
    assert line.agent.messages[-1].text == "3", "a number that was not offered is only text"
    await line.say("2", BERT)
    assert line.agent.messages[-1].text == "2", "what was offered to one is not offered to another"


async def test_gap_6_two_people_are_two_conversations(line: Line) -> None:
    await line.say("hello", ANNA)
    await line.say("hello", BERT)
    await line.say("hello again", ANNA)
    anna, bert, again = (message.sender_id for message in line.agent.messages)
    assert anna == again != bert
    assert ANNA not in anna, "who somebody is stands nowhere in the conversations"


async def test_gap_19_nothing_but_the_text_comes_from_the_sender(line: Line) -> None:
    update = line.peer.update(ANNA, text="hello")
    spoofed = {"input_channel": "rest", "metadata": {"a": 1}, "sender": "x", "sender_id": "x"}
    await line.answers_to(line.peer.sign(line.peer.body({**update, **spoofed})))
    (message,) = line.agent.messages
    assert message.input_channel in ("sms", "whatsapp", line.peer.NAME)
    assert message.metadata is None
    assert message.sender_id != "x"


async def test_messages_of_one_person_are_answered_in_order(line: Line) -> None:
    waits = {"first": 0.3, "second": 0.1, "third": 0.0}

    async def before(message: UserMessage) -> None:
        await asyncio.sleep(waits[str(message.text)])

    line.agent.before = before
    for text in waits:
        assert await line.post(line.peer.message(text)) == 200
    await line.idle()
    assert [m.text for m in line.agent.messages] == list(waits)
    said = line.peer.said()
    assert said.index("first") < said.index("second") < said.index("third")


async def test_gap_14_a_batch_of_three_is_three_turns(line: Line) -> None:
    for sent in line.peer.batch(["one", "two", "three"]):
        assert await line.post(sent) == 200
    await line.idle()
    assert [m.text for m in line.agent.messages] == ["one", "two", "three"]


# --- who is let in


@pytest.mark.parametrize("case", ["unsigned", "empty", "forged", "altered", "sha1", "not ASCII"])
async def test_gaps_3_4_14_what_the_platform_did_not_sign_is_refused(line: Line, case: str) -> None:
    sent = line.peer.message("hello")
    header = line.peer.SIGNATURE
    if case == "unsigned":
        sent.headers.pop(header)
    elif case == "empty":
        sent.headers[header] = ""
    elif case == "forged":
        sent = line.peer.sign(sent.body, "another-secret")
    elif case == "altered":
        # Telegram sends a secret and no signature: an altered body cannot be told, another secret can.
        sent = line.peer.sign(sent.body, "x") if line.peer.NAME == "telegram" else sent.altered()
    elif case == "sha1":
        sent.headers[header] = "sha1=" + "0" * 40
    else:
        sent.headers[header] = "sha256=ü"
    assert await line.post(sent) == 403
    await line.idle()
    assert not line.agent.messages
    assert not line.peer.attempts, "nobody was called"


async def test_gap_15_an_event_counts_once(line: Line) -> None:
    sent = line.peer.message("hello", event="4711")
    assert [await line.post(sent) for _ in range(3)] == [200] * 3
    await line.idle()
    assert len(line.agent.messages) == 1


async def test_gap_15_a_press_counts_once(line: Line) -> None:
    calls = await line.say("What causes milia?")
    sent = line.peer.press(line.peer.buttons(calls[-1])[0])
    assert [await line.post(sent) for _ in range(2)] == [200] * 2
    await line.idle()
    assert len(line.agent.messages) == 2


# Twilio sends no time.
@only(*NOT_BY_TWILIO)
async def test_gap_15_what_is_a_day_old_is_not_answered(line: Line) -> None:
    sent = line.peer.message("hello", at=time.time() - STALE_SECONDS - 60)
    assert await line.post(sent) == 200
    await line.idle()
    assert not line.agent.messages


async def test_gap_8_a_text_that_is_too_long_is_told_so(line: Line) -> None:
    await line.say("x" * 1001)
    assert not line.agent.messages
    assert line.peer.said() == say("too_long", limit="1,000")


@pytest.mark.parametrize("size", [MAX_BODY + 1, 20_000_000])
async def test_gap_8_a_body_that_is_too_large_is_refused(line: Line, size: int) -> None:
    try:
        status = await line.post(line.peer.sign(b"x" * size))
    except aiohttp.ClientError:
        status = 413  # a line that is cut while it still sends
    assert status == 413
    assert not line.agent.messages


async def test_gap_9_too_often_is_told_once_and_to_one_person_only(line: Line) -> None:
    line.reset(Limits(per_sender=Rate(2, 1)))
    for number in range(6):
        assert await line.post(line.peer.message(f"hello {number}", ANNA)) == 200
    await line.say("hello", BERT)
    await line.idle()
    assert len(line.agent.messages) == 3
    assert line.peer.said().count(say("too_often")) == 1


async def test_media_are_refused_politely(line: Line) -> None:
    await line.answers_to(line.peer.media())
    assert line.peer.said() == say("media")
    assert not line.agent.messages


@pytest.mark.parametrize("text", ["/restart", " /session_start", '/causes{"audience": [1]}', "//x"])
async def test_gap_7_a_typed_command_is_only_text(line: Line, text: str) -> None:
    await line.say(text)
    (message,) = line.agent.messages
    done = RegexMessageHandler().process([Message(data={"text": message.text})], DOMAIN)[0]
    assert (done.get("intent") or {}).get("name") is None


# Twilio has no buttons here.
@only(*NOT_BY_TWILIO)
@pytest.mark.parametrize("short_id", ["/restart", "/causes", "0" * 16, "é", "x" * 90])
async def test_gap_7_only_what_was_offered_can_be_pressed(line: Line, short_id: str) -> None:
    await line.answers_to(line.peer.press(("Title", short_id)))
    assert not line.agent.messages
    assert line.peer.said() == say("unlisted")


# --- what is withstood


@pytest.mark.parametrize("text", ["raise", "silent"])
async def test_gap_10_a_turn_that_fails_gives_one_apology(line: Line, text: str) -> None:
    await line.say(text)
    assert line.peer.said() == say("apology")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿cómo puedo quitar los granitos de mi bebé?", "es"),
        ("comment enlever les grains de milium de mon bébé", "fr"),
        ("what about milia en plaque?", "en"),
    ],
)
async def test_gap_10_the_apology_is_in_the_language_that_the_person_writes(
    line: Line, text: str, language: str
) -> None:
    def broken(_: str) -> Any:
        raise RuntimeError("broken")

    line.agent.say = broken
    await line.say(text)
    # An SMS has plain apostrophes.
    assert line.peer.said().replace("'", "’") == say("apology", language)
    line.peer.clear()
    await line.say(text + "!" * 1000)
    assert line.peer.said() == say("too_long", language, limit="1,000")


async def test_gap_10_a_turn_that_never_ends_gives_one_apology(line: Line) -> None:
    line.reset(Limits(turn_seconds=0.1))
    await line.say("slow")
    assert line.peer.said() == say("apology")


async def test_gap_10_a_lock_that_cannot_be_had_gives_one_apology(line: Line) -> None:
    class NoLock:
        def lock(self, sender: str) -> Any:
            raise RuntimeError("no lock")

    line.agent.lock_store = NoLock()  # type: ignore[assignment]
    await line.say("hello")
    assert line.peer.said() == say("apology")


async def test_our_own_fault_gives_one_apology(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(line.platform, "render", broken)
    await line.say("hello")
    assert line.peer.said() == say("apology")


async def test_gap_16_a_slow_turn_is_acknowledged_at_once_and_holds_nobody_up(line: Line) -> None:
    async def before(message: UserMessage) -> None:
        if message.text == "slow one":
            await asyncio.sleep(5)

    line.agent.before = before
    began = time.monotonic()
    assert await line.post(line.peer.message("slow one", ANNA)) == 200
    assert time.monotonic() - began < 1
    assert await line.post(line.peer.message("quick one", BERT)) == 200
    await until(lambda: "quick one" in line.peer.said(), 2)
    assert time.monotonic() - began < 3
    await line.idle()
    assert "slow one" in line.peer.said()


async def test_a_platform_that_is_down_gets_the_answer_when_it_is_back(line: Line) -> None:
    line.peer.down = True
    assert await line.post(line.peer.message("hello")) == 200
    await until(lambda: line.peer.attempts > 1)
    line.peer.down = False
    await line.idle()
    assert "You asked: hello" in line.peer.said()
    assert line.peer.said().count("You asked") == 1
    assert len(line.agent.messages) == 1


async def test_a_platform_that_stays_down_is_given_up_without_a_word_about_anyone(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    line.platform.delivery.waits = (0.01,)
    line.peer.down = True
    await line.post(line.peer.message("my secret rash"))
    await line.idle()
    assert "did not take a message" in caplog.text
    assert "rash" not in caplog.text
    assert ANNA not in caplog.text
    for name in ("TELEGRAM_TOKEN", "WHATSAPP_TOKEN", "TWILIO_AUTH_TOKEN", "SLACK_TOKEN"):
        assert ENVIRONMENT[name] not in caplog.text
    assert not line.platform.guard.store.left_over(line.peer.NAME, 1000)


async def test_a_restart_in_the_middle_of_a_turn_answers_after_it(
    line: Line, tmp_path: Path
) -> None:
    path = tmp_path / "channels.db"
    line.reset(path=path)
    began = asyncio.Event()

    async def before(message: UserMessage) -> None:
        began.set()
        await asyncio.sleep(60)

    line.agent.before = before
    sent = line.peer.message("hello", event="4711")
    assert await line.post(sent) == 200
    await until(began.is_set)
    await line.on_its_loop(line.platform.stop())
    await take_up_again(line, path)
    assert line.peer.said().count("You asked: hello") == 1
    assert await line.post(sent) == 200, "sent again by the platform"
    await line.idle()
    assert len(line.agent.messages) == 1
    assert not line.platform.guard.store.left_over(line.peer.NAME, 1000)


async def test_a_restart_while_the_platform_is_down_sends_what_was_said(
    line: Line, tmp_path: Path
) -> None:
    path = tmp_path / "channels.db"
    line.reset(path=path)
    line.peer.down = True
    await line.post(line.peer.message("hello"))
    await until(lambda: line.peer.attempts > 0)
    await line.on_its_loop(line.platform.stop())
    await take_up_again(line, path)
    assert line.peer.said().count("You asked: hello") == 1
    assert not line.agent.messages, "it was not asked a second time"


# --- limits of what is said


async def test_gap_18_a_long_answer_is_split_between_sentences(line: Line) -> None:
    line.agent.say = lambda _: [{"text": LONG * 3}]
    calls = await line.say("hello")
    assert len(calls) > 1
    assert all(line.peer.text(call).endswith("small.") for call in calls)
    assert " ".join(line.peer.text(call) for call in calls) == (LONG * 3).strip()


@pytest.mark.parametrize("sentence", ["Milia are small. ", "👶👶👶👶 they go. "])
async def test_gap_18_a_long_answer_with_buttons_has_them_under_its_end(
    line: Line, sentence: str
) -> None:
    """Whole, in parts that the stand-in takes: it counts as the platforms do."""
    buttons = [{"title": f"Why {n}?", "payload": f"/causes{n}"} for n in (1, 2, 3)]
    line.agent.say = lambda _: [{"text": sentence * 400, "buttons": buttons}]
    calls = await line.say("hello")
    assert len(calls) > 1
    assert line.peer.said().count(sentence.strip()) == 400
    assert [bool(line.peer.buttons(call)) for call in calls] == [False] * (len(calls) - 1) + [True]
    await line.answers_to(line.peer.press(line.peer.buttons(calls[-1])[-1]))
    assert line.agent.messages[-1].text == "/causes3"


async def test_gap_18_no_markdown_is_left_over(line: Line) -> None:
    line.agent.say = lambda _: [
        {"text": "**Now** see [a doctor](https://x.example/a) or [b](javascript:alert(1)) <!here>"}
    ]
    (call,) = await line.say("hello")
    text = line.peer.text(call)
    assert "**" not in text
    assert "](" not in text
    assert "javascript" not in text
    assert "https://x.example/a" in text
    assert "<!here>" not in json.dumps(call) or line.peer.NAME != "slack"


@pytest.mark.parametrize("count", [1, 3, 4, 9, 11, 14, 26, 60, 120])
@pytest.mark.parametrize("title", ["Why {}?", "What can I do about it at home, now or later, {}?"])
async def test_gap_17_every_option_can_be_chosen(line: Line, count: int, title: str) -> None:
    buttons = [{"title": title.format(n), "payload": f"/causes{n}"} for n in range(1, count + 1)]
    line.agent.say = lambda _: [{"text": "Choose.", "buttons": buttons}]
    calls = await line.say("hello")
    shown = [button for call in calls for button in line.peer.buttons(call)]
    said = line.peer.said()
    by_number = f"{count}. {title.format(count)}" in said
    for n in (1, count // 2 or 1, count):
        if by_number:
            assert f"{n}. {title.format(n)}" in said
            await line.say(str(n))
        else:
            assert shown[n - 1][0] == title.format(n)
            await line.answers_to(line.peer.press(shown[n - 1]))
        assert line.agent.messages[-1].text == f"/causes{n}"
        line.peer.calls.clear()


# --- anything at all


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=20,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _paths(inner, (*path, key))


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """A copy with another value at a path, or without it."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _with(copy[path[0]], path[1:], new)
    if copy[path[0]] is GONE:
        del copy[path[0]]
    return copy


GONE = object()
# What stands where an id or a text should: another kind of thing, or nothing.
WRONG = st.one_of(
    st.just(GONE),
    st.none(),
    st.booleans(),
    st.floats(),
    st.lists(JSON, max_size=3),
    st.dictionaries(st.text(max_size=8), JSON, max_size=3),
)


def _malformed(line: Line, data: st.DataObject) -> Sent:
    """No update at all, or one in which something that it needs is missing or wrong; signed."""
    kind = data.draw(st.sampled_from(["bytes", "json", "update", "update"]))
    if kind == "bytes":
        return line.peer.sign(data.draw(st.binary(max_size=200)))
    if kind == "json":
        return line.peer.sign(json.dumps(data.draw(JSON)).encode())
    update = line.peer.update(ANNA, text="hello")
    path = data.draw(st.sampled_from(line.peer.NEEDED))
    wrong = GONE if line.peer.NAME == "twilio" else data.draw(WRONG)
    return line.peer.sign(line.peer.body(_with(update, path, wrong)))


def _changed(line: Line, data: st.DataObject) -> Sent:
    """An update in which anything stands in any one place; signed."""
    what = data.draw(st.sampled_from([{"text": "hello"}, {"photo": True}, {"press": ("a", "b")}]))
    update = line.peer.update(ANNA, **what)
    path = data.draw(st.sampled_from([p for p in _paths(update) if p]))
    changed = data.draw(st.text(max_size=20) if line.peer.NAME == "twilio" else JSON)
    body = _with(update, path, changed)
    if what.get("press") and line.peer.NAME == "slack":
        return line.peer.sign(b"payload=" + json.dumps(body).encode())
    return line.peer.sign(line.peer.body(body))


def _statuses(line: Line, make: Callable[[Line, st.DataObject], Sent], count: int) -> set[int]:
    """Makes so many requests, and sends them; what is answered to them."""
    made: list[Sent] = []

    @settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def generate(data: st.DataObject) -> None:
        made.append(make(line, data))

    async def send() -> set[int]:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as client:
            line.client = client
            statuses = {await line.post(sent) for sent in made}
            await line.idle()
            return statuses

    line.reset()
    generate()
    assert len(made) >= count
    return asyncio.run(send())


def test_gap_11_a_thousand_malformed_requests_reach_nobody(running: Line) -> None:
    """None is answered 5xx, none hangs, and none brings a message to the dialogue."""
    assert _statuses(running, _malformed, 1000) <= {200, 400}
    assert not running.agent.messages


def test_gap_11_whatever_changes_in_an_update_breaks_nothing(running: Line) -> None:
    assert _statuses(running, _changed, 400) <= {200, 400}
    for message in running.agent.messages:
        # A number may have come up that chooses what was offered: then it has the offer's title.
        assert not str(message.text).startswith("/") or message.metadata, message.text


# --- what the console asks


async def test_the_other_methods_are_not_there(line: Line) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        async with line.session.request(method, line.hook) as reply:
            assert reply.status in (404, 405)


@pytest.mark.parametrize(
    ("mode", "token", "challenge", "status"),
    [
        ("subscribe", "right", "1158201444", 200),
        ("subscribe", "wrong", "1158201444", 403),
        ("subscribe", "", "1158201444", 403),
        ("subscribe", "right", "", 403),
        ("unsubscribe", "right", "1158201444", 403),
        (None, None, None, 403),
    ],
)
async def test_metas_check_of_the_webhook(
    line: Line, mode: str | None, token: str | None, challenge: str | None, status: int
) -> None:
    names = {"whatsapp": "WHATSAPP_VERIFY_TOKEN", "messenger": "MESSENGER_VERIFY_TOKEN"}
    if line.peer.NAME not in names:
        async with line.session.get(line.hook) as reply:
            assert reply.status == 404
        return
    given_token = ENVIRONMENT[names[line.peer.NAME]] if token == "right" else token
    query = {"hub.mode": mode, "hub.verify_token": given_token, "hub.challenge": challenge}
    params = {name: value for name, value in query.items() if value is not None}
    async with line.session.get(line.hook, params=params) as reply:
        assert reply.status == status
        assert "text/plain" in reply.headers["Content-Type"]
        if status == 200:
            assert await reply.text() == challenge


# --- without a secret


@pytest.mark.parametrize("name", PEERS)
def test_a_channel_without_one_of_its_variables_has_no_route(name: str) -> None:
    channel = PEERS[name]().CHANNEL
    for missing in channel.VARIABLES:
        for value in (None, "", "  "):
            environment = {k: v for k, v in ENVIRONMENT.items() if k != missing}
            if value is not None:
                environment[missing] = value
            platform = channel(environment)
            assert not platform.on
            assert channel.missing(environment) == [missing]

            async def never(message: UserMessage) -> None:
                raise AssertionError

            blueprint = platform.blueprint(never)
            assert not blueprint.routes
            assert not blueprint._future_routes


def test_what_kills_the_process_each_time_is_given_up(tmp_path: Path) -> None:
    store = ChannelStore(tmp_path / "channels.db")
    store.take_on("slack", "1", {})
    tries = [len(store.left_over("slack", 1000)) for _ in range(5)]
    assert tries == [1, 1, 1, 0, 0]


def test_a_worker_leaves_alone_what_another_works_on(tmp_path: Path) -> None:
    path = tmp_path / "channels.db"
    code = (
        "import sys; from channels.store import ChannelStore\n"
        "ChannelStore(sys.argv[1]).take_on('slack', '1', {}); print('on', flush=True)\n"
        "sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout and other.stdin
    other.stdout.readline()
    store = ChannelStore(path)
    assert not store.left_over("slack", 1000)
    other.stdin.close()
    other.wait(10)
    other.stdout.close()
    assert len(store.left_over("slack", 1000)) == 1


def test_work_that_is_too_old_is_dropped() -> None:
    store = ChannelStore(":memory:")
    store.take_on("slack", "1", {})
    assert not store.left_over("slack", -1)
    assert store.seen("slack", "1")


def test_pending_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform is told to come again, and the event is not noted as seen."""
    from channels import platform as module

    monkeypatch.setattr(module, "MAX_PENDING", 0)
    peer = PEERS["whatsapp"]()
    channel = peer.CHANNEL(ENVIRONMENT, Guard(ChannelStore(":memory:"), LIMITS), TOKENS)
    incoming = next(iter(channel.read(_Request(peer.message("hello", event="wamid.7")))))
    with pytest.raises(Exception, match="unavailable"):
        channel._let_in(incoming)
    assert not channel.guard.store.seen("whatsapp", "wamid.7")


class _Request:
    def __init__(self, sent: Sent) -> None:
        self.body = sent.body
        self.headers = {k.lower(): v for k, v in sent.headers.items()}
