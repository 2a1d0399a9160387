"""Beside "I have no information on ...", what was asked for with it is told, for the person it is about."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from milia.answering import Answerer, Ask, NotCovered, Person, Question
from milia.drafts import INSTRUCTING
from milia.facts_model import FactFile
from milia.types import Audience

GLYCOLIC = NotCovered("glycolic acid", "ingredient", "chemical_exfoliator")


def test_the_question_asked_of_an_uncovered_thing_is_answered(answerer: Answerer) -> None:
    ask = Ask("exfoliation_frequency", not_covered=(GLYCOLIC,), text="every night with it?")
    reply = answerer.answer(Question((ask,), persons=(Person("adult"),)))
    assert reply.bubbles[0].text.startswith("I have no information on glycolic acid")
    assert "exfoliate_frequency" in reply.bubbles[0].facts
    assert reply.bubbles[0].topic == "no_info_other"


def test_what_is_told_beside_is_what_the_conversation_is_about(answerer: Answerer) -> None:
    retinol = NotCovered("retinol", "ingredient", "retinoid")
    for ask, about in (
        (
            Ask("no_info_other_products", not_covered=(retinol,), text="can i use retinol"),
            "retinoid",
        ),
        (Ask("duration", unsure_of="no_info_recurrence"), "duration"),
        (Ask("no_info_makeup", or_else="product_choice"), "product_choice"),
    ):
        assert answerer.answer(Question((ask,))).topics == (about,)
    assert answerer.answer(Question((Ask("no_info_cost"),))).topics == ()
    after = Question(
        (Ask("follow_why", text="why not for kids"),), (Person("child"),), last_topics=("retinoid",)
    )
    assert answerer.answer(after).facts[0] == "child_no_retinoid"


def test_a_doubtful_question_says_both(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("duration", unsure_of="no_info_recurrence"),)))
    assert "no information on whether milia come back" in reply.bubbles[0].text
    assert "others_gone_in_months" in reply.bubbles[0].facts
    assert reply.bubbles[0].topic == "no_info_recurrence"


def test_an_uncovered_question_tells_the_likely_answer(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("no_info_makeup", or_else="product_choice"),)))
    assert "no information on makeup" in reply.bubbles[0].text
    assert "limit_oily_products" in reply.bubbles[0].facts


@pytest.mark.parametrize(
    ("ask", "audience", "topic"),
    [
        (Ask("no_info_baby_care"), "baby", "no_info_baby_care"),
        (Ask("no_info_baby_care"), "unknown", "no_info_baby_care"),
        (Ask("no_info_baby_care"), "adult", "skin_care"),
        (Ask("no_info_baby_care", or_else="results_time"), "child", "results_time"),
        (Ask("no_info_baby_care", terms=("salicylic_acid",)), "toddler", "salicylic_acid"),
        (Ask("cleansing", unsure_of="no_info_baby_care"), "child", "cleansing"),
    ],
)
def test_a_question_that_only_a_baby_raises_is_another_of_somebody_older(
    answerer: Answerer, ask: Ask, audience: Audience, topic: str
) -> None:
    reply = answerer.answer(Question((ask,), persons=(Person(audience),)))
    assert reply.bubbles[0].topic == topic
    if audience != "baby" and audience != "unknown":
        assert "baby" not in reply.bubbles[0].text


def test_nothing_about_people_is_told_of_a_puppy(answerer: Answerer) -> None:
    ask = Ask("identify", not_covered=(NotCovered("animals", "situation"),), text="my puppy")
    reply = answerer.answer(Question((ask,)))
    assert reply.facts == ()


def test_putting_it_on_a_baby_is_refused_whatever_it_is_taken_for(answerer: Answerer) -> None:
    thing = NotCovered("hydrocortisone", "medicine", "steroid_cream")
    ask = Ask("medication_milia", not_covered=(thing,), text="can i put hydrocortisone on my baby")
    reply = answerer.answer(Question((ask,), persons=(Person("baby"),)))
    assert reply.facts == ("baby_no_treatment", "newborn_needs_nothing")


@pytest.mark.parametrize("audience", ["baby", "toddler"])
def test_no_pair_tells_a_child_what_to_do(
    answerer: Answerer, facts: FactFile, audience: str
) -> None:
    intents = sorted({topic.intent for topic in facts.topics.values()})
    things = {t.kind: t for t in facts.not_covered_terms.values()}.values()
    asks = [
        *(Ask(i, unsure_of=n) for i, n in itertools.product(intents, facts.uncovered)),
        *(Ask(n, or_else=i) for i, n in itertools.product(intents, facts.uncovered)),
        *(
            Ask(
                i,
                not_covered=(NotCovered(t.value, t.kind, t.family),),
                text="can i use it",
                or_else=o,
            )
            for i, t, o in itertools.product(intents, things, intents)
        ),
    ]
    for ask in asks:
        reply = answerer.answer(Question((ask,), persons=(Person(audience),)))  # type: ignore[arg-type]
        told = {f for f in reply.facts if facts.facts[f].kind in INSTRUCTING}
        assert not told, (ask, told)


def test_one_colon_before_whom_it_is_for(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("no_info_makeup", or_else="product_choice"),)))
    assert "What I can tell you for older children and adults: Choose" in reply.bubbles[0].text


def test_cream_on_a_baby_is_refused_where_no_intent_covers_it(answerer: Answerer) -> None:
    ask = Ask(
        "no_info_baby_care", text="can i use cream on my baby's milia", or_else="newborn_care"
    )
    reply = answerer.answer(Question((ask,), persons=(Person("baby"),)))
    assert reply.facts == ("baby_no_treatment", "newborn_needs_nothing")


def test_nobody_is_named_twice_in_a_row(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("retinoid_use"),), persons=(Person("adult"),)))
    assert reply.bubbles[0].text.startswith("Adults start a retinoid")


def test_what_was_said_and_said_in_short_is_not_said_a_third_time(answerer: Answerer) -> None:
    first = answerer.answer(Question((Ask("picking", text="can i pop them"),)))
    assert first.told_again == ()
    leaning = Question(
        (Ask("follow_risk", text="what if i did"),),
        last_topics=("picking",),
        said=frozenset(first.facts),
    )
    second = answerer.answer(leaning)
    assert second.bubbles[0].text.startswith("As I said:")
    assert second.told_again == second.facts
    third = answerer.answer(replace(leaning, told_again=second.told_again))
    assert third.bubbles[0].text.startswith("That is all I know about this. Please do not pick")
    assert third.bubbles[0].text.endswith("A healthcare professional can say more.")
    assert third.bubbles[0].topic == "picking"
    assert third.told_again == second.told_again
    assert third.bubbles[0].buttons
    # Other facts than the last answer's, or a question that is asked again in full.
    whole = (Ask("picking", text="can i pop them"),)
    for other in (
        replace(leaning, told_again=("heal_without_scars",)),
        replace(leaning, told_again=second.told_again, asks=whole),
    ):
        assert answerer.answer(other).bubbles[0].text.startswith("As I said:")


def test_the_third_time_all_is_kept_where_there_is_no_warning(answerer: Answerer) -> None:
    """ "And when can i do more" asks for the second of them."""
    asked = Question(
        (Ask("follow_how", text="and when can i do more"),),
        last_topics=("retinoid_use",),
        remembered="adult",
    )
    said = frozenset(answerer.answer(asked).facts)
    second = answerer.answer(replace(asked, said=said))
    third = answerer.answer(replace(asked, said=said, told_again=second.told_again))
    assert third.bubbles[0].text.startswith("That is all I know about this.")
    assert third.facts == second.facts and "retinoid_then_nightly" in third.facts


def test_a_child_of_no_age_is_asked_after_once(answerer: Answerer) -> None:
    mine = Question(
        (Ask("treatment_options", text="cream for my son"),), (Person("unknown", minor=True),)
    )
    reply = answerer.answer(mine)
    assert reply.bubbles[-1].text == "How old is the child?"
    assert [b.title for b in reply.bubbles[-1].buttons] == [
        "A baby",
        "A toddler",
        "A child or teenager",
    ]
    assert reply.asked_who and reply.audience == "toddler"
    again = answerer.answer(replace(mine, remembered=reply.audience, asked_who=True))
    assert again.bubbles[-1].text != "How old is the child?"
    older = answerer.answer(replace(mine, remembered="child"))
    assert older.bubbles[-1].text != "How old is the child?"  # told already
    nothing_asked = replace(mine, asks=(Ask("inform_audience", text="my son has them"),))
    first = answerer.answer(nothing_asked)
    assert [b.text for b in first.bubbles] == ["How old is the child?"]
    assert first.audience == "toddler" and first.asked_who
    harmless = replace(mine, asks=(Ask("harmless"),))
    assert answerer.answer(harmless).bubbles[-1].text != "How old is the child?"


def test_who_was_born_early_is_told_what_that_changes(answerer: Answerer) -> None:
    def topic(text: str) -> str | None:
        told = Question(
            (Ask("inform_audience", text=text),), (Person("baby"),), last_asks=(Ask("duration"),)
        )
        return answerer.answer(told).bubbles[0].topic

    assert topic("they were 35 weekers") == topic("born at 33 weeks if that matters") == "premature"
    assert topic("she is 5 weeks") == topic("born at 40 weeks") == "duration"


def test_one_sentence_on_pregnancy_answers_two_questions(answerer: Answerer) -> None:
    two = (Ask("no_info_pregnancy"), Ask("procedures", ("laser",)))
    reply = answerer.answer(Question(two, expecting=True, remembered="adult"))
    assert len(reply.bubbles) == 1


def test_what_is_not_covered_is_said_as_often_as_it_is_asked(answerer: Answerer) -> None:
    question = Question((Ask("no_info_contagion"),), said=frozenset({"cause_unclear"}))
    for told in ((), ("cause_unclear",)):
        reply = answerer.answer(replace(question, told_again=told))
        assert reply.bubbles[0].text.startswith("I have no information on whether milia spread")
        assert reply.told_again == ()


def test_what_is_told_beside_is_not_told_again_for_the_next_question(answerer: Answerer) -> None:
    cost, insurance = Ask("no_info_cost", text="is it free"), Ask("insurance", text="do i pay")
    reply = answerer.answer(Question((cost, insurance), (Person("adult"),)))
    assert [b.topic for b in reply.bubbles if b.topic] == ["no_info_cost", "insurance"]
    assert [b.facts for b in reply.bubbles[:2]] == [(), ("insurance_rarely_pays",)]
    assert reply.facts == ("insurance_rarely_pays",)


def test_a_turn_says_a_fact_once(answerer: Answerer) -> None:
    asks = Ask("newborn_care", text="is it bad"), Ask("duration", text="when do they go")
    reply = answerer.answer(Question(asks, (Person("baby"),)))
    said = [fact for bubble in reply.bubbles for fact in bubble.facts]
    assert len(said) == len(set(said))
    assert [b.topic for b in reply.bubbles if b.topic] == ["newborn_care", "duration"]


@pytest.mark.parametrize(
    ("thing", "intent", "lead"),
    [
        (
            NotCovered("hydrocortisone", "medicine", "steroid_cream"),
            "medication_milia",
            "only on steroid creams",
        ),
        (
            NotCovered("retinol", "ingredient", "retinoid"),
            "no_info_other_products",
            "only on retinoids",
        ),
    ],
)
def test_what_is_one_of_a_family_is_said_so(
    answerer: Answerer, thing: NotCovered, intent: str, lead: str
) -> None:
    ask = Ask(intent, not_covered=(thing,), text=f"is {thing.name} ok")
    reply = answerer.answer(Question((ask,), persons=(Person("adult"),)))
    text = reply.bubbles[0].text
    assert text.startswith(f"I have no information on {thing.name} itself") and lead in text


def test_whether_oil_did_it_is_no_question_of_a_babys_routine(answerer: Answerer) -> None:
    for text in ("is it from the oil i rub in", "do heavy greasy creams cause them or not"):
        reply = answerer.answer(
            Question((Ask("oil_factor", text=text),), persons=(Person("baby"),))
        )
        assert reply.facts == ("cause_unclear",)
        assert reply.bubbles[0].text.startswith("I have no information on whether")
    asked = Ask("oil_factor", text="which oils can i put on")
    assert "baby_no_routine" in answerer.answer(Question((asked,), (Person("baby"),))).facts


def test_both_are_not_named_where_there_is_no_information(answerer: Answerer) -> None:
    ask = Ask("no_info_contagion", text="can my toddler catch it from the baby")
    reply = answerer.answer(Question((ask,), persons=(Person("toddler"), Person("baby"))))
    assert not reply.bubbles[0].text.startswith(answerer.phrases.for_both)


@pytest.mark.parametrize(
    ("months", "told"), [(0.7, "newborn_gone_in_a_month"), (1.5, "weeks_to_months")]
)
def test_how_long_at_each_age_of_a_baby(answerer: Answerer, months: float, told: str) -> None:
    reply = answerer.answer(Question((Ask("duration"),), (Person("baby"),), baby_months=months))
    assert told in reply.bubbles[0].facts
    other = {"newborn_gone_in_a_month", "weeks_to_months"} - {told}
    assert not other & {*reply.facts}


def test_whether_it_harmed_the_unborn_is_not_answered_by_milia(answerer: Answerer) -> None:
    ask = Ask("harmless", text="did i hurt the baby by using it?")
    reply = answerer.answer(Question((ask,), remembered="adult", expecting=True))
    assert reply.bubbles[0].topic == "no_info_pregnancy" and "harmless" not in reply.facts


def test_more_than_is_known_is_said_to_be_so(answerer: Answerer) -> None:
    facts = answerer.facts.topics["moisturizer"].facts
    said, before = frozenset(facts), ("moisturizer",)
    for text, lead in (
        ("does gentle mean no perfume?", answerer.phrases.no_more_than_said),
        ("so i moisturize each time i washed?", answerer.phrases.as_said),
    ):
        question = Question(
            (Ask("moisturizer", text=text),), remembered="adult", last_topics=before, said=said
        )
        text = answerer.answer(question).bubbles[0].text
        assert text.startswith(lead[:-1])


def test_a_treatment_that_nobody_named_is_not_told_to_who_knows_whom(answerer: Answerer) -> None:
    acne = NotCovered("baby acne", "condition", None)
    ask = Ask(
        "no_info_home_remedies",
        not_covered=(acne,),
        text="milk on baby acne?",
        or_else="retinoid_use",
    )
    assert not answerer.answer(Question((ask,))).facts
    named = replace(ask, terms=("differin",))
    assert "retinoid_start_low" in answerer.answer(Question((named,), (Person("adult"),))).facts
