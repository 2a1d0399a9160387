"""What the widget shows: one bubble a message, as plain data, live and from the tracker alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.events import BotUttered, Event, UserUttered

from channels.guard import Guard
from channels.phrases import say
from channels.sources import SourceBook

Bubble = dict[str, Any]
HISTORY_LIMIT = 60
_SAFE_SCHEMES = ("https:", "mailto:", "tel:")


class BubbleMaker:
    """Turns what the assistant utters into bubbles."""

    def __init__(self, guard: Guard, sources: SourceBook) -> None:
        self._guard = guard
        self._sources = sources

    def bubble(self, message: dict[str, Any]) -> Bubble:
        """The bubble of one BotUttered (as its `message()`): known fields only."""
        # An answer's origin stands beside the text, or one deeper where an action nested it.
        origin = {**message, **_dict(message.get("metadata"))}
        at = float(message.get("timestamp") or 0.0)
        bubble: Bubble = {"from": "bot", "id": f"{at:.6f}", "at": at}
        if message.get("text"):
            bubble["text"] = str(message["text"])
        if _safe(message.get("image"), ("https:",)):
            bubble["image"] = {"src": message["image"], "alt": str(origin.get("alt") or "")}
        buttons = [*(message.get("buttons") or []), *(message.get("quick_replies") or [])]
        if shown := [self._button(b) for b in buttons if _dict(b).get("title")]:
            bubble["buttons"] = shown
        if isinstance(origin.get("topic"), str):
            bubble["topic"] = origin["topic"]
        if facts := self._sources.look_up(origin.get("facts")):
            bubble["facts"] = facts
        return bubble

    def _button(self, button: dict[str, Any]) -> dict[str, str]:
        title = str(button["title"])
        if _safe(button.get("url"), _SAFE_SCHEMES):
            return {"title": title, "url": button["url"]}
        return {
            "title": title,
            "press": self._guard.offer(title, str(button.get("payload", title))),
        }

    def history(
        self, events: Iterable[Event], ratings: dict[str, str], language: str
    ) -> list[Bubble]:
        """The end of a conversation, as the person saw it."""
        bubbles: list[Bubble] = []
        unanswered: UserUttered | None = None
        for event in events:
            if isinstance(event, UserUttered):
                if shown := _own_words(event):
                    if unanswered:
                        bubbles.append(apology(language, unanswered.timestamp))
                    unanswered = event
                    bubbles.append(shown)
            elif isinstance(event, BotUttered):
                bubble = self.bubble(event.message())
                if _shows(bubble):
                    unanswered = None
                    if rated := ratings.get(bubble["id"]):
                        bubble["rated"] = rated
                    bubbles.append(bubble)
        if unanswered:
            bubbles.append(apology(language, unanswered.timestamp))
        return bubbles[-HISTORY_LIMIT:]

    def answer_to(self, events: Iterable[Event], message_id: str) -> list[Bubble]:
        """The bubbles that answered one message of the person; empty when it was not answered."""
        bubbles: list[Bubble] = []
        found = False
        for event in events:
            if isinstance(event, UserUttered):
                if found:
                    break
                found = event.message_id == message_id
            elif found and isinstance(event, BotUttered):
                bubbles.append(self.bubble(event.message()))
        return [bubble for bubble in bubbles if _shows(bubble)]


class WebOutput(OutputChannel):
    """Collects the bubbles of one turn."""

    def __init__(self, make: Callable[[dict[str, Any]], Bubble]) -> None:
        self.bubbles: list[Bubble] = []
        self._make = make

    @classmethod
    def name(cls) -> str:
        """As responses in the domain name it."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes a whole message, so that text, buttons and origin stay together."""
        bubble = self._make(message)
        if _shows(bubble):
            self.bubbles.append(bubble)


def apology(language: str, at: float | None = None) -> Bubble:
    """What stands in place of an answer that did not come."""
    return {
        "from": "bot",
        "id": "",
        "at": at or 0.0,
        "text": say("apology", language),
        "apology": True,
    }


def _own_words(event: UserUttered) -> Bubble | None:
    """What the person wrote, or the title of the button they pressed."""
    title = (event.metadata or {}).get("title")
    text = title or event.text
    if not text or (not title and text.startswith("/")):
        return None
    return {"from": "person", "id": event.message_id, "at": event.timestamp, "text": text}


def _shows(bubble: Bubble) -> bool:
    return any(key in bubble for key in ("text", "image", "buttons"))


def _safe(url: object, schemes: tuple[str, ...]) -> bool:
    return isinstance(url, str) and url.lower().startswith(schemes)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
