"""Each platform's own ways, with its own library as the judge where there is one."""

from __future__ import annotations

import json
import logging
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any

import aiogram
import aiohttp
import pytest
import pywa
from fbmessenger import MessengerClient, quick_replies
from fbmessenger.elements import Text
from platform_server import LIMITS, TOKENS, Line, connect, until
from platforms import ENVIRONMENT, PEERS, PUBLIC_URL, Sent, Slack, WhatsApp
from pywa import types, utils
from slack_sdk.signature import Clock, SignatureVerifier
from twilio.http.http_client import HttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from channels.delivery import Call, Reply
from channels.guard import Guard
from channels.messages import Incoming, Option
from channels.phrases import say
from channels.platform import Platform
from channels.store import ChannelStore

WHO = "4915112345678"
OPTIONS = [Option("Yes", "id-1"), Option("No", "id-2")]


def platform(name: str) -> Platform:
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    return PEERS[name]().CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")


def incoming(name: str, sent: Sent, **headers: str) -> list[Incoming]:
    lower = {key.lower(): value for key, value in {**sent.headers, **headers}.items()}
    request = SimpleNamespace(body=sent.body, headers=lower, query_string="")
    channel = platform(name)
    assert channel.verify(request)  # type: ignore[arg-type]
    return list(channel.read(request))  # type: ignore[arg-type]


def changed(name: str, change: Callable[[Any], None], **what: Any) -> list[Incoming]:
    """What is read of an update after a change."""
    peer = PEERS[name]()
    update = peer.update(WHO, **(what or {"text": "hello"}))
    change(update)
    return incoming(name, peer.sign(peer.body(update)))


@pytest.fixture(scope="module")
def lines() -> dict[str, Line]:
    return {}


@pytest.fixture
async def start(lines: dict[str, Line]) -> AsyncIterator[Callable[[str], Line]]:
    async with aiohttp.ClientSession() as client:

        def get(name: str) -> Line:
            if name not in lines:
                lines[name] = connect(PEERS[name]())
            lines[name].reset()
            lines[name].client = client
            return lines[name]

        yield get


# --- WhatsApp, judged by pywa


def test_pywa_reads_our_tests_updates_as_we_do() -> None:
    peer, client = WhatsApp(), pywa.WhatsApp(phone_id="1", token="x")
    text = peer.update(WHO, text="hello")
    message = types.Message.from_update(client, text)
    (ours,) = incoming("whatsapp", peer.sign(peer.body(text)))
    assert (ours.content, ours.event) == (message.text, message.id)
    assert ours.person == message.from_user.bsuid
    assert ours.place == {"to": message.from_user.wa_id}
    for title, kind in (("Yes", types.CallbackButton), ("x" * 24, types.CallbackSelection)):
        press = peer.update(WHO, press=(title, "id-1"))
        (ours,) = incoming("whatsapp", peer.sign(peer.body(press)))
        assert ours.content == kind.from_update(client, press).data
        assert ours.kind == "press"


def test_pywa_signs_as_we_verify() -> None:
    sent = WhatsApp().message("hello")
    header = sent.headers["X-Hub-Signature-256"]
    assert utils.webhook_updates_validator(ENVIRONMENT["WHATSAPP_APP_SECRET"], sent.body, header)


def test_pywa_writes_buttons_and_lists_as_we_do() -> None:
    channel = platform("whatsapp")
    to = Incoming("1", WHO, "text", place={"to": WHO})
    ours = channel.choice(to, "Choose", OPTIONS).body["interactive"]["action"]["buttons"]
    assert ours == [types.Button(o.title, o.id).to_dict() for o in OPTIONS]
    four = [*OPTIONS, Option("Perhaps", "id-3"), Option("A title of 26 characters..", "id-4")]
    rows = channel.choice(to, "Choose", four).body["interactive"]["action"]["sections"][0]["rows"]
    theirs = [types.SectionRow(r["title"], r["id"], r.get("description")).to_dict() for r in rows]
    assert rows == theirs


def test_a_person_with_a_user_name_shows_no_number_and_is_answered() -> None:
    def hide(update: Any) -> None:
        value = update["entry"][0]["changes"][0]["value"]
        value["messages"][0].pop("from")
        value["contacts"][0].pop("wa_id")

    (ours,) = changed("whatsapp", hide)
    assert ours.place == {"recipient": f"DE.{WHO}"}
    assert platform("whatsapp").text(ours, "Hello").body["recipient"] == f"DE.{WHO}"
    (seen,) = incoming("whatsapp", WhatsApp().message("hello", WHO))
    assert seen.person == ours.person, "the same conversation, with the number and without"


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v["metadata"].update(phone_number_id="999"),
        lambda v: v.update(statuses=v.pop("messages")),
        lambda v: v["messages"][0].update(type="reaction"),
        lambda v: v["messages"][0].update(group_id="g1"),
    ],
)
def test_whatsapp_receipts_reactions_groups_and_other_numbers_are_not_answered(
    change: Callable[[Any], None],
) -> None:
    assert not changed("whatsapp", lambda u: change(u["entry"][0]["changes"][0]["value"]))


def test_a_templates_button_is_what_it_says() -> None:
    def press(update: Any) -> None:
        message = update["entry"][0]["changes"][0]["value"]["messages"][0]
        message.update(type="button", button={"payload": "/restart", "text": "Tell me more"})

    (ours,) = changed("whatsapp", press)
    assert (ours.kind, ours.content) == ("text", "Tell me more")


# --- Messenger, judged by fbmessenger


def test_fbmessenger_writes_quick_replies_as_we_do() -> None:
    theirs = quick_replies.QuickReplies([quick_replies.QuickReply(o.title, o.id) for o in OPTIONS])
    message = Text("Choose", quick_replies=theirs).to_dict()
    ours = platform("messenger").choice(Incoming("1", WHO, "text"), "Choose", OPTIONS).body
    assert ours["message"] == message


def test_fbmessenger_proves_the_app_as_we_do() -> None:
    secret, token = ENVIRONMENT["MESSENGER_APP_SECRET"], ENVIRONMENT["MESSENGER_PAGE_TOKEN"]
    theirs = MessengerClient(token, app_secret=secret).auth_args["appsecret_proof"]
    url = platform("messenger").delivery._url(Call("messages", {}))
    assert url.endswith(f"appsecret_proof={theirs}")
    assert token not in url


def _messaging(update: Any) -> Any:
    return update["entry"][0]["messaging"][0]


def test_messenger_echoes_receipts_and_other_objects_are_not_answered() -> None:
    assert not changed("messenger", lambda u: _messaging(u)["message"].update(is_echo=True))
    assert not changed("messenger", lambda u: _messaging(u).pop("message"))
    assert not changed("messenger", lambda u: u.update(object="instagram"))


@pytest.mark.parametrize(("payload", "kind"), [("GET_STARTED", "greeting"), ("x" * 16, "press")])
def test_messenger_postbacks(payload: str, kind: str) -> None:
    def postback(update: Any) -> None:
        _messaging(update).pop("message")
        _messaging(update)["postback"] = {"title": "T", "payload": payload}

    (ours,) = changed("messenger", postback)
    assert ours.kind == kind
    assert ours.event, "dropped when seen, also without an id of Meta's"


# --- Telegram, judged by aiogram


def test_gap_2_aiogram_reads_our_tests_updates_as_we_do() -> None:
    peer = PEERS["telegram"]()
    update = peer.update(WHO, text="hello")
    theirs = aiogram.types.Update(**update)
    (ours,) = incoming("telegram", peer.sign(peer.body(update)))
    assert (ours.content, ours.person) == (theirs.message.text, str(theirs.message.chat.id))
    update = peer.update(WHO, press=("Yes", "id-1"))
    query = aiogram.types.Update(**update).callback_query
    (ours,) = incoming("telegram", peer.sign(peer.body(update)))
    assert (ours.content, ours.place) == (query.data, {"query": query.id})
    markup = platform("telegram").choice(ours, "Choose", OPTIONS).body["reply_markup"]
    assert aiogram.types.InlineKeyboardMarkup(**markup).to_python() == markup


async def test_gap_2_two_updates_are_two_answers(start: Callable[[str], Line]) -> None:
    line = start("telegram")
    for text in ("one", "two"):
        await line.say(text)
    assert len(line.agent.messages) == 2
    assert line.peer.said().count("You asked") == 2


async def test_a_press_ends_its_waiting_sign(start: Callable[[str], Line]) -> None:
    line = start("telegram")
    calls = await line.say("What causes milia?")
    await line.answers_to(line.peer.press(line.peer.buttons(calls[-1])[0]))
    assert line.peer.answered_presses == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind"), [("/start", "greeting"), ("/start x", "greeting"), ("/restart", "text")]
)
def test_telegrams_own_buttons_greet(text: str, kind: str) -> None:
    peer = PEERS["telegram"]()
    (ours,) = incoming("telegram", peer.message(text))
    assert ours.kind == kind


@pytest.mark.parametrize(
    "change",
    [
        lambda u: u["message"]["chat"].update(type="group"),
        lambda u: u["message"]["from"].update(is_bot=True),
        lambda u: u.update(edited_message=u.pop("message")),
        lambda u: u.update(channel_post=u.pop("message")),
        lambda u: u.update(my_chat_member=u.pop("message")),
        lambda u: (u["message"].pop("text"), u["message"].update(pinned_message={})),
    ],
)
def test_telegram_groups_bots_edits_and_notices_are_not_answered(
    change: Callable[[Any], None],
) -> None:
    assert not changed("telegram", change)


async def test_an_apology_in_the_persons_language(start: Callable[[str], Line]) -> None:
    line = start("telegram")
    update = line.peer.update(WHO, text="raise")
    update["message"]["from"]["language_code"] = "es-MX"
    await line.answers_to(line.peer.sign(line.peer.body(update)))
    assert line.peer.said() == say("apology", "es")


# --- Twilio, judged by twilio


def test_twilios_client_sends_as_we_do() -> None:
    sent: list[tuple[Any, ...]] = []

    class Recorder(HttpClient):
        def __init__(self) -> None:
            super().__init__(logging.getLogger(__name__), is_async=False)

        def request(self, method: str, url: str, **more: Any) -> Response:  # type: ignore[override]
            sent.append((method, url, more["data"], more["auth"]))
            return Response(201, json.dumps({"sid": "SM1"}))

    account, secret = ENVIRONMENT["TWILIO_ACCOUNT_SID"], ENVIRONMENT["TWILIO_AUTH_TOKEN"]
    number = ENVIRONMENT["TWILIO_NUMBER"]
    Client(account, secret, http_client=Recorder()).messages.create(
        to=f"+{WHO}", from_=number, body="Hello"
    )
    ((method, url, data, auth),) = sent
    channel = platform("sms")
    ours = channel.text(Incoming("1", f"+{WHO}", "text", place={"from": number}), "Hello")
    assert method == "POST"
    assert {k: v for k, v in data.items() if v} == ours.body
    assert channel.delivery._url(ours).removeprefix("http://stand-in") in url
    assert channel.delivery._headers["Authorization"] == aiohttp.BasicAuth(*auth).encode()


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{PUBLIC_URL}/webhooks/twilio/webhook", 200),
        (f"{PUBLIC_URL}:443/webhooks/twilio/webhook", 200),
        ("http://clinic.example/webhooks/twilio/webhook", 403),
        ("https://evil.example/webhooks/twilio/webhook", 403),
        (f"{PUBLIC_URL}/webhooks/rest/webhook", 403),
    ],
)
async def test_gap_3_the_address_signed_is_ours_whatever_the_proxy_calls_it(
    start: Callable[[str], Line], url: str, status: int
) -> None:
    line = start("sms")
    body = line.peer.body(line.peer.update(WHO, text="hello"))
    fields = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
    assert "" in fields.values(), "empty fields are signed too"
    validator = RequestValidator(ENVIRONMENT["TWILIO_AUTH_TOKEN"])
    signature = validator.compute_signature(url, fields)
    headers = {
        "X-Twilio-Signature": signature,
        "Content-Type": "application/x-www-form-urlencoded",
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
    }
    assert await line.post(Sent(body, headers)) == status
    await line.idle()
    assert len(line.agent.messages) == (status == 200)


@pytest.mark.parametrize(
    "change", [{"OptOutType": "STOP"}, {"To": "+15550000000"}, {"AccountSid": "AC1"}]
)
def test_twilio_opt_outs_other_numbers_and_accounts_are_not_answered(change: Any) -> None:
    assert not changed("sms", lambda form: form.update(change))


async def test_twilio_gets_no_words_in_its_answer(start: Callable[[str], Line]) -> None:
    line = start("sms")
    sent = line.peer.message("hello")
    async with line.session.post(line.hook, data=sent.body, headers=sent.headers) as reply:
        assert reply.content_type == "text/xml"
        assert await reply.text() == "<Response/>"
    await line.idle()
    assert len(line.peer.calls) == 1, "one message a turn: SMS may overtake one another"
    assert line.agent.messages[0].input_channel == "sms"


# --- Slack, judged by slack_sdk


def test_slack_sdk_verifies_what_we_verify() -> None:
    sent = Slack().message("hello")
    verifier = SignatureVerifier(ENVIRONMENT["SLACK_SIGNING_SECRET"], Clock())
    assert verifier.is_valid_request(sent.body, sent.headers)


@pytest.mark.parametrize("age", [301, -301, 86_400])
async def test_gap_15_slack_requests_out_of_the_window_are_refused(
    start: Callable[[str], Line], age: int
) -> None:
    line = start("slack")
    peer = Slack()
    body = peer.body(peer.update(WHO, text="hello"))
    assert await line.post(peer.sign(body, at=time.time() - age)) == 403
    assert not line.agent.messages


async def test_slacks_check_of_the_webhook(start: Callable[[str], Line]) -> None:
    line = start("slack")
    sent = line.peer.sign(b'{"type": "url_verification", "challenge": "3eZbrw1aB"}')
    async with line.session.post(line.hook, data=sent.body, headers=sent.headers) as reply:
        assert await reply.text() == "3eZbrw1aB"
    sent.headers["X-Slack-Signature"] = "v0=0"
    assert await line.post(sent) == 403


def test_a_mention_is_answered_under_it_and_without_it() -> None:
    def mention(update: Any) -> None:
        update["event"] |= {
            "type": "app_mention",
            "channel": "C1",
            "channel_type": "channel",
            "text": "<@U0BOT> a &lt;b&gt; &amp; <https://x.example|this>",
        }

    (ours,) = changed("slack", mention)
    assert ours.content == "a <b> & https://x.example"
    call = platform("slack").text(ours, "Hello").body
    assert call["channel"] == "C1"
    assert call["thread_ts"]


@pytest.mark.parametrize(
    "change",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "channel_join"},
        {"channel_type": "channel"},
        {"type": "reaction_added"},
    ],
)
def test_slack_bots_edits_and_other_peoples_talk_are_not_answered(change: Any) -> None:
    assert not changed("slack", lambda update: update["event"].update(change))


# --- what a platform's "no" means


@pytest.mark.parametrize(
    ("name", "status", "body", "taken", "again"),
    [
        ("whatsapp", 200, {}, True, False),
        ("whatsapp", 400, {"error": {"code": 131047}}, False, False),
        ("whatsapp", 400, {"error": {"code": 130429}}, False, True),
        ("whatsapp", 400, {"error": {"code": [1]}}, False, False),
        ("whatsapp", 401, {"error": {"code": 190}}, False, False),
        ("messenger", 400, {"error": {"code": 613}}, False, True),
        ("messenger", 503, {}, False, True),
        ("telegram", 403, {"ok": False}, False, False),
        ("telegram", 429, {"parameters": {"retry_after": 7}}, False, True),
        ("sms", 400, {"code": 21610}, False, False),
        ("sms", 429, {"code": 20429}, False, True),
        ("slack", 200, {"ok": True}, True, False),
        ("slack", 200, {"ok": False, "error": "ratelimited"}, False, True),
        ("slack", 200, {"ok": False, "error": "channel_not_found"}, False, False),
        ("slack", 200, {"ok": False, "error": []}, False, False),
        ("slack", 200, {}, False, False),
    ],
)
def test_what_a_platforms_answer_means(
    name: str, status: int, body: Any, taken: bool, again: bool
) -> None:
    verdict = platform(name).delivery._judge(Reply(status, body))
    assert (verdict.taken, verdict.again) == (taken, again)
    if body.get("parameters"):
        assert verdict.after == 7


async def test_a_no_for_good_is_not_tried_again(start: Callable[[str], Line]) -> None:
    line = start("slack")
    line.platform.delivery._headers = {"Authorization": "Bearer revoked"}
    assert await line.post(line.peer.message("hello")) == 200
    await until(lambda: not line.platform._tasks)
    assert line.peer.attempts == 1
    line.peer.clear()
