"""SMS and WhatsApp, by Twilio."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from channels.delivery import Call, Delivery, Reply, Verdict, by_status
from channels.guard import Refused
from channels.messages import Incoming, Option, Spoken
from channels.platform import Platform
from channels.rendering import Dialect
from channels.shape import id_at
from channels.verification import same_secret

API = "https://api.twilio.com"
_WHATSAPP = "whatsapp:"
_PATH = "/webhooks/twilio/webhook"
_MAX_FIELDS = 200
#: One of these in an SMS makes the whole of it twice as long, and so as dear.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "×": "x",
        "\u00a0": " ",
    }
)


class TwilioInput(Platform):
    """Options are numbers. An SMS gets the short texts; whatever is said in one turn is one message,
    because SMS sent together may arrive in another order."""

    NAME = "twilio"
    VARIABLES = ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_NUMBER", "PUBLIC_URL")
    TEXT_LIMIT = CHOICE_TEXT_LIMIT = 1600
    MAX_OPTIONS = 0
    TITLE_LIMIT = BUTTON_LIMIT = 0
    DIALECT = Dialect(escape=lambda text: text.translate(_PLAIN))

    def deliver_to(self, api: str | None) -> Delivery:
        """The account's message resource."""
        account = self.settings["TWILIO_ACCOUNT_SID"]
        login = aiohttp.BasicAuth(account, self.settings["TWILIO_AUTH_TOKEN"]).encode()
        base = f"{api or API}/2010-04-01/Accounts/{account}"
        return Delivery(
            self.NAME,
            lambda call: f"{base}/{call.path}",
            {"Authorization": login},
            _verdict,
            as_form=True,
        )

    def verify(self, request: Request) -> bool:
        """Twilio's signature over the address that it called and the fields that it sent.

        The address is the one that people gave Twilio: what reaches us behind a proxy is another,
        and the Host header is anybody's to choose.
        """
        query = f"?{request.query_string}" if request.query_string else ""
        fields = _fields(request.body)
        given = request.headers.get("x-twilio-signature")
        token = self.settings["TWILIO_AUTH_TOKEN"]
        return any(
            same_secret(given, signature(token, address + query, fields))
            for address in _addresses(self.settings["PUBLIC_URL"])
        )

    def read(self, request: Request) -> Iterable[Incoming]:
        """The message of a request; what came to a number that is not ours is not answered."""
        form = dict(_fields(request.body))
        person, ours = id_at(form, "From"), id_at(form, "To")
        numbers = self.settings["TWILIO_NUMBER"].replace(_WHATSAPP, "").split(",")
        if (
            form.get("AccountSid") != self.settings["TWILIO_ACCOUNT_SID"]
            or ours.removeprefix(_WHATSAPP) not in (number.strip() for number in numbers)
            # STOP, START, HELP: Twilio has answered already.
            or form.get("OptOutType")
            or "Body" not in form
        ):
            return
        media = form.get("NumMedia", "0") not in ("", "0") and not form["Body"].strip()
        yield Incoming(
            id_at(form, "MessageSid"),
            person,
            "media" if media or form.get("Latitude") else "text",
            form["Body"],
            {"from": ours},
            "whatsapp" if person.startswith(_WHATSAPP) else "sms",
        )

    def conversation(self, incoming: Incoming) -> str:
        """Apart from WhatsApp's own channel, which knows the same people by the same numbers."""
        return self.tokens.pseudonym(f"{self.NAME}-{incoming.channel}", incoming.person)

    def acknowledge(self, request: Request) -> HTTPResponse:
        """No words: those in this answer would be sent to the person."""
        return raw(b"<Response/>", content_type="text/xml")

    def render(self, answer: list[Spoken], to: Incoming) -> list[Call]:
        """All of a turn as one message, or as few as it fits into."""
        text = "\n\n".join(spoken.text for spoken in answer if spoken.text)
        options = tuple(option for spoken in answer for option in spoken.options)
        return super().render([Spoken(text, options)], to)

    def text(self, to: Incoming, text: str) -> Call:
        """A message from the number that the person wrote to."""
        return Call("Messages.json", {"From": to.place["from"], "To": to.person, "Body": text})

    def choice(self, to: Incoming, text: str, options: list[Option]) -> Call:
        """Never called: there are no buttons without a template that Twilio has approved."""
        raise NotImplementedError


def signature(token: str, url: str, fields: Iterable[tuple[str, str]]) -> str:
    """Twilio's signature: HMAC-SHA1 over the address, then the sorted fields run together."""
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(token.encode(), signed.encode("utf-8", "replace"), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def _fields(body: bytes) -> list[tuple[str, str]]:
    """The form's fields. Twilio signs empty ones too, which Sanic's own form leaves out."""
    try:
        return parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MAX_FIELDS
        )
    except ValueError:
        raise Refused("malformed") from None


def _addresses(public_url: str) -> list[str]:
    """Where Twilio may say that it called: with the usual port and without."""
    try:
        parts = urlsplit(public_url)
        given = parts.port
    except ValueError:
        return []
    path = parts.path.rstrip("/") + _PATH
    host = parts.hostname or ""
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    port = given or usual
    hosts = [f"{host}:{port}"] if port != usual else [host, f"{host}:{port}"]
    return [f"{parts.scheme}://{name}{path}" for name in hosts]


def _verdict(reply: Reply) -> Verdict:
    verdict = by_status(reply)
    code = id_at(reply.body, "code")
    return Verdict(verdict.taken, verdict.again, verdict.after, f"{verdict.why}, code {code}")
