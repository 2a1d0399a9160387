"""What stands around a question is read past; a message that is nothing else stays."""

from __future__ import annotations

import time

import pytest

from nlu.chatter import chatter
from nlu.repairs import repaired


def plain(text: str) -> str:
    return repaired(text, chatter(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hi there, quick question, can i pop them thanks in advance", "can i pop them"),
        ("what are they? 😟👶", "what are they?"),
        ("so sorry if this is silly but are they permanent", "are they permanent"),
        ("asking for a friend: is it contagious", "is it contagious"),
        ("stop telling me about laser. will they go", "will they go"),
        ("i didnt ask about pain. is it better or not", "is it better or not"),
        ("No. Forget premature. When should they be gone by?", "When should they be gone by?"),
        ("i mean did i cause it", "did i cause it"),
        ("you said that already, will it scar", "will it scar"),
        ("my sister asks: can they be frozen off", "can they be frozen off"),
        ("how do i get rid of them please", "how do i get rid of them"),
        (
            "cheers. his brother never had any, is that weird",
            "his brother never had any, is that weird",
        ),
        ("ok thank you so much. can they be frozen off", "can they be frozen off"),
        ("my son's eyelid has one 🙏 what now", "my son's eyelid has one what now"),
    ],
)
def test_the_question_is_left(text: str, left: str) -> None:
    assert plain(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "hello there",
        "thanks",
        "thank you so much",
        "👍",
        "👶⚪",
        "any advice?",
        "forget it, thx",
        "thanks, that helps a lot",
        "phew, will do that then",
        "i didnt ask you that",
        "not my baby, me, what can i use",
        "help please",
        "ok",
        "",
        "🙏🙏",
    ],
)
def test_a_message_of_its_own_stays(text: str) -> None:
    assert plain(text) == text


def test_nothing_is_cut_from_a_plain_question() -> None:
    for text in ("so what causes milia on my nose", "well water and milia", "okra and milia"):
        assert "milia" in plain(text)
    assert plain("okra and milia") == "okra and milia"


@pytest.mark.parametrize(
    "text", ["how long" + "?" * 1900, "thanks " * 280, "how long " + ", " * 950]
)
def test_marks_without_end_are_read_in_no_time(text: str) -> None:
    started = time.perf_counter()
    chatter(text)
    assert time.perf_counter() - started < 0.2
