"""What WhatsApp and Messenger share: how Meta signs, subscribes, and says no."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import HTTPResponse, text

from channels.delivery import Reply, Verdict, by_status
from channels.shape import id_at
from channels.verification import same_secret, signed

GRAPH = "https://graph.facebook.com/v25.0"
#: Error codes that mean "later": unknown, service down, too many calls (of the app, the account,
#: the number, or to one person).
LATER = {
    *("1", "2", "4", "17", "32", "341", "613", "1200"),
    *("80007", "130429", "131000", "131016", "131056", "133004"),
}
_MAX_CHALLENGE = 200


def from_meta(request: Request, app_secret: str) -> bool:
    """Whether Meta signed the body. The older sha1 header is not enough."""
    return signed(app_secret, request.body, request.headers.get("x-hub-signature-256"))


def subscription(request: Request, verify_token: str) -> HTTPResponse:
    """Meta's check, at the moment when a person enters the webhook in the console."""
    challenge = request.args.get("hub.challenge") or ""
    if (
        request.args.get("hub.mode") != "subscribe"
        or not 0 < len(challenge) <= _MAX_CHALLENGE
        or not same_secret(request.args.get("hub.verify_token"), verify_token)
    ):
        return text("Forbidden", status=403)
    return text(challenge, headers={"X-Content-Type-Options": "nosniff"})


def graph_verdict(reply: Reply) -> Verdict:
    """What an answer of the Graph API means."""
    verdict = by_status(reply)
    if verdict.taken:
        return verdict
    code = id_at(reply.body, "error", "code")
    why = f"{reply.status}, code {code or 'none'}"
    return Verdict(False, verdict.again or code in LATER, verdict.after, why)
