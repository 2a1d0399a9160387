"""What goes in and out of a messaging platform, in words that hold for all of them."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any, Literal

from rasa.core.channels.channel import OutputChannel

from channels.guard import Guard

logger = logging.getLogger(__name__)

_SAFE_LINKS = ("https://", "mailto:", "tel:")

Kind = Literal["text", "press", "greeting", "media", "notice"]


@dataclass(frozen=True)
class Incoming:
    """One thing a person did.

    Attributes:
        event: the platform's id of it; the same id twice is the same thing twice.
        person: who did it, as the platform names people.
        kind: text typed, button pressed, conversation opened, something that is no text, or a
            notice that we owe the person (`content` is then the key of a phrase).
        content: the text, or the short id of the button.
        place: where the answer goes, and whatever else the platform needs for it.
        channel: what Rasa calls the channel, where one connector serves several.
        at: when, as Unix time, where the platform says so.
        language: the person's, where the platform or what they write says so.
    """

    event: str
    person: str
    kind: Kind
    content: str = ""
    place: dict[str, str] = field(default_factory=dict)
    channel: str = ""
    at: float | None = None
    language: str = "en"


@dataclass(frozen=True)
class Option:
    """A button: what it says, and the short id that pressing it sends."""

    title: str
    id: str


@dataclass(frozen=True)
class Spoken:
    """One message of the assistant."""

    text: str
    options: tuple[Option, ...] = ()


class Collected(OutputChannel):
    """Collects what the assistant says in one turn.

    It is sent after the turn: a platform that is slow or down must not hold up the conversation's
    lock, and what was said once need not be worked out again after a restart.
    """

    def __init__(self, name: str, guard: Guard) -> None:
        self.spoken: list[Spoken] = []
        self._name = name
        self._guard = guard

    def name(self) -> str:
        """As responses in the domain name it."""
        return self._name

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes a whole message, so that its text and its buttons stay together."""
        spoken = spoken_of(message, self._guard)
        if spoken.text or spoken.options:
            self.spoken.append(spoken)
        else:
            logger.warning("A message without text or buttons cannot be shown on %s", self._name)


def spoken_of(message: dict[str, Any], guard: Guard) -> Spoken:
    """Takes Rasa's form of a message; links and images become lines of text."""
    lines = [str(message["text"]).strip()] if message.get("text") else []
    options: dict[str, Option] = {}
    for button in [*(message.get("buttons") or []), *(message.get("quick_replies") or [])]:
        title = str(button.get("title") or "").strip() if isinstance(button, dict) else ""
        if not title:
            continue
        url = button.get("url")
        if isinstance(url, str) and url.lower().startswith(_SAFE_LINKS):
            lines.append(f"{title}: {url}")
        else:
            short_id = guard.offer(title, str(button.get("payload", title)))
            options[short_id] = Option(title, short_id)
    image = message.get("image")
    if isinstance(image, str) and image.lower().startswith("https://"):
        lines.append(image)
    return Spoken("\n".join(lines), tuple(options.values()))
