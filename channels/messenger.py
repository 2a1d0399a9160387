"""Facebook Messenger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.delivery import Call, Delivery
from channels.messages import Incoming, Option
from channels.meta import GRAPH, from_meta, graph_verdict, subscription
from channels.platform import Platform
from channels.shape import at, dicts_at, id_at, json_of, time_at
from channels.verification import hmac_sha256

#: The payload to give the "Get started" button in the console.
GET_STARTED = "GET_STARTED"


class MessengerInput(Platform):
    """Up to thirteen options are quick replies; longer titles stand in the text with numbers."""

    NAME = "messenger"
    VARIABLES = ("MESSENGER_PAGE_TOKEN", "MESSENGER_APP_SECRET", "MESSENGER_VERIFY_TOKEN")
    TEXT_LIMIT = CHOICE_TEXT_LIMIT = 2000
    MAX_OPTIONS = 13
    TITLE_LIMIT = BUTTON_LIMIT = 20

    def deliver_to(self, api: str | None) -> Delivery:
        """The Graph API. The proof shows that whoever uses the token also has the app's secret."""
        token = self.settings["MESSENGER_PAGE_TOKEN"]
        proof = hmac_sha256(self.settings["MESSENGER_APP_SECRET"], token.encode())
        return Delivery(
            self.NAME,
            lambda call: f"{api or GRAPH}/me/{call.path}?appsecret_proof={proof}",
            {"Authorization": f"Bearer {token}"},
            graph_verdict,
        )

    def verify(self, request: Request) -> bool:
        """Meta's signature."""
        return from_meta(request, self.settings["MESSENGER_APP_SECRET"])

    def subscribe(self, request: Request) -> HTTPResponse:
        """Meta's check of the webhook."""
        return subscription(request, self.settings["MESSENGER_VERIFY_TOKEN"])

    def read(self, request: Request) -> Iterable[Incoming]:
        """Every message of the batch."""
        body = json_of(request.body)
        if body.get("object") != "page":
            return
        for entry in dicts_at(body, "entry"):
            for event in dicts_at(entry, "messaging"):
                if incoming := _incoming(event):
                    yield incoming

    def text(self, to: Incoming, text: str) -> Call:
        """A text message."""
        return _call(to, {"text": text})

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """A text with quick replies."""
        replies = [{"content_type": "text", "title": o.title, "payload": o.id} for o in options]
        return _call(to, {"text": text, "quick_replies": replies})


def _incoming(event: dict[str, Any]) -> Incoming | None:
    person = id_at(event, "sender", "id")
    milliseconds = time_at(event, "timestamp")
    when = milliseconds / 1000 if milliseconds else None
    if isinstance(at(event, "postback"), dict):
        payload = id_at(event, "postback", "payload")
        # Older postbacks carry no id of their own.
        mid = id_at(event, "postback", "mid") or f"{person} {id_at(event, 'timestamp')} {payload}"
        if payload == GET_STARTED:
            return Incoming(mid, person, "greeting", at=when)
        return Incoming(mid, person, "press", payload, at=when)
    if not isinstance(at(event, "message"), dict) or at(event, "message", "is_echo"):
        return None
    mid = id_at(event, "message", "mid")
    if isinstance(at(event, "message", "quick_reply"), dict):
        return Incoming(
            mid, person, "press", id_at(event, "message", "quick_reply", "payload"), at=when
        )
    text = at(event, "message", "text")
    if isinstance(text, str):
        return Incoming(mid, person, "text", text, at=when)
    if at(event, "message", "attachments"):
        return Incoming(mid, person, "media", at=when)
    return None


def _call(to: Incoming, message: dict[str, Any]) -> Call:
    return Call(
        "messages",
        {"recipient": {"id": to.person}, "messaging_type": "RESPONSE", "message": message},
    )
