"""The `socketio` channel, for widgets that speak it: rooms and persistence, with signed tokens.

The events are Rasa's own (`session_request`, `session_confirm`, `user_uttered`, `bot_uttered`), but
the session id is a token of the web channel: whoever holds it holds the conversation, and no
other id opens one. Every tab with the same token is in the same room and sees every answer.
"""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text
from socketio import AsyncServer

from channels.guard import Guard, OnNewMessage, Refused
from channels.messages import Collected, Spoken
from channels.phrases import language_of, say, written_in
from channels.site import Site
from channels.tokens import Session, TokenRefused, Tokens

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
PATH = "/socket.io"
_MAX_FRAME = 16_384


class SocketBlueprint(Blueprint):
    """A blueprint that brings the socket server along."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Attaches the socket server when the app takes the blueprint."""
        self.ctx.sio.attach(app, PATH)
        super().register(app, options)


class SocketIOInput(InputChannel):
    """Rasa's socket.io channel behind the guard. Off unless MILIA_SOCKETIO=1."""

    VARIABLES = ("MILIA_SOCKETIO",)

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        guard: Guard | None = None,
        tokens: Tokens | None = None,
        site: Site | None = None,
    ) -> None:
        self.on = not self.missing(os.environ if environment is None else environment)
        if self.on:
            self.guard = guard or Guard.from_environment()
            self.tokens = tokens or Tokens.from_environment()
            self.site = site or Site.from_environment(ROOT / "data" / "settings.yml")

    @classmethod
    def name(cls) -> str:
        """As credentials, trackers and responses name it."""
        return "socketio"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SocketIOInput:
        """Everything comes from the environment."""
        return cls()

    @classmethod
    def missing(cls, environment: Mapping[str, str]) -> list[str]:
        """What must be set for it to be on."""
        return [] if environment.get("MILIA_SOCKETIO") == "1" else ["MILIA_SOCKETIO=1"]

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The socket; no route where it is off."""
        if not self.on:
            return Blueprint("milia_socketio")
        sio = AsyncServer(
            async_mode="sanic",
            cors_allowed_origins=self._allows,
            max_http_buffer_size=_MAX_FRAME,
            # Its own log repeats what people write.
            logger=False,
            engineio_logger=False,
        )
        conversation = _Conversation(self, sio, on_new_message)
        sio.on("connect", conversation.connect)
        sio.on("session_request", conversation.session_request)
        sio.on("user_uttered", conversation.user_uttered)
        blueprint = SocketBlueprint("milia_socketio")
        blueprint.ctx.sio = sio

        @blueprint.get("/", name="health")
        async def health(request: Request) -> HTTPResponse:
            return text("socket.io")

        return blueprint

    def _allows(self, origin: str | None, environ: dict[str, Any]) -> bool:
        return self.site.allows(environ["sanic.request"])


class _Conversation:
    """What happens on a socket."""

    def __init__(
        self, channel: SocketIOInput, sio: AsyncServer, on_new_message: OnNewMessage
    ) -> None:
        self._guard = channel.guard
        self._tokens = channel.tokens
        self._site = channel.site
        self._name = channel.name()
        self._sio = sio
        self._on_new_message = on_new_message

    async def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Anyone from an allowed page may connect; a token in `auth` opens its conversation."""
        request = environ["sanic.request"]
        await self._sio.save_session(
            sid,
            {
                "address": self._site.address(request),
                "language": language_of(request.headers.get("accept-language")),
            },
        )
        token = auth.get("token") if isinstance(auth, dict) else None
        if held := self._held(token):
            await self._enter(sid, held)

    async def session_request(self, sid: str, data: Any = None) -> None:
        """Confirms the conversation of a token, or opens a new one."""
        given = data.get("session_id") if isinstance(data, dict) else None
        kept = await self._sio.get_session(sid)
        held = self._held(given)
        if held is None and given is None:
            held = kept.get("session")
        if held is not None:
            token = given if given and not held.ageing else self._tokens.issue(held.sender)
        else:
            try:
                self._guard.admit_new_sender(kept["address"])
            except Refused as refusal:
                await self._tell(sid, refusal.text(kept["language"]))
                return
            token = self._tokens.issue()
            held = self._tokens.read(token)
        await self._enter(sid, held)
        await self._sio.emit("session_confirm", token, to=sid)

    async def user_uttered(self, sid: str, data: Any = None) -> None:
        """One turn; its answer goes to every tab of the conversation."""
        kept = await self._sio.get_session(sid)
        data = data if isinstance(data, dict) else {}
        message = data.get("message")
        written = written_in(message) if isinstance(message, str) else None
        language = written or kept["language"]
        given = data.get("session_id")
        held = self._held(given) if given is not None else kept.get("session")
        if held is None:
            await self._tell(sid, say("session", language))
            return
        try:
            self._guard.admit(held.sender, kept["address"])
            typed, metadata = self._words(message)
        except Refused as refusal:
            await self._tell(sid, refusal.text(language))
            return
        await self._enter(sid, held)
        output = Collected(self._name, self._guard)
        answered = await self._guard.take_turn(
            self._on_new_message,
            UserMessage(
                typed,
                output,
                held.sender,
                input_channel=self._name,
                message_id=uuid.uuid4().hex,
                metadata=metadata,
            ),
        )
        spoken = output.spoken
        if not answered or not spoken:
            spoken = [*spoken, Spoken(say("apology", language))]
        for one in spoken:
            await self._sio.emit("bot_uttered", _as_event(one), room=held.sender)

    def _words(self, message: object) -> tuple[str, dict[str, str] | None]:
        """Widgets send a pressed button's payload as a message: here that is its short id."""
        if isinstance(message, str) and self._guard.store.offered(message):
            offer = self._guard.pressed(message)
            return offer.payload, {"title": offer.title}
        return self._guard.typed(message), None

    def _held(self, token: object) -> Session | None:
        if not isinstance(token, str):
            return None
        try:
            return self._tokens.read(token)
        except TokenRefused:
            return None

    async def _enter(self, sid: str, session: Session) -> None:
        """Puts a socket into the room of its conversation, and into no other."""
        kept = await self._sio.get_session(sid)
        if (earlier := kept.get("session")) and earlier.sender != session.sender:
            await self._sio.leave_room(sid, earlier.sender)
        await self._sio.save_session(sid, {**kept, "session": session})
        await self._sio.enter_room(sid, session.sender)

    async def _tell(self, sid: str, words: str) -> None:
        await self._sio.emit("bot_uttered", {"text": words}, to=sid)


def _as_event(spoken: Spoken) -> dict[str, Any]:
    event: dict[str, Any] = {"text": spoken.text}
    if spoken.options:
        event["quick_replies"] = [
            {"content_type": "text", "title": option.title, "payload": option.id}
            for option in spoken.options
        ]
    return event
