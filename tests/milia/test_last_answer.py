"""What a message means by its words and the last answer."""

from __future__ import annotations

from typing import Any

import pytest

from milia.answering import Answerer, Ask, Question


def topics(answerer: Answerer, ask: Ask, **before: Any) -> list[str]:
    """Ids of the topics that a question of this turn is taken for."""
    found = map(answerer.topic_for, answerer.follow_ups.resolve(Question((ask,), **before)))
    return [topic.id for topic in found if topic is not None]


@pytest.mark.parametrize(
    ("last", "ask", "topic"),
    [
        (
            "fastest",
            Ask("product_choice", text="anything off the shelf at boots"),
            "treatment_options",
        ),
        ("laser", Ask("retinoid_strength", text="or sth otc"), "treatment_options"),
        (
            "identify",
            Ask("retinoid", text="my wife wants to buy a cream for it"),
            "treatment_options",
        ),
        ("retinoid", Ask("retinoid", text="where do i buy a cream like that"), "retinoid"),
        ("need_treatment", Ask("moisturizer", text="what cream then"), "treatment_options"),
        ("need_treatment", Ask("moisturizer", text="how often do i moisturise"), "moisturizer"),
        ("cancer", Ask("harmless", text="it isn't growing. so fine, right"), "cancer"),
        ("cancer", Ask("harmless", text="are milia dangerous"), "harmless"),
        ("cancer", Ask("stubborn", text="mine's been there 8 months"), "cancer"),
        ("surgical_removal", Ask("procedure_risks", text="is it dangerous to leave"), "harmless"),
        ("insurance", Ask("causes", text="why dont they pay tho"), "insurance"),
        ("surgical_removal", Ask("procedure_risks", text="is it dangerous"), "procedure_risks"),
        (
            "retinoid",
            Ask("retinoid_results", text="do the dermatologist ones work first time"),
            "procedure_sessions",
        ),
        ("exfoliation", Ask("types", text="most make her red. which sort"), "exfoliator_choice"),
        ("retinoid", Ask("who_gets_milia", text="everyone uses them. why cant i"), "retinoid"),
        ("retinoid", Ask("see_doctor", text="must a doctor give it to me"), "retinoid_strength"),
        ("exfoliation", Ask("fastest", text="and that'd work by friday"), "exfoliation_results"),
        ("retinoid", Ask("fastest", text="what is fastest"), "fastest"),
        ("chemical_peel", Ask("retinoid_strength", text="the strong one i mean"), "chemical_peel"),
        ("laser", Ask("duration", text="and thats it 1 go n its gone?"), "procedure_sessions"),
        ("laser", Ask("surgical_removal", text="ok and how is it done"), "laser"),
        ("laser", Ask("follow_how", text="ok and how do they do it"), "laser"),
        ("laser", Ask("follow_how", text="how do i get it"), "who_removes"),
        ("laser", Ask("curettage", text="the scraping one, how is that done"), "curettage"),
        ("treatment_options", Ask("treatment_options", text="something at home"), "exfoliation"),
        (
            "procedures",
            Ask("scars", text="stays a mark when the specialist does it"),
            "procedure_risks",
        ),
        ("where", Ask("scars", text="will they leave a mark"), "scars"),
        ("picking", Ask("scars", text="what happens if i do"), "picking"),
        ("picking", Ask("scars", text="why is that"), "picking"),
        ("picking", Ask("causes", text="why did she get them"), "causes"),
        (
            "retinoid",
            Ask("premature", text="hes 18 in march, what difference does it make"),
            "retinoid",
        ),
        (
            "newborn_care",
            Ask("retinoid", ("physical_exfoliator",), text="a face scrub, is that ok on him"),
            "exfoliation",
        ),
        (
            "fastest",
            Ask("picking", ("needle",), text="would they use a needle"),
            "surgical_removal",
        ),
        ("fastest", Ask("picking", ("needle",), text="can i use a needle"), "picking"),
        # the rare kinds say themselves how common they are
        ("milia_en_plaque", Ask("how_common", text="is that common"), "milia_en_plaque"),
        ("neonatal_milia", Ask("how_common", text="is that common"), "how_common"),
        # what comes next in a routine
        ("cleansing", Ask("follow_more", text="and what goes on after that"), "moisturizer"),
        (
            "exfoliation",
            Ask("exfoliation", text="anything to put on straight after"),
            "moisturizer",
        ),
        # other ways, other hands
        ("laser", Ask("laser", ("laser",), text="alternatives to laser?"), "procedures"),
        ("picking", Ask("no_info_other_conditions", text="why bawal, its sterile"), "picking"),
        # what a treatment does, and may
        ("retinoid_side_effects", Ask("how_common", text="normal?"), "retinoid_side_effects"),
        ("newborn_care", Ask("how_common", text="normal?"), "how_common"),
        ("need_treatment", Ask("need_treatment", text="she does be picking at them"), "picking"),
        # one of two
        ("newborn_care", Ask("prevention", text="why only one of them though"), "causes"),
        # a cream that nobody prescribed
        (
            "medication_milia",
            Ask("retinoid_strength", text="nobody prescribed it, bought it at the shop"),
            "medication_milia",
        ),
        ("surgical_removal", Ask("follow_risk", text="ew. other ways?"), "treatment_options"),
        ("procedures", Ask("procedures", text="any alternatives"), "treatment_options"),
        ("picking", Ask("harmless", text="what if my mom does it shes careful"), "picking"),
        ("picking", Ask("how_common", text="y not tho theres vids of it"), "picking"),
        # whether a procedure brings milia on
        (
            "dermabrasion",
            Ask("prevention", text="can that not give you more of them"),
            "trauma_milia",
        ),
        ("dermabrasion", Ask("prevention", text="how do i get fewer"), "prevention"),
        # the same cream on another
        (
            "medication_milia",
            Ask("no_info_baby_care", text="the baby has the same cream"),
            "medication_milia",
        ),
        (
            "retinoid",
            Ask("retinoid_strength", text="anything like it without my gp"),
            "retinoid_strength",
        ),
        ("eruptive_milia", Ask("procedure_sessions", text="why so many one time"), "causes"),
        (
            "eruptive_milia",
            Ask("procedure_sessions", text="one session enough?"),
            "procedure_sessions",
        ),
        # "it" is what was talked about
        ("chemical_peel", Ask("what_are_milia", text="what even is it"), "chemical_peel"),
        ("chemical_peel", Ask("what_are_milia", text="what are milia"), "what_are_milia"),
        ("causes", Ask("laser", ("laser",), text="so the laser did this."), "trauma_milia"),
        ("causes", Ask("laser", ("laser",), text="does laser do this"), "laser"),
    ],
)
def test_in_the_light_of_the_last_answer(
    answerer: Answerer, last: str, ask: Ask, topic: str
) -> None:
    assert topics(answerer, ask, last_topics=(last,))[:1] == [topic]


def test_how_much_after_a_procedure_is_its_price(answerer: Answerer) -> None:
    ask = Ask("retinoid_use", text="so how much must i prepare")
    (meant,) = answerer.follow_ups.resolve(Question((ask,), last_topics=("insurance",)))
    assert meant.intent == "no_info_cost"


def test_whether_a_procedure_hurts_is_not_known(answerer: Answerer) -> None:
    ask = Ask("follow_risk", text="would it hurt her")
    (meant,) = answerer.follow_ups.resolve(Question((ask,), last_topics=("cryotherapy",)))
    assert meant.intent == "no_info_procedure_pain"


def test_who_can_tell_what_is_not_known(answerer: Answerer) -> None:
    ask = Ask("no_info_pregnancy", text="so you can't say. who can?")
    assert topics(answerer, ask, last_topics=("differin",)) == ["see_doctor"]


def test_who_tried_everything_has_stubborn_ones(answerer: Answerer) -> None:
    text = "tretinoin, salicylic wash, nothing is happening"
    ask = Ask("results_time", ("tretinoin", "salicylic_acid"), text=text)
    assert topics(answerer, ask) == ["stubborn"]


def test_how_big_a_patch_is_told(answerer: Answerer) -> None:
    ask = Ask("no_info_inside", text="how big it becomes")
    assert topics(answerer, ask, last_topics=("milia_en_plaque",)) == ["milia_en_plaque"]
    (other,) = answerer.follow_ups.resolve(Question((ask,), last_topics=("causes",)))
    assert other.intent == "no_info_inside"
