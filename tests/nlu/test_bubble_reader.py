"""A message in pieces, with a tracker: the text that the rest of the pipeline reads."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from nlu.bubbles import BubbleReader

ANSWERED = BotUttered("Milia …", metadata={"topic": "duration", "facts": ["weeks_to_months"]})
ALARMED = BotUttered("Please call …", metadata={"topic": "urgent", "facts": []})
GREETED = BotUttered("Hello.", metadata={})


def said(text: str, read_as: str | None = None) -> UserUttered:
    parsed: dict[str, Any] = {"intent": {"name": "duration"}, "text": read_as or text}
    return UserUttered(text, parse_data=parsed)  # type: ignore[arg-type]


def read(text: str, *events: Event) -> str:
    tracker = DialogueStateTracker.from_events("somebody", list(events), [])
    message = Message.build(text)
    BubbleReader().process([message], tracker)
    return str(message.get("text"))


def test_a_word_set_right_is_read_with_what_it_sets_right() -> None:
    assert read("*weeks", said("he is 3 months"), ANSWERED) == "he is 3 weeks"


def test_a_piece_is_read_with_all_pieces_before_it() -> None:
    first = "i should dab breast milk on the milia on my"
    assert read("nose", said("the milia on my", read_as=first), ANSWERED) == f"{first} nose"


@pytest.mark.parametrize("reply", [ANSWERED, ALARMED])
def test_a_nudge_asks_again_what_was_replied_to(reply: BotUttered) -> None:
    assert read("hello??", said("how long do they last"), reply) == "how long do they last"


def test_a_nudge_after_a_greeting_is_a_greeting() -> None:
    assert read("hello??", said("hi"), GREETED) == "hello??"
    assert read("hello??") == "hello??"


def test_a_question_that_says_nothing_is_read_with_what_was_told() -> None:
    events = (said("white bumps on her gums"), ANSWERED, said("she is 5 weeks"), ANSWERED)
    assert (
        read("is that normal", *events) == "white bumps on her gums. she is 5 weeks. is that normal"
    )


def test_nothing_reaches_over_a_button_or_into_the_last_session() -> None:
    assert read("*weeks", said("he is 3 months"), ANSWERED, said("/duration"), ANSWERED) == "*weeks"
    assert read("*weeks", said("he is 3 months"), ANSWERED, SessionStarted()) == "*weeks"


@pytest.mark.parametrize("text", ["/duration", "", "   "])
def test_buttons_and_empty_messages_stay(text: str) -> None:
    assert read(text, said("put it on my"), ANSWERED) == text
