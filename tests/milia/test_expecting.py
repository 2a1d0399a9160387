"""Who tells that somebody is pregnant or breastfeeding: forty ways of saying it, and words that only look like it."""

from __future__ import annotations

import pytest

from milia.expecting import concerns, may_concern, takes_back, tells

TOLD = (
    "im 5 months gone",
    "my sister is 5 months gone",
    "shes 5 months gone",
    "my wife's expecting in march",
    "i'm expecting",
    "we're expecting our first",
    "wife is 20 weeks",
    "my wife is 5 months, can she use it",
    "im 30 weeks along",
    "20wks preg",
    "i have a bun in the oven",
    "due in june with our first",
    "in my third trimester",
    "just got a positive test",
    "baby on the way",
    "i'm nursing",
    "im breastfeeding my 3 month old",
    "still bf ing",
    "i pump for my newborn",
    "my girlfriend is with child",
    "she's carrying twins",
    "ttc",
    "we are trying for a baby",
    "i am 8 weeks pregnat",
    "pregnant w my 2nd",
    "expecting mum here",
    "mum to be",
    "16 and pregnant",
    "my daughter is 25 and pregnant",
    "my best friend fell pregnant",
    "7 months preggers",
    "heavily pregnant",
    "i might be pregnant",
    "my wife is six months gone with our second",
    "I fell pregnant last month",
    "im having a baby in july",
    "gave birth last week and feeding him myself",
    "exclusively breast feeding",
    "my wife is nursing our son",
    "lactating",
    "34+2 today",
    "been off the pill since august",
    "im only pumping twice a day now",
    "my sister is carrying",
    "test is positive",
    "i missed my last two cycles",
    "had a loss in june and am trying again",
    "number 3 is cooking",
    "we started trying",
    "my belle is already showing",
    "my wife is in sweet waiting",
    "we are planning for second issue",
    "he still drinks from me in the night",
    "she a nurse the baby still",
)

NOT_TOLD = (
    "my girlfriend is 5 months into tret",
    "my baby is 3 months old",
    "he is 3 weeks and they're still not gone",
    "5 weeks gone by and still there",
    "theyve been there 5 months",
    "i have a baby boy with milk spots",
    "we have twins, one has them",
    "i have a newborn and i have milia too",
    "had my baby in june, he's got milk spots",
    "when i was pregnant i got loads",
    "since my last pregnancy ive had these",
    "i'm not pregnant",
    "im not expecting miracles",
    "what results should i be expecting",
    "expecting my order of differin tomorrow",
    "i'm expecting a parcel",
    "im a nursing student",
    "nursing home resident, 84",
    "rent is due in june",
    "my derm appointment is due in may",
    "are they due to sun",
    "my son is due his jabs in 2 weeks",
    "how long till they are gone, 3 months?",
    "is it from the formula or from breast milk",
    "positive test for allergies",
    "tested positive for covid",
    "i got caught picking at it",
    "he was born at 34+2 weeks",
    "born 34 weeks, now 9 weeks",
    "use spf 50+",
    "10+ of them",
    "4-5 bumps",
    "gone in 2 months",
    "2 months gone and nothing changed",
    "i carry twins in a sling",
    "having a girl's night",
    "having a baby face",
    "my kid has them",
    "are babies born with them",
    "do newborns get milia",
    "is my little one going to keep them",
    "are they coming back",
    "i have a baby, 3 weeks",
    "i have a girl, 9",
    "my eldest is nursing a cold",
    "ive been trying salicylic acid",
    "im trying again with the acid",
    "he drinks from a bottle",
    "im carrying on with it",
    "planning for a wedding",
)


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("around", ["{}", "{}, is differin ok", "can i use tretinoin {}"])
def test_it_is_told(text: str, around: str) -> None:
    assert tells(around.format(text))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_it_is_not(text: str) -> None:
    assert not tells(text)


def test_what_is_taken_back_is_not_told() -> None:
    assert takes_back("im not pregnant any more") and not tells("im not pregnant any more")
    assert not takes_back("not pregnant but breastfeeding") and tells(
        "not pregnant but breastfeeding"
    )
    assert not takes_back("once ive stopped breastfeeding")


def test_words_that_may_stand_for_it() -> None:
    assert concerns("safe for nursing?") and may_concern("safe for nursing?")
    assert not concerns("5 mths gone") and may_concern("5 mths gone")
    assert not may_concern("is differin ok")
