"""Whom a message is about: each rule by itself, then the held-out halves."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from milia.audience import find_audiences
from milia.mentions import AudienceMention
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
        # a wife, a mother, a year at school
        ("Missus had facial resurfacing", ["adult"]),
        ("me mam's got a few", ["adult"]),
        ("im in yr 9", ["child"]),
        ("she is in yr r", ["toddler"]),
        # relatives by words of other languages, and without "my"
        ("my didi is 24, she has same problem", ["adult"]),
        ("my appointment is 24 may", []),
        ("mum's 84, in a care home", ["adult"]),
        ("need these GONE before saturday. 41. whats quickest", ["adult"]),
        ("tried it for weeks. 41. drops a day", []),
        ("gf 24 milia nose. fix?", ["adult"]),
        ("I'm 74 you see, and I said aren't those for babies!", ["adult"]),
        ("why not tho im basically an adult", ["child"]),
        ("im nearly an adult", ["child"]),
        ("im an adult", ["adult"]),
        # still to come
        ("hes 18 in march though", ["child"]),
        ("she's 18 next month", ["child"]),
        ("i'm 25 in manila", []),
        # who is pregnant at that age
        ("16 and pregnant", ["child"]),
        ("my daughter is 17 and pregnant", ["child"]),
        ("im pregnant, my son is 9", ["adult", "child"]),
        # schools elsewhere, and what only the young have before them
        ("she in JSS2, milia", ["child"]),
        ("I writing Common Entrance next year", ["child"]),
        ("i've got prom coming up", ["child"]),
        ("him a go basic school since September", ["toddler"]),
        # without a verb
        ("him big sister, she 16. Differin good fi she?", ["child"]),
        ("mama sef get am, she be 63", ["adult"]),
        ("for somebody wey be 2", ["toddler"]),
        ("I will complete 18 in December only", ["child"]),
        # an endearment
        ("but he is 15 yrs now, my baby haha, sorry", ["child"]),
        ("hes 9 but hell always be my baby", ["child"]),
        ("she is 12, my baby is 3 weeks", ["child", "baby"]),
        # several at once
        (
            "I have two children with milia, one 4 months and one 8 years.",
            ["unknown", "baby", "child"],
        ),
        ("i had one 2 months ago and one now", []),
        ("I care for old lady 88 years, she has white small ball", ["adult"]),
        # as other languages say it
        ("not so small baby, she have one and half year", ["toddler"]),
        ("I am man 52 years, it is not nice", ["adult"]),
        ("she has 2 years of these bumps", []),
        ("our son have white points. He has 1 month.", ["baby"]),
        ("my daughter has one month and half and has still this", ["baby"]),
        ("she has 3 bumps", []),
        ("The 3 year is the brother. The one with spot is 8.", ["unknown", "child"]),
        ("my son is telling me to get a biopsy, im 66", ["adult"]),
        ("my son told me it itches, im 66", ["unknown", "adult"]),
        # no months
        ("31m. can a guy get milia there", ["adult"]),
        ("he is 31m", ["toddler"]),
        # whose wedding it is
        ("my granddaughter's wedding is in 2 weeks", []),
        ("my daughter's wedding is soon, she has them", ["unknown"]),
        ("i've got my sons graduation in may", []),
        # twins, of whom one has them, and what is no age
        ("twins 2 wks old one has milk spots other one has none", ["baby"]),
        ("twins, one has a few, the other none", ["unknown"]),
        ("my 2 week old one is red", []),
        ("they're meant to go in a month and it's been nearly two", []),
        ("he's nearly two", ["toddler"]),
        # who only speaks, and an age after a number that was spoken of
        ("pupil in my class, yr 4, has bumps. other kids say its catching", ["child"]),
        ("other kids say its catching, he is 9", ["child"]),
        ("my other kid says it itches", ["unknown"]),
        ("a lady of 87 has a spot. her daughter is asking what it is", ["adult"]),
        ("no, i meant the strength. he's 14, not a newborn", ["child"]),
        ("he has a sister 2 months with same dots", ["baby"]),
        ("his brother 3 weeks has them", ["baby"]),
        ("my sister 2 months ago had it", []),
        ("he is three months old. an adult??", ["baby"]),
        # as parents' boards write
        ("can DD11 use it", ["child"]),
        ("DH and DD11 both have milia", ["adult", "child"]),
        ("DH says i should pop it", []),
        ("my husband and daughter (11) both have milia", ["adult", "child"]),
        ("my husband and i both have colds, baby is 3 weeks", ["baby"]),
        # a no that asks
        ("but not for the boy, or yes?", ["unknown"]),
        ("not for the boy", []),
        # what one reads is about others
        ("everything online is about babies, im 33", ["adult"]),
        ("all the articles are for newborns but what about grown ups", ["adult"]),
        ("are adults supposed to have this, everything i google is about newborns", ["adult"]),
        ("is everything for babies harmless", ["baby"]),
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
        ("just one?", []),
        ("only one", []),
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
            "13 months, dots on chin; "
            # may be five: the stricter reading
            "he is in reception; in kindergarten",
        ),
        (
            "child",
            "she's in year 3; my 2nd grader; in high school; "
            "doing his GCSEs; I'm in 8th grade; my mum won't let me; 7 y.o.; in sixth form",
        ),
    ],
)
def test_what_stands_around_a_child_tells_of_one(audience: str, texts: str) -> None:
    wrong = [text for text in texts.split("; ") if meant(text) != [audience]]
    assert not wrong


def youngest(text: str) -> str:
    """The strictest reading of a message: a minor of unknown age is answered as a toddler."""
    named = [m for m in find_audiences(text) if not m.negated]
    for wanted in ("baby", "toddler", "child"):
        if any(m.audience == wanted for m in named):
            return wanted
    if any(m.minor for m in named):
        return "minor"
    return "adult" if any(m.audience == "adult" for m in named) else ""


@pytest.mark.parametrize(
    ("audience", "texts"),
    [
        # numbers that stand alone, and with a letter for the sex
        (
            "child",
            "7, white dots; 14F; F14; M13 dots; 16/F; m/12; age: 12; pt is 15; 12. got milia; hi, 16, milia",
        ),
        (
            "toddler",
            "M4 milia; 3yo F milia; the patient is 4; the person is only 4; pt: 3 y/o f; 5y male; y/o 4",
        ),
        (
            "baby",
            "M 5 weeks; 9wk F; 5/52 baby girl; 2/12 old boy; pt is 8 weeks; 3wks+2 and covered; 5+3 weeks",
        ),
        (
            "child",
            "someone who's only 13; just got his braces on, 13, milia; a patient aged 12; is it ok at 15",
        ),
        (
            "adult",
            "34M milia; F34; 45/F; M 60 white bumps; pt is 52; someone who's 45; now 42, still there",
        ),
        # beside a word of the family
        (
            "child",
            "nephew, 15, milia; twins, 7, both; son (9) has; daughter 12 has; grandaughter, 9, stays; "
            "a girl of 7",
        ),
        (
            "toddler",
            "my niece (2); son of 4, milia; my lad's just gone three; oscar is 4 and has milia; himself is 3",
        ),
        (
            "baby",
            "our madam, 13 weeks; DD 6w; peanut is 2 mos; ours is 9 days; bebi 1 month; LO is 5 weeks",
        ),
        # what the rules' own readings, learnt and compared with them, showed to be missed
        ("toddler", "what face scrub for a 2 year olds milia; miss 2 has a pearl near her eye"),
        (
            "child",
            "a wash for 11yr olds milia; being sixteen with white dots; "
            "like I'm literally fifteen and; at 17 would they laser her bumps; "
            "my grand-daughter of fifteen; my mate, 14, has",
        ),
        (
            "baby",
            "3 week old milia should i put anything; 4wk old white bumps; he's two and a half months, why; "
            "my mums' group has lotions. she's six weeks; my wife had him 3 weeks ago, he has dots; "
            "my twins are 7 weeks, one has it the other doesnt",
        ),
        (
            "adult",
            "am i too old at 76 to begin; i'm black and 29, is it milia; milia on both. 28f. help; "
            "i was a sickly baby and had milia. now at 40 i have them; my gran's one aches; "
            "i'm seventy four, i thought they were a young person's thing; im 5 and a half months pregnant; "
            "my wife is 12 weeks, what may she use; wife is 5 months, can she use tret",
        ),
        (
            "",
            "i have 3 week old milia; 2 week old milia on my eyelid; i miss 2 nights of differin; "
            "booked for removal at 3, he now talks nonsense; "
            "which one would you recommend; of those two would it be the stronger; a video with 2m views; "
            "still here 8mo; my appointment is at 4 can i eat before; "
            "do i need to prep; whats the day to day care; what brings out the hard wee ones; "
            "a white bump on the breast",
        ),
        # parts of years, and ages to come
        (
            "toddler",
            "4 and three quarters; 2 and a bit; two and a half, milia; not even 2; nearly 3, milia; "
            "2½, milia",
        ),
        (
            "toddler",
            "he's 2+; turning 5 in march; rising five; not quite 4; he isn't 5 yet; four going on five",
        ),
        (
            "child",
            "nearly 18, dots; six going on sixteen; 17 not 18 til may; turning 16; 17, 18 in june; "
            "8ish, milia",
        ),
        (
            "child",
            "her 13th birthday is tomorrow; my 16th birthday soon; until he's 18; "
            "when she turns 16 can she; not yet 16",
        ),
        (
            "baby",
            "not one yet; nearly 1, milia; under 6 months; less than 2 weeks old; he'll be one in december",
        ),
        # in other grammar
        (
            "baby",
            "my month-old; she's been here 10 days; he's 3 weeks tomorrow; hes 12wk old now milia; "
            "there since birth, which was 6 weeks ago; only 20 days old; she arrived 3 weeks ago; "
            "at 6 weeks his nose is full",
        ),
        (
            "baby",
            "she was born in august; born on the 2nd; born friday; ten days into being a dad; "
            "came 2 weeks early, his nose",
        ),
        # school
        (
            "toddler",
            "in ukg; just started p1; starts school in september; year 1 in september, in year 1",
        ),
        (
            "child",
            "Y7 and called names; year 9s; 5th class in primary; in 8th standard; grade 6, milia; "
            "S2 pupil; junior cert",
        ),
        (
            "child",
            "class of 2028; high school sophomore; nat 5s; doing my highers; class 8 student; y10 boy; "
            "in 9th grade",
        ),
        # growing up, from birth on
        (
            "baby",
            "started weaning last week; teething; can't hold her head up; not sitting up yet; "
            "cord stump still on",
        ),
        (
            "baby",
            "had his 8 week jabs; on formula; exclusively breastfed; in the next-to-me; "
            "just started crawling; 0-3 month clothes, her nose",
        ),
        (
            "toddler",
            "lost his first tooth; his 2 year check; still naps, his nose; just started walking; "
            "tooth fairy came; cot bed",
        ),
        (
            "child",
            "got braces last month; first period; his voice is breaking; training bra; at brownies; "
            "her quinceañera; bar mitzvah",
        ),
        # dialect and other languages
        (
            "minor",
            "my wean; the wee yin; bairns; my sprog; nipper; ankle biters; young fella; foster lad; "
            "godson; my munchkin",
        ),
        (
            "minor",
            "mi hijo; la niña; mon petit; ma fille; my beti; mera beta; anak ko; bunso; pamangkin; "
            "mein kind; our bambinas sister the niece",
        ),
        ("baby", "babbie; my bby; bébé; bebi; babba; NB with milia; my new addition; bub"),
        ("toddler", "threenager; hija de 3 años; beta 4 saal ka; kind ist 4 jahre alt"),
        # whom a mother writes of
        (
            "baby",
            "3 wks pp, do i pop his milia; 4 days pp, white bumps off her nose; gave birth last night, he has dots",
        ),
        # a letter or two wrong
        ("baby", "babt; newbron; nweborn; new borne; infent"),
        ("toddler", "tolder; toddlr; toddeler; tottler"),
        ("child", "teeenager; teenger; teeneger; adolecent"),
        ("minor", "grandauter; dauther; dautgher; grandaugther; chidren; nephw; neice; yongest"),
    ],
)
def test_many_ways_to_name_the_young(audience: str, texts: str) -> None:
    wrong = [(text, youngest(text)) for text in texts.split("; ") if youngest(text) != audience]
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "teacher of 5 year olds, I, 28, have milia",
        "i teach year 3 and i'm 41",
        "nursery nurse, 26, milia",
        "work in the baby room of a nursery, 24, i got milia",
        "baby of the family at 52, milia on my cheeks",
        "i hate my baby face, im 26",
        "baby soft skin but milia",
        "my boyfriend, 25, whom i call baby, has milia",
        "my godson still has milia at 22",
        "my boys are grown, 27 and 30",
        "my girl's 33rd birthday is coming up",
        "my son's teacher, who is 46, has milia",
        "had them since i was a baby",
        "my wife is 36, two kids, milia under her eyes",
        "mum of 3 under 5, its me, im 33",
        "mother of three, 38",
        "my baby brother is 30",
        "year 2 of my phd, 26",
        "phd year 3, 27",
        "college freshman, 18",
        "class 4 laser",
        "grade 3 acne",
        "medical grade retinol",
        "3 bumps under my eye, 2 on my cheek",
        "i have 5, all on my left eyelid",
        "2, maybe 3 white bumps",
        "6 weeks on tretinoin",
        "6 weeks today since my laser",
        "milia for 6 months, 0.05% tret",
        "spf 30, 50, which one",
        "i'm 5'4",
        "fitzpatrick 5, laser ok?",
        "downtime is 3 days, right",
        "appointment at 10, what to expect",
        "my skin is crawling",
        "weaning off steroid cream",
        "a new formula gave me milia",
        "muslin cloth and balm cleanser",
        "the woman next to me had it lasered",
        "beta hydroxy acid",
        "a minor procedure",
        "is it a minor issue",
        "i have big ones and tiny ones",
        "the little one under my eye",
        "anything to lose sleep over",
        "under 20 dollars",
        "newport dermatologist",
        "toodles",
        "explain bitcoin as if i were five",
        "at the school gate a mum said hers were scraped off",
        "the girl at the counter said retinol, im 29",
        "oh boy, milia",
        "don't baby me",
        "lactic acid for a breastfeeding mum with bumps on her chin",
        "expecting twins and my skin has gone bananas",
        "juvenile milia, what is it",
        "pitted marks left from teenage spots",
        "i'm eighty-one",
    ],
)
def test_no_adult_and_no_thing_is_taken_for_a_child(text: str) -> None:
    assert not any(m.minor for m in find_audiences(text) if not m.negated)


@pytest.mark.parametrize(
    "text",
    [
        "i'm 31, he's teething and has white dots",
        "im 29 and breastfeeding, her nose has white spots",
    ],
)
def test_a_sign_counts_beside_the_writers_own_age_where_somebody_else_is_meant(text: str) -> None:
    assert set(meant(text)) == {"adult", "baby"}


def test_a_sister_of_unknown_age_in_school_is_a_child() -> None:
    assert youngest("my sis is in grade 7") == "child"


def test_24m_is_months_unless_it_must_be_a_man() -> None:
    assert youngest("my 24m has milia") == "toddler"
    assert youngest("24m, white bumps on cheeks") == "toddler"
    assert youngest("24M, i have milia") == "adult"
    assert youngest("12m here as in 12 and male") == "toddler"


@pytest.mark.parametrize(
    "word", ["newton", "newport", "stetson", "grandmom", "teenage", "chicken", "adolescence"]
)
def test_ordinary_words_are_no_misspelt_persons(word: str) -> None:
    assert not any(m.minor for m in find_audiences(f"about {word} milia"))


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


@pytest.mark.parametrize(
    ("text", "adult"),
    [
        ("31", True),
        ("the bride and not a baby lol. 31", True),
        ("which spf? 50", False),
        ("31?", False),
    ],
)
def test_a_number_alone_is_an_age(text: str, adult: bool) -> None:
    assert any(m.audience == "adult" for m in find_audiences(text)) is adult


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


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("milia 3 week old", "baby"),
        ("retinol 13 year old", "child"),
        ("laser 5 month old safe?", "baby"),
        ("tretinoin, 8 week old", "baby"),
        ("bumps on face 2 year old", "toddler"),
        ("so peels aren't for babies then", "baby"),
        ("never on infants?", "baby"),
    ],
)
def test_words_of_a_search_name_somebody(text: str, audience: str) -> None:
    assert meant(text) == [audience]


@pytest.mark.parametrize(
    "text", ["my milia are 2 years old", "these spots 3 years old now", "spot that is 2 years old"]
)
def test_spots_of_an_age_are_nobody(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("can I get them off from my 3 week old somehow", "baby"),
        ("may my 13 year old use Differin", "child"),
        ("my 9 year old wants cream", "child"),
        ("my 4 month old gets spots", "baby"),
        ("tret on 8 week old milk spots", "baby"),
    ],
)
def test_a_verb_or_a_thing_after_an_age_takes_no_child_away(text: str, audience: str) -> None:
    assert meant(text) == [audience]


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        (
            "5 days old, dots on her cheeks, nan is coming on saturday and my husband says leave it",
            ["baby"],
        ),
        ("my baby is 20 days and the grandmother wants to rub them off", ["baby"]),
        ("my husband's convinced a clinic could sort our 3 month old", ["baby"]),
        # but those who have them as well are meant
        ("my husband has them, baby too", ["adult", "baby"]),
        ("milia on my newborn and on my mum", ["baby", "adult"]),
        ("my husband's eyelid and my 3 month old's nose", ["adult", "baby"]),
    ],
)
def test_grown_ups_who_look_on_are_not_meant(text: str, audiences: list[str]) -> None:
    assert [m.audience for m in find_audiences(text)] == audiences


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("33m, booked in to have them scraped off", "adult"),
        ("22m, dots on his nose", "toddler"),
        ("lo 26m, spots", "toddler"),
        ("my son has 9 years", "child"),
        ("i have 45 years. is it ok", "adult"),
    ],
)
def test_ages_in_few_letters_and_in_other_tongues_ways(text: str, audience: str) -> None:
    assert [m.audience for m in find_audiences(text)] == [audience]


@pytest.mark.parametrize(
    "text",
    [
        "no no i meant my daughter not the baby!! shes 14",
        "not the baby my older one, shes 14",
        "it's not for my baby. she is 14",
    ],
)
def test_an_age_is_not_of_whom_it_is_not_about(text: str) -> None:
    assert {m.audience for m in find_audiences(text) if not m.negated} == {"child"}


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("2yo white dots on nose", "toddler"),
        ("18mo milk spots", "toddler"),
        ("8 y/o bumps", "child"),
    ],
)
def test_bumps_are_never_so_many_yo(text: str, audience: str) -> None:
    assert [m.audience for m in find_audiences(text)] == [audience]


@pytest.mark.parametrize(
    "text",
    [
        "My MIL is insisting on coconut oil",
        "my wife gave it a squeeze",
        "my mum rubbed some oil on",
    ],
)
def test_who_speaks_or_acts_is_not_whom_it_is_about(text: str) -> None:
    assert find_audiences(text) == []


def test_who_acts_on_their_own_skin_is() -> None:
    assert [m.audience for m in find_audiences("my wife squeezed hers")] == ["adult"]


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("8yo w milia on cheek for 6 mos", "child"),
        ("milia on her nose for 6 mos, my girl is 8", "child"),
        ("oops typo i mean 1 MONTH not 1 year", "baby"),
        ("sorry 3 weeks not 3 years", "baby"),
        ("im 14, should i ask my mum to get it", "child"),
    ],
)
def test_of_two_ages_one_is_meant(text: str, audience: str) -> None:
    assert [m.audience for m in find_audiences(text)] == [audience]


@pytest.mark.parametrize(
    "text", ["my daughters 8 she wants hers gone", "my sons 9 can he use it", "my girls 12."]
)
def test_a_child_and_an_age_without_an_apostrophe(text: str) -> None:
    assert {m.audience for m in find_audiences(text)} == {"child"}


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("my dads 71, got loads of white spots by his eyelid", ["adult"]),
        ("my wifes 33, they are under her eyes", ["adult"]),
        ("my mums 10 sessions of laser", ["adult"]),  # no age
        ("my husbands 20 year old cream", []),
        ("him 2", ["toddler"]),
        ("give him 2 a day?", []),
        ("i dey 16 years", ["child"]),
        ("i is 39", ["adult"]),
        ("her brother that is 3, he has one on his eyelid", ["toddler"]),
        ("this cream that is 3 years old", []),
        ("my daughter in law mentioned laser", []),
        ("my daughter-in-law is 30", ["adult"]),
        ("my son in law has them", ["adult"]),
        ("my wife has a newborn with milia", ["baby"]),
        ("my wife has a baby and she has milia too", ["adult", "baby"]),
    ],
)
def test_grown_ups_by_relation_and_who_has_a_child(text: str, audiences: list[str]) -> None:
    assert [m.audience for m in find_audiences(text)] == audiences


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("8 months n they STILL here wtf im 41 do i go gp", "adult"),  # no "41 d/o"
        ("the eldest is 11 and shes one on her cheek now", "child"),
        ("33 m. steroid cream on face since spring", "adult"),
        ("My daughter is of 14 years", "child"),
        ("sorry, 6 MONTHS not yrs", "baby"),
        ("7 weeks sorry not years, milk spots on nose", "baby"),
        ("6 yr old not 6 months", "child"),
        ("16 got differin can i use it on milia", "child"),
        ("16 btw. remove how", "child"),
        ("wee mans 20 month n hes got white plooks", "toddler"),
        ("lil one's 12 days and has milk spots", "baby"),
        ("my younger one is 16, has them since june", "child"),
        ("my lola is 77, she has milia", "adult"),
        ("my son in 5th grade has these hard white dots", "child"),
        ("M/39/milia/cheeks", "adult"),
        ("threeyr old daughter, tiny pearl on the eyelid", "toddler"),
        ("I am a retired schoolmaster of seventy-four", "adult"),
        ("she was going to put differin on it only she's 5 months gone", "adult"),
        ("17f used my moms eye cream and now theres bumps", "child"),
        ("Is it only the babies does get them? I've a couple meself and I'm 68", "adult"),
    ],
)
def test_more_ways_to_say_who(text: str, audience: str) -> None:
    assert meant(text) == [audience]


@pytest.mark.parametrize(
    "text",
    [
        "her daddys been wipin her down with them pads",
        "In pharmacy lady sold me a cream for this",
        "that exfoliating stuff the missus uses, safe on him?",
        "Need one do anything about it?",
        "can my mom pick it",
        "would the insurance cover it after the baby comes",
    ],
)
def test_who_only_stands_by_is_nobody(text: str) -> None:
    assert meant(text) == []


def test_two_children_of_one_kind_have_an_age_each() -> None:
    assert meant("have two boys 3 and 6 with dots") == ["toddler", "child"]


@pytest.mark.parametrize(
    "text", ["baby" + "?" * 1900, "baby? " + "lol " * 480, "baby" + " ?" * 950]
)
def test_marks_without_end_are_read_in_no_time(text: str) -> None:
    began = time.perf_counter()
    find_audiences(text)
    assert (
        time.perf_counter() - began < 2.0
    )  # a minute and more, where each mark may be read three ways


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        # A kind of people that is only said back in wonder, or said of none
        ("newborn?? no im 29. can freezing leave dark patches on me", ["adult"]),
        ("baby?? no i mean clients, adults", ["adult"]),
        ("baby? no it's my toddler", ["toddler"]),
        ("not come back, GO. and neither of mine is a newborn", []),
        ("I do not have a baby, it is for me", ["adult"]),
        ("You keep telling me about a baby. I am seventy-one", ["adult"]),
        ("I am 71 and I thought these were for babies?", ["adult"]),
        # and one that is meant
        ("is it ok for a baby? i'm a nervous mum", ["baby"]),
        ("my baby? not sure if milia", ["baby"]),
        # The writer's age after "me"; a mate is no age, and one is a count
        ("ME. 34. its been 5 months since the laser", ["adult"]),
        ("me 24. not till the redness is gone tho right", ["adult"]),
        ("adult m8", ["adult"]),
        ("just 1. what doctor gp or eye", []),
        ("just 2", ["toddler"]),
        ("i was telling myself to breathe haha", []),
    ],
)
def test_who_is_meant_by_people_who_talk_back(text: str, audiences: list[str]) -> None:
    assert [m.audience for m in find_audiences(text) if not m.negated] == audiences


@pytest.mark.parametrize(
    "text", ["my lo is 9 dys old n has wite dots", "she is 3 weaks old", "he is 5 dasy old"]
)
def test_a_misspelt_unit_is_a_babys(text: str) -> None:
    assert [m.audience for m in find_audiences(text)] == ["baby"]


@pytest.mark.parametrize("text", ["she is 6 wkes old", "my lo is 4 dayz old"])
def test_a_unit_that_cannot_be_read_is_not_years(text: str) -> None:
    assert not {"child", "toddler", "adult"} & {m.audience for m in find_audiences(text)}


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        # A unit that is misspelt was read as years: "3 moths" a toddler, "20 moths" a grown-up
        ("can I use a scrub on his cheeks, he's 3 moths", ["baby"]),
        ("she is 20 moths now", ["toddler"]),
        ("he is 5 munths", ["baby"]),
        ("my girl is ate months", ["baby"]),
        # As in India
        ("My son has completed 7 years", ["child"]),
        ("she is running 8 months", ["baby"]),
        ("I am doing it already has 10 days", []),
        # Whoever is no baby
        ("I'm a right baby with pain me", []),
        ("i'm such a baby about needles", []),
        ("34 and I've got baby spots", ["adult"]),
        ("i'm with my baby at the clinic, is it ok for her", ["baby"]),
        # Given to a child, and no thing of that age
        ("You can't give a 13 year old Differin", ["child"]),
        ("my 13 year old Differin tube", []),
        # Whoever has the child is not asked about
        ("lady has a 4mo with milk spots and wants a cream", ["baby"]),
        ("my friend has a 2 year old with milia", ["toddler"]),
    ],
)
def test_pieces_dictation_and_the_worlds_englishes(text: str, audiences: list[str]) -> None:
    assert [m.audience for m in find_audiences(text) if not m.negated] == audiences


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        (
            "my daughter is in year 3, white spots. The other kids have started commenting",
            ["child"],
        ),
        ("under 18", ["child"]),
        ("18 or over", ["adult"]),
        ("over 18", ["adult"]),
    ],
)
def test_schoolmates_and_our_own_buttons(text: str, audiences: list[str]) -> None:
    assert [m.audience for m in find_audiences(text) if not m.negated] == audiences


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("I have two boys with it, 15 and 5. can they use differin", ["child", "toddler"]),
        ("our grandson of 6", ["child"]),
        ("under 18. 17 in march tho", ["child"]),
        ("TODDLER?? im SIXTEEN", ["child"]),
        ("bro i dont have a toddler wtf", []),
        ("so peels aren't for babies then", ["baby"]),
        ("Twenty-six. Which of your treatments leaves the best looking skin?", ["adult"]),
        ("twenty of them came up", []),
        ("so me and my newborn BOTH have them lol. what do we do", ["adult", "baby"]),
    ],
)
def test_found_by_those_who_talked_to_it(text: str, whom: list[str]) -> None:
    assert [m.audience for m in find_audiences(text) if not m.negated] == whom
