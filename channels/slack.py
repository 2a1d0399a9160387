"""Slack: direct messages to the app, and mentions of it in channels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from sanic.request import Request
from sanic.response import HTTPResponse, text

from channels.delivery import Call, Delivery, Reply, Verdict, by_status
from channels.guard import Refused
from channels.messages import Incoming, Option
from channels.platform import Platform
from channels.rendering import Dialect
from channels.shape import dict_at, dicts_at, id_at, json_of, time_at
from channels.verification import fresh, signed

API = "https://slack.com/api"
_ROW = 5
_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_REFERENCE = re.compile(r"<(?:[@#!][^>|]*\|)?([^>|]*)(?:\|[^>]*)?>")
#: Errors of Slack's that pass.
_LATER = {
    *("ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout"),
    "service_unavailable",
}


def _escape(text: str) -> str:
    """So that nothing said is read as a mention, a link or a channel."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class SlackInput(Platform):
    """Options are buttons, five in a row."""

    NAME = "slack"
    VARIABLES = ("SLACK_TOKEN", "SLACK_SIGNING_SECRET")
    TEXT_LIMIT = CHOICE_TEXT_LIMIT = 3000
    MAX_OPTIONS = 100
    TITLE_LIMIT = BUTTON_LIMIT = 75
    DIALECT = Dialect(bold=r"*\1*", link=r"<\2|\1>", escape=_escape)

    def deliver_to(self, api: str | None) -> Delivery:
        """The Web API."""
        token = self.settings["SLACK_TOKEN"]
        return Delivery(
            self.NAME,
            lambda call: f"{api or API}/{call.path}",
            {"Authorization": f"Bearer {token}"},
            _verdict,
        )

    def verify(self, request: Request) -> bool:
        """Slack's signature over its time and the raw body; five minutes old at most."""
        stamp = request.headers.get("x-slack-request-timestamp") or ""
        if not fresh(stamp):
            return False
        base = f"v0:{stamp}:".encode("utf-8", "replace") + request.body
        secret = self.settings["SLACK_SIGNING_SECRET"]
        return signed(secret, base, request.headers.get("x-slack-signature"), "v0=")

    def acknowledge(self, request: Request) -> HTTPResponse:
        """Also Slack's check, at the moment when a person enters the webhook in the console."""
        if not _is_form(request):
            body = json_of(request.body)
            if body.get("type") == "url_verification":
                return text(id_at(body, "challenge"), headers={"X-Content-Type-Options": "nosniff"})
        return text("")

    def read(self, request: Request) -> Iterable[Incoming]:
        """A message of a person to the app, or presses of its buttons."""
        if _is_form(request):
            yield from _presses(_payload(request.body))
            return
        body = json_of(request.body)
        event = dict_at(body, "event")
        user, channel = id_at(event, "user"), id_at(event, "channel")
        if body.get("type") != "event_callback" or event.get("bot_id") or not (user and channel):
            return
        direct = event.get("type") == "message" and event.get("channel_type") == "im"
        if not direct and event.get("type") != "app_mention":
            return
        shared = event.get("subtype") == "file_share" or bool(event.get("files"))
        if event.get("subtype") not in (None, "file_share"):
            # Somebody edited, deleted, joined: nothing was asked.
            return
        place = {"channel": channel}
        if not direct:
            # The answer to a mention belongs under it.
            place["thread"] = id_at(event, "thread_ts") or id_at(event, "ts")
        words = event.get("text")
        words = _typed(words) if isinstance(words, str) else ""
        yield Incoming(
            id_at(body, "event_id"),
            f"{id_at(body, 'team_id')} {user} {'' if direct else channel}".strip(),
            "media" if shared and not words else "text",
            words,
            place,
            at=time_at(event, "ts"),
        )

    def text(self, to: Incoming, text: str) -> Call:
        """A message of one block."""
        return _call(to, text, [])

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """A text with buttons under it."""
        buttons = [
            {
                "type": "button",
                "action_id": f"option-{number}",
                "text": {"type": "plain_text", "text": option.title, "emoji": False},
                "value": option.id,
            }
            for number, option in enumerate(options)
        ]
        rows = [buttons[i : i + _ROW] for i in range(0, len(buttons), _ROW)]
        return _call(to, text, [{"type": "actions", "elements": row} for row in rows])


def _is_form(request: Request) -> bool:
    kind = str(request.headers.get("content-type", ""))
    return kind.startswith("application/x-www-form-urlencoded")


def _payload(body: bytes) -> dict[str, Any]:
    """The JSON in a form's field, as Slack sends what happens to buttons."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
        payload = json.loads(fields.get("payload", ["{}"])[0])
    except (ValueError, RecursionError):
        raise Refused("malformed") from None
    return payload if isinstance(payload, dict) else {}


def _presses(payload: dict[str, Any]) -> Iterable[Incoming]:
    user, channel = id_at(payload, "user", "id"), id_at(payload, "channel", "id")
    if payload.get("type") != "block_actions" or not (user and channel):
        return
    team = id_at(payload, "team", "id") or id_at(payload, "user", "team_id")
    direct = channel.startswith("D")
    place = {"channel": channel}
    if not direct:
        place["thread"] = id_at(payload, "message", "thread_ts") or id_at(payload, "message", "ts")
    for action in dicts_at(payload, "actions"):
        stamp = id_at(action, "action_ts")
        yield Incoming(
            f"{user} {stamp} {id_at(action, 'action_id')}" if stamp else "",
            f"{team} {user} {'' if direct else channel}".strip(),
            "press",
            id_at(action, "value"),
            place,
            at=time_at(action, "action_ts"),
        )


def _typed(words: str) -> str:
    """What the person typed: without the mention of the app, references as they are read."""
    return _unescape(_REFERENCE.sub(r"\1", _MENTION.sub(" ", words))).strip()


def _call(to: Incoming, text: str, rows: list[dict[str, Any]]) -> Call:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
    body: dict[str, Any] = {
        "channel": to.place["channel"],
        # Read out, and shown in notifications.
        "text": text,
        "blocks": [section, *rows],
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if thread := to.place.get("thread"):
        body["thread_ts"] = thread
    return Call("chat.postMessage", body)


def _verdict(reply: Reply) -> Verdict:
    """Slack says no with status 200."""
    verdict = by_status(reply)
    error = id_at(reply.body, "error")
    if not verdict.taken or reply.body.get("ok") is True:
        return verdict
    return Verdict(False, error in _LATER, verdict.after, error or "no ok")
