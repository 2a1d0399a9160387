"""Which channels are on, what each lacks, and the addresses to paste into the consoles."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from channels.messenger import MessengerInput
from channels.slack import SlackInput
from channels.socketio import PATH, SocketIOInput
from channels.telegram import TelegramInput
from channels.twilio import TwilioInput
from channels.whatsapp import WhatsAppInput
from milia.settings import Settings

PLATFORMS = (WhatsAppInput, MessengerInput, TelegramInput, TwilioInput, SlackInput)
NO_URL = "https://YOUR-SITE"


@dataclass(frozen=True)
class State:
    """One channel."""

    name: str
    on: bool
    address: str
    lacks: list[str] = field(default_factory=list)
    note: str = ""


def survey(environment: Mapping[str, str] | None = None) -> list[State]:
    """The state of every channel, as the server would start it in this environment."""
    environment = os.environ if environment is None else environment
    public = environment.get("PUBLIC_URL", "").strip().rstrip("/")
    site = public or NO_URL
    states = [State("web", True, f"{site}/webhooks/web", note="the widget")]
    for channel in PLATFORMS:
        lacks = channel.missing(environment)
        address = f"{site}/webhooks/{channel.NAME}/webhook"
        states.append(State(channel.NAME, not lacks, address, lacks))
    lacks = SocketIOInput.missing(environment)
    states.append(State("socketio", not lacks, f"{site}{PATH}/", lacks, "other widgets"))
    local = not public or environment.get("MILIA_LOCAL_REST") == "1"
    states.append(
        State(
            "rest",
            local,
            "/webhooks/rest/webhook",
            [] if local else ["MILIA_LOCAL_REST=1"],
            "this machine only",
        )
    )
    return states


#: The names in `data/settings.yml` of who writes over a channel, where they are not the channel's own.
WRITERS = {"twilio": ("sms", "whatsapp")}


def hand_over(name: str, settings: Settings, environment: Mapping[str, str] | None = None) -> str:
    """Where somebody who writes over a channel is handed over to: a part for each kind of writer."""
    environment = os.environ if environment is None else environment
    lines = []
    for writer in WRITERS.get(name, (name,)):
        contact = settings.contact(writer)
        ways = [contact.phone, contact.mail, contact.link]
        if contact.slack_channel:
            lacks = "" if environment.get("SLACK_TOKEN", "").strip() else " (lacks SLACK_TOKEN)"
            ways.append(f"Slack channel {contact.slack_channel}{lacks}")
        of = f" ({writer})" if name in WRITERS else ""
        lines.append(f"hand-over{of}: {', '.join(w for w in ways if w) or 'nobody'}")
    return "; ".join(lines)


def table(states: list[State], public_url: bool = True, settings: Settings | None = None) -> str:
    """The states as lines of text; with `settings`, whom each channel hands over to."""
    width = max(len(state.name) for state in states)
    lines = []
    for state in states:
        line = f"{state.name:<{width}}  {'on ' if state.on else 'off'}  {state.address}"
        if state.lacks:
            line += f"\n{'':<{width}}       lacks {', '.join(state.lacks)}"
        elif state.note:
            line += f"  ({state.note})"
        if settings is not None and state.on:
            line += f"\n{'':<{width}}       {hand_over(state.name, settings)}"
        lines.append(line)
    if not public_url:
        lines.append(f"Set PUBLIC_URL to see your own address in place of {NO_URL}.")
    lines.append("How to fill each in: docs/channels.md and .env.example.")
    return "\n".join(lines)
