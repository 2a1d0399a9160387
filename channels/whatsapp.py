"""WhatsApp, by Meta's Cloud API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.delivery import Call, Delivery
from channels.messages import Incoming, Option
from channels.meta import GRAPH, from_meta, graph_verdict, subscription
from channels.phrases import say
from channels.platform import Platform
from channels.rendering import Dialect, shorten, size
from channels.shape import at, dict_at, dicts_at, id_at, json_of, time_at

_REPLY_BUTTONS = 3
_REPLY_BUTTON_TITLE = 20
_ROW_TITLE = 24
_ROW_DESCRIPTION = 72
#: What a person sends that asks nothing.
_IGNORED = {"reaction", "system", "ephemeral", "edit", "revoke"}


class WhatsAppInput(Platform):
    """Up to three short options are buttons, up to ten a list, more are numbers."""

    NAME = "whatsapp"
    VARIABLES = (
        "WHATSAPP_TOKEN",
        "WHATSAPP_APP_SECRET",
        "WHATSAPP_VERIFY_TOKEN",
        "WHATSAPP_PHONE_NUMBER_ID",
    )
    TEXT_LIMIT = 4096
    CHOICE_TEXT_LIMIT = 1024
    MAX_OPTIONS = 10
    TITLE_LIMIT = BUTTON_LIMIT = _ROW_DESCRIPTION
    DIALECT = Dialect(bold=r"*\1*")

    def deliver_to(self, api: str | None) -> Delivery:
        """The Graph API."""
        base = f"{api or GRAPH}/{self.settings['WHATSAPP_PHONE_NUMBER_ID']}"
        token = self.settings["WHATSAPP_TOKEN"]
        return Delivery(
            self.NAME,
            lambda call: f"{base}/{call.path}",
            {"Authorization": f"Bearer {token}"},
            graph_verdict,
        )

    def verify(self, request: Request) -> bool:
        """Meta's signature."""
        return from_meta(request, self.settings["WHATSAPP_APP_SECRET"])

    def subscribe(self, request: Request) -> HTTPResponse:
        """Meta's check of the webhook."""
        return subscription(request, self.settings["WHATSAPP_VERIFY_TOKEN"])

    def read(self, request: Request) -> Iterable[Incoming]:
        """Every message of the batch that came to our number; receipts are nothing to answer."""
        for entry in dicts_at(json_of(request.body), "entry"):
            for change in dicts_at(entry, "changes"):
                value = dict_at(change, "value")
                ours = self.settings["WHATSAPP_PHONE_NUMBER_ID"]
                if id_at(value, "metadata", "phone_number_id") != ours:
                    continue
                for message in dicts_at(value, "messages"):
                    if incoming := _incoming(message, dicts_at(value, "contacts")):
                        yield incoming

    def text(self, to: Incoming, text: str) -> Call:
        """A text message; links get no preview, which would load a page into the chat."""
        return _call(to, "text", {"body": text, "preview_url": False})

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """Buttons where they fit, else a list."""
        short = all(size(option.title) <= _REPLY_BUTTON_TITLE for option in options)
        if len(options) <= _REPLY_BUTTONS and short and _distinct(options):
            buttons = [
                {"type": "reply", "reply": {"id": option.id, "title": option.title}}
                for option in options
            ]
            action: dict[str, Any] = {"buttons": buttons}
        else:
            action = {
                "button": say("choose", to.language),
                "sections": [{"rows": [_row(option) for option in options]}],
            }
        kind = "button" if "buttons" in action else "list"
        return _call(to, "interactive", {"type": kind, "body": {"text": text}, "action": action})


def _incoming(message: dict[str, Any], contacts: list[dict[str, Any]]) -> Incoming | None:
    kind = at(message, "type")
    phone, user = id_at(message, "from"), _user(message, contacts)
    about: dict[str, Any] = {
        "event": id_at(message, "id"),
        "person": user or phone,
        "place": {"to": phone} if phone else {"recipient": user},
        "at": time_at(message, "timestamp"),
    }
    if message.get("group_id"):
        # This is about health: one person at a time.
        return None
    if kind == "text":
        body = at(message, "text", "body")
        return Incoming(kind="text", content=body, **about) if isinstance(body, str) else None
    if kind == "interactive":
        reply = dict_at(message, "interactive", str(at(message, "interactive", "type")))
        return Incoming(kind="press", content=id_at(reply, "id"), **about)
    if kind == "button":
        # The button of a template that the practice sent: its words are a question.
        return Incoming(kind="text", content=str(at(message, "button", "text") or ""), **about)
    if kind == "request_welcome":
        return Incoming(kind="greeting", **about)
    if not isinstance(kind, str) or kind in _IGNORED:
        return None
    return Incoming(kind="media", **about)


def _user(message: dict[str, Any], contacts: list[dict[str, Any]]) -> str:
    """WhatsApp's own id of the person, since 2026: who took a user name shows no number."""
    if user := id_at(message, "from_user_id"):
        return user
    phone = id_at(message, "from")
    theirs = [c for c in contacts if id_at(c, "wa_id") == phone] if phone else contacts
    return id_at(theirs[0], "user_id") if len(theirs) == 1 else ""


def _call(to: Incoming, kind: str, content: dict[str, Any]) -> Call:
    return Call(
        "messages",
        {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            **to.place,
            "type": kind,
            kind: content,
        },
    )


def _row(option: Option) -> dict[str, str]:
    if size(option.title) <= _ROW_TITLE:
        return {"id": option.id, "title": option.title}
    return {
        "id": option.id,
        "title": shorten(option.title, _ROW_TITLE),
        "description": shorten(option.title, _ROW_DESCRIPTION),
    }


def _distinct(options: list[Option]) -> bool:
    """WhatsApp refuses two buttons of one title."""
    return len({option.title for option in options}) == len(options)
