"""Cutting a message into questions: never one that merely contains "and"."""

from __future__ import annotations

import pytest

from nlu.asks import Clause, Repair, decide, repaired, split


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
    ],
)
def test_several(text: str, clauses: list[str]) -> None:
    assert [clause.text for clause in split(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "",
        "???",
        "are red and white bumps milia",
        "do both men and women get milia",
        "my son is 2 weeks, what are they",
        "hi, what causes milia",
        "what causes milia. i hate them. they are on my nose",
        "soap and water ok?",
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
    ],
)
def test_decide(answers: list[tuple[str, float]], intents: list[str]) -> None:
    asked = decide(
        answer("whole", 0.6),
        CLAUSES,
        [answer(*a) for a in answers],
        "a b c",
        sure=0.5,
        asides=frozenset({"greet"}),
    )
    assert [ask["intent"] for ask in asked] == intents
    assert all(set(ask) == {"intent", "confidence", "text"} for ask in asked)


def test_repairs_apply_inside_a_clause_only() -> None:
    repairs = [Repair(0, 3, "one"), Repair(10, 13, "three")]
    assert repaired("oen", repairs) == "one"
    assert repaired("tre x", repairs, 10) == "three x"
