"""What every messaging platform's connector has in common.

A platform's webhook is open to the internet. A request passes, in this order:

    size ⇒ the platform's signature over the raw body ⇒ shape ⇒ age ⇒ seen before? ⇒ rate

and is then acknowledged at once. What it says is taken on in the store, and answered after that in
a task of its own, in the order in which the person wrote; a restart takes up what was left.
A subclass says only what its platform does differently: how it signs, how it writes, what fits.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, ClassVar

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text

from channels.delivery import Call, Delivery
from channels.guard import Guard, OnNewMessage, Refused
from channels.messages import Collected, Incoming, Option, Spoken
from channels.phrases import say, written_in
from channels.rendering import Dialect, numbered, shorten, size, split_text
from channels.tokens import Tokens

logger = logging.getLogger(__name__)

MAX_BODY = 65_536
MAX_PENDING = 1_000
#: Older than this, nothing is answered: the platforms' windows for an answer are over by then.
STALE_SECONDS = 24 * 3600.0
GREETING = "/greet"
_NUMBER = re.compile(r"\W*(\d{1,3})\W*")


class Platform(InputChannel):
    """A connector. Without all of its variables it opens no route."""

    NAME: ClassVar[str]
    #: What must be set in the environment.
    VARIABLES: ClassVar[tuple[str, ...]]
    TEXT_LIMIT: ClassVar[int]
    #: A text that buttons stand under can be shorter.
    CHOICE_TEXT_LIMIT: ClassVar[int]
    #: More options than this are offered as numbers.
    MAX_OPTIONS: ClassVar[int]
    #: Where a title is longer, the options stand in full in the text, with numbers.
    TITLE_LIMIT: ClassVar[int]
    #: What a button can show.
    BUTTON_LIMIT: ClassVar[int]
    DIALECT: ClassVar[Dialect] = Dialect()

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        guard: Guard | None = None,
        tokens: Tokens | None = None,
        api: str | None = None,
    ) -> None:
        """Everything comes from the environment; the arguments serve tests."""
        environment = os.environ if environment is None else environment
        self.settings = {name: environment.get(name, "").strip() for name in self.VARIABLES}
        self.on = not self.missing(environment)
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, None] = {}
        if self.on:
            self.guard = guard or Guard.from_environment()
            self.tokens = tokens or Tokens.from_environment()
            self.delivery = self.deliver_to(api)

    # --- what a platform says of itself

    def deliver_to(self, api: str | None) -> Delivery:
        """The platform's API, or the one at another address."""
        raise NotImplementedError

    def verify(self, request: Request) -> bool:
        """Whether the platform itself sent the request."""
        raise NotImplementedError

    def read(self, request: Request) -> Iterable[Incoming]:
        """What people did, of a request that passed `verify`. Raises Refused for no JSON."""
        raise NotImplementedError

    def text(self, to: Incoming, text: str) -> Call:
        """The call that sends a text."""
        raise NotImplementedError

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """The call that sends a text with buttons."""
        raise NotImplementedError

    def hint(self, incoming: Incoming) -> Call | None:
        """A call that tells the person that the message has come, where it costs nothing."""
        return None

    def subscribe(self, request: Request) -> HTTPResponse:
        """The answer to a GET of the webhook, where the platform checks it that way."""
        return text("Not found", status=404)

    def acknowledge(self, request: Request) -> HTTPResponse:
        """The answer to a POST that was taken."""
        return text("")

    # --- Rasa's interface

    @classmethod
    def name(cls) -> str:
        """As credentials, trackers and responses name it."""
        return cls.NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Platform:
        """Everything comes from the environment."""
        return cls()

    @classmethod
    def missing(cls, environment: Mapping[str, str]) -> list[str]:
        """The variables that are not set."""
        return [name for name in cls.VARIABLES if not environment.get(name, "").strip()]

    def url_prefix(self) -> str:
        """Below /webhooks/."""
        return self.NAME

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The webhook; no route where a variable is missing."""
        blueprint = Blueprint(f"milia_{self.NAME}")
        if not self.on:
            logger.debug("%s is off", self.NAME)
            return blueprint
        self._on_new_message = on_new_message

        @blueprint.listener("before_server_start")
        async def bound_bodies(app: Sanic, _: Any) -> None:
            app.config.REQUEST_MAX_SIZE = min(app.config.REQUEST_MAX_SIZE, MAX_BODY)

        @blueprint.listener("after_server_start")
        async def take_up(app: Sanic, _: Any) -> None:
            self.take_up()

        @blueprint.listener("before_server_stop")
        async def stop(app: Sanic, _: Any) -> None:
            await self.stop()

        @blueprint.get("/webhook", name="subscribe")
        async def subscribe(request: Request) -> HTTPResponse:
            return self.subscribe(request)

        @blueprint.post("/webhook", name="webhook")
        async def webhook(request: Request) -> HTTPResponse:
            return self._webhook(request)

        return blueprint

    # --- letting in

    def _webhook(self, request: Request) -> HTTPResponse:
        try:
            if len(request.body) > MAX_BODY:
                raise Refused("too_large")
            if not self.verify(request):
                logger.warning("%s: a request that the platform did not sign", self.NAME)
                return text("Forbidden", status=403)
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                raise Refused("unavailable")
            for incoming in self.read(request):
                self._let_in(incoming)
            return self.acknowledge(request)
        except Refused as refusal:
            return text(refusal.code, status=refusal.status)

    def _let_in(self, incoming: Incoming) -> None:
        """Takes one message on, or drops it. Nothing here waits."""
        store = self.guard.store
        if not incoming.event or not incoming.person:
            return
        if incoming.at is not None and time.time() - incoming.at > STALE_SECONDS:
            return
        if store.seen(self.NAME, incoming.event):
            return
        if len(self._tasks) >= MAX_PENDING:
            # Not noted as seen: the platform sends it again.
            raise Refused("unavailable")
        if incoming.kind == "text":
            language = written_in(incoming.content) or incoming.language
            incoming = replace(incoming, language=language)
        conversation = self.conversation(incoming)
        try:
            self.guard.admit(conversation)
            self._told.pop(conversation, None)
        except Refused as refusal:
            if conversation in self._told:
                store.first_time(self.NAME, incoming.event)
                return
            self._told[conversation] = None
            if len(self._told) > MAX_PENDING:
                self._told.pop(next(iter(self._told)))
            incoming = replace(incoming, kind="notice", content=refusal.code)
        if store.take_on(self.NAME, incoming.event, asdict(incoming)):
            self._start(incoming, None, 0)

    def conversation(self, incoming: Incoming) -> str:
        """Rasa's sender id. A person's number or account stands nowhere in the conversations."""
        return self.tokens.pseudonym(incoming.channel or self.NAME, incoming.person)

    # --- answering

    def _start(self, incoming: Incoming, answer: list[Call] | None, sent: int) -> None:
        """Works on a message in a task of its own, after the person's earlier ones."""
        conversation = self.conversation(incoming)
        before = self._last.get(conversation)
        task = asyncio.get_running_loop().create_task(self._work(incoming, answer, sent, before))
        self._tasks.add(task)
        self._last[conversation] = task

        def done(_: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            if self._last.get(conversation) is task:
                del self._last[conversation]

        task.add_done_callback(done)

    async def _work(
        self,
        incoming: Incoming,
        calls: list[Call] | None,
        sent: int,
        before: asyncio.Task[None] | None,
    ) -> None:
        store = self.guard.store
        try:
            if before is not None:
                await asyncio.wait([before])
            if calls is None:
                if hint := self.hint(incoming):
                    await self.delivery.once(hint)
                calls = await self._calls(incoming)
                store.keep_answer(self.NAME, incoming.event, [call.as_dict() for call in calls])
            for number, call in enumerate(calls[sent:], sent + 1):
                if not await self.delivery.send(call):
                    break
                store.keep_sent(self.NAME, incoming.event, number)
        except Exception:
            logger.exception("A message on %s could not be answered", self.NAME)
        # A cancelled task does not come here: what it leaves is taken up after the restart.
        store.finish(self.NAME, incoming.event)

    async def _calls(self, incoming: Incoming) -> list[Call]:
        """What to send. Never nothing, also where we are at fault ourselves."""
        try:
            return self.render(await self._answer(incoming), incoming)
        except Exception:
            logger.exception("A message on %s could not be answered", self.NAME)
            return [self.text(incoming, say("apology", incoming.language))]

    async def _answer(self, incoming: Incoming) -> list[Spoken]:
        """What there is to say to a message: always something."""
        if incoming.kind == "notice":
            return [Spoken(say(incoming.content, incoming.language))]
        try:
            typed, metadata = self._words(incoming)
        except Refused as refusal:
            return [Spoken(refusal.text(incoming.language))]
        channel = incoming.channel or self.NAME
        output = Collected(channel, self.guard)
        answered = await self.guard.take_turn(
            self._on_new_message,
            UserMessage(
                typed,
                output,
                self.conversation(incoming),
                input_channel=channel,
                message_id=incoming.event,
                metadata=metadata,
            ),
        )
        if answered and output.spoken:
            return output.spoken
        return [*output.spoken, Spoken(say("apology", incoming.language))]

    def _words(self, incoming: Incoming) -> tuple[str, dict[str, str] | None]:
        """What to give Rasa: text that is no command, or the payload of what was offered."""
        if incoming.kind == "media":
            raise Refused("media")
        if incoming.kind == "greeting":
            return GREETING, None
        pressed = incoming.content if incoming.kind == "press" else self._by_number(incoming)
        if pressed is None:
            return self.guard.typed(incoming.content), None
        offer = self.guard.pressed(pressed)
        return offer.payload, {"title": offer.title}

    def _by_number(self, incoming: Incoming) -> str | None:
        """The option that a typed number stands for; None for any other text."""
        number = _NUMBER.fullmatch(incoming.content) if len(incoming.content) <= 20 else None
        if number is None:
            return None
        offered = self.guard.store.numbered(self.conversation(incoming), STALE_SECONDS)
        chosen = int(number[1])
        return offered[chosen - 1] if 1 <= chosen <= len(offered) else None

    # --- writing

    def render(self, answer: list[Spoken], to: Incoming) -> list[Call]:
        """The calls that say it all, each within the platform's limits.

        Every option can be chosen: by a button, or by a number that stands before its title.
        """
        calls: list[Call] = []
        counted: list[str] = []
        for spoken in answer:
            calls += self._render_one(spoken, to, counted)
        if counted:
            self.guard.store.number(self.conversation(to), counted)
        return calls

    def _render_one(self, spoken: Spoken, to: Incoming, counted: list[str]) -> list[Call]:
        options = list(spoken.options)
        body = spoken.text or (say("options", to.language) if options else "")
        buttons = 0 < len(options) <= self.MAX_OPTIONS
        if options and (not buttons or any(size(o.title) > self.TITLE_LIMIT for o in options)):
            lines = numbered(options, len(counted) + 1)
            counted += [option.id for option in options]
            if not buttons:
                lines += ["", say("reply_number", to.language)]
            else:
                pairs = zip(lines, options, strict=True)
                options = [Option(line, option.id) for line, option in pairs]
            body = "\n".join([body, "", *lines])
        parts = self.DIALECT.parts(body, self.TEXT_LIMIT)
        if not buttons:
            return [self.text(to, part) for part in parts]
        parts[-1:] = split_text(parts[-1], self.CHOICE_TEXT_LIMIT)
        shown = [Option(shorten(o.title, self.BUTTON_LIMIT), o.id) for o in options]
        return [
            *(self.text(to, part) for part in parts[:-1]),
            self.choice(to, parts[-1], shown),
        ]

    # --- over a restart

    def take_up(self) -> None:
        """Goes on with what an earlier process took on and did not finish."""
        for work in self.guard.store.left_over(self.NAME, STALE_SECONDS):
            answer = None if work.answer is None else [Call(**call) for call in work.answer]
            self._start(Incoming(**work.message), answer, work.sent)

    async def stop(self) -> None:
        """Leaves what is not finished to the next process."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.delivery.close()
