"""`make facts`: what it counts and what it calls a hole."""

from __future__ import annotations

from pathlib import Path

import pytest

from milia import facts as fact_file
from runtime.facts_table import MIN_PHRASES, Table, count_phrases, origin, phrase_holes, survey
from runtime.paths import ROOT

NLU = """
nlu:
  - intent: one
    examples: |
      - first
      - second
  - intent: two
    examples:
      - text: third
  - synonym: x
    examples: |
      - y
"""


def test_phrases_are_counted_by_intent(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(NLU)
    (tmp_path / "b.yml").write_text(NLU)
    assert count_phrases(sorted(tmp_path.glob("*.yml"))) == {"one": 4, "two": 2}


def test_an_intent_with_few_phrases_is_a_hole() -> None:
    facts = fact_file.load()
    enough = {topic.intent: MIN_PHRASES for topic in facts.topics.values()}
    enough |= {uncovered.intent: MIN_PHRASES for uncovered in facts.uncovered.values()}
    assert phrase_holes(facts, enough) == []
    (hole,) = phrase_holes(facts, enough | {"causes": MIN_PHRASES - 1})
    assert hole.startswith("intent causes (topic causes) has 24 phrases")


def test_the_table_holds_every_sentence_and_topic() -> None:
    table = survey(ROOT)
    text = table.render()
    assert "\n1.1 " in text
    assert all(topic in text for topic in fact_file.load().topics)
    assert text.endswith(table.totals())


@pytest.mark.parametrize(
    ("holes", "end"), [([], "; no holes"), (["a"], "; 1 hole"), (["a", "b"], "; 2 holes")]
)
def test_holes_are_counted(holes: list[str], end: str) -> None:
    assert Table([], [], {"facts": 3}, holes).totals() == "3 facts" + end


def test_an_answer_names_its_source() -> None:
    fact = next(iter(fact_file.load().facts.values()))
    line = origin({"topic": "t", "facts": [fact.id], "audience": "adult"})
    assert line == f"  (topic t; facts {fact.id} ({' '.join(fact.source)}); audience adult)"


def test_words_of_the_assistant_name_none() -> None:
    assert "own words" in origin({"audience": "unknown"})
