"""When the assistant did not understand: first the likeliest topics, then a menu with a person to talk to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SafeAction
from actions.core import core
from actions.hand_over import ask_to_pass_on, asked_before, channel_of
from actions.messages import utter
from actions.question import FALLBACK, question_from, ranking_of, remember
from milia.answering import MAX_BUTTONS, Ask, Question, Reply
from milia.strange import has_our_words, is_far

#: A topic is worth offering from this confidence on; below it, the guess would puzzle more than help.
WORTH_OFFERING = 0.08
#: A message of so few words that names a thing asks for that thing ("laser?"); in a longer one it may be an aside.
BARE_WORDS = 4
MAX_TEXT = 1000
_NAMES_MILIA = re.compile(r"\b(?:mil+i?(?:a|um)s?|milk spots?)\b", re.IGNORECASE)


def has_meaning(question: Question, intent: str) -> bool:
    """Whether what was said before gives a message of `intent` a meaning: "and for oily skin"."""
    return any(ask.intent != intent for ask in core().answerer.follow_ups.resolve(question))


def say(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply) -> Events:
    """Utter a reply and remember it."""
    utter(dispatcher, reply)
    return [SlotSet(name, value) for name, value in remember(tracker, reply).items()]


def ask_again(dispatcher: CollectingDispatcher, tracker: Tracker, question: Question) -> Events:
    """Offer the likeliest topics; the second time the menu, and a person to talk to."""
    answerer = core().answerer
    text = str((tracker.latest_message or {}).get("text") or "")
    misses = tracker.get_slot("misses")
    misses = int(misses) if isinstance(misses, (int, float)) else 0
    phrases = answerer.phrases
    if not text.strip():
        reply = answerer.menu(question, phrases.empty)
    elif len(text) > MAX_TEXT:
        reply = answerer.menu(question, phrases.too_long)
    elif misses >= 1:
        reply = answerer.menu(question, phrases.menu)
    else:
        likely = likely_topics(tracker)
        reply = answerer.menu(
            question, phrases.did_you_mean if likely else phrases.not_understood, likely
        )
    utter(dispatcher, reply)
    if misses >= 1 and (asked_before(tracker) or not ask_to_pass_on(dispatcher, tracker)):
        contact = core().settings.human_help_text(channel_of(tracker))
        if contact:
            dispatcher.utter_message(
                text=f"{phrases.human_help} {contact}", topic=None, facts=[], audience="unknown"
            )
    # Whom it is about is kept: the next message may be the treatment alone ("retinoid?").
    who = [SlotSet("audience", reply.audience)] if reply.audience != "unknown" else []
    return [*who, SlotSet("misses", min(misses + 1, 2)), SlotSet("offered", list(reply.offered))]


def likely_topics(tracker: Tracker) -> list[str]:
    """Ids of the topics that NLU found likeliest, at most as many as there are buttons."""
    ranking: Any = (tracker.latest_message or {}).get("intent_ranking") or []
    topics = core().answerer.facts.topics
    by_intent: dict[str, str] = {}
    for topic in topics.values():
        by_intent.setdefault(topic.intent, topic.id)
    likely = [
        by_intent[r["name"]]
        for r in ranking
        if r.get("name") in by_intent and r.get("confidence", 0) >= WORTH_OFFERING
    ]
    return likely[:MAX_BUTTONS]


def say_out_of_scope(
    dispatcher: CollectingDispatcher, tracker: Tracker, question: Question
) -> Events:
    """Say that it knows about milia only, and what can be asked; to who names milia, that it did not understand."""
    if say_in_their_language(dispatcher, tracker):
        return []
    if _NAMES_MILIA.search(str((tracker.latest_message or {}).get("text") or "")):
        return ask_again(dispatcher, tracker, question)
    answerer = core().answerer
    reply = answerer.menu(question, answerer.phrases.out_of_scope)
    utter(dispatcher, reply)
    who = [SlotSet("audience", reply.audience)] if reply.audience != "unknown" else []
    return [*who, SlotSet("offered", list(reply.offered))]


def is_elsewhere(tracker: Tracker, question: Question) -> bool:
    """Whether a first message is far from all that people ask us."""
    message: Any = tracker.latest_message or {}
    sure = [confidence for name, confidence in ranking_of(message) if name != FALLBACK]
    # "Cost aside, what's fastest? And does insurance pay": two questions that we know are ours without a word of ours.
    named = message.get("entities") or message.get("uncovered") or len(question.asks) > 1
    return is_far(
        message.get("nearness"),
        max(sure, default=0.0),
        in_conversation=bool(question.last_topics or question.last_asks),
        names_ours=bool(named) or has_our_words(str(message.get("text") or "")),
    )


def say_in_their_language(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Say in the language of a message that is not in English that the assistant speaks English.

    Returns:
        Whether it was in another language and a line was said.
    """
    code = (tracker.latest_message or {}).get("language")
    settings = core().settings
    text = (settings.language_text(code) or settings.language_text("en")) if code else None
    if text is not None:
        dispatcher.utter_message(text=text, topic="other_language", facts=[], audience="unknown")
    return text is not None


class ActionFallback(SafeAction):
    """Two stages: "did you mean" with the likeliest topics' titles, then the menu and the human help."""

    def name(self) -> str:
        return "action_fallback"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if say_in_their_language(dispatcher, tracker):
            return []
        answerer = core().answerer
        question = question_from(tracker)
        text = str((tracker.latest_message or {}).get("text") or "")
        if has_meaning(question, "nlu_fallback"):
            return say(dispatcher, tracker, answerer.answer(question))
        named = any(
            ask.not_covered or any(answerer.topic_of_term(t) for t in ask.terms)
            for ask in question.asks
        )
        if named and len(text.split()) <= BARE_WORDS:
            return say(dispatcher, tracker, self._by_term(question))
        if question.persons and all(map(answerer.follow_ups.describes, question.asks)):
            # "My young lad is 13, has a rake of white pinheads on his cheeks, he's mortified"
            asks = tuple(replace(ask, intent="identify") for ask in question.asks[:1])
            return say(dispatcher, tracker, answerer.answer(replace(question, asks=asks)))
        if len(text) <= MAX_TEXT and is_elsewhere(tracker, question):
            return say_out_of_scope(dispatcher, tracker, question)
        return ask_again(dispatcher, tracker, question)

    @staticmethod
    def _by_term(question: Question) -> Reply:
        """A bare thing ("laser?", "castor oil") asks for the topic of that thing."""
        answerer = core().answerer
        asks: list[Ask] = []
        for ask in question.asks:
            topics = [
                topic
                for topic in (answerer.topic_of_term(t) for t in ask.terms)
                if topic is not None
            ]
            asks.append(
                ask if ask.not_covered or not topics else Ask(topics[0].intent, topic=topics[0].id)
            )
        return answerer.answer(
            Question(
                tuple(asks),
                question.persons,
                question.remembered,
                question.last_topics,
                said=question.said,
            )
        )


class ActionOutOfScope(SafeAction):
    """Says that it knows about milia only, and what can be asked."""

    def name(self) -> str:
        return "action_out_of_scope"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        answerer = core().answerer
        question = question_from(tracker)
        if has_meaning(question, "out_of_scope"):
            return say(dispatcher, tracker, answerer.answer(question))
        return say_out_of_scope(dispatcher, tracker, question)


class ActionOtherLanguage(SafeAction):
    """Answers in one line in the person's language that the assistant speaks English."""

    def name(self) -> str:
        return "action_other_language"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if not say_in_their_language(dispatcher, tracker):
            return ActionFallback().act(dispatcher, tracker)
        return []
