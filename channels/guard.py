"""The guard that every channel stands behind: a message passes all of it, or is refused by name.

How a channel uses it, in this order:

    guard = Guard.from_environment()
    body = request.body
    guard.check_size(body)                             # 413
    verification.signed(secret, body, header)          # the platform's own signature, else 403
    guard.first_time("whatsapp", event_id)             # False: seen before, answer 200 and stop
    guard.admit(sender, ip)                            # 429 with retry_after
    text = guard.typed(raw_text)                       # capped, cleaned, never a command
    text = guard.pressed(short_id).payload             # only what the assistant offered
    answered = await guard.take_turn(on_new_message, UserMessage(…))
    if not answered: say("apology", language)          # never silence

`guard.offer(title, payload)` gives the short id to put on a button.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage

from channels.phrases import say
from channels.rates import Rate, RateLimiter, network
from channels.store import ChannelStore, Offer

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]

STATUS = {
    "too_long": 400,
    "malformed": 400,
    "empty": 400,
    "unlisted": 400,
    "media": 400,
    "session": 401,
    "origin": 403,
    "unknown_message": 404,
    "too_large": 413,
    "too_often": 429,
    "unavailable": 503,
}


class Refused(Exception):
    """A message that may not pass: why, the HTTP status, and when to come back."""

    def __init__(self, code: str, retry_after: float = 0.0, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.retry_after = retry_after
        self.values = values

    def text(self, language: str = "en") -> str:
        """What to tell the person."""
        return say(self.code, language, **self.values)


@dataclass(frozen=True)
class Limits:
    """What one person may send."""

    text_chars: int = 1_000
    body_bytes: int = 16_384
    turn_seconds: float = 30.0
    per_sender: Rate = field(default_factory=lambda: Rate(burst=10, per_minute=20))
    per_ip: Rate = field(default_factory=lambda: Rate(burst=60, per_minute=120))
    new_senders_per_ip: Rate = field(default_factory=lambda: Rate(burst=30, per_minute=5))

    @classmethod
    def from_environment(cls) -> Limits:
        """The defaults, but for what MILIA_RATE_SENDER, _IP and _NEW say (as BURST,PER_MINUTE)."""
        names = {
            "per_sender": "MILIA_RATE_SENDER",
            "per_ip": "MILIA_RATE_IP",
            "new_senders_per_ip": "MILIA_RATE_NEW",
        }
        given = {key: os.environ.get(name) for key, name in names.items()}
        return cls(**{key: Rate.parse(text) for key, text in given.items() if text})  # type: ignore[arg-type]


def clean_text(text: str) -> str:
    """What a person typed, without control characters, half characters and a slash at its head.

    Rasa reads "/intent{…}" at the head of a text as a command, so nothing typed may begin with one.
    Invisible format characters go only from the head: inside a text they join emoji and letters.
    """
    kept = "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co")
    ).strip()
    while kept and (kept[0] == "/" or kept[0].isspace() or unicodedata.category(kept[0]) == "Cf"):
        kept = kept[1:]
    return kept


class Guard:
    """Size, rate, dedupe, text, buttons, silence. One a process, shared by all channels."""

    def __init__(self, store: ChannelStore, limits: Limits | None = None) -> None:
        self.store = store
        self.limits = limits or Limits()
        self._senders = RateLimiter(self.limits.per_sender)
        self._addresses = RateLimiter(self.limits.per_ip)
        self._new_senders = RateLimiter(self.limits.new_senders_per_ip)

    @classmethod
    def from_environment(cls) -> Guard:
        """This process's guard, made once; its file is MILIA_CHANNELS_DB or var/channels.db."""
        return _shared_guard(os.environ.get("MILIA_CHANNELS_DB", "var/channels.db"))

    # --- before the message

    def check_size(self, body: bytes) -> None:
        """Refuses a body over the limit."""
        if len(body) > self.limits.body_bytes:
            raise Refused("too_large")

    def admit(self, sender: str | None, ip: str | None = None) -> None:
        """Refuses who writes too often: by sender, and by address where there is one."""
        self._take(self._addresses, network(ip) if ip else None)
        self._take(self._senders, sender)

    def admit_new_sender(self, ip: str) -> None:
        """Refuses an address that opens conversation after conversation."""
        self._take(self._new_senders, network(ip))

    @staticmethod
    def _take(limiter: RateLimiter, key: str | None) -> None:
        wait = limiter.take(key) if key else 0.0
        if wait > 0:
            raise Refused("too_often", retry_after=wait)

    def first_time(self, channel: str, event_id: str) -> bool:
        """Whether this platform event is new; holds over a restart."""
        return self.store.first_time(channel, event_id)

    # --- the message

    def typed(self, text: object) -> str:
        """A typed text, safe to hand to Rasa: it triggers no intent, no restart, sets no slot."""
        if not isinstance(text, str):
            raise Refused("malformed")
        if len(text) > self.limits.text_chars:
            raise Refused("too_long", limit=f"{self.limits.text_chars:,}")
        cleaned = clean_text(text)
        if not cleaned:
            raise Refused("empty")
        return cleaned

    def offer(self, title: str, payload: str) -> str:
        """The short id of a button, 16 characters: it fits Telegram's 64 bytes and all others."""
        return self.store.offer(title, payload)

    def pressed(self, short_id: object) -> Offer:
        """What a pressed button means. Only what the assistant once offered passes."""
        offer = self.store.offered(short_id) if isinstance(short_id, str) else None
        if offer is None:
            raise Refused("unlisted")
        return offer

    # --- the turn

    async def take_turn(self, on_new_message: OnNewMessage, message: UserMessage) -> bool:
        """Runs one turn. False when it failed, took too long, or said nothing: then apologise.

        Counts what goes out through `message.output_channel`, whatever channel that is.
        """
        counter = _Counter(message.output_channel)
        try:
            await asyncio.wait_for(on_new_message(message), self.limits.turn_seconds)
        except Exception:
            # The text stays out of the log: it is about a person's health.
            logger.exception("A turn on channel %s failed", message.input_channel)
            return False
        finally:
            counter.stop()
        if not counter.count:
            logger.error("A turn on channel %s gave no answer", message.input_channel)
        return counter.count > 0


class _Counter:
    """Counts the responses an output channel is given, by standing in its `send_response`."""

    def __init__(self, channel: OutputChannel) -> None:
        self.count = 0
        self._channel = channel
        send = channel.send_response

        async def counted(recipient_id: str, message: dict[str, Any]) -> None:
            await send(recipient_id, message)
            self.count += 1

        channel.send_response = counted

    def stop(self) -> None:
        """Gives the channel its own method back."""
        del self._channel.send_response


@functools.lru_cache(maxsize=4)
def _shared_guard(path: str) -> Guard:
    return Guard(ChannelStore(Path(path)), Limits.from_environment())
