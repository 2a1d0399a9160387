"""Everything the assistant can say, on every platform: it fits, and every option can be chosen."""

from __future__ import annotations

import itertools
import json
import urllib.parse
from collections.abc import Iterator
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, get_args

import pytest
import yaml
from platform_server import LIMITS, TOKENS
from platforms import ENVIRONMENT, PEERS, Peer
from yarl import URL

from actions.hand_over import NO, YES
from actions.messages import payload
from channels.bubbles import BubbleMaker
from channels.guard import Guard
from channels.messages import Incoming, Spoken, spoken_of
from channels.phrases import PHRASES, say
from channels.platform import Platform
from channels.rendering import numbered, shorten, size, split_text
from channels.socketio import _MAX_FRAME, _as_event
from channels.sources import SourceBook
from channels.store import ChannelStore
from milia.answering import Answerer, Ask, Person, Question, Reply
from milia.facts import load
from milia.handover import Matter, mail_link
from milia.phrases import load_phrases
from milia.settings import load_settings
from milia.types import Audience
from runtime.paths import ROOT

PLACES = {
    "slack": {"channel": "D1"},
    "whatsapp": {"to": "4915112345678"},
    "twilio": {"from": ENVIRONMENT["TWILIO_NUMBER"]},
}


def check(peer: Peer, platform: Platform, call: Any) -> dict[str, Any]:
    """Gives one call to the stand-in, as it would arrive there."""
    url = URL(platform.delivery._url(call))
    form = platform.delivery._as_form
    raw = urllib.parse.urlencode(call.body) if form else json.dumps(call.body)
    request = SimpleNamespace(
        method="POST",
        path=url.path,
        query=url.query,
        headers=platform.delivery._headers,
        content_type="application/x-www-form-urlencoded" if form else "application/json",
    )
    taken = peer.take(request, raw.encode())  # type: ignore[arg-type]
    assert taken is not None
    return taken


def messages_of(reply: Reply) -> list[dict[str, Any]]:
    """A reply of the core as Rasa hands it to a channel."""
    return [
        {
            "text": bubble.text,
            "buttons": [{"title": b.title, "payload": payload(b)} for b in bubble.buttons],
        }
        for bubble in reply.bubbles
    ]


@lru_cache(maxsize=1)
def everything() -> list[tuple[str, list[dict[str, Any]]]]:
    """Every answer by name: facts, topics for each audience, responses, urgency, phrases."""
    return list(_everything())


def _everything() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    facts, settings = load(), load_settings()
    for fact in facts.facts.values():
        yield fact.id, [{"text": fact.say}]
        if fact.short:
            yield f"{fact.id} short", [{"text": fact.short}]
    answerer = Answerer(facts, load_phrases())
    for topic, audience, short in itertools.product(
        facts.topics.values(), get_args(Audience), (False, True)
    ):
        reply = answerer.answer(
            Question((Ask(topic.intent, topic=topic.id),), (Person(audience),), short=short)
        )
        yield f"{topic.id} {audience}", messages_of(reply)
    for uncovered, audience in itertools.product(facts.uncovered.values(), get_args(Audience)):
        question = Question((Ask(uncovered.intent),), (Person(audience),))
        yield f"{uncovered.intent} {audience}", messages_of(answerer.answer(question))
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    for name, variants in domain["responses"].items():
        for variant in variants:
            yield name, [variant]
    for level, texts in settings.urgency.items():
        for reason in (None, *texts.by_reason):
            yield f"{level} {reason}", [{"text": settings.urgency_text(level, reason)}]
    for code, text in settings.language_texts.items():
        yield code, [{"text": text}]
    for name, text in load_phrases().dict().items():
        if isinstance(text, str):
            yield name, [{"text": text}]
    said = load_phrases()
    matter = Matter("痒い spots_that *itch* " * 60, "Scars")
    asked = said.may_pass_on.format(practice="Elm Street Surgery", question=matter.quote())
    choices = [
        {"title": said.pass_on_yes, "payload": YES},
        {"title": said.pass_on_no, "payload": NO},
    ]
    yield "may pass on", [{"text": asked, "buttons": choices}]
    link = mail_link("help_me@example.org", matter, said)
    button = {"title": said.mail_open, "url": link}
    yield "mail", [{"text": f"{said.mail_ready} Call 555 0100.", "buttons": [button]}]
    for language, phrases in PHRASES.items():
        for key, text in phrases.items():
            yield f"{key} {language}", [{"text": text}]


@pytest.mark.parametrize("name", PEERS)
def test_gaps_17_and_18_everything_fits_and_every_option_can_be_chosen(name: str) -> None:
    peer = PEERS[name]()
    prefix = "whatsapp:" if name == "twilio-whatsapp" else ""
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    platform = peer.CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")
    place = dict(PLACES.get(peer.NAME, {}))
    if prefix:
        place["from"] = prefix + place["from"]
    plus = "+" if peer.NAME == "twilio" else ""
    to = Incoming("1", f"{prefix}{plus}4915112345678", "text", place=place, channel="sms")
    conversation = platform.conversation(to)
    answers = everything()
    assert len(answers) > 500
    for what, messages in answers:
        spoken = [spoken_of(message, guard) for message in messages]
        guard.store.number(conversation, [])
        calls = [check(peer, platform, call) for call in platform.render(spoken, to)]
        said = "\n".join(peer.text(call) for call in calls)
        assert "**" not in said and "](" not in said, what
        shown = {short_id for call in calls for _, short_id in peer.buttons(call)}
        by_number = guard.store.numbered(conversation, 1000)
        for one in spoken:
            assert _plain(one.text) in _plain(said), what
            for option in one.options:
                if option.id in by_number:
                    place_in_list = by_number.index(option.id) + 1
                    assert f"{place_in_list}. {option.title}" in said, what
                else:
                    titles = {title for call in calls for title, _ in peer.buttons(call)}
                    assert option.id in shown and option.title in titles, what


def test_everything_comes_whole_with_every_option_on_web_and_socketio() -> None:
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    maker = BubbleMaker(guard, SourceBook())
    for what, messages in everything():
        for message in messages:
            buttons = message.get("buttons") or []
            bubble = maker.bubble(message)
            assert bubble.get("text", "") == message.get("text", ""), what
            shown = bubble.get("buttons", [])
            assert [b["title"] for b in shown] == [b["title"] for b in buttons], what
            for old, new in zip(buttons, shown, strict=True):
                if "url" in old:
                    assert new["url"] == old["url"], what
                else:
                    assert guard.pressed(new["press"]).payload == old["payload"], what
            event = _as_event(spoken_of(message, guard))
            assert len(json.dumps(event)) < _MAX_FRAME, what
            assert message.get("text", "").strip() in event["text"], what
            pressed = [guard.pressed(r["payload"]).payload for r in event.get("quick_replies", [])]
            assert pressed == [b["payload"] for b in buttons if "url" not in b], what


def _plain(text: str) -> str:
    """Without what splitting and SMS change."""
    for old, new in (("’", "'"), ("…", "..."), ("×", "x"), ("–", "-"), ("“", '"'), ("”", '"')):
        text = text.replace(old, new)
    return " ".join(text.replace("\u00a0", " ").split())


def test_whatsapp_chooses_buttons_for_short_titles_and_a_list_for_others() -> None:
    peer = PEERS["whatsapp"]()
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    platform = peer.CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")
    for titles, kind in (
        (["Yes", "No"], "button"),
        (["Yes", "No", "Perhaps"], "button"),
        (["1", "2", "3", "4"], "list"),
        (["A title of 21 letters"], "list"),
    ):
        buttons = [{"title": title, "payload": f"/{title}"} for title in titles]
        spoken = spoken_of({"text": "Choose", "buttons": buttons}, guard)
        to = Incoming("1", "49", "text", place=PLACES["whatsapp"])
        (call,) = platform.render([spoken], to)
        assert check(peer, platform, call)["interactive"]["type"] == kind


#: What an SMS can hold in one unit a character; any other makes all of it twice as long.
GSM = set(
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: Two SMS that belong together.
TWO_SMS = 2 * 153


def test_an_sms_answer_is_two_sms_at_most_with_all_its_options() -> None:
    """Every topic for every audience, by the short texts of `data/facts.yml`."""
    peer = PEERS["sms"]()
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    platform = peer.CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")
    to = Incoming("1", "+49", "text", place=PLACES["twilio"], channel="sms")
    facts = load()
    answerer = Answerer(facts, load_phrases())
    for topic, audience in itertools.product(facts.topics.values(), get_args(Audience)):
        question = Question((Ask(topic.intent, topic=topic.id),), (Person(audience),), short=True)
        spoken = [spoken_of(m, guard) for m in messages_of(answerer.answer(question))]
        (call,) = platform.render(spoken, to)
        body = call.body["Body"]
        assert len(body) <= TWO_SMS, f"{topic.id} {audience}: {len(body)}, {body}"
        assert set(body) <= GSM, f"{topic.id} {audience}: {set(body) - GSM}"
        if any(bubble.buttons for bubble in answerer.answer(question).bubbles):
            assert "1. " in body and body.endswith(say("reply_number"))


def test_an_sms_needs_no_costly_character() -> None:
    peer = PEERS["sms"]()
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    platform = peer.CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")
    to = Incoming("1", "+49", "text", place=PLACES["twilio"], channel="sms")
    text = "Don’t pick – “milia” heal… 2×\u00a0a day."
    (call,) = platform.render([Spoken(text)], to)
    assert call.body["Body"] == 'Don\'t pick - "milia" heal... 2x a day.'


def test_numbers_count_on_over_the_bubbles_of_one_answer() -> None:
    peer = PEERS["messenger"]()
    guard = Guard(ChannelStore(":memory:"), LIMITS)
    platform = peer.CHANNEL(ENVIRONMENT, guard, TOKENS, api="http://stand-in")
    buttons = [{"title": "A title of 21 letters", "payload": "/a"}]
    other = [{"title": "Another of 21 letters", "payload": "/b"}]
    spoken = [
        spoken_of({"text": "One", "buttons": buttons}, guard),
        spoken_of({"text": "Two", "buttons": other}, guard),
    ]
    to = Incoming("1", "49", "text")
    one, two = (peer.text(call.body) for call in platform.render(spoken, to))
    assert "1. A title" in one
    assert "2. Another" in two
    assert len(guard.store.numbered(platform.conversation(to), 1000)) == 2


# --- the parts


def test_splitting_prefers_sentences_then_words_then_anything() -> None:
    assert split_text("One two. Three four.", 12) == ["One two.", "Three four."]
    assert split_text("One two three", 8) == ["One two", "three"]
    assert split_text("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
    assert split_text("  ", 4) == []
    assert split_text("Choose.\n1. One thing\n2. Two", 22) == ["Choose.\n1. One thing", "2. Two"]


@pytest.mark.parametrize("text", ["👶" * 50, "A👶. " * 40, "é. " * 90, "x" * 99])
def test_parts_fit_as_the_platforms_count(text: str) -> None:
    parts = split_text(text, 21)
    assert all(0 < size(part) <= 21 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_shortening() -> None:
    assert shorten("short", 5) == "short"
    assert shorten("a bit longer", 6) == "a bit…"
    assert size(shorten("👶" * 20, 9)) <= 9


def test_numbers_stand_before_titles() -> None:
    assert numbered([], 1) == []
