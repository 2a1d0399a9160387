"""What a turn asks, in the light of NLU's doubts and of the conversation; and the caution before an answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.core import core
from actions.fallback import ActionFallback, ActionOutOfScope, is_elsewhere
from actions.question import question_from, remember
from actions.urgent import ActionUrgent

Ranking = list[tuple[str, float]]


def tracker(
    text: str, ranking: Ranking, slots: dict[str, Any] | None = None, **keys: Any
) -> Tracker:
    """A tracker whose latest message NLU has read so."""
    listed = [{"name": n, "confidence": c} for n, c in ranking]
    message = {
        "text": text,
        "intent": listed[0],
        "intent_ranking": listed,
        "asks": [{"intent": listed[0]["name"], "text": text, "start": 0, "end": len(text)}],
        **keys,
    }
    return Tracker("t", slots or {}, message, [], False, None, {}, "action_listen")


def said(action: Any, about: Tracker) -> list[str]:
    dispatcher = CollectingDispatcher()
    asyncio.run(action.run(dispatcher, about, {}))
    return [message["text"] for message in dispatcher.messages]


@pytest.mark.parametrize(
    ("ranking", "or_else", "unsure_of"),
    [
        ([("duration", 0.9), ("stubborn", 0.05)], None, None),
        ([("duration", 0.45), ("stubborn", 0.3)], "stubborn", None),
        ([("duration", 0.5), ("no_info_recurrence", 0.3)], None, "no_info_recurrence"),
        ([("no_info_recurrence", 0.5), ("duration", 0.3)], "duration", None),
        ([("no_info_recurrence", 0.9), ("duration", 0.05)], None, None),
        ([("out_of_scope", 0.4), ("duration", 0.3)], None, None),
    ],
)
def test_doubts(ranking: Ranking, or_else: str | None, unsure_of: str | None) -> None:
    ask = question_from(tracker("how long", ranking)).asks[0]
    assert (ask.intent, ask.or_else, ask.unsure_of) == (ranking[0][0], or_else, unsure_of)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("she is 3 weeks and im freaking out", None), ("im 20 weeks pregnant", "no_info_pregnancy")],
)
def test_no_gap_on_pregnancy_where_nobody_is_pregnant(text: str, doubted: str | None) -> None:
    ranking = [("newborn_care", 0.47), ("no_info_pregnancy", 0.25)]
    assert question_from(tracker(text, ranking)).asks[0].unsure_of == doubted


def test_a_caution_stands_before_the_answer() -> None:
    perhaps = {"perhaps_urgent": {"level": "today", "reason": None}, "nearness": 0.9}
    first = said(ActionAnswer(), tracker("what causes them", [("causes", 0.9)], **perhaps))[0]
    caution, _, answer = first.partition("\n\n")
    assert caution.startswith("If someone is ill")
    assert answer.startswith("Nobody is quite sure")


def test_no_caution_of_a_level_that_is_none() -> None:
    odd = {"perhaps_urgent": {"level": "soonish"}, "nearness": 0.9}
    first = said(ActionAnswer(), tracker("what causes them", [("causes", 0.9)], **odd))[0]
    assert first.startswith("Nobody is quite sure")


@pytest.mark.parametrize(
    ("action", "first"),
    [(ActionAnswer(), ("cryotherapy", 0.4)), (ActionFallback(), ("nlu_fallback", 0.3))],
)
def test_what_is_far_from_all_is_out_of_scope(action: Any, first: tuple[str, float]) -> None:
    ranking = [first, ("duration", 0.1)]
    text = said(action, tracker("you freeze your garlic", ranking, nearness=0.3))[0]
    assert text.startswith("I only know about milia")


@pytest.mark.parametrize("action", [ActionUrgent(), ActionOutOfScope()])
def test_whom_it_is_about_is_kept_whatever_is_said(action: Any) -> None:
    baby = [{"audience": "baby", "negated": False, "minor": True}]
    about = tracker("my baby", [("out_of_scope", 0.9)], audiences=baby, urgency={"level": "today"})
    events = asyncio.run(action.run(CollectingDispatcher(), about, {}))
    assert {"event": "slot", "timestamp": None, "name": "audience", "value": "baby"} in events


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("im not pregnant any more, can i use differin", True),
        ("i'm no longer breastfeeding. retinoid ok?", True),
        ("stopped nursing last week", True),
        ("not pregnant but breastfeeding, retinoid?", False),
        ("is it not safe when pregnant", False),
        ("not sure i'm pregnant", False),
        ("not pregnant yet, trying to conceive", False),
        ("can i use it while pregnant", False),
        ("can i use it once ive stopped breastfeeding", False),
        ("when i'm no longer pregnant, can i", False),
    ],
)
def test_a_pregnancy_that_is_over_is_not_what_is_asked_about(text: str, taken_back: bool) -> None:
    at = text.find("pregnan")
    said_so = tracker(
        text,
        [("no_info_pregnancy", 0.7), ("retinoid", 0.2)],
        uncovered_at=[{"value": "pregnancy", "start": at, "end": at + 8}] if at >= 0 else [],
    )
    (ask,) = question_from(said_so).asks
    assert ask.intent == ("retinoid" if taken_back else "no_info_pregnancy")
    assert bool(ask.not_covered) is (at >= 0 and not taken_back)


def test_pregnancy_is_remembered_until_it_is_taken_back_or_for_another() -> None:
    slots = {"expecting": True}
    ranking = [("retinoid", 0.9)]
    wife = [{"audience": "adult", "text": "husband", "negated": False}]
    me = [{"audience": "adult", "text": "i'm 34", "negated": False, "age": "34"}]

    def expecting(text: str, **keys: Any) -> bool:
        return question_from(tracker(text, ranking, slots, **keys)).expecting

    assert expecting("can i use a retinoid")
    assert expecting("i'm 34, a retinoid?", audiences=me)
    assert not expecting("can my husband use a retinoid", audiences=wife)
    assert not expecting("i'm no longer pregnant, a retinoid?")
    assert not question_from(tracker("a retinoid", ranking)).expecting
    at = [{"value": "pregnancy", "start": 25, "end": 33}]
    first = tracker("can i use a retinoid, im pregnant", ranking, uncovered_at=at)
    reply = core().answerer.answer(question_from(first))
    assert remember(first, reply)["expecting"] is True


BABY = {"audience": "baby", "minor": True, "text": "newborn", "negated": False, "age_months": None}
ME = {"audience": "adult", "minor": False, "text": "me", "negated": False, "age_months": None}
HUSBAND = {**ME, "text": "husband"}


@pytest.mark.parametrize(
    ("named", "text", "audiences"),
    [
        ([[BABY], [ME]], "would that do him as well", ["baby"]),
        ([[BABY], [ME], []], "is it ok on her nose", ["baby"]),
        ([[BABY], [ME]], "is it ok on my nose", []),
        ([[BABY], [HUSBAND]], "would that do him as well", []),
        ([[ME]], "would that do him as well", []),
        ([[BABY]], "would that do him as well", ["baby"]),  # since, the writer spoke of "mine"
    ],
)
def test_he_is_the_child_told_of_before_the_writer_spoke_of_themselves(
    named: list[list[dict[str, Any]]], text: str, audiences: list[str]
) -> None:
    about = tracker(text, [("skin_care", 0.9)], {"audience": "adult"})
    about.events = [{"event": "user", "parse_data": {"audiences": each}} for each in [*named, []]]
    assert [p.audience for p in question_from(about).persons] == audiences


@pytest.mark.parametrize(
    ("text", "guess", "intent"),
    [
        ("i have a lancing needle, would it be quicker", "no_info_other_products", "picking"),
        ("does the clinic do it with a needle", "surgical_removal", "surgical_removal"),
        (
            "i have castor oil, would it be quicker",
            "no_info_home_remedies",
            "no_info_home_remedies",
        ),
    ],
)
def test_a_tool_at_hand_is_a_question_of_picking(text: str, guess: str, intent: str) -> None:
    assert question_from(tracker(text, [(guess, 0.9)])).asks[0].intent == intent


@pytest.mark.parametrize(
    ("told", "skin"),
    [
        (["oily_skin"], ("oily_skin",)),
        (["oily_skin", "oily_skin"], ("oily_skin",)),
        (["oily_skin", "sensitive_skin"], ()),
        ([], ()),
    ],
)
def test_the_kind_of_skin_that_was_told_of_is_remembered(
    told: list[str], skin: tuple[str, ...]
) -> None:
    about = tracker("which one though", [("exfoliator_choice", 0.9)])
    each = [[{"entity": "skin_type", "value": value}] for value in told]
    about.events = [{"event": "user", "parse_data": {"entities": e}} for e in [*each, []]]
    question = question_from(about)
    assert question.skin == skin
    said = core().answerer.answer(question).facts
    assert ("exfoliator_sensitive_skin" in said) is (skin != ("oily_skin",))


def test_what_is_asked_beside_a_pregnancy_is_heard_however_sure_the_pregnancy_is() -> None:
    text = "i'm 34 weeks pregnant, are they harmful"
    ask = question_from(tracker(text, [("no_info_pregnancy", 0.98), ("harmless", 0.015)])).asks[0]
    assert ask.or_else == "harmless"
    ask = question_from(tracker(text, [("no_info_pregnancy", 0.9), ("harmless", 0.04)])).asks[0]
    assert ask.or_else is None
    ask = question_from(tracker("is it", [("no_info_cost", 0.98), ("harmless", 0.015)])).asks[0]
    assert ask.or_else is None


@pytest.mark.parametrize(
    ("before", "text", "audiences"),
    [
        ("baby", "do mine go as quick", ["adult"]),
        ("baby", "i've got some too under my eyes", ["adult"]),
        ("toddler", "what about one on my own eyelid", ["adult"]),
        ("child", "do mine go as quick", []),  # a teenager's own
        ("baby", "mine is 3 weeks old", []),
        ("baby", "i've got some cream as well, can i put it on", []),
        ("baby", "i have them too, can i use it on him", []),
    ],
)
def test_mine_is_the_writers(before: str, text: str, audiences: list[str]) -> None:
    about = tracker(text, [("duration", 0.9)], {"audience": before})
    assert [p.audience for p in question_from(about).persons] == audiences


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("my wife wants to buy a cream for it", []),
        ("my wife wants to try it on hers", ["adult"]),
        ("my wife has them", ["adult"]),
    ],
)
def test_who_wants_to_do_something_to_a_baby_is_not_whom_it_is_about(
    text: str, audiences: list[str]
) -> None:
    about = tracker(
        text,
        [("treatment_options", 0.9)],
        {"audience": "baby"},
        audiences=[{**ME, "text": "wife"}],
    )
    assert [p.audience for p in question_from(about).persons] == audiences


CHILD = {**BABY, "audience": "child", "text": "sister", "age_months": 156}
SOME_CHILD = {**BABY, "audience": "unknown", "text": "wee one"}


@pytest.mark.parametrize(
    ("told", "text", "audiences"),
    [
        ([BABY, CHILD], "the wee one again", ["baby"]),
        ([CHILD], "the little girl again", ["child"]),
        ([BABY, CHILD], "the little girl again", ["toddler"]),  # which of them is not said
    ],
)
def test_the_little_one_is_the_youngest_told_of(
    told: list[dict[str, Any]], text: str, audiences: list[str]
) -> None:
    about = tracker(text, [("see_doctor", 0.9)], audiences=[SOME_CHILD])
    about.events = [
        {"event": "user", "parse_data": {"audiences": told}},
        {"event": "user", "parse_data": {"audiences": [SOME_CHILD]}},
    ]
    found = question_from(about)
    assert [core().answerer.audience_of(found)] == audiences


def test_what_leans_on_a_thing_not_covered_is_no_question_of_its_own() -> None:
    text = "can i wear concealer or does it make it worse"
    asks = [
        {"intent": "no_info_makeup", "text": text[:20], "start": 0, "end": 20},
        {"intent": "harmless", "text": text[24:], "start": 24, "end": len(text)},
    ]
    found = question_from(tracker(text, [("no_info_makeup", 0.9)], asks=asks)).asks
    assert [ask.intent for ask in found] == ["no_info_makeup"]


def test_the_procedure_of_the_first_question_is_that_of_the_second() -> None:
    text = "does curettage hurt? what do they do"
    asks = [
        {"intent": "no_info_procedure_pain", "text": text[:20], "start": 0, "end": 20},
        {"intent": "procedures", "text": text[21:], "start": 21, "end": len(text)},
    ]
    entities = [{"entity": "procedure", "value": "curettage", "start": 5, "end": 14}]
    about = tracker(text, [("procedures", 0.9)], asks=asks, entities=entities)
    assert question_from(about).asks[1].terms == ("curettage",)


def test_what_a_question_names_is_talked_about_though_nothing_is_told_of_it() -> None:
    """ "How much is laser", then "do i need to prep": of the laser."""
    entities = [{"entity": "procedure", "value": "laser", "start": 12, "end": 17}]
    cost = tracker("how much is laser", [("no_info_cost", 0.9)], entities=entities)
    reply = core().answerer.answer(question_from(cost))
    slots = remember(cost, reply)
    assert slots["last_topics"] == ["laser"]
    after = tracker("do i need to prep", [("skin_care", 0.4)], slots, nearness=0.4)
    assert not is_elsewhere(after, question_from(after))
    nothing_named = tracker("how much is it", [("no_info_cost", 0.9)])
    reply = core().answerer.answer(question_from(nothing_named))
    slots = remember(nothing_named, reply)
    assert "last_topics" not in slots
    after = tracker("do i need to prep", [("skin_care", 0.4)], slots, nearness=0.4)
    assert not is_elsewhere(after, question_from(after))


@pytest.mark.parametrize(("asks", "elsewhere"), [(1, True), (2, False)])
def test_two_questions_that_are_ours_are_not_elsewhere(asks: int, elsewhere: bool) -> None:
    """No word of ours and far from all phrases; but NLU is sure of both questions."""
    text = "whats fastest and does insurance pay"
    ranking: Ranking = [("fastest", 0.8), ("insurance", 0.15)]
    found = [
        {"intent": "fastest", "text": "whats fastest", "start": 0, "end": 13},
        {"intent": "insurance", "text": "does insurance pay", "start": 18, "end": len(text)},
    ]
    about = tracker(text, ranking, nearness=0.6, asks=found[:asks])
    assert is_elsewhere(about, question_from(about)) is elsewhere


@pytest.mark.parametrize(
    ("text", "guess", "intent"),
    [
        ("is it something in my breast milk", "no_info_pregnancy", "no_info_diet_lifestyle"),
        ("is it my breastmilk", "no_info_home_remedies", "no_info_diet_lifestyle"),
        ("we are putting breastmilk on", "no_info_pregnancy", "no_info_home_remedies"),
        ("does tret get into my breast milk", "no_info_pregnancy", "no_info_pregnancy"),
    ],
)
def test_a_babys_milk_is_a_food_or_a_remedy(text: str, guess: str, intent: str) -> None:
    (ask,) = question_from(tracker(text, [(guess, 0.9)], {"expecting": True})).asks
    assert ask.intent == intent


@pytest.mark.parametrize(
    ("text", "intent", "level", "stands"),
    [
        ("should i just put tcp on it", "no_info_home_remedies", "today", True),
        ("ok thanks", "thanks", "today", False),
        ("its healed now, can i use a scrub on it", "exfoliation", "today", False),
        ("should i just put tcp on it", "no_info_home_remedies", None, False),
    ],
)
def test_what_leans_on_an_emergency_is_answered_beside_whom_to_call(
    text: str, intent: str, level: str | None, stands: bool
) -> None:
    about = tracker(text, [(intent, 0.9)])
    metadata = {"topic": "urgent", "level": level} if level else {"topic": "where"}
    about.events = [
        {"event": "user", "text": "it is hot and full of pus"},
        {"event": "bot", "text": "…", "metadata": metadata},
        {"event": "user", "text": text},
    ]
    caution = core().settings.caution_text("today")
    assert said(ActionAnswer(), about)[0].startswith(caution) is stands
