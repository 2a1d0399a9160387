"""Which questions ask for more than their answer has told, and which only ask again."""

from __future__ import annotations

import pytest

from milia.new_detail import asks_new_detail

GENTLE = "Use a gentle moisturizer each time you have washed your face."
ONCE = "Sometimes a single treatment with a procedure is enough."
PICK = "Please do not pick, pop or squeeze milia. That can scar the skin or lead to an infection."


@pytest.mark.parametrize(
    ("text", "told", "more"),
    [
        ("Gentle. Does gentle mean no perfume?", GENTLE, True),
        ("so is that a no to beauticians?", ONCE, True),
        ("but my brother did his with a pin, was that ok?", PICK, True),
        ("so i moisturize when i have washed?", GENTLE, False),
        ("can it scar then?", PICK, False),
        ("so just the one treatment?", ONCE, False),
        ("i said that already", ONCE, False),
        ("my brother did his with a pin", PICK, False),
    ],
)
def test_what_asks_for_more(text: str, told: str, more: bool) -> None:
    assert asks_new_detail(text, [told]) is more
