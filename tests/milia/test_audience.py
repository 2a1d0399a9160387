"""Whom a message is about: each rule by itself, then the held-out halves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from milia.audience import AudienceMention, find_audiences
from milia.types import AUDIENCES, Audience

HELDOUT = Path(__file__).resolve().parent.parent / "heldout"
TEST_FLOOR = 0.90


def meant(text: str) -> list[str]:
    return [mention.audience for mention in find_audiences(text) if not mention.negated]


def one(text: str) -> AudienceMention:
    found = find_audiences(text)
    assert len(found) == 1, found
    return found[0]


def lines(half: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((HELDOUT / half / "audience.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        # ages by unit
        ("my 3 week old", ["baby"]),
        ("a 2 day old", ["baby"]),
        ("11 month old", ["baby"]),
        ("12 month old", ["toddler"]),
        ("18 months old", ["toddler"]),
        ("1 year old", ["toddler"]),
        ("5 year old", ["toddler"]),
        ("6 year old", ["child"]),
        ("17yo", ["child"]),
        ("18 yo", ["adult"]),
        ("my daughter 2.5 yrs", ["toddler"]),
        ("2 1/2 year old", ["toddler"]),
        ("year and a half old", ["toddler"]),
        ("my child is 4 years and 2 months", ["toddler"]),
        ("forty one year old", ["adult"]),
        ("I’m 34", ["adult"]),
        ("im fifteen", ["child"]),
        ("34F", ["adult"]),
        ("in her sixties", ["adult"]),
        # the age outranks the noun
        ("my son is 41", ["adult"]),
        ("my baby is 2 years old", ["toddler"]),
        ("my baby sister is 14", ["child"]),
        ("my sister, 23, has them", ["adult"]),
        ("I am 16 and pregnant", ["child"]),
        # nouns
        ("my preemie", ["baby"]),
        ("todler", ["toddler"]),
        ("newbron", ["baby"]),
        ("my teen", ["child"]),
        ("gran has them", ["adult"]),
        ("34 weeks pregnant i have bumps", ["adult"]),
        ("👶⚪", ["baby"]),
        # several
        ("me and my baby", ["adult", "baby"]),
        ("my 3 and 5 year olds", ["toddler", "toddler"]),
        ("my girls are 8 and 2", ["child", "toddler"]),
        ("my 3 year old and my 3 week old", ["toddler", "baby"]),
        # nobody
        ("had them for 3 weeks", []),
        ("3 months and still there", []),
        ("since 2 years", []),
        ("i'm 3 weeks into differin", []),
        ("since i was 12", []),
        ("when i was a baby", []),
        ("my 3 week old puppy", []),
        ("our 2 year old cat", []),
        ("my 6 month old tube of tretinoin", []),
        ("this 2 year old bump", []),
        ("does baby oil cause it", []),
        ("0.1% differin", []),
        ("2 or 3 times a week", []),
        ("how do i get rid of mine", []),
        ("can I wear makeup", []),
        ("tell me about milia", []),
        # who writes is not whom it is about
        ("my mum says to squeeze my baby's spots", ["baby"]),
        ("my wife and i worry about our newborn", ["baby"]),
        ("i'm breastfeeding my 3 week old", ["baby"]),
        ("can i use it while breastfeeding", ["adult"]),
        ("my wife had a baby 2 weeks ago", ["baby"]),
    ],
)
def test_audiences(text: str, audiences: list[str]) -> None:
    assert meant(text) == audiences


@pytest.mark.parametrize(
    ("audience", "texts"),
    [
        (
            "baby",
            "first time mum here; our newest arrival; he's just been born; at our six week check; "
            "the midwife said; health visitor said about his nose; still in the nicu; my bundle of joy; "
            "a fortnight old; she's only weeks old; asleep in the cot; on the changing mat; "
            "still in nappies; while feeding him; straight from the womb; 36 hours old; "
            "hours old; my NB; la bebe; bubby has dots; discharged from maternity yesterday",
        ),
        (
            "toddler",
            "turned one last week; daycare said; we are potty training him; terrible twos; my tot; "
            "13 months, dots on chin",
        ),
        (
            "child",
            "she's in year 3; he is in reception; in kindergarten; my 2nd grader; in high school; "
            "doing his GCSEs; I'm in 8th grade; my mum won't let me; 7 y.o.; in sixth form",
        ),
    ],
)
def test_what_stands_around_a_child_tells_of_one(audience: str, texts: str) -> None:
    wrong = [text for text in texts.split("; ") if meant(text) != [audience]]
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "i'm a midwife, 40, and have milia",
        "i've had them since high school",
        "i was in year 9 when it began",
        "my cat sleeps in the cot",
        "im 26 and work at a nursery",
    ],
)
def test_a_sign_alone_makes_no_child_of_an_adult_or_a_cat(text: str) -> None:
    assert not {"baby", "toddler", "child"} & set(meant(text))


@pytest.mark.parametrize(
    "text",
    [
        "our lad",
        "my wee lass",
        "little sister",
        "DS2 has dots",
        "the twins",
        "my youngster",
        "my babe",
    ],
)
def test_more_words_for_a_minor(text: str) -> None:
    assert one(text).minor


@pytest.mark.parametrize("text", ["my son", "my daughter has one", "for kids", "my nephew"])
def test_a_child_without_an_age_is_a_minor_of_unknown_age(text: str) -> None:
    assert (one(text).audience, one(text).minor) == ("unknown", True)


def test_a_sister_without_an_age_is_unknown_and_may_be_grown() -> None:
    assert (one("my sister has them").audience, one("my sister has them").minor) == (
        "unknown",
        False,
    )


@pytest.mark.parametrize(
    ("text", "newborn"),
    [
        ("newborn", True),
        ("3 weeks old", True),
        ("one month old", False),
        ("5 week old", False),
        ("my baby", False),
        ("my newborn is 3 months old", False),
        ("my baby, born 2 weeks ago", True),
    ],
)
def test_newborn_is_under_a_month_or_said_without_an_age(text: str, newborn: bool) -> None:
    assert one(text).newborn is newborn


@pytest.mark.parametrize(
    ("text", "said_no", "said_yes"),
    [
        ("not my baby, me", ["baby"], ["adult"]),
        ("it isn't for my baby it's for me", ["baby"], ["adult"]),
        ("for my baby not me", ["adult"], ["baby"]),
        ("not for the baby", ["baby"], []),
        ("no baby, just me", ["baby"], ["adult"]),
        ("not just my baby, me too", [], ["baby", "adult"]),
        ("why is it not for babies", [], ["baby"]),
        ("don't use it on my baby?", [], ["baby"]),
    ],
)
def test_negation(text: str, said_no: list[str], said_yes: list[str]) -> None:
    found = find_audiences(text)
    assert [m.audience for m in found if m.negated] == said_no
    assert [m.audience for m in found if not m.negated] == said_yes


def test_age_and_words() -> None:
    found = one("hi, my daughter 2.5 yrs has one")
    assert (found.age_months, found.age) == (30.0, "2.5 yrs")
    assert found.text == "daughter 2.5 yrs"


def test_a_bare_number_of_a_baby_is_no_age() -> None:
    assert (one("my baby is 6").audience, one("my baby is 6").age_months) == ("baby", None)


def test_the_same_baby_named_again_is_one_person() -> None:
    assert meant("my baby has milia, he's 18 months, can i wash the baby") == ["toddler"]


@given(st.text(max_size=200))
def test_any_text_is_taken_and_spans_hold(text: str) -> None:
    for mention in find_audiences(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.audience in AUDIENCES


@given(st.integers(1, 17), st.sampled_from(["{}yo", "{} year old", "my son is {}", "I'm {}"]))
def test_nobody_under_18_is_taken_for_an_adult(age: int, form: str) -> None:
    found = one(form.format(age))
    assert found.minor and found.audience != "adult"
    assert found.age_months == age * 12


@given(st.integers(0, 215), st.sampled_from(["{} month old", "my baby is {} months"]))
def test_the_steps_between_audiences(months: int, form: str) -> None:
    wanted: Audience = "baby" if months < 12 else "toddler" if months < 72 else "child"
    assert one(form.format(months)).audience == wanted


def _right(line: dict[str, Any]) -> bool:
    found = find_audiences(line["text"])
    return {m.audience for m in found if not m.negated} == set(line["audiences"]) and {
        m.audience for m in found if m.negated
    } == set(line.get("negated", []))


def test_dev_half() -> None:
    assert [line["text"] for line in lines("dev") if not _right(line)] == []


def test_test_half() -> None:
    """A floor; only a count, so that nobody tunes on the lines."""
    right = [_right(line) for line in lines("test")]
    assert sum(right) / len(right) >= TEST_FLOOR, f"{sum(right)} of {len(right)}"


def test_in_neither_half_is_a_young_person_taken_for_an_adult() -> None:
    unsafe = 0
    for line in lines("dev") + lines("test"):
        if (
            set(line["audiences"]) & {"baby", "toddler", "child"}
            and "adult" not in line["audiences"]
        ):
            unsafe += meant(line["text"]) == ["adult"]
    assert unsafe == 0


@pytest.mark.parametrize(
    "text", ["is laser ok for the baby not me", "is it ok for my baby, not me"]
)
def test_not_me_after_a_question_is_a_no(text: str) -> None:
    assert [(m.audience, m.negated) for m in find_audiences(text)] == [
        ("baby", False),
        ("adult", True),
    ]
