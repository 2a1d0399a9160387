"""Groups of facts in the held-out questions: `not_for_baby` stands for all that nobody may tell a baby's parent."""

from __future__ import annotations

from bench import heldout
from milia.facts import load


def test_a_group_is_written_out_without_what_is_right(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    line = {"text": "…", "right": ["a"], "wrong": ["not_for_them", "z"]}
    monkeypatch.setattr(heldout, "groups", lambda: {"not_for_them": ["a", "b"]})
    monkeypatch.setattr(heldout, "_load", lambda path: [line, {"id": "c", "turns": [line]}])
    single, conversation = heldout.read("dev", "in_scope")
    assert single["wrong"] == ["b", "z"]
    assert conversation["turns"][0]["wrong"] == ["b", "z"]


def test_every_id_of_a_group_is_a_fact_that_is_not_for_them() -> None:
    facts = load().facts
    for name, ids in heldout.groups().items():
        audience = name.removeprefix("not_for_")
        assert ids
        assert {i for i in ids if i not in facts or audience in facts[i].audiences} == set()


def test_a_set_that_has_no_such_file_has_no_such_lines() -> None:
    assert heldout.read("dev", "no_such_kind") == []
