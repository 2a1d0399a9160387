"""What a message means after what was said before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from milia.answering import Answerer, Ask, NotCovered, Person, Question
from milia.followups import is_refused
from milia.lead_words import asks_something, says_only_who


def topics(answerer: Answerer, ask: Ask, **before: Any) -> list[str]:
    """Ids of the topics that a question of this turn is taken for."""
    found = map(answerer.topic_for, answerer.follow_ups.resolve(Question((ask,), **before)))
    return [topic.id for topic in found if topic is not None]


@pytest.mark.parametrize(
    ("last", "ask", "topic"),
    [
        ("disease_type", Ask("oil_factor", text="and creams?"), "medication_type"),
        ("causes", Ask("product_choice", text="which creams"), "medication_milia"),
        ("disease_milia", Ask("oil_factor", text="and creams?"), "medication_milia"),
        ("exfoliation_frequency", Ask("product_choice", text="so which product"), "product_choice"),
        ("scars", Ask("laser", ("laser",), text="what about laser"), "laser"),
    ],
)
def test_a_noun_is_read_in_its_context(answerer: Answerer, last: str, ask: Ask, topic: str) -> None:
    assert topics(answerer, ask, last_topics=(last,)) == [topic]


@pytest.mark.parametrize(
    ("ask", "topic"),
    [
        (Ask("laser", ("laser",), text="is it from the laser"), "trauma_milia"),
        (
            Ask("chemical_peel", ("chemical_peel",), text="did these come from my peel last year"),
            "trauma_milia",
        ),
        (Ask("laser", ("laser",), text="how long to recover from the laser"), "laser"),
        (Ask("laser", ("laser",), text="could i get a scar from the laser"), "laser"),
        (Ask("laser", ("laser",), text="what is the laser"), "laser"),
        (
            Ask("no_info_recurrence", ("laser",), text="could mine be from the laser"),
            "trauma_milia",
        ),
    ],
)
def test_a_procedure_that_is_blamed(answerer: Answerer, ask: Ask, topic: str) -> None:
    assert topics(answerer, ask) == [topic]


def test_whether_to_stop_a_medicine_is_told_with_whom_to_ask(answerer: Answerer) -> None:
    for intent, text, last in (
        ("harmless", "should i stop it", "medication_milia"),
        ("deny", "so do i just bin it then", "medication_type"),
    ):
        question = Question((Ask(intent, text=text),), (Person("adult"),), last_topics=(last,))
        assert "few_steroid_creams" in answerer.answer(question).bubbles[0].facts
    baby = Question(
        (Ask("deny", text="should i bin it"),), remembered="baby", last_topics=("medication_milia",)
    )
    assert "do not stop a prescribed one" in answerer.answer(baby).bubbles[0].text
    assert topics(answerer, Ask("harmless", text="should i stop it"), last_topics=("where",)) == [
        "harmless"
    ]


def test_what_to_do_is_a_question_and_no_more_of_the_same(answerer: Answerer) -> None:
    ask = Ask("follow_more", text="what should we do")
    assert topics(answerer, ask, last_topics=("where",)) == ["treatment_options"]
    assert topics(answerer, ask, last_topics=("exfoliation",)) != ["treatment_options"]
    more = Ask("follow_more", text="what else could it be")
    (meant,) = answerer.follow_ups.resolve(Question((more,), last_topics=("identify",)))
    assert meant.intent == "no_info_look_alikes"


@pytest.mark.parametrize(
    ("last", "ask", "topic"),
    [
        ("exfoliation", Ask("follow_how", text="how do i do that"), "exfoliation"),
        ("retinoid", Ask("follow_how", text="how do i put it on"), "retinoid_use"),
        ("laser", Ask("follow_how", text="can i do that myself"), "who_removes"),
        ("surgical_removal", Ask("scars", text="will it leave a scar"), "procedure_risks"),
        ("surgical_removal", Ask("scars", text="do milia leave scars"), "scars"),
        ("duration", Ask("scars", text="will it leave a scar"), "scars"),
        ("moisturizer", Ask("retinoid_use", text="every night?"), "moisturizer"),
        ("exfoliation", Ask("retinoid_use", text="every day?"), "exfoliation_frequency"),
        ("cryotherapy", Ask("exfoliation_frequency", text="how often"), "procedure_sessions"),
        ("curettage", Ask("harmless", text="is it safe"), "procedure_risks"),
        ("what_are_milia", Ask("harmless", text="is it safe"), "harmless"),
        ("curettage", Ask("harmless", text="are they dangerous"), "harmless"),
        ("picking", Ask("follow_risk", text="what if i do"), "picking"),
        ("picking", Ask("no_info_contagion", ("infection",), text="and if infected"), "picking"),
        ("retinoid_use", Ask("procedure_risks", text="any risks"), "retinoid_side_effects"),
        ("retinoid_use", Ask("results_time", text="how long does it take"), "retinoid_results"),
        ("exfoliation", Ask("duration", text="how long does that take"), "exfoliation_results"),
        ("treatment_options", Ask("duration", text="how long does it last"), "duration"),
        ("milia_en_plaque", Ask("where", text="where does that sit"), "milia_en_plaque"),
        ("see_doctor", Ask("follow_risk", text="is that bad"), "see_doctor"),
        ("see_doctor", Ask("results_time", text="how soon"), "see_doctor"),
        ("causes", Ask("follow_risk", text="is that bad"), "harmless"),
        ("procedure_risks", Ask("prevention", text="how do I make sure that does not happen"), "who_removes"),
        ("scars", Ask("prevention", text="how do I avoid that"), "prevention"),
        ("retinoid_side_effects", Ask("causes", text="what did i do wrong"), "retinoid_use"),
        ("exfoliation", Ask("causes", text="what am i doing wrong"), "exfoliation"),
        ("duration", Ask("causes", text="what did i do wrong"), "causes"),
    ],
)  # fmt: skip
def test_a_facet_is_one_of_what_was_talked_about(
    answerer: Answerer, last: str, ask: Ask, topic: str
) -> None:
    assert topics(answerer, ask, last_topics=(last,)) == [topic]


TWO = {"alternatives": ("curettage", "laser"), "offered": ("procedure_risks", "insurance")}


@pytest.mark.parametrize(
    ("ask", "before", "topic"),
    [
        (Ask("choose_option", text="the second one"), TWO, "laser"),
        (Ask("choose_option", text="the latter"), TWO, "laser"),
        (Ask("choose_option", text="2"), TWO, "laser"),
        (Ask("follow_more", text="and the other one"), {**TWO, "last_topics": ("laser",)}, "curettage"),
        (Ask("follow_how", text="the first one, can i do that myself"), TWO, "who_removes"),
        (Ask("choose_option", text="the second"), {"offered": TWO["offered"]}, "insurance"),
        (Ask("choose_option", text="the laser one", terms=("laser",)), {}, "laser"),
        (
            Ask("choose_option", text="tell me about the last one"),
            {"alternatives": ("exfoliation", "retinoid"), "offered": ("exfoliation", "retinoid", "procedures")},
            "procedures",
        ),
    ],
)  # fmt: skip
def test_a_place_is_one_of_what_was_listed(
    answerer: Answerer, ask: Ask, before: dict[str, Any], topic: str
) -> None:
    assert topics(answerer, ask, **before) == [topic]


def test_nothing_listed_means_nothing(answerer: Answerer) -> None:
    assert topics(answerer, Ask("choose_option", text="the second one")) == []


def test_answers_and_persons_list_alternatives(answerer: Answerer) -> None:
    said = answerer.answer(Question((Ask("procedures"),), remembered="adult"))
    assert said.alternatives[-1] == "dermabrasion" and len(said.alternatives) == 6
    acids = Ask("exfoliator_choice", ("lactic_acid", "salicylic_acid"), text="lactic or salicylic")
    said = answerer.answer(Question((acids,), remembered="adult"))
    assert said.alternatives == ("lactic_acid", "salicylic_acid")
    chosen = Question(
        (Ask("choose_option", text="the second one"),), alternatives=said.alternatives, remembered="adult"
    )  # fmt: skip
    reply = answerer.answer(chosen)
    assert reply.topics == ("salicylic_acid",)
    assert reply.alternatives == said.alternatives  # "and the first one" is next


def test_a_corrected_skin_type_leaves_the_other_out(answerer: Answerer) -> None:
    for last in ("exfoliator_choice", "exfoliation"):
        reply = answerer.answer(
            Question(
                (Ask("exfoliator_choice", ("sensitive_skin",), text="no i said sensitive", negated=("oily_skin",)),),
                remembered="adult", last_topics=(last,),
            )
        )  # fmt: skip
        assert "exfoliator_sensitive_skin" in reply.facts
        assert "exfoliator_oily_skin" not in reply.facts


def test_a_statement_of_skin_type_repeats_the_answer_for_it(answerer: Answerer) -> None:
    ask = Ask("oil_factor", ("oily_skin",), text="my skins really oily")
    assert topics(answerer, ask, last_topics=("exfoliation_frequency",)) == ["exfoliation_frequency"]  # fmt: skip
    assert topics(answerer, ask) == ["oil_factor"]
    question = replace(ask, text="is my skin too oily")
    assert topics(answerer, question, last_topics=("exfoliation_frequency",)) == ["oil_factor"]


def test_greasy_skin_is_a_type_of_skin_after_exfoliators(answerer: Answerer) -> None:
    ask = Ask("oil_factor", ("oily_products",), text="my face is dead greasy")
    assert topics(answerer, ask, last_topics=("exfoliation",)) == ["exfoliator_choice"]
    assert topics(answerer, ask, last_topics=("causes",)) == ["oil_factor"]
    cream = Ask("oil_factor", ("oily_products",), text="is a greasy cream bad")
    assert topics(answerer, cream, last_topics=("exfoliation",)) == ["oil_factor"]


@pytest.mark.parametrize("intent", ["fastest", "exfoliator_choice", "duration"])
def test_so_many_times_a_day_asks_how_often(answerer: Answerer, intent: str) -> None:
    ask = Ask(intent, text="can i use it like 3x a day so its faster")
    assert topics(answerer, ask, last_topics=("salicylic_acid",)) == ["exfoliation_frequency"]
    assert topics(answerer, ask, last_topics=("retinoid",)) == ["retinoid_use"]
    sun = Ask("sunscreen", text="sunscreen every day")
    assert topics(answerer, sun, last_topics=("retinoid",)) == ["sunscreen"]


def test_somebody_new_after_no_information_is_told_what_there_is(answerer: Answerer) -> None:
    """ "Does it hurt", of a daughter, then "and mine, I'm 40": only the first was about pain."""
    before = Ask("no_info_procedure_pain", text="does it hurt")
    who = Ask("inform_audience", text="and mine, im 40")
    asked: dict[str, Any] = {"remembered": "child", "last_asks": (before,)}
    told = answerer.answer(Question((who,), (Person("adult"),), **asked))
    assert "how much a treatment hurts" in told.bubbles[0].text
    assert "options_for_older" in told.facts
    baby = answerer.answer(Question((who,), (Person("baby"),), **asked))
    assert "baby_no_treatment" in baby.facts
    expecting = answerer.answer(Question((who,), (Person("adult"),), expecting=True, **asked))
    assert not expecting.facts


@pytest.mark.parametrize(
    ("ask", "last"),
    [
        (Ask("retinoid", text="i dont want retinoids, what else", negated=("retinoid",)), "treatment_options"),
        (Ask("need_treatment", text="without a doctor", negated=("professional",)), "procedures"),
        (Ask("procedures", text="and without any procedure"), "treatment_options"),
    ],
)  # fmt: skip
def test_refused_options_leave_the_answer(answerer: Answerer, ask: Ask, last: str) -> None:
    reply = answerer.answer(Question((ask,), remembered="adult", last_topics=(last,)))
    assert reply.topics == ("treatment_options",)
    refused = set(ask.negated) or {"procedures"}
    for topic in reply.offered:
        assert not is_refused(answerer.facts.topics[topic], refused)
    if "retinoid" in ask.negated:
        assert "retinoids_adults_only" not in reply.facts


def test_two_things_side_by_side_are_both_answered(answerer: Answerer) -> None:
    ask = Ask("procedures", ("cryotherapy", "laser"), text="freezing and laser")
    assert topics(answerer, ask) == ["cryotherapy", "laser"]
    one = Ask("exfoliation", ("physical_exfoliator", "exfoliation"), text="a scrub to exfoliate")
    assert topics(answerer, one) == ["exfoliation"]
    same = Ask("trauma_milia", ("sun", "burn"), text="can sun and burns cause milia")
    assert topics(answerer, same) == ["trauma_milia"]
    reply = answerer.answer(Question((ask,), remembered="adult"))
    assert len(reply.bubbles) == 2 and len(reply.facts) <= 5


def test_the_last_question_is_asked_again_for_somebody_else(answerer: Answerer) -> None:
    again = (Ask("inform_audience", text="and for my mum"),)
    pain = answerer.answer(Question((Ask("no_info_symptoms", text="does it hurt"),)))
    assert pain.outcome == "not_covered" and pain.asks
    reply = answerer.answer(Question(again, (Person("adult"),), last_asks=pain.asks))
    assert reply.bubbles[0].topic == "no_info_symptoms"

    puppy = Ask("no_info_other", not_covered=(NotCovered("animals", "situation"),), text="my puppy")
    reply = answerer.answer(Question(again, (Person("baby"),), last_asks=(puppy,)))
    assert reply.topics == ("identify",)

    use = Question((Ask("retinoid_use", text="how do i use a retinoid"),), remembered="adult")
    asked = answerer.answer(use).asks
    for audience in ("baby", "toddler", "child"):
        reply = answerer.answer(Question(again, (Person(audience),), last_asks=asked))
        kinds = {answerer.facts.facts[f].kind for f in reply.facts}
        assert "retinoid_start_low" not in reply.facts
        assert audience == "child" or not kinds & {"treatment", "procedure"}


def test_bumps_that_are_told_of_are_identified(answerer: Answerer) -> None:
    told = Ask("nlu_fallback", ("face",), text="im 19 and these bumps are all over my face")
    assert topics(answerer, told) == ["identify"]
    asked = replace(told, text="which bumps are on my face")
    assert topics(answerer, asked) == []


def test_the_second_question_of_a_message_is_about_the_first(answerer: Answerer) -> None:
    asks = (
        Ask("retinoid", ("retinoid",), text="do retinoids work"),
        Ask("procedure_risks", text="are there side effects"),
    )
    resolved = answerer.follow_ups.resolve(Question(asks))
    assert [a.topic or a.intent for a in resolved] == ["retinoid", "retinoid_side_effects"]


@pytest.mark.parametrize(
    ("text", "mention", "only"),
    [
        ("actually she is 3", "she is 3", True),
        ("and if i'm 70?", "i'm 70", True),
        ("and for my mum", "my mum", True),
        ("Age 26 female", "26 female", True),
        ("i have a few too, at 71, is that my age", "at 71", False),
        ("what about her brother hes 13, same thing on his forehead", "brother hes 13", True),
        ("does it hurt my mum", "my mum", False),
        ("my newborn has them on her nose too actually, same treatment?", "newborn", True),
        ("her brother that is 3, he has one. same thing for him?", "brother that is 3", True),
        ("is my brother's the same thing", "brother", False),
    ],
)
def test_a_message_that_says_only_who(text: str, mention: str, only: bool) -> None:
    assert says_only_who(text, [mention]) is only


def test_who_stops_a_cream_is_told_whom_to_ask_later_too(answerer: Answerer) -> None:
    stop = Ask("need_treatment", text="must we stop the cream?")
    told = frozenset({"after_medicated_creams"})
    assert topics(answerer, stop, last_topics=("duration",), said=told) == ["product_choice"]
    assert topics(answerer, stop, last_topics=("duration",)) == ["need_treatment"]
    small = {"last_topics": ("duration",), "said": told, "remembered": "baby"}
    assert topics(answerer, stop, **small) == ["medication_milia"]


def test_what_is_rubbed_on_is_stopped_by_the_answer_on_products(answerer: Answerer) -> None:
    stop = Ask("who_removes", text="so she should stop it?")
    assert topics(answerer, stop, last_topics=("oil_factor",)) == ["product_choice"]
    assert topics(answerer, stop, last_topics=("laser",)) != ["product_choice"]


def test_a_small_childs_gp_is_seen_and_removes_nothing(answerer: Answerer) -> None:
    seen = {"last_topics": ("duration",), "remembered": "baby"}
    assert topics(answerer, Ask("who_removes", text="so gp?"), **seen) == ["see_doctor"]
    assert topics(answerer, Ask("who_removes", text="can the gp take it off"), **seen) == [
        "who_removes"
    ]
    soon = Ask("results_time", text="how many weeks before it clears")
    assert topics(answerer, soon, **seen) == ["duration"]


def test_may_somebody_else_have_it(answerer: Answerer) -> None:
    ask = Ask("who_gets_milia", text="can my 13 year old have one")
    before = {"last_topics": ("retinoid",), "persons": (Person("child"),)}
    assert topics(answerer, ask, **before) == ["retinoid"]
    reply = answerer.answer(Question((ask,), **before))
    assert "child_no_retinoid" in reply.facts and "retinoids_adults_only" not in reply.facts
    assert topics(answerer, ask, persons=(Person("child"),)) == ["who_gets_milia"]


def test_are_you_sure_says_the_last_answer_again(answerer: Answerer) -> None:
    assert topics(answerer, Ask("follow_sure", text="really?"), last_topics=("scars",)) == ["scars"]
    assert topics(answerer, Ask("follow_sure", text="really?")) == []


def test_why_is_asked_of_what_was_said(answerer: Answerer) -> None:
    why = Ask("follow_why", text="why not")
    assert topics(answerer, why, last_topics=("picking",)) == ["picking"]
    assert topics(answerer, why, last_topics=("newborn_care",)) == ["causes"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [("is it ok", True), ("not my baby, me", False), ("why", True), ("for me then?", True)],
)
def test_asks_something(text: str, asks: bool) -> None:
    assert asks_something(text) is asks


def test_something_else_turns_down_what_is_feared(answerer: Answerer) -> None:
    ask = Ask(
        "no_info_procedure_pain",
        negated=("needle",),
        text="i'm scared of needles, something else for milia?",
    )
    assert topics(answerer, ask) == ["treatment_options"]


def test_a_scar_of_the_fastest_way_is_that_of_a_cut(answerer: Answerer) -> None:
    scars = Ask("scars", text="does it leave scars")
    assert topics(answerer, scars, last_topics=("fastest",)) == ["procedure_risks"]
    assert topics(answerer, scars, last_topics=("picking",)) == ["picking"]
    both = Question((Ask("fastest", text="whats the fastest way"), scars))
    assert [t.id for t in map(answerer.topic_for, answerer.follow_ups.resolve(both)) if t] == [
        "fastest",
        "procedure_risks",
    ]


@pytest.mark.parametrize(
    "text", ["im 16 does tht matter", "is she too young for it", "does that make a difference"]
)
def test_whether_an_age_matters_is_asked_of_the_last_answer(answerer: Answerer, text: str) -> None:
    ask = Ask("no_info_symptoms", text=text)
    before = {"persons": (Person("child"),), "last_topics": ("procedures",)}
    assert topics(answerer, ask, **before) == ["procedures"]


def test_how_long_is_of_the_bumps_where_nothing_is_done_to_them(answerer: Answerer) -> None:
    ask = Ask("duration", text="long?")
    before = {"last_topics": ("treatment_options",)}
    assert topics(answerer, ask, remembered="baby", **before) == ["duration"]
    assert topics(answerer, ask, remembered="adult", **before) != ["duration"]


def test_three_questions_have_three_answers_of_five_facts_at_most(answerer: Answerer) -> None:
    asks = (Ask("what_are_milia"), Ask("harmless"), Ask("duration"), Ask("causes"))
    reply = answerer.answer(Question(asks, persons=(Person("baby"),)))
    assert [b.topic for b in reply.bubbles] == ["what_are_milia", "harmless", "duration"]
    assert all(b.facts for b in reply.bubbles)
    assert sum(len(b.facts) for b in reply.bubbles) <= 5


def test_what_else_there_is_after_a_childs_no(answerer: Answerer) -> None:
    ask = Ask("follow_more", text="so what else is there")
    assert topics(answerer, ask, last_topics=("retinoid",), remembered="child") == [
        "treatment_options"
    ]


def test_how_they_do_it_after_who_does_it(answerer: Answerer) -> None:
    ask = Ask("follow_how", text="how will they do it")
    assert topics(answerer, ask, last_topics=("who_removes",)) == ["procedures"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("had a dermabrasion done and got the same. coincidence?", "trauma_milia"),
        ("had dermabrasion and got scars, how is it done", "dermabrasion"),
        ("can i get dermabrasion", "dermabrasion"),
    ],
)
def test_what_came_after_a_procedure(answerer: Answerer, text: str, topic: str) -> None:
    assert topics(answerer, Ask("dermabrasion", ("dermabrasion",), text=text)) == [topic]


def test_cheaper_at_home_asks_what_there_is_to_do_there(answerer: Answerer) -> None:
    cheap = Ask("no_info_cost", text="anything cheaper i can do at home")
    assert topics(answerer, cheap) == ["treatment_options"]
    assert topics(answerer, replace(cheap, text="is it cheaper abroad")) == []


def test_how_they_do_what_nothing_was_known_of(answerer: Answerer) -> None:
    """ "Does freezing hurt", then "how do they do it"."""
    before = Ask("no_info_procedure_pain", ("cryotherapy",), text="does freezing hurt")
    ask = Ask("follow_how", text="how do they do it then")
    assert topics(answerer, ask, last_asks=(before,)) == ["cryotherapy"]


def test_may_somebody_else_share_it_after_a_story(answerer: Answerer) -> None:
    ask = Ask("no_info_contagion", text="my niece is 12, she has the same. can she share mine")
    child = (Person("child"),)
    assert topics(answerer, ask, last_topics=("retinoid",), persons=child) == ["retinoid"]


def test_the_writers_own_bumps_are_no_newborns(answerer: Answerer) -> None:
    ask = Ask("duration", text="how long do these on my lids last")
    plain = answerer.answer(Question((ask,)))
    own = answerer.answer(Question((ask,), of_writer=True))
    assert "newborn_gone_in_a_month" in plain.facts
    assert own.facts and "newborn_gone_in_a_month" not in own.facts


def test_a_child_who_was_told_no_asks_how(answerer: Answerer) -> None:
    """ "How to apply" is of what is left to them; "not even a little?" is of what was refused."""
    child = {"remembered": "child", "last_topics": ("retinoid_side_effects",)}
    how = Ask("follow_how", text="how to apply")
    assert topics(answerer, how, **child) == ["exfoliation"]
    little = Ask("retinoid_use", text="not even a little, nightly?")
    assert topics(answerer, little, **child) == ["retinoid_use"]


def test_may_a_child_have_a_procedure(answerer: Answerer) -> None:
    ask = Ask("procedure_sessions", text="i'm 13, could i get it done")
    child = (Person("child"),)
    assert topics(answerer, ask, last_topics=("procedure_sessions",), persons=child) == [
        "procedures"
    ]


def test_a_family_of_what_is_not_known_leans_on_its_topic(answerer: Answerer) -> None:
    """ "Retinol?", then "can she share it with me"."""
    before = Ask(
        "retinoid", not_covered=(NotCovered("retinol", "ingredient", "retinoid"),), text="retinol"
    )
    before = replace(before, intent="no_info_other")
    ask = Ask("no_info_contagion", text="my daughter, 11, can she share it")
    child = (Person("child"),)
    assert topics(answerer, ask, last_asks=(before,), persons=child) == ["retinoid"]


def test_what_is_told_of_newborns_is_not_for_others(answerer: Answerer) -> None:
    before = {"last_topics": ("identify",)}
    put = Ask("newborn_care", text="would i put anything on them")
    grow = Ask("newborn_care", text="she'll grow out of it you think")
    assert topics(answerer, put, remembered="toddler", **before) == ["treatment_options"]
    assert topics(answerer, grow, remembered="toddler", **before) == ["need_treatment"]
    assert topics(answerer, grow, remembered="baby", **before) == ["newborn_care"]


def test_bumps_told_of_with_whom_are_identified(answerer: Answerer) -> None:
    """ "Kid 2 yrs. bumps. nose." is more than whom it is for."""
    told = Ask("inform_audience", ("nose",), text="kid 2 yrs. bumps. nose.")
    reply = answerer.answer(Question((told,), persons=(Person("toddler"),)))
    assert reply.topics == ("identify",)
    only = Ask("inform_audience", text="kid 2 yrs")
    assert not answerer.answer(Question((only,), persons=(Person("toddler"),))).topics


@pytest.mark.parametrize(
    ("text", "mention", "only"),
    [
        ("and for me? ive got three on my eyelid, im 33", "im 33", True),
        ("phew. and mine? 32, on my eyelid", "32", True),
        ("What about me. I am 35 and I have one or two under the eye too", "I am 35", True),
        ("Right so. And would it work on mine? I'm 46, two on the cheekbone", "I'm 46", True),
        ("sorry typing mistake he is 13", "he is 13", True),
        ("can my husband then, hes 36", "husband then, hes 36", True),
        ("can my husband pop them then", "husband", False),
        ("does it hurt on my eyelid, 32", "32", False),
        ("im 27 if that matters", "im 27", True),
        ("for man 25 yrs old", "25 yrs old", True),
        ("im 27 and i smoke", "im 27", False),
    ],
)
def test_whom_with_how_many_they_have(text: str, mention: str, only: bool) -> None:
    assert says_only_who(text, [mention, "me"]) is only


def test_not_even_a_little_asks_for_the_person_named(answerer: Answerer) -> None:
    ask = Ask("newborn_care", text="not even a little on the baby?")
    baby = (Person("baby"),)
    assert topics(answerer, ask, last_topics=("tretinoin",), persons=baby) == ["tretinoin"]


def test_what_was_asked_while_breastfeeding_is_asked_again_for_somebody_else(
    answerer: Answerer,
) -> None:
    before = Ask("no_info_pregnancy", ("differin",), text="im breastfeeding, can i use differin")
    who = Ask("inform_audience", text="can my husband then")
    told = Question((who,), (Person("adult"),), remembered="adult", last_asks=(before,))
    assert "differin_without_prescription" in answerer.answer(told).facts
    assert not answerer.answer(replace(told, expecting=True)).facts


@pytest.mark.parametrize("remembered", ["baby", "unknown"])
def test_no_information_is_said_to_the_next_person_too(answerer: Answerer, remembered: Any) -> None:
    """ "Breast milk on them?", then "and for me": "Got it" alone would tell nothing."""
    thing = NotCovered("breast milk", "remedy", None)
    before = Ask("no_info_home_remedies", not_covered=(thing,), text="breast milk?")
    who = Ask("inform_audience", text="and for me")
    one = Question((who,), (Person("adult"),), remembered=remembered, last_asks=(before,))
    assert "no information on breast milk" in answerer.answer(one).bubbles[0].text
    two = Question((before,), (Person("baby"), Person("adult")))
    assert all("no information on breast milk" in b.text for b in answerer.answer(two).bubbles)


@pytest.mark.parametrize(
    ("intent", "text", "topic"),
    [
        ("harmless", "im scared its something nasty", "cancer"),
        ("harmless", "are they dangerous", "harmless"),
        # An age is no question of growing old: "No. Milia are less common" was said to whoever told one.
        ("older_age", "my mum is 91 and has white pimple things on her eyelids", "identify"),
        ("older_age", "is it common at her age", "older_age"),
        ("premature", "my daughter sophie has white spots, shes 5 weeks", "newborn_care"),
        ("premature", "he was a prem and has them now", "premature"),
    ],
)
def test_what_is_feared_and_an_age_that_is_told(
    answerer: Answerer, intent: str, text: str, topic: str
) -> None:
    (ask,) = answerer.follow_ups.resolve(Question((Ask(intent, text=text),)))
    assert (ask.topic or ask.intent) == topic


@pytest.mark.parametrize(
    ("audience", "fact"),
    [
        ("baby", "baby_cream_question"),
        ("toddler", "toddler_cream_question"),
        ("child", "few_steroid_creams"),
        ("adult", "few_steroid_creams"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "should i stop it??",
        "should my 2yo stop the hydrocortisone",
        "shd the little one keep using it",
    ],
)
def test_whether_to_stop_a_steroid_is_answered_at_once(
    answerer: Answerer, audience: str, fact: str, text: str
) -> None:
    """It was "no information on hydrocortisone", and nobody was told not to stop a prescribed cream."""
    hydrocortisone = NotCovered("hydrocortisone", "medicine", "steroid_cream")
    ask = Ask("medication_milia", not_covered=(hydrocortisone,), text=text)
    reply = answerer.answer(Question((ask,), (Person(audience),)))  # type: ignore[arg-type]
    assert fact in reply.bubbles[0].facts


@pytest.mark.parametrize(
    ("ask", "before", "topic"),
    [
        # What is done already is not forbidden once more.
        (Ask("picking", text="what if i already did one"), {}, "scars"),
        (
            Ask("picking", text="but will it leave a scar?? it was only one"),
            {"last_asks": (Ask("picking", text="i squeezed one on my 3wk olds nose"),)},
            "scars",
        ),
        (Ask("picking", text="wouldnt it leave a scar if she does"), {}, "picking"),
        (Ask("picking", text="can i just pop em already"), {}, "picking"),
    ],
)
def test_after_do_not_pick(
    answerer: Answerer, ask: Ask, before: dict[str, Any], topic: str
) -> None:
    assert topics(answerer, ask, last_topics=("picking",), **before) == [topic]


def test_scars_after_do_not_pick_are_told_without_the_same_warning(answerer: Answerer) -> None:
    said = frozenset({"no_picking"})
    done = Ask("picking", text="too late i already got one out")
    reply = answerer.answer(Question((done,), last_topics=("picking",), said=said))
    assert "heal_without_scars" in reply.facts and "no_picking" not in reply.facts
    asked = Ask("scars", text="wouldnt it leave a scar if she squeezes it")
    reply = answerer.answer(Question((asked,), last_topics=("causes",), said=said))
    assert "no_picking" in reply.facts


@pytest.mark.parametrize(
    "text",
    ["she wasnt early", "born at term, 2 weeks", "Eleven days late if anything", "not a preemie"],
)
def test_who_was_not_born_early_has_no_line_on_that(answerer: Answerer, text: str) -> None:
    ask = Ask("premature", text=text)
    for last in ((), ("duration",)):
        reply = answerer.answer(Question((ask,), (Person("baby"),), last_topics=last))
        assert "premature_later" not in reply.facts


def test_an_early_birth_that_nobody_told_of_is_not_assumed(answerer: Answerer) -> None:
    ask = Ask("premature", text="hes 9 weeks. so thats not normal then?")
    assert topics(answerer, ask, last_topics=("duration",)) == ["duration"]
    told = frozenset({"premature_later"})
    assert topics(answerer, ask, last_topics=("premature",), said=told) == ["premature"]


def test_a_prescribed_cream_is_not_to_be_stopped_for_a_baby_either(answerer: Answerer) -> None:
    ask = Ask("product_choice", text="that's a PRESCRIBED cream. do i stop it, yes or no")
    said = frozenset({"baby_cream_question"})
    reply = answerer.answer(
        Question((ask,), remembered="baby", last_topics=("product_choice",), said=said)
    )
    assert "baby_cream_question" in reply.facts
