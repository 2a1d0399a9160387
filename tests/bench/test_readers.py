"""Careful readers' answers to the test half: one for each message, in facts and words that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import readers
from bench.evaluate import SETS, placed
from bench.readers import READERS, Reader, answers
from milia.facts import load

NAMES = sorted(path.stem for path in READERS.glob("*.tsv"))
KINDS = ("in_scope", "not_covered", "unrelated", "urgent", "several")


def test_there_are_two() -> None:
    assert len(NAMES) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_an_answer(name: str) -> None:
    asked = {
        line["place"] for s in ("", *SETS) for kind in KINDS for line in placed("test", s + kind)
    }
    asked |= {line["place"] for kind in KINDS[:2] for line in placed("test", f"public_{kind}")}
    for s in ("", *SETS):
        for talk in placed("test", s + "conversations"):
            asked |= {f"{talk['place']}:{i}" for i in range(len(talk["turns"]))}
    assert len(asked) > 1500
    assert sorted(asked ^ set(answers(name))) == []


@pytest.mark.parametrize(
    "line", ["in_scope:0\tno_such_fact", "in_scope:0", "in_scope:0\tharmless, MAYBE"]
)
def test_what_is_no_answer_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "one.tsv").write_text(f"unrelated:0\tNO_INFO\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.tsv, line 2: .*data/facts\.yml"):
        answers("one", tmp_path)


def test_what_an_answer_says(tmp_path: Path) -> None:
    lines = "a:0\tharmless, no_picking + NO_INFO\na:1\tURGENT\na:2\tTALK\n"
    (tmp_path / "one.tsv").write_text(lines, encoding="utf-8")
    both, urgent, talk = answers("one", tmp_path).values()
    assert both.facts == ["harmless", "no_picking"]
    assert [both.declines, both.refuses, both.urgent] == [False, True, False]
    assert [urgent.declines, urgent.refuses, urgent.urgent] == [False, False, True]
    assert [talk.declines, talk.refuses, talk.urgent] == [True, False, False]


def test_a_reader_answers_a_topic_by_any_of_its_facts_or_the_refusal_of_one(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    facts = load()
    topic, fact = next(
        (t, f) for t in facts.topics.values() for f in t.facts if facts.facts[f].not_for
    )
    refusal = next(iter(facts.facts[fact].not_for.values()))
    monkeypatch.setattr(readers, "answers", lambda name: {})
    reader = Reader("anyone")
    for said, answered in ((fact, True), (refusal, True), ("milk_spots_name", False)):
        reply = readers.Answer((readers.Bubble("", metadata={"facts": [said]}),))
        assert reader.answers(reply, {topic.id}) is answered, said
