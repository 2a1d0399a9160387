"""Rasa's stock `rest` webhook, for tools on the same machine and for nobody else.

The stock one lets a client speak as anyone and send commands. So it answers only while the server
listens on loopback alone and PUBLIC_URL is unset (or MILIA_LOCAL_REST=1), and never a request
that came through a proxy or from a web page: those also reach loopback.
"""

from __future__ import annotations

import ipaddress
import os
import uuid
from asyncio import Queue
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

_PROXY_HEADERS = ("forwarded", "via", "x-real-ip")


class LocalRestInput(RestInput):
    """The stock channel behind one check."""

    def url_prefix(self) -> str:
        """Where every Rasa tool looks for it."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """The stock routes, each after the check."""
        blueprint = super().blueprint(on_new_message)

        @blueprint.middleware("request")
        async def check(request: Request) -> HTTPResponse | None:
            reason = why_not_local(request) or (
                _why_malformed(request) if request.method == "POST" else None
            )
            if reason is None:
                return None
            status = 400 if reason.startswith("malformed") else 403
            return json_response({"error": reason}, status=status)

        return blueprint

    async def _extract_sender(self, req: Request) -> str | None:
        """The sender given, or a new one: without it, all would share one conversation."""
        return req.json.get("sender") or uuid.uuid4().hex

    @staticmethod
    async def on_message_wrapper(
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        text: str,
        queue: Queue[Any],
        sender_id: str,
        input_channel: str,
        metadata: dict[str, Any] | None,
    ) -> None:
        """As the stock one, but a turn that raises ends the stream as well."""
        try:
            await RestInput.on_message_wrapper(
                on_new_message, text, queue, sender_id, input_channel, metadata
            )
        except Exception:
            await queue.put("DONE")
            raise


def why_not_local(request: Request) -> str | None:
    """Why this request may not use the local webhook; None when it may."""
    if os.environ.get("MILIA_LOCAL_REST") != "1":
        if os.environ.get("PUBLIC_URL"):
            return "off: PUBLIC_URL is set (MILIA_LOCAL_REST=1 turns it on)"
        if not _loopback(getattr(request.app.state, "host", None) or ""):
            return "off: the server listens beyond this machine (MILIA_LOCAL_REST=1 turns it on)"
    if any(name.startswith("x-forwarded-") or name in _PROXY_HEADERS for name in request.headers):
        return "refused: the request came through a proxy"
    if request.version == "1.0":
        # No tool of today speaks it, but nginx does unless told otherwise, and adds no header then.
        return "refused: the request came through a proxy"
    if request.headers.get("origin") or request.headers.get("sec-fetch-site"):
        return "refused: the request came from a web page"
    return None


def _why_malformed(request: Request) -> str | None:
    try:
        body = request.json
    except Exception:
        return "malformed: no JSON"
    if not isinstance(body, dict) or not isinstance(body.get("message"), str):
        return 'malformed: send {"sender": "…", "message": "…"}'
    return None


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
