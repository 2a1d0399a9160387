"""Whom a turn is about, by a word that leans on what was said before."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.own_age import tells_of_own
from actions.whom import whom
from milia.answering import Person
from milia.audience import find_audiences


def read(text: str) -> dict[str, Any]:
    """A message as NLU leaves it, as far as persons go."""
    found = [
        {
            "audience": str(m.audience),
            "text": m.text,
            "negated": m.negated,
            "age": m.age,
            "age_months": m.age_months,
            "minor": m.minor,
            "newborn": m.newborn,
        }
        for m in find_audiences(text)
    ]
    return {"text": text, "audiences": found}


def after(said: list[str], text: str, audience: str | None) -> tuple[Person, ...]:
    """The persons of `text`, said after some messages, in a conversation about `audience`."""
    message = read(text)
    events = [{"event": "user", "text": t, "parse_data": read(t)} for t in [*said, text]]
    tracker = Tracker(
        "t", {"audience": audience}, message, events, False, None, {}, "action_listen"
    )
    return whom(tracker, message, text, [])


def audiences(said: list[str], text: str, audience: str | None) -> list[str]:
    return [p.audience for p in after(said, text, audience)]


@pytest.mark.parametrize(
    ("said", "text", "known", "meant"),
    [
        # who might catch them, or what one believed, is not whom it is about
        (["i be 16"], "my small brother fit catch am from me?", "child", []),
        (["my baby is 3 weeks"], "can i catch it from her", "baby", []),
        ([], "can my baby catch it", None, ["baby"]),
        (
            ["im 30"],
            "my 2 month old has them on her cheeks aswell did i give it to her",
            "adult",
            ["baby"],
        ),
        (
            [],
            "I am 78 and have white spots. My daughter tells me they are milk spots",
            None,
            ["adult"],
        ),
        ([], "im 40, my son has them too", None, ["unknown"]),
        (["she is 3 weeks"], "my toddler has some too, did she catch it", "baby", ["toddler"]),
        (["he's 9 days old"], "love that for me", "baby", []),
        # the one child of before, and the writer's own
        (
            ["shes 13. what can she put on"],
            "my sister says adapalene, can my girl use it",
            "child",
            ["child"],
        ),
        (["shes 13. what can she put on"], "and my son", "child", ["unknown"]),
        (
            ["hes 9 days, spots on his nose"],
            "and mine just go on their own as well?",
            "baby",
            ["adult"],
        ),
        (["he is 3 weeks"], "i have them too under my eye, could she do mine", "baby", ["adult"]),
        (["my 3 month old has them"], "is there anything my wife did while pregnant", "baby", []),
        (["is it the vaccine, he's 3 months"], "my husband's family are against them", "baby", []),
        (["my 3 week old has them"], "no, not mine. the neighbours'", "baby", []),
        # an age that stands alone, of a child of none
        ([], "hello sir my son have white points on face. 3 month. what is", None, ["baby"]),
        ([], "little one has a bump on her gum, 6 weeks. is it a tooth", None, ["baby"]),
        ([], "my son has a bump on his gum, 6 weeks. is it a tooth", None, ["unknown"]),
        (["im 14"], "does it hurt? and do my parents have to come", "child", []),
        # a teen who told their age beside the baby's
        (
            ["my baby is 3 weeks old, he has them. i got some too im 17"],
            "can i use anything on mine",
            "baby",
            ["child"],
        ),
        (
            ["my baby is 3 weeks old, he has them. i got some too im 37"],
            "can i use anything on mine",
            "baby",
            ["adult"],
        ),
        # the baby who is nursed
        (["im bf my 3mo and i have milia"], "little man has them as well", "adult", ["baby"]),
        (["i have milia"], "little man has them as well", "adult", ["unknown"]),
        # by name, and an age in a sentence of its own
        (["my two kids have them, Theo 6 weeks, Amy 8"], "how long for Theo?", "child", ["baby"]),
        (["my two kids have them, Theo 6 weeks, Amy 8"], "and can Amy use it", "baby", ["child"]),
        ([], "my two kids have them, Theo 6 weeks, Amy 8", None, ["baby", "child"]),
        (["white spots on grandson."], "3 weeks. Cheeks and chin.", None, ["baby"]),
        (["white spots on my face"], "3 weeks. Cheeks and chin.", None, []),
        ([], "white dots on my sons nose. 2 weeks", None, ["baby"]),
        ([], "white dots on my sons nose for 2 weeks", None, ["unknown"]),
        (
            [],
            "hello my grandson set this up for me I have got these little white seeds on my cheeks I am seventy one",
            None,
            ["adult"],
        ),
        ([], "is it ok for me, im 25 weeks pregnant", None, ["adult", "adult"]),
        ([], "i'm a level 3 beauty therapist", None, []),
        ([], "thought that was a baby thing?", None, []),
        (["dads 71", "thought that was a baby thing?"], "does he need something", "adult", []),
        (["im 41"], "i thought only newborns got them", "adult", []),
        # the writer's own age is remembered
        (["i dey 16, na milia", "and my mum"], "and for me? tretinoin?", "adult", ["child"]),
        (["im 15, what can i use", "and for my mum"], "and for me? tretinoin?", "adult", ["child"]),
        (["im 15, what can i use", "and for my mum"], "so what am i allowed", "adult", ["child"]),
        (["im 41 with milia", "and my son, 7"], "back to me, can i use tret", "child", ["adult"]),
        (["year 10 girl here", "and my mum"], "would they freeze mine", "adult", ["child"]),
        (
            ["my girl is 4"],
            "poison line says shes fine. will mine leave a mark",
            "toddler",
            ["adult"],
        ),
        (["my girl is 4"], "mine is worse. can she have it frozen", "toddler", []),
        # grown-ups beside a child, who have nothing themselves
        (["im 14, milia on my nose"], "my mum would never pay lol. what else", "child", []),
        (["17, milia"], "does that need my parents or", "child", []),
        (["our 6 month old has them"], "my husband had bumps as a boy, passed on?", "baby", []),
        (["our 6 month old has them"], "can my husband use it too", "baby", ["adult"]),
        (["our 6 month old has them"], "my wife has some on her lid", "baby", ["adult"]),
        (["our 6 month old has them"], "what about my mum", "baby", ["adult"]),
        (["im 15. can i use my sisters differin"], "why shes only 18", "child", []),
        (["can my daughter use it"], "why, shes 18", "toddler", ["adult"]),
        (["she is 4 years"], "face wash of my wife is there, can be given", "toddler", []),
        (["im 16"], "why not tho im basically an adult", "child", ["child"]),
        (["my girl is 6"], "can my mum use retinol on hers", "child", ["adult"]),
        (["my girl is 6"], "my mum uses retinol, would that shift it", "child", []),
        # a unit put right, with its number
        (["what exfoliator for my daughter", "14"], "no sorry 14 MONTHS", "child", ["toddler"]),
        (["i had it for a week"], "14 months", "adult", []),
        # whoever the conversation is about anyhow
        (["my daughter is 8"], "what is allowed for a child", "child", []),
        (["my son is 20 months"], "i thought it was just newborns", "toddler", []),
        (["my son is 7"], "they are already four months", "child", []),
        (["my girl is 2"], "my husband uses a retinoid on his, would that shift it", "toddler", []),
        # one of several
        (["my 3 week old", "my 10 year old too"], "can the older one use it", "child", ["child"]),
        (["my 3 week old", "my 10 year old too"], "should the kids wear it", "child", ["baby"]),
        (
            ["my son is 18 months, he has one", "my daughter is 13, she has them too"],
            "and would you freeze his",
            "child",
            ["toddler"],
        ),
        (
            ["my grandson is 5 weeks", "i am 68"],
            "is the child's from the sun too",
            "adult",
            ["baby"],
        ),
        # an age's unit put right, and an age alone
        (["white bumps on the kid", "shes 10"], "months. not years. my bad", "child", ["baby"]),
        (["my son is 3"], "sorry, weeks", "toddler", ["baby"]),
        (["im 34"], "months later they were still there", "adult", []),
        (["the young lad has a white bump"], "Eight", "toddler", ["child"]),
        (["the young lad has a white bump"], "4", "toddler", ["toddler"]),
        (["my baby has spots"], "8", "baby", []),
        (["im 41 with milia"], "two", "adult", []),
        # a teen who asked for a younger one first
        (["my baby sister has them", "i got 3 too. im 15"], "and for her", "child", ["baby"]),
        (["i got 3. im 15"], "is she right", "child", []),
        # "the little one" of no known age is not the big brother
        (["little one, white bumps", "my own lad is 17"], "little one again", "child", ["unknown"]),
        # whose cream it was, who only says, who wants it done
        (["my lad is 17"], "and the tretinoin off his girlfriend?", "child", []),
        (["im 66"], "my son is telling do biopsy", "adult", []),
        (["im 66"], "my son has them too", "adult", ["unknown"]),
        (["my lad is 8"], "the wife wants it frozen off him", "child", []),
        (["my lad is 8"], "the wife wants it too", "child", ["adult"]),
        # a parent of a writer under age
        ([], "wait im 15 my mom is NOT paying for that", None, ["child"]),
        ([], "im 15, mom is against creams", None, ["child"]),
        ([], "im 15, and for my mom?", None, ["child", "adult"]),
        (["lola is 71"], "the daughter will ask me if medicare will pay", "adult", []),
        # whose tube it is, and whom it would go on
        (
            ["my daughter is 14"],
            "i've a tube of tret myself, sure a bit wouldn't harm her",
            "child",
            [],
        ),
        (["my daughter is 14"], "and can i use it on myself", "child", ["adult"]),
        (["hes 13"], "would the tret my flatmate has work on him", "child", []),
        # a big sister is not the wee one
        (["her big sister is 13"], "and the wee one if i water it down", "child", ["unknown"]),
        # who writes is under age, whoever else is named
        (
            ["im 18 next week", "and for my mum"],
            "if she says its fine can i have a dab",
            "adult",
            ["child"],
        ),
        ([], "im still feeding her myself, can i use differin", None, ["adult"]),
        # a birth long ago is no child that is asked about
        ([], "i had a baby four years ago and my milia came then", None, []),
        # the child again after the writer's own age
        (
            ["my boy is 2", "I have same, 44 years old"],
            "and for him one drop",
            "adult",
            ["toddler"],
        ),
        (["my son is 8"], "which type is good for a boy with very oily face", "child", []),
        (["my son is 8"], "and for my girl", "child", ["unknown"]),
        # an age alone in a message of one's own bumps; of a child it is of months
        ([], "i've got milia under my eyes. 23 m", None, ["adult"]),
        ([], "my boy is 23 m", None, ["toddler"]),
        (["white bumps on my arms"], "23 m. what gets rid", None, ["adult"]),
        (["i've got 3 bumps under my eye", "23 m"], "can i scrub mine", "adult", []),
        # the boy, after his father
        (
            ["nephew 8 has milia", "and his dad, 40", "can dad use retin a"],
            "and the boy?",
            "adult",
            ["child"],
        ),
        # the unit put right, in a sentence
        (["she's 10 btw"], "sorry 10 MONTHS autocorrect took it off", "child", ["baby"]),
        (["she's 10 btw"], "no they've been there 3 months", "child", []),
        # "hers" after the writer told of their own age
        (
            ["my 3 week old has them", "and mine? 32"],
            "could i put a dab on hers",
            "adult",
            ["baby"],
        ),
        # somebody new
        (["my daughter is 8"], "and my husband?", "child", ["adult"]),
        (["my daughter is 8"], "my husband has them too, can he use it", "child", ["adult"]),
        ([], "how long do they last", None, []),
    ],
)
def test_whom(said: list[str], text: str, known: str | None, meant: list[str]) -> None:
    assert audiences(said, text, known) == meant


def test_the_unborn_is_not_whom_it_is_about() -> None:
    def about(said: str, text: str, expecting: bool = True) -> list[str]:
        message = read(text)
        events = [{"event": "user", "text": t, "parse_data": read(t)} for t in (said, text)]
        slots = {"audience": "adult", "expecting": expecting, "last_topics": ["harmless"]}
        tracker = Tracker("t", slots, message, events, False, None, {}, "action_listen")
        return [p.audience for p in whom(tracker, message, text, [])]

    assert about("im 7 months pregnant with milia", "is it harmful for the baby") == []
    assert about("im 7 months pregnant with milia", "fine ill ask the midwife") == []
    assert about("im breastfeeding", "is it harmful for the baby") == ["baby"]
    assert about("im pregnant", "my baby has them on his nose") == ["baby"]
    assert about("im 40", "is it harmful for the baby", expecting=False) == ["baby"]


KINDS = "what is the difference of this kind and the kind of babies"


def test_the_kind_that_babies_have_is_asked_by_a_grown_up() -> None:
    def about(last_topics: list[str], text: str = KINDS) -> list[str]:
        message = read(text)
        events = [{"event": "user", "text": text, "parse_data": read(text)}]
        slots = {"audience": None, "last_topics": last_topics}
        tracker = Tracker("t", slots, message, events, False, None, {}, "action_listen")
        return [p.audience for p in whom(tracker, message, text, [])]

    assert about(["trauma_milia"]) == []
    assert about([]) == ["baby"]
    for text in (
        "is the same ok for babies",
        "can i use the same on babies",
        "is that kind of cream safe in babies",
        "does it work the same in babies",
        "different dose for babies?",
        "which kind in babies can i put cream on",
    ):
        assert about(["retinoid"], text) == ["baby"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("i've had these white bumps under my eyes for ages", True),
        ("my wedding is in three weeks", True),
        ("is my face oil giving me milia", True),
        ("my derm wants to freeze them", True),
        ("i just want them gone", True),
        ("my son, is it giving me bother for nothing", False),
        ("how do i get rid of these", False),
        ("i have a newborn with spots on my lap", False),
        ("getting married in 6 weeks and ive about a dozen of these hard dots", True),
        ("she has them and i have some milia too", False),
        ("milia how long", False),
    ],
)
def test_tells_of_own(text: str, own: bool) -> None:
    events = [{"event": "user", "text": text}]
    tracker = Tracker("t", {}, {"text": text}, events, False, None, {}, "action_listen")
    assert tells_of_own(tracker, text) is own


@pytest.mark.parametrize(
    ("said", "text", "audience", "persons"),
    [
        (
            ["twins 3 weeks old got milia"],
            "not the babies!! my mum. she lives in texas",
            "baby",
            ("adult",),
        ),
        (["twins 3 weeks old got milia"], "and my mum? thats the 67 one", "baby", ("adult",)),
        (
            ["can my 4yo have differin"],
            "but differin worked a treat on me, even a pea size no?",
            "toddler",
            (),
        ),
        (
            ["im breastfeeding. is it the dairy"],
            "anyway can i stop him getting more",
            "adult",
            ("baby",),
        ),
        (["im breastfeeding. is it the dairy"], "anyway can i stop getting more", "adult", ()),
    ],
)
def test_who_is_meant_after_what_was_said(
    said: list[str], text: str, audience: str, persons: tuple[str, ...]
) -> None:
    assert tuple(p.audience for p in after(said, text, audience)) == persons


def test_mine_not_hers_is_of_the_writer() -> None:
    said = ["my 6 wk old has milk spots on her nose", "and for me? im 34"]
    assert after(said, "i asked about mine not hers", "adult") == ()
    assert after(said[:1], "i asked about mine not hers", "baby") == (Person("adult"),)
