"""Facts ⇄ domain ⇄ NLU ⇄ rules ⇄ payloads ⇄ actions say the same names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import ActionExecutor

from actions.messages import payload
from milia.answering import Ask, Question
from milia.facts import load
from nlu.plain_files import phrase_files

ROOT = Path(__file__).resolve().parent.parent
CONVERSATIONAL = {
    "inform_audience", "follow_more", "follow_why", "follow_how", "follow_risk", "follow_done",
    "follow_sure", "choose_option", "greet", "goodbye", "thanks", "affirm", "deny",
    "bot_challenge", "capabilities", "talk_to_human", "complaint", "out_of_scope", "nlu_fallback", "urgent",
    "other_language", "pass_on_yes", "pass_on_no", "urgent_emergency", "urgent_self_harm", "urgent_poison",
    "urgent_today", "urgent_soon",
}  # fmt: skip
#: Set by a component, by Rasa or by a button, never learnt.
UNTRAINED = {"nlu_fallback", "urgent", "other_language", "pass_on_yes", "pass_on_no"}
#: Said by an action, no rule's.
SAID_BY_ACTIONS = {
    "utter_deny", "utter_done_thanks", "utter_follow_done", "utter_goodbye", "utter_thanks",
}  # fmt: skip
AT_LEAST = 25


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def phrases() -> dict[str, list[str]]:
    """Training phrases by intent."""
    found: dict[str, list[str]] = {}
    for path in phrase_files(ROOT):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [
                line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- ")
            ]
            found.setdefault(block["intent"], []).extend(lines)
    return found


def test_all_rooms_agree() -> None:
    facts, domain, rules = load(), read("domain.yml"), read("data/rules.yml")["rules"]
    intents = set(domain["intents"])
    of_facts = {t.intent for t in facts.topics.values()} | set(facts.uncovered)
    assert intents == of_facts | CONVERSATIONAL

    trained = phrases()
    assert set(trained) == intents - UNTRAINED
    few = {intent: len(lines) for intent, lines in trained.items() if len(lines) < AT_LEAST}
    assert not few
    flat = [line.lower() for lines in trained.values() for line in lines]
    assert len(flat) == len(set(flat)), sorted({line for line in flat if flat.count(line) > 1})[:5]

    ruled: list[str] = []
    acted: set[str] = set()
    for rule in rules:
        for step in rule["steps"]:
            ruled += [s["intent"] for s in step.get("or", [step]) if "intent" in s]
            acted |= {step["action"]} if "action" in step else set()
    assert sorted(ruled) == sorted(intents)
    assert acted | SAID_BY_ACTIONS == set(domain["actions"]) | set(domain["responses"])

    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(executor.actions) == set(domain["actions"])

    kinds = {term.kind for term in facts.terms.values()}
    assert set(domain["entities"]) == kinds | {"audience", "topic"}


def test_every_button_leads_somewhere() -> None:
    facts = load()
    intents = set(read("domain.yml")["intents"])
    from actions.core import core
    from actions.hand_over import NO, YES

    sent = {
        b["payload"]
        for r in read("domain.yml")["responses"].values()
        for v in r
        for b in v.get("buttons", ())
    }
    # Rasa fills in {…} anywhere in a response of the domain: a payload with entities raises there and is lost.
    assert not [one for one in sent if "{" in one]
    for topic in facts.topics.values():
        for audience in ("baby", "toddler", "child", "adult", "unknown"):
            reply = core().answerer.answer(
                Question((Ask(topic.intent, topic=topic.id),), remembered=audience)
            )
            sent |= {payload(button) for bubble in reply.bubbles for button in bubble.buttons}
    assert len(sent) > 40
    sent |= {YES, NO}
    for one in sent:
        matched = re.fullmatch(r"/(\w+)(\{.*\})?", one)
        assert matched and matched[1] in intents, one
        entities = json.loads(matched[2] or "{}")
        assert set(entities) <= {"topic", "audience"}, one
        if "topic" in entities:
            assert facts.topics[entities["topic"]].intent == matched[1]
