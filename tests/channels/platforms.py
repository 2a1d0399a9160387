"""Stand-ins for the messaging platforms, as strict as they are, and people who use them.

Each says things to our webhook as the platform does (shape, signature), and takes our calls as the
platform does: what it would refuse (a title too long, a token that is wrong) is refused here.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from aiohttp import web
from fbmessenger.quick_replies import QuickReply
from multidict import MultiDict
from slack_sdk.models.blocks import Block
from slack_sdk.signature import SignatureVerifier
from twilio.request_validator import RequestValidator

from channels.messenger import MessengerInput
from channels.platform import Platform
from channels.slack import SlackInput
from channels.telegram import TelegramInput
from channels.twilio import TwilioInput
from channels.whatsapp import WhatsAppInput

PUBLIC_URL = "https://clinic.example"
ENVIRONMENT = {
    "PUBLIC_URL": PUBLIC_URL,
    "WHATSAPP_TOKEN": "whatsapp-token",
    "WHATSAPP_APP_SECRET": "whatsapp-app-secret",
    "WHATSAPP_VERIFY_TOKEN": "whatsapp-verify",
    "WHATSAPP_PHONE_NUMBER_ID": "106540352242922",
    "MESSENGER_PAGE_TOKEN": "page-token",
    "MESSENGER_APP_SECRET": "messenger-app-secret",
    "MESSENGER_VERIFY_TOKEN": "messenger-verify",
    "TELEGRAM_TOKEN": "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "TELEGRAM_SECRET_TOKEN": "telegram-secret",
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "twilio-auth-token",
    "TWILIO_NUMBER": "+15005550006",
    "SLACK_TOKEN": "xoxb-slack-token",
    "SLACK_SIGNING_SECRET": "slack-signing-secret",
}

_numbers = itertools.count(1)
Button = tuple[str, str]  # title, id


class Wrong(Exception):
    """A call that the platform would refuse: the status and the error it answers."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


def need(holds: bool, why: str, status: int = 400) -> None:
    if not holds:
        raise Wrong(why, status)


def fits(text: object, limit: int, what: str) -> None:
    need(isinstance(text, str) and 0 < len(str(text).encode("utf-16-le")) / 2 <= limit, what)


@dataclass
class Sent:
    """A request to our webhook."""

    body: bytes
    headers: dict[str, str]

    def altered(self) -> Sent:
        """The same signature over another body."""
        return Sent(self.body.replace(b"hello", b"jello"), self.headers)


@dataclass
class Peer:
    """A platform: its people, and its API as a local server."""

    NAME: ClassVar[str]
    CHANNEL: ClassVar[type[Platform]]
    SIGNATURE: ClassVar[str]
    #: Paths of a text's update without which it is none.
    NEEDED: ClassVar[tuple[tuple[str | int, ...], ...]]

    api: str = ""
    calls: list[dict[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    attempts: int = 0
    down: bool = False

    # --- our calls of its API

    def start(self, port: int = 0) -> str:
        """Serves the API on a port, a free one unless told, on a loop of its own, until the tests end."""
        up = threading.Event()

        async def run() -> None:
            app = web.Application()
            app.router.add_route("*", "/{path:.*}", self._handle)
            runner = web.AppRunner(app)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            assert runner.addresses
            self.api = f"http://127.0.0.1:{runner.addresses[0][1]}"
            up.set()
            await asyncio.Event().wait()

        threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
        assert up.wait(10)
        return self.api

    async def _handle(self, request: web.Request) -> web.Response:
        self.attempts += 1
        if self.down:
            return web.Response(status=503)
        raw = await request.read()
        try:
            call = self.take(request, raw)
        except Wrong as wrong:
            self.refused.append(str(wrong))
            return web.json_response(self.error(str(wrong)), status=wrong.status)
        if call is not None:
            self.calls.append(call)
        return web.json_response(self.taken())

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        """The message of a call; None for one that says nothing. Raises Wrong."""
        raise NotImplementedError

    def taken(self) -> dict[str, Any]:
        return {"ok": True}

    def error(self, why: str) -> dict[str, Any]:
        return {"error": {"message": why, "code": 100}}

    def clear(self) -> None:
        self.calls.clear()
        self.refused.clear()
        self.attempts, self.down = 0, False

    # --- what its people do

    def event(self) -> str:
        return f"event-{next(_numbers)}-{time.time_ns()}"

    def message(self, text: str, who: str = "4915112345678", **more: Any) -> Sent:
        """A typed text. `event` and `at` may be given."""
        return self.sign(self.body(self.update(who, text=text, **more)))

    def media(self, who: str = "4915112345678") -> Sent:
        """A photo."""
        return self.sign(self.body(self.update(who, photo=True)))

    def press(self, button: Button, who: str = "4915112345678") -> Sent:
        """The press of a button that stood in a call."""
        return self.sign(self.body(self.update(who, press=button)))

    def batch(self, texts: list[str], who: str = "4915112345678") -> list[Sent]:
        """Several texts at once: one request where the platform does so, else several."""
        return [self.message(text, who) for text in texts]

    def update(self, who: str, **what: Any) -> Any:
        raise NotImplementedError

    def body(self, update: Any) -> bytes:
        return json.dumps(update).encode()

    def sign(self, body: bytes, secret: str | None = None) -> Sent:
        raise NotImplementedError

    # --- how its people see our calls

    def text(self, call: dict[str, Any]) -> str:
        raise NotImplementedError

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        raise NotImplementedError

    def said(self) -> str:
        return "\n".join(self.text(call) for call in self.calls)


def meta_signature(body: bytes, secret: str) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={digest}", "Content-Type": "application/json"}


@dataclass
class WhatsApp(Peer):
    NAME = "whatsapp"
    CHANNEL = WhatsAppInput
    SIGNATURE = "X-Hub-Signature-256"
    NEEDED = (
        ("entry",),
        ("entry", 0, "changes"),
        *(
            ("entry", 0, "changes", 0, "value", *path)
            for path in [
                (),
                ("metadata",),
                ("metadata", "phone_number_id"),
                ("messages",),
                *(("messages", 0, *end) for end in [("id",), ("type",), ("text",)]),
                ("messages", 0, "text", "body"),
            ]
        ),
    )

    def update(self, who: str, **what: Any) -> Any:
        return self._entry([self._message(who, **what)])

    def _entry(self, messages: list[dict[str, Any]]) -> dict[str, Any]:
        number = ENVIRONMENT["WHATSAPP_PHONE_NUMBER_ID"]
        metadata = {"display_phone_number": "15550783881", "phone_number_id": number}
        contacts = [
            {"profile": {"name": "Anna"}, "wa_id": m["from"], "user_id": f"DE.{m['from']}"}
            for m in messages[:1]
        ]
        value = {
            "messaging_product": "whatsapp",
            "metadata": metadata,
            "contacts": contacts,
            "messages": messages,
        }
        changes = [{"value": value, "field": "messages"}]
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": "102290129340398", "changes": changes}],
        }

    def _message(self, who: str, **what: Any) -> dict[str, Any]:
        message: dict[str, Any] = {
            "from": who,
            "id": what.get("event") or f"wamid.{self.event()}",
            "timestamp": str(int(what.get("at", time.time()))),
        }
        if what.get("photo"):
            image = {"mime_type": "image/jpeg", "sha256": "x", "id": "1"}
            return {**message, "type": "image", "image": image}
        if press := what.get("press"):
            title, short_id = press
            kind = "list_reply" if len(title) > 20 else "button_reply"
            reply = {"id": short_id, "title": title}
            if kind == "list_reply":
                reply["description"] = title
            return {
                **message,
                "type": "interactive",
                "context": {"from": "15550783881", "id": "wamid.0"},
                "interactive": {"type": kind, kind: reply},
            }
        return {**message, "type": "text", "text": {"body": what["text"]}}

    def batch(self, texts: list[str], who: str = "4915112345678") -> list[Sent]:
        entry = self._entry([self._message(who, text=text) for text in texts])
        return [self.sign(self.body(entry))]

    def sign(self, body: bytes, secret: str | None = None) -> Sent:
        return Sent(body, meta_signature(body, secret or ENVIRONMENT["WHATSAPP_APP_SECRET"]))

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        need(request.method == "POST", "method", 405)
        need(
            request.headers.get("Authorization") == "Bearer " + ENVIRONMENT["WHATSAPP_TOKEN"],
            "token",
            401,
        )
        number = ENVIRONMENT["WHATSAPP_PHONE_NUMBER_ID"]
        need(request.path == f"/{number}/messages", "path", 404)
        call = json.loads(raw)
        need(call["messaging_product"] == "whatsapp", "product")
        need(call["recipient_type"] == "individual", "recipient_type")
        need(("to" in call) != ("recipient" in call), "to or recipient")
        need(call.get("to", "1").isdigit() and "." in call.get("recipient", "."), "to")
        if call["type"] == "text":
            fits(call["text"]["body"], 4096, "text")
            return dict(call)
        need(call["type"] == "interactive", "type")
        interactive = call["interactive"]
        fits(interactive["body"]["text"], 1024, "interactive body")
        if interactive["type"] == "button":
            buttons = interactive["action"]["buttons"]
            need(1 <= len(buttons) <= 3, "number of buttons")
            titles = [b["reply"]["title"] for b in buttons]
            need(len(set(titles)) == len(titles), "titles of buttons")
            for button in buttons:
                need(button["type"] == "reply", "type of button")
                fits(button["reply"]["title"], 20, "title of button")
                fits(button["reply"]["id"], 256, "id of button")
        else:
            need(interactive["type"] == "list", "interactive type")
            fits(interactive["action"]["button"], 20, "button of list")
            rows = [r for s in interactive["action"]["sections"] for r in s["rows"]]
            need(1 <= len(rows) <= 10, "number of rows")
            need(len({row["id"] for row in rows}) == len(rows), "ids of rows")
            for row in rows:
                fits(row["title"], 24, "title of row")
                fits(row["id"], 200, "id of row")
                if "description" in row:
                    fits(row["description"], 72, "description of row")
        return dict(call)

    def taken(self) -> dict[str, Any]:
        return {"messaging_product": "whatsapp", "messages": [{"id": "wamid.1"}]}

    def text(self, call: dict[str, Any]) -> str:
        if call["type"] == "text":
            return str(call["text"]["body"])
        return str(call["interactive"]["body"]["text"])

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        action = call.get("interactive", {}).get("action", {})
        rows = [r for s in action.get("sections", []) for r in s["rows"]]
        return [
            *((b["reply"]["title"], b["reply"]["id"]) for b in action.get("buttons", [])),
            *((r.get("description", r["title"]), r["id"]) for r in rows),
        ]


@dataclass
class Messenger(Peer):
    NAME = "messenger"
    CHANNEL = MessengerInput
    SIGNATURE = "X-Hub-Signature-256"
    NEEDED = (
        ("object",),
        ("entry",),
        *(
            ("entry", 0, "messaging", 0, *path)
            for path in [("sender",), ("sender", "id"), ("message",)]
        ),
        *(("entry", 0, "messaging", 0, "message", end) for end in ("mid", "text")),
    )

    def update(self, who: str, **what: Any) -> Any:
        return self._entry([self._messaging(who, **what)])

    def _entry(self, messaging: list[dict[str, Any]]) -> dict[str, Any]:
        now = int(time.time() * 1000)
        return {
            "object": "page",
            "entry": [{"id": "1234", "time": now, "messaging": [m]} for m in messaging],
        }

    def _messaging(self, who: str, **what: Any) -> dict[str, Any]:
        message: dict[str, Any] = {"mid": what.get("event") or f"m_{self.event()}"}
        if what.get("photo"):
            message["attachments"] = [{"type": "image", "payload": {"url": "https://x.example/y"}}]
        elif press := what.get("press"):
            message |= {"text": press[0], "quick_reply": {"payload": press[1]}}
        else:
            message["text"] = what["text"]
        return {
            "sender": {"id": who},
            "recipient": {"id": "1234"},
            "timestamp": int(what.get("at", time.time()) * 1000),
            "message": message,
        }

    def batch(self, texts: list[str], who: str = "4915112345678") -> list[Sent]:
        entry = self._entry([self._messaging(who, text=text) for text in texts])
        return [self.sign(self.body(entry))]

    def sign(self, body: bytes, secret: str | None = None) -> Sent:
        return Sent(body, meta_signature(body, secret or ENVIRONMENT["MESSENGER_APP_SECRET"]))

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        token = ENVIRONMENT["MESSENGER_PAGE_TOKEN"]
        need(request.headers.get("Authorization") == f"Bearer {token}", "token", 401)
        secret = ENVIRONMENT["MESSENGER_APP_SECRET"]
        proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        need(request.query.get("appsecret_proof") == proof, "proof", 400)
        need((request.method, request.path) == ("POST", "/me/messages"), "path", 404)
        call = json.loads(raw)
        need(call["recipient"]["id"].isdigit(), "recipient")
        need(call["messaging_type"] == "RESPONSE", "messaging type")
        fits(call["message"]["text"], 2000, "text")
        replies = call["message"].get("quick_replies")
        if replies is not None:
            need(1 <= len(replies) <= 13, "number of quick replies")
            for reply in replies:
                # Their own library's reading of what a quick reply may be.
                QuickReply(reply["title"], reply["payload"], reply["content_type"])
                fits(reply["title"], 20, "title")
                fits(reply["payload"], 1000, "payload")
        return dict(call)

    def taken(self) -> dict[str, Any]:
        return {"recipient_id": "1", "message_id": "m_1"}

    def text(self, call: dict[str, Any]) -> str:
        return str(call["message"]["text"])

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        return [(r["title"], r["payload"]) for r in call["message"].get("quick_replies", [])]


@dataclass
class Telegram(Peer):
    NAME = "telegram"
    CHANNEL = TelegramInput
    SIGNATURE = "X-Telegram-Bot-Api-Secret-Token"
    NEEDED = (
        ("update_id",),
        ("message",),
        *(("message", end) for end in ("chat", "text")),
        *(("message", "chat", end) for end in ("id", "type")),
    )
    answered_presses: int = 0

    def update(self, who: str, **what: Any) -> Any:
        sender = {"id": int(who), "is_bot": False, "first_name": "Anna", "language_code": "en-GB"}
        chat = {"id": int(who), "type": "private", "first_name": "Anna"}
        message: dict[str, Any] = {
            "message_id": next(_numbers),
            "date": int(what.get("at", time.time())),
            "chat": chat,
            "from": sender,
        }
        update: dict[str, Any] = {"update_id": what.get("event") or time.time_ns() % 10**10}
        if press := what.get("press"):
            bot = {"id": 110201543, "is_bot": True, "first_name": "milia"}
            query = {
                "id": self.event(),
                "from": sender,
                "message": {**message, "from": bot, "text": "…"},
                "chat_instance": "1",
                "data": press[1],
            }
            return {**update, "callback_query": query}
        if what.get("photo"):
            size = {"file_id": "x", "file_unique_id": "y", "width": 90, "height": 90}
            return {**update, "message": {**message, "photo": [size]}}
        return {**update, "message": {**message, "text": what["text"]}}

    def sign(self, body: bytes, secret: str | None = None) -> Sent:
        given = secret or ENVIRONMENT["TELEGRAM_SECRET_TOKEN"]
        return Sent(body, {self.SIGNATURE: given, "Content-Type": "application/json"})

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        base = f"/bot{ENVIRONMENT['TELEGRAM_TOKEN']}"
        need(request.path.startswith(base + "/"), "token", 401)
        method, call = request.path.removeprefix(base + "/"), json.loads(raw)
        if method == "answerCallbackQuery":
            need(bool(call["callback_query_id"]), "query")
            self.answered_presses += 1
            return None
        need(method == "sendMessage", "method", 404)
        need(call["chat_id"].isdigit(), "chat")
        need("parse_mode" not in call, "markup")
        fits(call["text"], 4096, "text")
        for row in call.get("reply_markup", {}).get("inline_keyboard", []):
            need(len(row) <= 8, "row")
            for button in row:
                fits(button["text"], 64, "title")
                need(1 <= len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")
        return dict(call)

    def taken(self) -> dict[str, Any]:
        return {"ok": True, "result": {"message_id": 1}}

    def error(self, why: str) -> dict[str, Any]:
        return {"ok": False, "error_code": 400, "description": why}

    def text(self, call: dict[str, Any]) -> str:
        return str(call["text"])

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        rows = call.get("reply_markup", {}).get("inline_keyboard", [])
        return [(b["text"], b["callback_data"]) for row in rows for b in row]


@dataclass
class Twilio(Peer):
    """SMS. Its buttons are the numbers that stand before the titles."""

    NAME = "twilio"
    CHANNEL = TwilioInput
    SIGNATURE = "X-Twilio-Signature"
    NEEDED = tuple((name,) for name in ("Body", "From", "To", "MessageSid", "AccountSid"))
    PREFIX: ClassVar[str] = ""

    def update(self, who: str, **what: Any) -> Any:
        text = what["press"][1] if what.get("press") else what.get("text", "")
        message = what.get("event") or f"SM{self.event()}"
        form = {
            "ToCountry": "US",
            "ToState": "",  # signed although empty
            "SmsMessageSid": message,
            "MessageSid": message,
            "NumMedia": "1" if what.get("photo") else "0",
            "FromZip": "",
            "Body": text,
            "From": f"{self.PREFIX}+{who}",
            "To": self.PREFIX + ENVIRONMENT["TWILIO_NUMBER"],
            "AccountSid": ENVIRONMENT["TWILIO_ACCOUNT_SID"],
            "ApiVersion": "2010-04-01",
        }
        if what.get("photo"):
            form |= {"MediaUrl0": "https://x.example/y", "MediaContentType0": "image/jpeg"}
        return form

    def body(self, update: Any) -> bytes:
        return urllib.parse.urlencode(update).encode()

    def sign(self, body: bytes, secret: str | None = None) -> Sent:
        validator = RequestValidator(secret or ENVIRONMENT["TWILIO_AUTH_TOKEN"])
        # A name may come twice; the library reads all of its values from a MultiDict.
        pairs = urllib.parse.parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
        fields = MultiDict(pairs)
        url = f"{PUBLIC_URL}/webhooks/twilio/webhook"
        return Sent(
            body,
            {
                self.SIGNATURE: validator.compute_signature(url, fields),
                "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            },
        )

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        from aiohttp import BasicAuth

        account, secret = ENVIRONMENT["TWILIO_ACCOUNT_SID"], ENVIRONMENT["TWILIO_AUTH_TOKEN"]
        login = BasicAuth(account, secret).encode()
        need(request.headers.get("Authorization") == login, "login", 401)
        need(request.path == f"/2010-04-01/Accounts/{account}/Messages.json", "path", 404)
        need(request.content_type == "application/x-www-form-urlencoded", "content type is no form")
        call = dict(urllib.parse.parse_qsl(raw.decode(), strict_parsing=True))
        need(set(call) == {"From", "To", "Body"}, "fields")
        need(call["From"] == self.PREFIX + ENVIRONMENT["TWILIO_NUMBER"], "21606 From")
        need(call["To"].startswith(self.PREFIX + "+"), "21211 To")
        fits(call["Body"], 1600, "21617 body")
        return call

    def error(self, why: str) -> dict[str, Any]:
        return {"code": 21617, "message": why, "status": 400}

    def taken(self) -> dict[str, Any]:
        return {"sid": "SM1", "status": "queued"}

    def text(self, call: dict[str, Any]) -> str:
        return str(call["Body"])

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        lines = (line.partition(". ") for line in call["Body"].splitlines())
        return [(title, number) for number, _, title in lines if number.isdigit()]


@dataclass
class TwilioWhatsApp(Twilio):
    PREFIX = "whatsapp:"


@dataclass
class Slack(Peer):
    NAME = "slack"
    CHANNEL = SlackInput
    SIGNATURE = "X-Slack-Signature"
    NEEDED = (
        *((name,) for name in ("type", "event", "event_id")),
        *(("event", name) for name in ("type", "channel_type", "user", "channel", "text")),
    )

    def update(self, who: str, **what: Any) -> Any:
        stamp = f"{what.get('at', time.time()):.6f}"
        if press := what.get("press"):
            action = {
                "type": "button",
                "action_id": "option-0",
                "block_id": "b",
                "text": {"type": "plain_text", "text": press[0]},
                "value": press[1],
                "action_ts": stamp,
            }
            return {
                "type": "block_actions",
                "user": {"id": f"U{who}", "team_id": "T1"},
                "team": {"id": "T1"},
                "channel": {"id": f"D{who}", "name": "directmessage"},
                "message": {"ts": "1.1"},
                "actions": [action],
            }
        event: dict[str, Any] = {
            "type": "message",
            "channel_type": "im",
            "user": f"U{who}",
            "channel": f"D{who}",
            "text": "" if what.get("photo") else what["text"],
            "ts": stamp,
            "event_ts": stamp,
        }
        if what.get("photo"):
            event |= {"subtype": "file_share", "files": [{"id": "F1"}]}
        return {
            "type": "event_callback",
            "token": "unused",
            "team_id": "T1",
            "api_app_id": "A1",
            "event": event,
            "event_id": what.get("event") or f"Ev{self.event()}",
            "event_time": int(time.time()),
        }

    def body(self, update: Any) -> bytes:
        if update.get("type") == "block_actions":
            return urllib.parse.urlencode({"payload": json.dumps(update)}).encode()
        return json.dumps(update).encode()

    def sign(self, body: bytes, secret: str | None = None, at: float | None = None) -> Sent:
        stamp = str(int(time.time() if at is None else at))
        key = secret or ENVIRONMENT["SLACK_SIGNING_SECRET"]
        try:
            signature = SignatureVerifier(key).generate_signature(timestamp=stamp, body=body)
        except UnicodeDecodeError:
            # Their library signs text only; what is none can be signed all the same.
            base = f"v0:{stamp}:".encode() + body
            signature = "v0=" + hmac.new(key.encode(), base, hashlib.sha256).hexdigest()
        form = body.startswith(b"payload=")
        return Sent(
            body,
            {
                "X-Slack-Request-Timestamp": stamp,
                self.SIGNATURE: str(signature),
                "Content-Type": "application/x-www-form-urlencoded" if form else "application/json",
            },
        )

    def take(self, request: web.Request, raw: bytes) -> dict[str, Any] | None:
        token = ENVIRONMENT["SLACK_TOKEN"]
        need(request.headers.get("Authorization") == f"Bearer {token}", "not_authed", 200)
        need(request.path == "/chat.postMessage", "unknown_method", 200)
        call = json.loads(raw)
        need("as_user" not in call, "as_user", 200)
        fits(call["text"], 4000, "msg_too_long")
        need(1 <= len(call["blocks"]) <= 50, "invalid_blocks", 200)
        for block in call["blocks"]:
            # Their own library's reading of what a block may be.
            parsed = Block.parse(block)
            need(parsed is not None, "invalid_blocks", 200)
            parsed.validate_json()
            if block["type"] == "section":
                fits(block["text"]["text"], 3000, "invalid_blocks")
            else:
                need(1 <= len(block["elements"]) <= 25, "invalid_blocks", 200)
                names = [e["action_id"] for e in block["elements"]]
                need(len(set(names)) == len(names), "invalid_blocks", 200)
                for element in block["elements"]:
                    fits(element["text"]["text"], 75, "invalid_blocks")
                    fits(element["value"], 2000, "invalid_blocks")
        return dict(call)

    def error(self, why: str) -> dict[str, Any]:
        return {"ok": False, "error": why}

    def text(self, call: dict[str, Any]) -> str:
        text = str(call["blocks"][0]["text"]["text"])
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    def buttons(self, call: dict[str, Any]) -> list[Button]:
        rows = [b["elements"] for b in call["blocks"] if b["type"] == "actions"]
        return [(e["text"]["text"], e["value"]) for row in rows for e in row]


PEERS: dict[str, Callable[[], Peer]] = {
    "whatsapp": WhatsApp,
    "messenger": Messenger,
    "telegram": Telegram,
    "sms": Twilio,
    "twilio-whatsapp": TwilioWhatsApp,
    "slack": Slack,
}
