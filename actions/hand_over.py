"""Handing over to a person: the practice's contact and, only with the person's yes, the last question and its topic.

What was asked and whether a yes is awaited is read from the conversation itself: the assistant's message that asks
carries `hand_over: "asked"` in its metadata. A yes counts only straight after it, and for the question it quotes.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from typing import Any

import aiohttp
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction
from actions.core import core
from milia.handover import Matter, mail_link, slack_text
from milia.settings import Contact

logger = logging.getLogger(__name__)

YES, NO = "/pass_on_yes", "/pass_on_no"
TOKEN = "SLACK_TOKEN"
SLACK_API = "https://slack.com/api"
TIMEOUT = aiohttp.ClientTimeout(total=5)
#: Before the second and last try; where Slack asks for more than the most, there is no second.
PAUSE = 0.5
MAX_PAUSE = 3.0
#: Errors of Slack's that pass.
PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout", "service_unavailable"}
)  # fmt: skip
#: Messages that ask nothing by themselves.
NO_QUESTION = frozenset(
    {
        "inform_audience", "choose_option", "greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge",
        "capabilities", "talk_to_human", "complaint", "pass_on_yes", "pass_on_no",
    }
)  # fmt: skip
#: A follow-up of fewer words ("and why?") is no question for somebody who did not see what came before.
FEWEST_WORDS = 5
#: A typed yes lets something go out: it must be surely one.
SURE = 0.85


class ActionTalkToHuman(SafeAction):
    """Asks whether the question may go along, where it can; else names the contact, or a healthcare professional."""

    def name(self) -> str:
        return "action_talk_to_human"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if not ask_to_pass_on(dispatcher, tracker):
            phrases = core().answerer.phrases
            contact = core().settings.human_help_text(channel_of(tracker))
            text = f"{phrases.human_help} {contact}" if contact else phrases.no_human_here
            _say(dispatcher, text)
        return []


class ActionPassOn(SafeAction):
    """What the two buttons do: passes the question on, or names the contact without it."""

    def name(self) -> str:
        return "action_pass_on"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if (tracker.latest_message or {}).get("intent", {}).get("name") == "pass_on_yes":
            await pass_on(dispatcher, tracker)
        else:
            keep_private(dispatcher, tracker)
        return []


class ActionDeny(SafeAction):
    """ "No" to passing the question on names the contact; any other is accepted."""

    def name(self) -> str:
        return "action_deny"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if stage(tracker) == "asked":
            keep_private(dispatcher, tracker)
        else:
            dispatcher.utter_message(response="utter_deny")
        return []


def channel_of(tracker: Tracker) -> str | None:
    """Where the person writes, as `handover.channels` in data/settings.yml names it."""
    channel = tracker.get_latest_input_channel()
    return str(channel) if channel else None


# ---------------------------------------------------------------- what was said


def last_question(tracker: Tracker) -> Matter | None:
    """The last question of this session with its topic; None where nothing was asked, or where it was urgent."""
    topic: str | None = None
    for event in _session(tracker):
        metadata = event.get("metadata") or {}
        if event.get("event") == "bot":
            topic = metadata.get("topic") or topic
        elif event.get("event") == "user":
            parsed = event.get("parse_data") or {}
            intent = str((parsed.get("intent") or {}).get("name"))
            text = str(event.get("text") or "").strip()
            if intent == "urgent":
                # A message that waits to be read must not seem to be help.
                return None
            short = intent.startswith("follow_") and len(text.split()) < FEWEST_WORDS
            if text and intent not in NO_QUESTION and not short:
                words = _topic_words(topic)
                if text.startswith("/"):
                    title = metadata.get("title") or _topic_words(intent) or words
                    return Matter(str(title), words) if title else None
                return Matter(text, words)
            topic = None
    return None


def stage(tracker: Tracker) -> str | None:
    """How far the hand-over is that the person answers now: "asked", "passed", "failed"; None for none."""
    events = _session(tracker)
    if next((e for e in events if e.get("event") == "user"), None) is None:
        return None
    for event in events:
        if event.get("event") == "bot":
            return (event.get("metadata") or {}).get("hand_over")
        if event.get("event") == "user":
            return None
    return None


def asked_before(tracker: Tracker) -> bool:
    """Whether this session has asked already."""
    return any((e.get("metadata") or {}).get("hand_over") == "asked" for e in _session(tracker))


def _session(tracker: Tracker) -> Iterator[dict[str, Any]]:
    """The events of this session, the latest first."""
    for event in reversed(tracker.events or []):
        if event.get("event") in ("session_started", "restart"):
            return
        yield event


def _topic_words(topic: str | None) -> str | None:
    facts = core().answerer.facts
    if topic in facts.topics:
        return facts.topics[topic].ask
    # "That home remedy for milia" names nothing.
    name = facts.uncovered[topic].name if topic in facts.uncovered else "that"
    return None if name.startswith("that") else name


# ---------------------------------------------------------------- the steps


def ask_to_pass_on(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Asks whether the question may go along; False, and nothing said, where none can or there is none."""
    contact = core().settings.contact(channel_of(tracker))
    matter = last_question(tracker) if _posts(contact) or contact.mail else None
    if matter is None:
        return False
    phrases = core().answerer.phrases
    practice = core().settings.practice_name or phrases.the_practice
    text = phrases.may_pass_on.format(practice=practice, question=matter.quote())
    buttons = [
        {"title": phrases.pass_on_yes, "payload": YES},
        {"title": phrases.pass_on_no, "payload": NO},
    ]
    _say(dispatcher, text, "asked", buttons)
    return True


async def pass_on(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Passes the question on, if the yes answers our asking; a button of long ago has us ask again."""
    phrases = core().answerer.phrases
    contact = core().settings.contact(channel_of(tracker))
    ways = contact.text() or ""
    now = stage(tracker)
    if now is None:
        ActionTalkToHuman().act(dispatcher, tracker)
        return
    matter = last_question(tracker)
    if matter is not None and _posts(contact):
        # Pressed twice, posted once.
        done = now == "passed" or await _post(
            contact.slack_channel or "", slack_text(matter, phrases)
        )
        said = phrases.passed_on if done else phrases.not_passed_on
        _say(dispatcher, f"{said} {ways}", "passed" if done else "failed")
    elif matter is not None and contact.mail:
        button = {"title": phrases.mail_open, "url": mail_link(contact.mail, matter, phrases)}
        _say(dispatcher, f"{phrases.mail_ready} {ways}", "passed", [button])
    else:
        _say(dispatcher, f"{phrases.not_passed_on} {ways}" if ways else phrases.no_human_here)


def keep_private(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Names the contact, and nothing goes along."""
    phrases = core().answerer.phrases
    ways = core().settings.human_help_text(channel_of(tracker))
    _say(dispatcher, f"{phrases.nothing_passed_on} {ways}" if ways else phrases.no_human_here)


def surely_yes(tracker: Tracker) -> bool:
    """Whether a typed message is a yes, and not just more likely one than anything else."""
    intent = (tracker.latest_message or {}).get("intent") or {}
    return intent.get("name") == "affirm" and float(intent.get("confidence") or 0) >= SURE


def _say(
    dispatcher: CollectingDispatcher,
    text: str,
    hand_over: str = "",
    buttons: list[dict[str, str]] | None = None,
) -> None:
    dispatcher.utter_message(
        text=text,
        buttons=buttons or [],
        topic="talk_to_human",
        facts=[],
        audience="unknown",
        hand_over=hand_over,
    )


# ---------------------------------------------------------------- Slack


def _posts(contact: Contact) -> bool:
    return bool(contact.slack_channel and os.environ.get(TOKEN, "").strip())


async def _post(channel: str, text: str) -> bool:
    """Posts to the practice's Slack channel, twice at most; whether Slack took it."""
    token = os.environ.get(TOKEN, "").strip()
    body = {
        "channel": channel,
        "text": text,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    why = ""
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        for last in (False, True):
            wait: float | None = PAUSE
            try:
                async with session.post(
                    f"{SLACK_API}/chat.postMessage",
                    json=body,
                    headers={"Authorization": f"Bearer {token}"},
                    allow_redirects=False,
                ) as answer:
                    wait, why = await _verdict(answer)
            except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
                # Not the error's own words.
                why = type(error).__name__
            if not why:
                return True
            if last or wait is None or wait > MAX_PAUSE:
                break
            await asyncio.sleep(wait)
    # Neither the text nor whose it is: it is about a person's health.
    logger.error("Slack did not take a question that was to be passed on (%s)", why)
    return False


async def _verdict(answer: aiohttp.ClientResponse) -> tuple[float | None, str]:
    """When to try again (None: never), and why Slack refused; no reason where it took the message."""
    try:
        said = await answer.json(content_type=None)
    except ValueError:
        said = None
    said = said if isinstance(said, dict) else {}
    if answer.status == 200 and said.get("ok") is True:
        return None, ""
    why = str(said.get("error") or answer.status)
    if answer.status not in (408, 429) and answer.status < 500 and why not in PASSING:
        return None, why
    try:
        return max(PAUSE, float(answer.headers.get("Retry-After", 0))), why
    except ValueError:
        return PAUSE, why
