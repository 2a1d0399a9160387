"""The `web` channel: a small HTTP API for the widget, and the widget itself.

A conversation belongs to whoever holds its signed token; no request can name another one.

    POST   /webhooks/web/session        a token for a new conversation, and what the widget needs
    POST   /webhooks/web/message        {"id", "text"} or {"id", "press"} ⇒ all bubbles of the turn
    GET    /webhooks/web/history        the end of this conversation
    POST   /webhooks/web/restart        start over: what was said before no longer counts
    DELETE /webhooks/web/conversation   delete it, all of it
    POST   /webhooks/web/feedback       {"message", "value": "up" | "down" | null}
    GET    /milia-chat.js, /milia-chat-*.js, /demo

A refusal is `{"error", "text"}` with the right status, its text ready to be shown.
"""

from __future__ import annotations

import asyncio
import functools
import json
import logging
import math
import re
import uuid
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, redirect
from sanic.response import json as json_response

from channels.assets import Assets
from channels.bubbles import Bubble, BubbleMaker, WebOutput, apology
from channels.forget import CannotForget, forget_conversation
from channels.guard import Guard, OnNewMessage, Refused
from channels.past import events_of
from channels.phrases import language_of
from channels.site import Site
from channels.sources import SourceBook
from channels.tokens import Session, TokenRefused, Tokens, bearer

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
API = "/webhooks/web"
_MESSAGE_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")
_MAX_BODY = 65_536

Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]


class WebInput(InputChannel):
    """Rasa's input channel for the widget."""

    def __init__(
        self,
        guard: Guard | None = None,
        tokens: Tokens | None = None,
        site: Site | None = None,
        sources: SourceBook | None = None,
        assets: Assets | None = None,
    ) -> None:
        self.guard = guard or Guard.from_environment()
        self.tokens = tokens or Tokens.from_environment()
        self.site = site or Site.from_environment(ROOT / "data" / "settings.yml")
        self.bubbles = BubbleMaker(
            self.guard, sources or SourceBook.load(ROOT / "data" / "facts.yml")
        )
        self.assets = assets or Assets(ROOT / "widget" / "dist")
        self._running: dict[str, asyncio.Task[list[Bubble]]] = {}

    @classmethod
    def name(cls) -> str:
        """As credentials, trackers and responses name it."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebInput:
        """Everything that varies comes from the environment and data/settings.yml."""
        return cls()

    def url_prefix(self) -> str:
        """The root: the script's address is short, and the API keeps its place by its own paths."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The routes."""
        web = Blueprint("milia_web")

        @web.listener("before_server_start")
        async def bound_bodies(app: Sanic, _: Any) -> None:
            app.config.REQUEST_MAX_SIZE = min(app.config.REQUEST_MAX_SIZE, _MAX_BODY)

        @web.middleware("response")
        async def add_headers(request: Request, response: HTTPResponse) -> None:
            self._add_headers(request, response)

        def route(path: str, method: str, handler: Handler) -> None:
            web.add_route(
                self._guarded(handler), API + path, methods=[method], name=handler.__name__
            )
            # Rasa's CORS layer answers OPTIONS itself; the route brings our headers onto it.
            web.add_route(_preflight, API + path, methods=["OPTIONS"], name=f"options{path}")

        async def message(request: Request) -> HTTPResponse:
            return await self._message(request, on_new_message)

        route("/session", "POST", self._session)
        route("/message", "POST", message)
        route("/history", "GET", self._history)
        route("/restart", "POST", self._restart)
        route("/conversation", "DELETE", self._delete)
        route("/feedback", "POST", self._feedback)

        @web.get("/<name:milia-chat[A-Za-z0-9.-]*[.](?:js|css)>", name="script")
        async def script(request: Request, name: str) -> HTTPResponse:
            return self.assets.serve(request, name)

        @web.get("/demo", name="demo")
        async def demo(request: Request) -> HTTPResponse:
            return self.assets.serve(request, "demo.html")

        @web.get(API, name="health")
        async def health(request: Request) -> HTTPResponse:
            return redirect("/demo")

        return web

    # --- what every call goes through

    def _guarded(self, handler: Handler) -> Handler:
        """Origin, size and rate by address before the handler; refusals as JSON after it."""

        @functools.wraps(handler)
        async def guarded(request: Request) -> HTTPResponse:
            try:
                if not self.site.allows(request):
                    raise Refused("origin")
                self.guard.check_size(request.body)
                self.guard.admit(None, self.site.address(request))
                return await handler(request)
            except Refused as refusal:
                return _refusal(request, refusal)
            except Exception:
                logger.exception("%s failed", request.path)
                return json_response(
                    {"error": "apology", "text": apology(_language(request))["text"]}, status=500
                )

        return guarded

    def _add_headers(self, request: Request, response: HTTPResponse) -> None:
        headers = response.headers
        # Ours decide, also where Rasa was started with --cors.
        for name in [h for h in headers if h.lower().startswith("access-control-")]:
            del headers[name]
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        if not request.path.startswith(API):
            # The script is public: a module script of another site's page is fetched with CORS.
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            return
        headers["Cache-Control"] = "no-store"
        headers["Vary"] = "Origin"
        headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        origin = request.headers.get("origin")
        if origin and self.site.allows(request):
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = "Retry-After"
            if request.method == "OPTIONS":
                headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
                headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
                headers["Access-Control-Max-Age"] = "7200"

    def _who(self, request: Request) -> Session:
        try:
            return self.tokens.read(bearer(request.headers.get("authorization")))
        except TokenRefused as refused:
            raise Refused("session") from refused

    # --- the calls

    async def _session(self, request: Request) -> HTTPResponse:
        self.guard.admit_new_sender(self.site.address(request))
        return json_response(
            {
                "token": self.tokens.issue(),
                "limit": self.guard.limits.text_chars,
                "privacy": self.site.privacy,
                "contact": list(self.site.contact),
            }
        )

    async def _message(self, request: Request, on_new_message: OnNewMessage) -> HTTPResponse:
        session = self._who(request)
        self.guard.admit(session.sender)
        body = _json_object(request)
        message_id = body.get("id", uuid.uuid4().hex)
        if not isinstance(message_id, str) or not _MESSAGE_ID.match(message_id):
            raise Refused("malformed")
        if "press" in body:
            offer = self.guard.pressed(body["press"])
            text, metadata = offer.payload, {"title": offer.title}
        else:
            text, metadata = self.guard.typed(body.get("text")), None
        bubbles = await self._answer_once(
            request,
            on_new_message,
            UserMessage(
                text,
                WebOutput(self.bubbles.bubble),
                session.sender,
                input_channel=self.name(),
                message_id=message_id,
                metadata=metadata,
            ),
        )
        return self._with_token(session, {"messages": bubbles})

    async def _answer_once(
        self, request: Request, on_new_message: OnNewMessage, message: UserMessage
    ) -> list[Bubble]:
        """The turn's bubbles. A message sent again gets the same answer, not a second turn."""
        agent = _agent(request)
        key = f"{message.sender_id} {message.message_id}"
        if running := self._running.get(key):
            return await asyncio.shield(running)
        if not self.guard.first_time(self.name(), key):
            tracker = await agent.tracker_store.retrieve(message.sender_id)
            if tracker and (earlier := self.bubbles.answer_to(tracker.events, message.message_id)):
                return earlier

        async def turn() -> list[Bubble]:
            answered = await self.guard.take_turn(on_new_message, message)
            bubbles: list[Bubble] = message.output_channel.bubbles
            return bubbles if answered else [*bubbles, apology(_language(request))]

        # A task of its own, so that a person whose line drops in the middle finds the answer after.
        task = asyncio.ensure_future(turn())
        self._running[key] = task
        task.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.shield(task)

    async def _history(self, request: Request) -> HTTPResponse:
        session = self._who(request)
        bubbles = self.bubbles.history(
            await events_of(_agent(request).tracker_store, session.sender),
            self.guard.store.ratings(session.sender),
            _language(request),
        )
        return self._with_token(session, {"messages": bubbles})

    async def _restart(self, request: Request) -> HTTPResponse:
        session = self._who(request)
        agent = _agent(request)
        output = WebOutput(self.bubbles.bubble)
        async with agent.lock_store.lock(session.sender):
            # A new session of the same conversation: "delete" still finds what was said before.
            await agent.execute_action(session.sender, "action_session_start", output, None, 1.0)
        return self._with_token(session, {"messages": output.bubbles})

    async def _delete(self, request: Request) -> HTTPResponse:
        session = self._who(request)
        agent = _agent(request)
        try:
            async with agent.lock_store.lock(session.sender):
                await forget_conversation(agent.tracker_store, session.sender)
        except CannotForget as store:
            logger.error("%s cannot delete a conversation", store)
            return json_response(
                {"error": "apology", "text": apology(_language(request))["text"]}, status=501
            )
        self.guard.store.forget_sender(session.sender)
        return empty()

    async def _feedback(self, request: Request) -> HTTPResponse:
        session = self._who(request)
        body = _json_object(request)
        value, message_id = body.get("value"), body.get("message")
        if value not in ("up", "down", None) or not isinstance(message_id, str):
            raise Refused("malformed")
        store = _agent(request).tracker_store
        bubbles = self.bubbles.history(await events_of(store, session.sender), {}, "en")
        rated = next((b for b in bubbles if b["id"] == message_id and b["from"] == "bot"), None)
        if not message_id or rated is None:
            raise Refused("unknown_message")
        about = {
            "topic": rated.get("topic"),
            "facts": [fact["id"] for fact in rated.get("facts", [])],
        }
        self.guard.store.rate_answer(session.sender, message_id, value, about)
        if broker := getattr(store, "event_broker", None):
            broker.publish(
                {
                    "sender_id": session.sender,
                    "event": "feedback",
                    "value": value,
                    "message": message_id,
                    **about,
                }
            )
        return empty()

    def _with_token(self, session: Session, body: dict[str, Any]) -> HTTPResponse:
        """The body, with a new token where the one in use is past the middle of its life."""
        if session.ageing:
            body["token"] = self.tokens.issue(session.sender)
        return json_response(body)


async def _preflight(request: Request) -> HTTPResponse:
    return empty()


def _agent(request: Request) -> Any:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise Refused("unavailable", retry_after=5)
    return agent


def _json_object(request: Request) -> dict[str, Any]:
    """The body, which must be a JSON object and say that it is JSON.

    The content type matters: a page of another site cannot send it without being asked first.
    """
    if not request.headers.get("content-type", "").lower().startswith("application/json"):
        raise Refused("malformed")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refused("malformed") from None
    if not isinstance(body, dict):
        raise Refused("malformed")
    return body


def _language(request: Request) -> str:
    return language_of(request.headers.get("accept-language"))


def _refusal(request: Request, refusal: Refused) -> HTTPResponse:
    body: dict[str, Any] = {"error": refusal.code, "text": refusal.text(_language(request))}
    headers = {}
    if refusal.retry_after:
        wait = max(1, math.ceil(refusal.retry_after))
        body["retry_after"] = wait
        headers["Retry-After"] = str(wait)
    return json_response(body, status=refusal.status, headers=headers)
