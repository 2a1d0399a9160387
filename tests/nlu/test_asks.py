"""Cutting a message into questions: never one that merely contains "and"."""

from __future__ import annotations

import pytest

from nlu.asks import Clause, decide, sole, split


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "what are they and how do i get rid of them",
            ["what are they", "how do i get rid of them"],
        ),
        (
            "how often and how long should i exfoliate",
            ["how often should i exfoliate", "how long should i exfoliate"],
        ),
        ("cause? treatment?", ["cause", "treatment"]),
        ("what causes milia\ncan i pop them", ["what causes milia", "can i pop them"]),
        ("what is it, can i pop it", ["what is it", "can i pop it"]),
        (
            "quickest way to be rid of them and will it cost me",
            ["quickest way to be rid of them", "will it cost me"],
        ),
        (
            "my skin is dry which one do i take and how often pls",
            ["which one do i take", "how often pls"],
        ),
        (
            "for a 9 yr old is there a cream and could he use it",
            ["is there a cream", "could he use it"],
        ),
        (
            "tell me about peels and tell me about laser",
            ["tell me about peels", "tell me about laser"],
        ),
        (
            "first what causes it, second how do i stop it",
            ["first what causes it", "second how do i stop it"],
        ),
        # the question itself, and what it weighs
        (
            "is it in the genes, or a lack of sleep",
            [
                "is it in the genes, or a lack of sleep",
                "is it in the genes",
                "is it a lack of sleep",
            ],
        ),
        # with nothing to part them
        ("what causes it what gets rid of it", ["what causes it", "what gets rid of it"]),
        ("is it normal how long does it last", ["is it normal", "how long does it last"]),
        (
            "does laser work for this does insurance pay",
            ["does laser work for this", "does insurance pay"],
        ),
        (
            "is coconut oil bad for it, also is sunscreen ok",
            ["is coconut oil bad for it", "is sunscreen ok"],
        ),
        ("are they harmful do they go away", ["are they harmful", "do they go away"]),
        (
            "had a facial in may then these came can a facial cause milia do they fade",
            ["can a facial cause milia", "do they fade"],
        ),
        # what is told behind a comma is no part of the question
        (
            "was it the scrub, i'm 40, and can a doctor help",
            ["was it the scrub", "can a doctor help"],
        ),
        ("how long do they last / is there a cream", ["how long do they last", "is there a cream"]),
        ("retinol yes or no? what else is there", ["retinol yes or no", "what else is there"]),
        (
            "do i use cream before or after it, and how often",
            ["do i use cream before or after it", "how often"],
        ),
        (
            "hello there is milia dangerous, and how many weeks till it goes",
            ["is milia dangerous", "how many weeks till it goes"],
        ),
        # points of a list, with a number before each
        (
            "1) what is curettage 2) who does it 3) could it scar",
            ["what is curettage", "who does it", "could it scar"],
        ),
        (
            "is sunscreen any use, are heavy oils bad",
            ["is sunscreen any use", "are heavy oils bad"],
        ),
        (
            "will they go by themselves, and if not is differin ok",
            ["will they go by themselves", "if not is differin ok"],
        ),
        (
            "is that normal can a dermatologist cut it out",
            ["is that normal", "can a dermatologist cut it out"],
        ),
        ("tret ok for this and can i go every night", ["tret ok for this", "can i go every night"]),
        (
            "for a 9 year old: is one go enough; and which procedures are there",
            ["is one go enough", "which procedures are there"],
        ),
        (
            "sunscreen yes or no and what about moisturiser",
            ["sunscreen yes or no", "what about moisturiser"],
        ),
        # nothing between them
        (
            "is it hereditary does it come back after its taken out",
            ["is it hereditary", "does it come back after its taken out"],
        ),
        (
            "what is milia how you get it how you remove it",
            ["what is milia", "how you get it", "how you remove it"],
        ),
        # no halves where there is nothing to weigh
        (
            "what do they do, is it one visit or loads",
            ["what do they do", "is it one visit or loads"],
        ),
        (
            "how long will it stay, and is there any cream or gel for it",
            ["how long will it stay", "is there any cream or gel for it"],
        ),
    ],
)
def test_several(text: str, clauses: list[str]) -> None:
    assert [clause.text for clause in split(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "is it ok if i do it at home",
        "how long does it take to work",
        "do you know is it harmful",
        "",
        "???",
        "are red and white bumps milia",
        "do you know how long it takes for milia to go",
        "how do i know what milia look like",
        "what do i do when it gets worse",
        "how long should i use it before it works",
        "do both men and women get milia",
        "my son is 2 weeks, what are they",
        "hi, what causes milia",
        "what causes milia. i hate them. they are on my nose",
        "soap and water ok?",
        "sleep is what i need",
        "tell me straight, will they go",
        "scrub or acid for me",
        "does it leave you red and sore or is that not normal",
        "the doctor looked and it is milia after all",
    ],
)
def test_one(text: str) -> None:
    assert split(text) == []


def test_spans_point_into_the_message() -> None:
    text = "Hi! What are they?  And can I pop them??"
    assert [text[c.start : c.end] for c in split(text)] == ["What are they", "can I pop them"]


def answer(name: str, confidence: float) -> dict[str, object]:
    return {"name": name, "confidence": confidence}


CLAUSES = [Clause("a", 0, 1), Clause("b", 2, 3), Clause("c", 4, 5)]


@pytest.mark.parametrize(
    ("answers", "intents"),
    [
        ([("x", 0.9), ("y", 0.8), ("z", 0.7)], ["x", "y", "z"]),
        ([("x", 0.9), ("x", 0.8), ("y", 0.7)], ["x", "y"]),
        ([("x", 0.9), ("y", 0.4), ("x", 0.7)], ["whole"]),
        ([("greet", 0.9), ("y", 0.9), ("y", 0.7)], ["whole"]),
        # what is not our subject is not passed over beside one question of ours
        ([("out_of_scope", 0.9), ("y", 0.9), ("y", 0.7)], ["y", "out_of_scope"]),
        ([("out_of_scope", 0.5), ("y", 0.9), ("y", 0.7)], ["whole"]),
    ],
)
def test_decide(answers: list[tuple[str, float]], intents: list[str]) -> None:
    asked = decide(
        answer("whole", 0.6),
        CLAUSES,
        [answer(*a) for a in answers],
        "a b c",
        sure=0.5,
        asides=frozenset({"greet", "out_of_scope"}),
    )
    assert [ask["intent"] for ask in asked] == intents
    assert all(set(ask) == {"intent", "confidence", "text", "start", "end"} for ask in asked)


@pytest.mark.parametrize(
    ("names", "confidence", "asked"),
    [
        (("genes", "sleep"), 0.7, ["genes", "sleep"]),
        (("genes", "sleep"), 0.55, ["whole"]),  # weighed, not asked one by one
        (("identify", "no_info_look_alikes"), 0.9, ["whole"]),  # "is it milia or acne"
    ],
)
def test_either_side_must_be_sure(
    names: tuple[str, str], confidence: float, asked: list[str]
) -> None:
    clauses = [Clause("a", 0, 1, either=True), Clause("b", 2, 3, either=True)]
    answers = [answer(name, confidence) for name in names]
    found = decide(answer("whole", 0.6), clauses, answers, "a or b", sure=0.5, asides=frozenset())
    assert [ask["intent"] for ask in found] == asked


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("sorry dog on the keys. how do i prevent milia", "how do i prevent milia"),
        ("oops wrong chat, what causes milia", "what causes milia"),
        ("what causes milia", None),
        ("i bought some oil. does it help", None),
        ("nothing helps, what can i do", None),
        ("i have spots on my nose. what are they", None),
        ("the first one, how often", None),
    ],
)
def test_a_remark_is_no_part_of_the_question(text: str, question: str | None) -> None:
    found = sole(text)
    assert (found.text if found is not None else None) == question


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Freezing: how is it done, and could it leave a mark?",
            ["Freezing: how is it done", None],
        ),
        (
            "vaseline every night since november. connection? will i be scarred?",
            ["vaseline every night since november. connection", None],
        ),
        ("what are they and can i pop them", [None, None]),
    ],
)
def test_the_remark_before_a_question_is_known(text: str, told: list[str | None]) -> None:
    found = [None if c.remark is None else text[c.remark : c.end] for c in split(text)]
    assert found == told


@pytest.mark.parametrize(
    ("second", "sure", "intents"),
    [
        ("why did it go up", 0.8, ["out_of_scope"]),  # "what year did the wall come down and …"
        ("are they contagious", 0.5, ["causes", "out_of_scope"]),  # "who won the match and …"
        ("can i pop milia", 0.8, ["causes", "out_of_scope"]),
    ],
)
def test_a_message_on_another_subject_stays_one(
    second: str, sure: float, intents: list[str]
) -> None:
    clauses = [Clause("what year", 0, 9), Clause(second, 14, 14 + len(second))]
    answers = [answer("out_of_scope", 0.9), answer("causes", 0.9)]
    whole, text = answer("out_of_scope", sure), f"what year and {second}"
    asked = decide(whole, clauses, answers, text, sure=0.5, asides=frozenset({"out_of_scope"}))
    assert [ask["intent"] for ask in asked] == intents


def test_texting_joins_questions_with_an_n() -> None:
    assert [c.text for c in split("is it milia n can i pop it")] == ["is it milia", "can i pop it"]
    assert split("red n white bumps on nose") == []
