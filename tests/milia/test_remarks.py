"""What sounds like a remark after an answer, and is more than that."""

from __future__ import annotations

import pytest

from milia.remarks import borrows, is_weary, meaning_of_remark, picks_at_them


@pytest.mark.parametrize(
    ("text", "picks"),
    [
        ("he wont stop touching them", True),
        ("she does be picking at it", True),
        ("keeps scratching it", True),
        ("told him to stop", False),
        ("ill stop touching them", False),
    ],
)
def test_who_picks_at_them(text: str, picks: bool) -> None:
    assert picks_at_them(text) is picks


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("n i can just nick a bit of hers yeah", True),
        ("ill use mums then", True),
        ("i wont take hers", False),
        ("ok i will have a look", False),
    ],
)
def test_who_uses_another_ones(text: str, takes: bool) -> None:
    assert borrows(text) is takes


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("got a good clean needle and a magnifying glass", "picking"),
        ("i have tweezers right here", "picking"),
        ("my mate does his with a stanley blade", "picking"),
        ("ok i put the needle back in the drawer", None),
        ("i'd never use a pin on him", None),
        ("going to the doctor with a needle phobia lol", None),
        ("loads more today", "stubborn"),
        ("few more came up overnight", "stubborn"),
        ("they look worse if anything", "stubborn"),
        ("no more today", None),
        ("not getting worse thank god", None),
        ("a few more weeks then", None),
        ("no more questions", None),
        ("ok so we just leave them", "need_treatment"),
        ("right so there's nothing to put on him", "need_treatment"),
        ("grand, i'll leave them so", None),
        ("thanks, will leave it", None),
    ],
)
def test_what_a_remark_asks_for(text: str, topic: str | None) -> None:
    assert meaning_of_remark(text) == topic


@pytest.mark.parametrize(
    ("text", "weary"),
    [
        ("sorry im so tired", True),
        ("ugh ok. feel so guilty, i did this to him didnt i", True),
        ("i feel like the worst mum", True),
        ("im so tired of them, how do i get rid of them?", False),
        ("how long do they last", False),
    ],
)
def test_who_is_weary_asks_nothing(text: str, weary: bool) -> None:
    assert is_weary(text) == weary
