"""What is urgent still after whom to call was said, and what is not."""

from __future__ import annotations

import pytest

from milia.after_alarm import is_urgent_still


@pytest.mark.parametrize(
    ("text", "level", "urgent"),
    [
        ("can i wait till tomorrow opd", "today", True),
        ("do i really have to go in", "today", True),
        ("should i bother calling", "soon", True),
        ("is it that serious", "emergency", True),
        ("what number", "poison", True),
        # what was swallowed works later; a fever that is gone is gone
        ("shes not crying she seems ok", "poison", True),
        ("he looks fine now", "emergency", True),
        ("he looks fine now", "today", False),
        # somebody has seen to it
        ("poison line said shes fine", "poison", False),
        ("we went to hospital she is fine now, will the spots go", "today", False),
        ("ringing 111 now", "today", False),
        ("they said shes grand. so would laser leave a mark", "poison", False),
        ("ok thanks", "emergency", False),
        ("will the milk spots scar", "emergency", False),
    ],
)
def test_is_urgent_still(text: str, level: str, urgent: bool) -> None:
    assert is_urgent_still(text, level) is urgent


def test_a_long_message_says_enough_by_itself() -> None:
    assert not is_urgent_still("can i wait " + "and see " * 10, "today")
