"""Where a letter asks, and whether what its story names is meant."""

from __future__ import annotations

import pytest

from milia.letters import asked_spans, is_of_the_bumps

STORY = "My facialist refuses to do mine because they are right by the lash line."


@pytest.mark.parametrize(
    "asked",
    [
        "What is left for me, I so want these gone?",
        "Any advice on getting rid of them would be lovely.",
    ],
)
def test_the_asking_sentence_alone(asked: str) -> None:
    text = f"{STORY} {asked}"
    (span,) = asked_spans(text)
    assert text[slice(*span)].strip() == asked.rstrip("?.") + asked[-1]
    assert is_of_the_bumps(text[slice(*span)])


def test_what_is_short_or_asks_throughout_has_none() -> None:
    assert asked_spans("castor oil? does it help with milia") == []
    assert (
        asked_spans("What are they, and how long do they last? And who takes them out, a doctor?")
        == []
    )


@pytest.mark.parametrize(
    "asked", ["Does it help with milia?", "Is that any good for them?", "Any thoughts?"]
)
def test_a_question_that_may_be_of_the_thing(asked: str) -> None:
    assert not is_of_the_bumps(asked)
