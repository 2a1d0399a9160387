"""From a Rasa tracker to the core's question. Slots and entities may come from anyone: nothing in them is trusted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast, get_args

from rasa_sdk import Tracker

from actions.core import core
from milia.answering import Ask, NotCovered, Person, Question, Reply
from milia.types import Audience

AUDIENCES = frozenset(get_args(Audience))
#: How many ids of facts said are remembered: as many as a long conversation says, and a bound on its size.
MAX_SAID = 60


def _audience(value: Any) -> Audience:
    return cast(Audience, value) if isinstance(value, str) and value in AUDIENCES else "unknown"


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def question_from(tracker: Tracker) -> Question:
    """Build the question of this turn.

    Args:
        tracker: the conversation; its latest message carries NLU's keys (docs/architecture.md).

    Returns:
        The question, with one ask for every question that NLU found. A message from a button has none of NLU's keys:
        its intent and entities are the question.
    """
    message: dict[str, Any] = dict(tracker.latest_message or {})
    text = str(message.get("text") or "")
    entities = [e for e in message.get("entities") or [] if isinstance(e, dict)]
    return Question(
        asks=tuple(_asks(message, text, entities)),
        persons=tuple(_persons(message, entities)),
        remembered=_audience(tracker.get_slot("audience")),
        last_topics=_ids(tracker.get_slot("last_topics")),
        offered=_ids(tracker.get_slot("offered")),
        said=frozenset(_ids(tracker.get_slot("said_facts"))),
        asked_who=tracker.get_slot("asked_who") is True,
        short=tracker.get_latest_input_channel() in ("sms", "twilio"),
    )


def _asks(message: dict[str, Any], text: str, entities: list[dict[str, Any]]) -> Iterable[Ask]:
    intent = str((message.get("intent") or {}).get("name") or "nlu_fallback")
    found = [a for a in message.get("asks") or [] if isinstance(a, dict) and a.get("intent")]
    if len(found) < 2:
        found = [{"intent": intent, "text": text}]
    not_covered = core().answerer.facts.not_covered_terms
    uncovered = [str(u) for u in message.get("uncovered") or []]
    topic = next(
        (
            e["value"]
            for e in entities
            if e.get("entity") == "topic" and isinstance(e["value"], str)
        ),
        None,
    )
    for ask in found:
        words = str(ask.get("text") or text)
        here = [
            e
            for e in entities
            if len(found) == 1 or text[e.get("start", 0) : e.get("end", 0)] in words
        ]
        terms = [
            e["value"]
            for e in here
            if e.get("entity") not in ("audience", "topic")
            and isinstance(e.get("value"), str)
            and not e.get("negated")
        ]
        things = [not_covered[u] for u in uncovered if u in not_covered]
        yield Ask(
            intent=str(ask["intent"]),
            terms=tuple(dict.fromkeys(terms)),
            not_covered=tuple(NotCovered(t.value, t.kind, t.family) for t in things),
            topic=topic,
            text=words,
        )


def _persons(message: dict[str, Any], entities: list[dict[str, Any]]) -> Iterable[Person]:
    mentions = message.get("audiences")
    if isinstance(mentions, list):
        known = any(
            isinstance(m, dict) and m.get("audience") in ("baby", "toddler", "child")
            for m in mentions
        )
        for mention in mentions:
            if isinstance(mention, dict) and not mention.get("negated"):
                age = mention.get("age_months")
                newborn = mention.get("newborn") is True or (
                    isinstance(age, (int, float)) and age < 1
                )
                audience = _audience(mention.get("audience"))
                # "my son, he is 9": a child of no age beside one of known age is the same child.
                if audience != "unknown" or (mention.get("minor") is True and not known):
                    yield Person(audience, minor=mention.get("minor") is True, newborn=newborn)
        return
    for entity in entities:
        if entity.get("entity") == "audience" and _audience(entity.get("value")) != "unknown":
            yield Person(_audience(entity["value"]))


def remember(tracker: Tracker, reply: Reply) -> dict[str, Any]:
    """The slot values to keep after a reply.

    Args:
        tracker: the conversation before the reply.
        reply: what is said now.

    Returns:
        Slot names and values, those that change only.
    """
    slots: dict[str, Any] = {
        "audience": reply.audience if reply.audience != "unknown" else tracker.get_slot("audience")
    }
    if reply.topics:
        slots["last_topics"] = list(reply.topics)
    slots["offered"] = list(reply.offered)
    said = dict.fromkeys([*_ids(tracker.get_slot("said_facts")), *reply.facts])
    slots["said_facts"] = list(said)[-MAX_SAID:]
    slots["asked_who"] = bool(tracker.get_slot("asked_who")) or reply.asked_who
    slots["misses"] = 0
    return {name: value for name, value in slots.items() if value != tracker.get_slot(name)}
