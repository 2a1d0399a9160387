"""Telegram, by a bot's webhook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sanic.request import Request

from channels.delivery import Call, Delivery, Reply, Verdict, by_status
from channels.messages import Incoming, Option
from channels.phrases import language_of
from channels.platform import Platform
from channels.shape import at, dict_at, id_at, json_of, time_at
from channels.verification import same_secret

API = "https://api.telegram.org"
#: What Telegram's own buttons type.
_OPENINGS = {"/start", "/help"}


class TelegramInput(Platform):
    """Options are inline buttons with their whole title. Private chats only: this is about health."""

    NAME = "telegram"
    VARIABLES = ("TELEGRAM_TOKEN", "TELEGRAM_SECRET_TOKEN")
    TEXT_LIMIT = CHOICE_TEXT_LIMIT = 4096
    MAX_OPTIONS = 50
    TITLE_LIMIT = BUTTON_LIMIT = 60

    def deliver_to(self, api: str | None) -> Delivery:
        """The Bot API, whose address holds the token."""
        base = f"{api or API}/bot{self.settings['TELEGRAM_TOKEN']}"
        return Delivery(self.NAME, lambda call: f"{base}/{call.path}", {}, _verdict)

    def verify(self, request: Request) -> bool:
        """The secret that was given to Telegram with the webhook's address."""
        given = request.headers.get("x-telegram-bot-api-secret-token")
        return same_secret(given, self.settings["TELEGRAM_SECRET_TOKEN"])

    def read(self, request: Request) -> Iterable[Incoming]:
        """The one message or press of an update; groups, channels and edits are not answered."""
        update = json_of(request.body)
        event = id_at(update, "update_id")
        if isinstance(at(update, "callback_query"), dict):
            query = dict_at(update, "callback_query")
            chat, sender = dict_at(query, "message", "chat"), dict_at(query, "from")
            kind, content = "press", id_at(query, "data")
            place, when = {"query": id_at(query, "id")}, None
        else:
            message = dict_at(update, "message")
            chat, sender = dict_at(message, "chat"), dict_at(message, "from")
            content, place = at(message, "text"), {}
            when = time_at(message, "date")
            kind = "text"
            if not isinstance(content, str):
                kind, content = "media", ""
                if not _from_person(message):
                    return
            elif content.split("@")[0].strip().split(" ")[0] in _OPENINGS:
                kind = "greeting"
        if chat.get("type") != "private" or sender.get("is_bot"):
            return
        language = language_of(id_at(sender, "language_code"))
        yield Incoming(
            event,
            id_at(chat, "id"),
            kind,  # type: ignore[arg-type]
            content,
            place,
            at=when,
            language=language,
        )

    def hint(self, incoming: Incoming) -> Call | None:
        """Ends the pressed button's waiting sign."""
        if query := incoming.place.get("query"):
            return Call("answerCallbackQuery", {"callback_query_id": query})
        return None

    def text(self, to: Incoming, text: str) -> Call:
        """A text message, without markup: nothing in it is read as any."""
        return _call(to, text)

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """A text with one button a line."""
        rows = [[{"text": option.title, "callback_data": option.id}] for option in options]
        return _call(to, text, reply_markup={"inline_keyboard": rows})


#: What a person sends that is no text, as keys of a message.
_MEDIA = {
    *("animation", "audio", "contact", "dice", "document", "game", "location", "paid_media"),
    *("photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
}


def _from_person(message: dict[str, Any]) -> bool:
    """Whether it is more than a notice that something was pinned, or a timer set."""
    return not _MEDIA.isdisjoint(message)


def _call(to: Incoming, text: str, **more: Any) -> Call:
    body = {"chat_id": to.person, "text": text, "link_preview_options": {"is_disabled": True}}
    return Call("sendMessage", {**body, **more})


def _verdict(reply: Reply) -> Verdict:
    verdict = by_status(reply)
    after = time_at(reply.body, "parameters", "retry_after") or verdict.after
    return Verdict(verdict.taken, verdict.again, after, verdict.why)
