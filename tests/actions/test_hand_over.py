"""Handing over: the contact of the channel, and the question only after a yes to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import hand_over
from actions.base import SafeAction
from actions.core import core
from actions.fallback import ActionFallback
from actions.hand_over import ActionDeny, ActionPassOn, ActionTalkToHuman, last_question
from actions.small_talk import ActionAffirm
from channels.messenger import MessengerInput
from channels.slack import SlackInput
from channels.socketio import SocketIOInput
from channels.telegram import TelegramInput
from channels.web import WebInput
from channels.whatsapp import WhatsAppInput
from milia.settings import CHANNELS, DEFAULT_PATH, load_settings
from runtime import assistant
from runtime.training import ensure_model

NOTHING = "{phone: null, mail: null, link: null}"
MAIL = "{mail: help@example.org}"
SLACK = '{phone: "555 0100", slack_channel: C0123456789}'
TOKEN = "xoxb-of-the-practice"
Settle = Callable[..., None]


@pytest.fixture
def handover(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Settle]:
    """Sets the hand-over of this test."""
    monkeypatch.delenv("SLACK_TOKEN", raising=False)

    def settle(default: str = NOTHING, channels: str = "{}", practice: str = "null") -> None:
        text = DEFAULT_PATH.read_text(encoding="utf-8")
        for old, new in (
            (
                f"default: {NOTHING}\n  channels: {{}}",
                f"default: {default}\n  channels: {channels}",
            ),
            ("practice_name: null", f"practice_name: {practice}"),
        ):
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "settings.yml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr("actions.core.load_settings", lambda: load_settings(path))
        core.cache_clear()

    yield settle
    core.cache_clear()


class Talk:
    """A conversation with the actions alone."""

    def __init__(self, channel: str = "web") -> None:
        self.channel = channel
        self.events: list[dict[str, Any]] = [{"event": "session_started"}]
        self.slots: dict[str, Any] = {}

    def hear(self, text: str, intent: str, confidence: float = 1.0, **metadata: Any) -> None:
        parsed = {"text": text, "intent": {"name": intent, "confidence": confidence}}
        self.events.append(
            {"event": "user", "text": text, "parse_data": parsed, "input_channel": self.channel}
            | {"metadata": metadata}
        )

    def answer(self, text: str, topic: str) -> None:
        self.events.append({"event": "bot", "text": text, "metadata": {"topic": topic}})

    @property
    def tracker(self) -> Tracker:
        users = [e for e in self.events if e["event"] == "user"]
        latest = users[-1]["parse_data"] if users else {}
        return Tracker("someone", self.slots, latest, self.events, False, None, {}, None)

    async def act(self, action: SafeAction) -> list[dict[str, Any]]:
        """Runs an action, and takes what it said into the conversation, as Rasa does."""
        dispatcher = CollectingDispatcher()
        for event in await action.run(dispatcher, self.tracker, {}):
            self.slots[event["name"]] = event["value"]
        for said in dispatcher.messages:
            metadata = {k: said[k] for k in ("topic", "hand_over") if said.get(k)}
            self.events.append({"event": "bot", "text": said.get("text"), "metadata": metadata})
        return dispatcher.messages

    async def ask_for_a_person(self) -> list[dict[str, Any]]:
        self.hear("do they leave scars?", "scars")
        self.answer("They do not.", "scars")
        self.hear("can i talk to a person", "talk_to_human")
        return await self.act(ActionTalkToHuman())

    async def press(self, intent: str) -> list[dict[str, Any]]:
        self.hear(f"/{intent}", intent, title="a title")
        return await self.act(ActionPassOn())


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [str(m["text"]) for m in messages]


ASKED = "May I pass on your last question and its topic to the practice? You asked: “{}”"


# ---------------------------------------------------------------- nothing set, or nothing that can carry


async def test_with_nothing_set_nothing_is_asked(handover: Settle) -> None:
    handover()
    (said,) = await Talk().ask_for_a_person()
    assert said["text"] == core().answerer.phrases.no_human_here
    assert not said["buttons"]


async def test_a_phone_or_a_link_carries_nothing(handover: Settle) -> None:
    handover('{phone: "555 0100", link: https://example.org/talk}')
    (said,) = await Talk().ask_for_a_person()
    assert said["text"].startswith("You can also talk to a person. Call 555 0100 or go to https://")
    assert not said["buttons"]


async def test_each_channel_has_its_own(handover: Settle) -> None:
    handover('{phone: "555 0100"}', '{sms: {phone: "555 0999"}, telegram: {}}')
    for channel, expected in (
        ("web", "You can also talk to a person. Call 555 0100."),
        ("sms", "You can also talk to a person. Call 555 0999."),
        ("telegram", core().answerer.phrases.no_human_here),
    ):
        assert texts(await Talk(channel).ask_for_a_person()) == [expected]


async def test_the_second_miss_names_the_channels_contact(handover: Settle) -> None:
    handover('{phone: "555 0100"}', '{sms: {phone: "555 0999"}}')
    for channel, number in (("web", "555 0100"), ("sms", "555 0999")):
        talk = Talk(channel)
        for times in (1, 2):
            talk.hear("hfjdk nnn ggg bbb kkk", "nlu_fallback", 0.2)
            said = texts(await talk.act(ActionFallback()))
            assert (f"You can also talk to a person. Call {number}." in said) == (times == 2)


async def test_no_question_no_asking(handover: Settle) -> None:
    handover(MAIL)
    talk = Talk()
    talk.hear("hello", "greet")
    talk.hear("/talk_to_human", "talk_to_human")
    assert texts(await talk.act(ActionTalkToHuman())) == [
        "You can also talk to a person. Write to help@example.org."
    ]


async def test_slack_without_its_token_is_not_set(
    handover: Settle, caplog: pytest.LogCaptureFixture
) -> None:
    handover(SLACK)
    with caplog.at_level(logging.WARNING):
        core()
    assert "SLACK_TOKEN is not set" in caplog.text
    assert texts(await Talk().ask_for_a_person()) == [
        "You can also talk to a person. Call 555 0100."
    ]


# ---------------------------------------------------------------- what was asked


def test_the_last_question_is_found_past_small_talk(handover: Settle) -> None:
    handover()
    talk = Talk()
    talk.hear("do they leave scars?", "scars")
    talk.answer("They do not.", "scars")
    talk.answer("And more.", "picking")
    for text, intent in (
        ("thanks", "thanks"),
        ("why", "follow_why"),
        ("a baby", "inform_audience"),
    ):
        talk.hear(text, intent)
        talk.answer("Well.", "causes")
    found = last_question(talk.tracker)
    assert found and (found.question, found.topic) == (
        "do they leave scars?",
        core().answerer.facts.topics["scars"].ask,
    )


def test_a_button_is_a_question_in_its_own_words(handover: Settle) -> None:
    handover()
    talk = Talk()
    talk.hear('/types{"topic": "types"}', "types", title="What types are there?")
    found = last_question(talk.tracker)
    assert found and found.question == "What types are there?"
    talk.hear("/scars", "scars")
    found = last_question(talk.tracker)
    assert found and found.question == core().answerer.facts.topics["scars"].ask


def test_another_session_and_an_emergency_carry_nothing(handover: Settle) -> None:
    handover()
    talk = Talk()
    talk.hear("do they leave scars?", "scars")
    talk.hear("she has a fever and will not wake", "urgent")
    assert last_question(talk.tracker) is None
    talk.events.append({"event": "session_started"})
    assert last_question(talk.tracker) is None


# ---------------------------------------------------------------- mail


async def test_mail_after_a_yes(handover: Settle) -> None:
    handover(MAIL)
    talk = Talk()
    (asked,) = await talk.ask_for_a_person()
    assert asked["text"] == ASKED.format("do they leave scars?")
    assert [(b["title"], b["payload"]) for b in asked["buttons"]] == [
        ("Yes, pass it on", "/pass_on_yes"),
        ("No, keep it private", "/pass_on_no"),
    ]
    # Pressed again, it is there again.
    for _ in range(2):
        (said,) = await talk.press("pass_on_yes")
        assert said["text"].endswith("until you send it. Write to help@example.org.")
        (button,) = said["buttons"]
        link = urlsplit(button["url"])
        assert (link.scheme, link.path) == ("mailto", "help@example.org")
        body = parse_qs(link.query)["body"][0]
        topic = core().answerer.facts.topics["scars"].ask
        assert body == f"Question: do they leave scars?\r\nTopic: {topic}"


@pytest.mark.parametrize("typed", [False, True])
async def test_mail_after_a_no(handover: Settle, typed: bool) -> None:
    handover(MAIL)
    talk = Talk()
    await talk.ask_for_a_person()
    if typed:
        talk.hear("no", "deny")
        (said,) = await talk.act(ActionDeny())
    else:
        (said,) = await talk.press("pass_on_no")
    assert said["text"] == (
        "All right, nothing is passed on. You can still talk to a person. Write to help@example.org."
    )
    assert not said["buttons"]


async def test_the_practice_is_named_where_it_has_a_name(handover: Settle) -> None:
    handover(MAIL, practice="Elm Street Surgery")
    assert "to Elm Street Surgery?" in texts(await Talk().ask_for_a_person())[0]


async def test_a_typed_yes_counts_only_if_it_surely_is_one(handover: Settle) -> None:
    handover(MAIL)
    talk = Talk()
    await talk.ask_for_a_person()
    talk.hear("hmm", "affirm", 0.6)
    assert texts(await talk.act(ActionAffirm())) == [ASKED.format("do they leave scars?")]
    talk.hear("yes", "affirm", 0.99)
    assert "Here is a mail" in texts(await talk.act(ActionAffirm()))[0]


async def test_a_yes_to_something_else_passes_nothing(handover: Settle) -> None:
    handover(MAIL)
    talk = Talk()
    await talk.ask_for_a_person()
    talk.hear("is it catching?", "no_info_contagion")
    talk.answer("I have no information on that.", "no_info_contagion")
    talk.hear("yes", "affirm")
    assert not any("url" in b for m in await talk.act(ActionAffirm()) for b in m["buttons"])
    # The button of before asks again, for the question of now.
    (said,) = await talk.press("pass_on_yes")
    assert said["text"] == ASKED.format("is it catching?")
    talk.hear("no", "deny")
    await talk.act(ActionDeny())
    talk.hear("no", "deny")
    assert (await talk.act(ActionDeny()))[0]["response"] == "utter_deny"


async def test_the_second_miss_asks_once(handover: Settle) -> None:
    handover(MAIL)
    talk = Talk()
    asked = []
    for number in range(4):
        talk.hear(f"hfjdk nnn ggg bbb {number}", "nlu_fallback", 0.2)
        asked.append(texts(await talk.act(ActionFallback()))[1:])
    assert asked == [
        [],
        [ASKED.format("hfjdk nnn ggg bbb 1")],
        *[["You can also talk to a person. Write to help@example.org."]] * 2,
    ]


# ---------------------------------------------------------------- Slack


@dataclass
class Slack:
    """A stand-in as strict as chat.postMessage; `moods` are what it does first."""

    moods: list[str] = field(default_factory=list)
    calls: int = 0
    posted: list[dict[str, Any]] = field(default_factory=list)

    async def post(self, request: web.Request) -> web.Response:
        self.calls += 1
        mood = self.moods.pop(0) if self.moods else ""
        if mood == "down":
            return web.Response(status=503, text="<html>")
        if mood == "slow":
            await asyncio.sleep(1)
        if mood == "busy":
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429)
        if mood == "elsewhere":
            raise web.HTTPFound("http://127.0.0.1:9/chat.postMessage")
        error = mood or self.refusal(request, body := await request.json())
        if error:
            return web.json_response({"ok": False, "error": error})
        self.posted.append(body)
        return web.json_response({"ok": True, "channel": body["channel"], "ts": "1.1"})

    @staticmethod
    def refusal(request: web.Request, body: dict[str, Any]) -> str:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return "invalid_auth"
        if request.content_type != "application/json":
            return "invalid_form_data"
        if body.get("channel") != "C0123456789":
            return "channel_not_found"
        if not str(body.get("text") or "").strip():
            return "no_text"
        if set(body) - {"channel", "text", "mrkdwn", "unfurl_links", "unfurl_media"}:
            return "invalid_arguments"
        return "msg_too_long" if len(body["text"]) > 4000 else ""


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch, handover: Settle) -> Any:
    handover(SLACK)
    stand_in = Slack()
    app = web.Application()
    app.router.add_post("/chat.postMessage", stand_in.post)
    server = TestServer(app)
    await server.start_server()
    monkeypatch.setenv("SLACK_TOKEN", TOKEN)
    monkeypatch.setattr(hand_over, "SLACK_API", str(server.make_url("")).rstrip("/"))
    monkeypatch.setattr(hand_over, "PAUSE", 0.01)
    yield stand_in
    await server.close()


async def test_slack_after_a_yes_and_once(slack: Slack) -> None:
    talk = Talk()
    (asked,) = await talk.ask_for_a_person()
    assert asked["text"] == ASKED.format("do they leave scars?")
    assert slack.calls == 0
    for _ in range(2):
        (said,) = await talk.press("pass_on_yes")
        assert said["text"].startswith("I have passed on your question and its topic")
        assert said["text"].endswith("Call 555 0100.")
    (posted,) = slack.posted
    topic = core().answerer.facts.topics["scars"].ask
    assert posted["text"].splitlines() == [
        core().answerer.phrases.passed_intro,
        "Question: do they leave scars?",
        f"Topic: {topic}",
    ]


async def test_slack_after_a_no(slack: Slack) -> None:
    talk = Talk()
    await talk.ask_for_a_person()
    assert texts(await talk.press("pass_on_no"))[0].endswith("Call 555 0100.")
    talk.hear("yes", "affirm")
    await talk.act(ActionAffirm())
    assert slack.calls == 0


@pytest.mark.parametrize("mood", ["down", "busy", "internal_error", "slow"])
async def test_what_passes_is_tried_once_more(
    slack: Slack, mood: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "TIMEOUT", hand_over.aiohttp.ClientTimeout(total=0.3))
    slack.moods = [mood]
    talk = Talk()
    await talk.ask_for_a_person()
    assert texts(await talk.press("pass_on_yes"))[0].startswith("I have passed on")
    assert slack.calls == 2


@pytest.mark.parametrize(
    ("moods", "calls"),
    [(["down", "down"], 2), (["not_in_channel"], 1), (["elsewhere"], 1), (["busy", "down"], 2)],
)
async def test_a_failure_names_the_other_way(
    slack: Slack, moods: list[str], calls: int, caplog: pytest.LogCaptureFixture
) -> None:
    slack.moods = list(moods)
    talk = Talk()
    await talk.ask_for_a_person()
    (said,) = await talk.press("pass_on_yes")
    assert said["text"] == (
        "Sorry, I could not pass on your question. Please ask them yourself. Call 555 0100."
    )
    assert slack.calls == calls and not slack.posted
    assert "scars" not in caplog.text and TOKEN not in caplog.text
    # Pressed again once Slack is back, it goes through.
    assert texts(await talk.press("pass_on_yes"))[0].startswith("I have passed on")


async def test_nobody_there(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_over, "SLACK_API", "http://127.0.0.1:9")
    talk = Talk()
    await talk.ask_for_a_person()
    assert texts(await talk.press("pass_on_yes"))[0].startswith("Sorry, I could not pass on")


# ---------------------------------------------------------------- the whole assistant


def test_the_settings_name_the_channels_there_are() -> None:
    classes = (WebInput, SocketIOInput, WhatsAppInput, MessengerInput, TelegramInput, SlackInput)
    # Twilio's messages say sms or whatsapp; rest and the shell are Rasa's own.
    assert {c.name() for c in classes} | {"sms", "rest", "cmdline"} == set(CHANNELS)


async def test_through_the_trained_assistant(slack: Slack) -> None:
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    ensure_model()
    agent = assistant.load()

    async def say(text: str) -> list[str]:
        output = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, output, "someone", input_channel="web"))
        return [str(m.get("text")) for m in output.messages]

    await say("do milia leave scars?")
    assert await say("can i talk to a real person please") == [
        ASKED.format("do milia leave scars?")
    ]
    assert slack.calls == 0
    assert (await say("/pass_on_yes"))[0].startswith("I have passed on your question")
    assert "Question: do milia leave scars?" in slack.posted[0]["text"]
    await say("can i talk to a real person please")
    assert (await say("no"))[0].startswith("All right, nothing is passed on.")
    assert await say("no") == ["All right. Ask me whenever you like."]
    await say("can i talk to a real person please")
    assert (await say("yes please"))[0].startswith("I have passed on your question")
    assert len(slack.posted) == 2
