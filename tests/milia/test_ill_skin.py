"""Who tells of ill skin, and that nobody who does is told what to do to it."""

from __future__ import annotations

import pytest

from milia.answering import Answerer
from milia.drafts import INSTRUCTING
from milia.facts import load
from milia.ill_skin import tells_of_ill_skin
from milia.phrases import load_phrases
from milia.question import Ask, Person, Question
from milia.types import AUDIENCES

FACTS = load()


@pytest.mark.parametrize(
    "text",
    [
        "Our daughter (14) has EB and has milia where old blisters healed",
        "my dad's bullous pemphigoid left these",
        "Exfoliate?! Her skin comes off if you rub it. Surely not",
        "her skin is so fragile",
        "been on tret a week and my face is red raw",
        "i'd better ask her EB team",
    ],
)
def test_is_heard(text: str) -> None:
    assert tells_of_ill_skin(["hello", text])


@pytest.mark.parametrize(
    "text",
    [
        "what is epidermolysis bullosa",
        "basal what?? and bullous pemphigoid",
        "my skin is not raw or anything",
        "can i eat raw honey for it",
        "my skin is oily",
        "will my skin tear if i pop it",
    ],
)
def test_is_not_heard(text: str) -> None:
    assert not tells_of_ill_skin([text])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_topic_instructs(audience: str) -> None:
    """Whatever is asked, for whomever: nothing that tells them to do something to ill skin."""
    answerer = Answerer(FACTS, load_phrases())
    for topic in FACTS.topics:
        for asks in ((Ask("", topic=topic),), (Ask("", topic=topic), Ask("treatment_options"))):
            reply = answerer.answer(
                Question(asks, persons=(Person(audience),), ill_skin=True)  # type: ignore[arg-type]
            )
            assert reply.bubbles[0].text
            told = [f for f in reply.facts if FACTS.facts[f].kind in INSTRUCTING]
            assert not told, (topic, told)
