"""The guard: nothing forged, oversized, repeated or commanding gets to the dialogue."""

from __future__ import annotations

import asyncio
import json
import string
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.training_data.message import Message

from channels import verification
from channels.guard import Guard, Limits, Refused, clean_text
from channels.phrases import PHRASES, language_of, say, written_in
from channels.rates import Rate, RateLimiter, network
from channels.store import ChannelStore
from nlu.plain_files import phrase_files

DOMAIN = Domain.from_yaml(
    "version: '3.1'\nintents: [causes, restart, back, session_start]\nentities: [audience]\n"
)


@pytest.fixture
def guard() -> Guard:
    return Guard(ChannelStore(":memory:"), Limits(per_sender=Rate(3, 60), per_ip=Rate(5, 60)))


# --- verification


def test_signature_over_the_raw_body() -> None:
    body = b'{"a": 1}'
    header = "sha256=" + verification.hmac_sha256("secret", body)
    assert verification.signed("secret", body, header)
    assert not verification.signed("secret", body + b" ", header)
    assert not verification.signed("other", body, header)


@pytest.mark.parametrize("header", [None, "", "sha256=", "sha1=abc", "é", "sha256=é"])
@pytest.mark.parametrize("secret", ["secret", ""])
def test_a_missing_or_odd_signature_is_refused(secret: str, header: str | None) -> None:
    assert not verification.signed(secret, b"", header)


def test_an_unset_secret_verifies_nothing() -> None:
    header = "sha256=" + verification.hmac_sha256("", b"x")
    assert not verification.signed("", b"x", header)
    assert not verification.same_secret("", "")
    assert not verification.same_secret(None, None)


@pytest.mark.parametrize(
    ("stamp", "ok"),
    [
        *(("1000", True), ("701", True), ("699", False), ("1301", False)),
        *((None, False), ("x", False), ("nan", False), ("inf", False)),
    ],
)
def test_time_window(stamp: str | None, ok: bool) -> None:
    assert verification.fresh(stamp, now=1000.0) is ok


# --- size and rate


def test_body_size(guard: Guard) -> None:
    guard.check_size(b"x" * guard.limits.body_bytes)
    with pytest.raises(Refused) as refusal:
        guard.check_size(b"x" * (guard.limits.body_bytes + 1))
    assert refusal.value.status == 413


def test_one_too_many_waits_and_another_sender_does_not(guard: Guard) -> None:
    for _ in range(3):
        guard.admit("anna")
    with pytest.raises(Refused) as refusal:
        guard.admit("anna")
    assert refusal.value.status == 429
    assert 0 < refusal.value.retry_after <= 1
    guard.admit("bert")


def test_many_senders_at_one_address_share_its_bucket(guard: Guard) -> None:
    for n in range(5):
        guard.admit(f"s{n}", "203.0.113.7")
    with pytest.raises(Refused):
        guard.admit("s9", "203.0.113.7")
    guard.admit("s9", "203.0.113.8")


def test_tokens_come_back_with_time() -> None:
    now = 0.0
    limiter = RateLimiter(Rate(1, 60), clock=lambda: now)
    assert limiter.take("a") == 0
    assert limiter.take("a") == pytest.approx(1)
    now = 1.0
    assert limiter.take("a") == 0


def test_the_limiter_stays_bounded() -> None:
    limiter = RateLimiter(Rate(1, 1), max_keys=100)
    for n in range(10_000):
        limiter.take(str(n))
    assert len(limiter) == 100


def test_addresses_are_grouped() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:2")
    assert network("2001:db8:0:1::1") != network("2001:db8:0:2::1")
    assert network("::ffff:203.0.113.7") == network("203.0.113.7")
    assert network("nonsense") == "unknown"


@pytest.mark.parametrize("text", ["", "10", "0,5", "a,b", "5,0", "5,inf", "5,nan"])
def test_a_rate_that_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="BURST,PER_MINUTE"):
        Rate.parse(text)


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILIA_RATE_SENDER", "7,8")
    limits = Limits.from_environment()
    assert limits.per_sender == Rate(7, 8)
    assert limits.per_ip == Limits().per_ip


# --- dedupe


def test_an_event_counts_once_also_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "channels.db"
    store = ChannelStore(path)
    assert store.first_time("whatsapp", "wamid.1")
    assert not store.first_time("whatsapp", "wamid.1")
    assert store.first_time("telegram", "wamid.1")
    store.close()
    assert not ChannelStore(path).first_time("whatsapp", "wamid.1")


def test_long_event_ids_do_not_collide() -> None:
    store = ChannelStore(":memory:")
    assert store.first_time("web", "x" * 500 + "a")
    assert store.first_time("web", "x" * 500 + "b")


def test_an_event_can_be_taken_back() -> None:
    store = ChannelStore(":memory:")
    store.first_time("slack", "1")
    store.forget_event("slack", "1")
    assert store.first_time("slack", "1")


def test_old_events_are_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    store = ChannelStore(":memory:")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 8 * 86_400)
    store.first_time("slack", "old")
    monkeypatch.setattr(time, "time", real)
    for n in range(500):
        store.first_time("slack", str(n))
    assert store.first_time("slack", "old")


# --- text


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "  /restart",
        "//restart",
        "/ /restart",
        "\u200b/restart",
        "\ufeff \u2066/restart",
        "\x00/restart",
        "\u3000/causes@0.2",
        '/causes{"audience": [1, {"x": 2}]}',
        "/session_start",
    ],
)
def test_a_typed_command_is_only_text(text: str) -> None:
    assert not clean_text(text).startswith("/")
    assert _intent_in(clean_text(text)) is None


#: What can stand before a command and is not seen.
HEADS = st.text(alphabet=string.whitespace + "/\u200b\u2066\u3000\ufeff\x00", max_size=6)
COMMANDS = st.sampled_from(
    ["/restart", "/causes", "/causes@0.2", '/causes{"audience": "baby"}', "/session_start"]
)


@given(st.builds("{}{}{}".format, HEADS, COMMANDS, st.text(max_size=10)))
def test_no_typed_text_is_ever_read_as_a_command(text: str) -> None:
    assert _intent_in(clean_text(text)) is None


@given(st.text(max_size=300))
def test_cleaned_text_can_be_stored_and_is_clean_already(text: str) -> None:
    cleaned = clean_text(text)
    json.loads(json.dumps(cleaned)).encode("utf-8")
    assert clean_text(cleaned) == cleaned


def test_cleaning_leaves_what_people_write() -> None:
    for text in ("What causes milia?", "my baby 👩‍👧 …", "1/2 a year", "línea\nnueva", "حليب"):
        assert clean_text(text) == text


def _intent_in(text: str) -> str | None:
    message = Message(data={"text": text})
    done = RegexMessageHandler().process([message], DOMAIN)[0]
    return (done.get("intent") or {}).get("name")


def test_the_control_a_command_does_reach_rasa_unguarded() -> None:
    assert _intent_in("  /restart") == "restart"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 1001, "too_long"),
        ("", "empty"),
        (" / ", "empty"),
        (None, "malformed"),
        (["x"], "malformed"),
        (3, "malformed"),
    ],
)
def test_unfit_text_is_refused(guard: Guard, text: object, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        guard.typed(text)
    assert refusal.value.code == code
    assert refusal.value.text("fr")


def test_a_thousand_characters_pass(guard: Guard) -> None:
    assert guard.typed("x" * 1000) == "x" * 1000


# --- buttons


def test_only_what_was_offered_can_be_pressed(tmp_path: Path) -> None:
    path = tmp_path / "channels.db"
    payload = '/causes{"audience": "baby"}'
    short = Guard(ChannelStore(path)).offer("Why do babies get them?", payload)
    assert len(short.encode()) <= 64
    guard = Guard(ChannelStore(path))
    assert guard.pressed(short).payload == payload
    assert guard.pressed(short).title == "Why do babies get them?"
    for other in ("/causes", payload, "/restart", "", None, {}, "0" * 16):
        with pytest.raises(Refused, match="unlisted"):
            guard.pressed(other)


def test_same_offer_same_id_other_title_other_id(guard: Guard) -> None:
    assert guard.offer("Why?", "/causes") == guard.offer("Why?", "/causes")
    assert guard.offer("Why?", "/causes") != guard.offer("How?", "/causes")


# --- the turn


async def test_a_turn_that_answers(guard: Guard) -> None:
    async def agent(message: UserMessage) -> None:
        await message.output_channel.send_response("s", {"text": "Hello"})

    output = CollectingOutputChannel()
    assert await guard.take_turn(agent, UserMessage("hi", output, "s"))
    assert output.messages[0]["text"] == "Hello"
    assert "send_response" not in vars(output)


async def test_a_turn_that_raises_is_slow_or_silent_is_told(guard: Guard) -> None:
    async def raises(message: UserMessage) -> None:
        raise RuntimeError("broken")

    async def silent(message: UserMessage) -> None:
        return None

    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(60)

    quick = Guard(guard.store, Limits(turn_seconds=0.05))
    for agent in (raises, silent, slow):
        assert not await quick.take_turn(agent, UserMessage("hi", CollectingOutputChannel(), "s"))


async def test_what_a_person_wrote_stays_out_of_the_log(
    guard: Guard, caplog: pytest.LogCaptureFixture
) -> None:
    async def raises(message: UserMessage) -> None:
        raise RuntimeError("broken")

    await guard.take_turn(raises, UserMessage("my secret rash", CollectingOutputChannel(), "s"))
    assert "broken" in caplog.text
    assert "secret rash" not in caplog.text


# --- phrases


def test_every_language_says_everything() -> None:
    for language, phrases in PHRASES.items():
        assert phrases.keys() == PHRASES["en"].keys(), language
        for key in phrases:
            assert say(key, language, limit="1,000")


def test_language_of() -> None:
    assert language_of("es-MX,es;q=0.9") == "es"
    assert language_of("de, fr;q=0.5") == "fr"
    assert language_of(None) == language_of("xx") == "en"
    assert say("apology", "xx") == say("apology", "en")


def test_feedback_is_kept_once_and_forgotten_on_request() -> None:
    store = ChannelStore(":memory:")
    store.rate_answer("anna", "1.0", "up")
    store.rate_answer("anna", "1.0", "down", {"topic": "causes"})
    store.rate_answer("anna", "2.0", "up")
    store.rate_answer("anna", "2.0", None)
    store.rate_answer("bert", "1.0", "up")
    assert store.ratings("anna") == {"1.0": "down"}
    store.forget_sender("anna")
    assert store.ratings("anna") == {}
    assert store.ratings("bert") == {"1.0": "up"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Qué es esto en la cara de mi hija?", "es"),
        ("est-ce que c’est grave pour mon bébé", "fr"),
        ("milia en plaque", None),
        ("is la roche-posay ok for my son", None),
        ("no comment", None),
        ("hola", None),
        ("was ist das", None),
        ("", None),
    ],
)
def test_what_language_a_text_is_surely_written_in(text: str, language: str | None) -> None:
    assert written_in(text) == language


def test_english_is_not_taken_for_another_language() -> None:
    """Over all training phrases; a few of them are Spanish, and stand where their meaning belongs."""
    lines: list[str] = []
    for path in phrase_files(Path(__file__).resolve().parents[2]):
        for part in yaml.safe_load(path.read_text())["nlu"]:
            if part.get("intent") != "other_language":
                lines += str(part.get("examples", "")).splitlines()
    taken = [line for line in lines if written_in(line)]
    assert len(lines) > 10_000
    assert len(taken) < 10, taken
