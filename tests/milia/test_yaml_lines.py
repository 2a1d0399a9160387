"""YAML with the line that each value stands on."""

from __future__ import annotations

from datetime import date

from milia.yaml_lines import Problem, Reader, compose

TEXT = """facts:
  - id: one
    say: "What is said."
    reviewed: 2026-01-31
    sure: true
  - id: two
    id: three
"""


def test_values_and_lines() -> None:
    reader = Reader("facts.yml")
    read = reader.value(compose(TEXT))
    assert read["facts"][0] == {
        "id": "one", "say": "What is said.", "reviewed": date(2026, 1, 31), "sure": True,
    }  # fmt: skip
    assert reader.lines.of(("facts", 0, "say")) == 3
    assert reader.lines.of(("facts", 1, "no_such_field")) == 6
    assert reader.lines.of(("nothing",)) == 1


def test_a_key_that_stands_twice_is_named_with_its_line() -> None:
    reader = Reader("facts.yml")
    reader.value(compose(TEXT))
    (problem,) = reader.problems
    assert str(problem) == "facts.yml:7: id: id stands twice in one entry. Keep one of the two."


def test_what_libyaml_refuses_is_read_all_the_same() -> None:
    assert Reader("f").value(compose("{ask: What now?, also: b}")) == {
        "ask": "What now?",
        "also": "b",
    }


def test_problems_are_sorted_by_place() -> None:
    late, soon = (Problem("f.yml", line, "x", "m", "r") for line in (9, 2))
    assert sorted([late, soon]) == [soon, late]
